"""Who and what a text speaks of at the moment, the latest first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loaders.engine.families import CABLES, ONE_SIDED
from ontology.terms import EntityKind

if TYPE_CHECKING:
    from loaders.engine.context import Context
    from loaders.engine.draft import Event
    from loaders.engine.items import Item

_MOST_ENTITIES = 8
_MOST_STATES = 6


class Focus:
    """``entities``: persons and states; ``pair``: those who took part together last; ``states``: entry ids.

    ``recent``: the event told last; ``cable``: the last that one tells another in writing or in words.
    """

    def __init__(self, context: Context) -> None:
        self._context = context
        self.entities: list[int] = []
        self.pair: tuple[int, ...] = ()
        self._told: dict[frozenset[int], int] = {}  # how often each two were told of, the latest last
        self.states: list[str] = []
        self.recent: Event | None = None
        self.cable: Event | None = None
        self._first_told: list[str] | None = None

    def people(self) -> list[int]:
        """The persons in focus."""
        return [entity for entity in self.entities if self._context.is_person(entity)]

    def see(self, entity: int) -> None:
        """Put an entity first."""
        if entity in self.entities:
            self.entities.remove(entity)
        self.entities.insert(0, entity)
        del self.entities[_MOST_ENTITIES:]

    def see_state(self, state: str) -> None:
        """A state has been spoken of, by name, by adjective or through one of its people."""
        if state in self.states:
            self.states.remove(state)
        self.states.insert(0, state)
        del self.states[_MOST_STATES:]

    def attend(self, event: Event) -> None:
        """Bring those who take part into focus."""
        context = self._context
        self.recent = event
        if event.frame.type in CABLES:
            self.cable = event
        people = [e for e in event.parts if context.draft(e).kind is not EntityKind.GROUP]
        together = len(people) >= 2 and event.frame.type not in ONE_SIDED
        if together and set(map(context.home, people)) != set(map(context.home, self.pair)):
            self.pair = tuple(people)
        if together and len(people) == 2:
            two = frozenset(people)
            self._told[two] = self._told.pop(two, 0) + 1
        for entity in reversed(people):
            self.see(entity)

    def main_pair(self, k: int) -> tuple[int, ...]:
        """The two whom a dual at item ``k`` means: those of its sentence, else those told of most."""
        if self.recent is not None and self._context.same_sentence(self.recent.trigger, k):
            return self.pair
        most = max(self._told.values(), default=0)
        if most > 1 and self._told.get(frozenset(self.pair), 0) < most:
            return next(tuple(sorted(two)) for two, times in reversed(self._told.items()) if times == most)
        return self.pair

    def holders(self, code: str | None) -> tuple[int, ...]:
        """The latest two persons who hold an office."""
        found = []
        for entity in self.people():
            if self.holds(entity, code) and entity not in found:
                found.append(entity)
        return tuple(found[:2])

    def holds(self, entity: int, code: str | None) -> bool:
        """Whether an entity holds an office, or ever held it."""
        draft = self._context.draft(entity)
        codes = {office.code for office in draft.offices}
        if draft.entry:
            codes |= {o.code for o in self._context.pack.gazetteer.entries[draft.entry].holds}
        return code in codes

    def two_states(self) -> tuple[int, ...]:
        """«البلدان»: the states of the pair, else the latest two, else two told further on; or none."""
        context = self._context
        homes = [home for home in map(context.home, self.pair) if home]
        if len(set(homes)) < 2:
            homes += self.states
        if len(set(homes)) < 2:
            homes += self._first_states()
        found = list(dict.fromkeys(homes))[:2]
        return tuple(context.entities.listed(home) for home in found) if len(found) == 2 else ()

    def _first_states(self) -> list[str]:
        """The states of the whole text, in its order: as many as can matter beside another."""
        if self._first_told is None:
            told = (state for item in self._context.items for state in _states_of(item))
            self._first_told = list(dict.fromkeys(told))[:2]
        return self._first_told


def _states_of(item: Item) -> list[str]:
    found = [str(item.value)] if item.kind == "nisba" else item.phrase.states if item.phrase else []
    return [state for state in found if state.startswith("state/")]
