"""Who stands before an event noun: «Putin's visit», «Russian-Turkish talks», «the US-China summit»."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loaders.engine.positions import GENITIVE

if TYPE_CHECKING:
    from loaders.engine.context import Context
    from loaders.engine.draft import Event
    from loaders.engine.slots import Slots

_GAP = 4  # tokens of adjectives between a genitive and its noun
_MODIFIERS = 2  # tokens between modifiers of states and the noun
_BESIDE = frozenset({"nisba", "noun", "adverb", "count", "mark", "last", "dash", "cue", "time"})


class BeforeNoun:
    """Fills the slots of event nouns from what stands before them."""

    def __init__(self, context: Context, slots: Slots) -> None:
        self._context = context
        self._slots = slots

    def fill(self, event: Event) -> None:
        """The owner, who does what the noun says, and the sides that names or adjectives before it name."""
        self._fill_owner(event)
        if event.frame.nisba is not None:
            self._fill_sides(event)

    def _fill_owner(self, event: Event) -> None:
        items, k = self._context.items, event.trigger
        role = event.frame.possessor or event.frame.genitive
        j = k - 1
        while j >= 0 and items[j].kind in _BESIDE and items[k].first - items[j].last <= _GAP:
            j -= 1
        owner = items[j] if j >= 0 else None
        if (
            owner is None
            or role is None
            or owner.preposition != GENITIVE
            or owner.sentence != items[k].sentence
        ):
            return
        if items[k].first - owner.last <= _GAP + 2:
            group = [j]
            while items[group[0]].conjunction and items[group[0] - 1].phrase is not None:
                group.insert(0, group[0] - 1)  # «Russia and Turkey's talks»
            self._slots.fill(event, group, role, "owner")

    def _fill_sides(self, event: Event) -> None:
        context, items, k = self._context, self._context.items, event.trigger
        role = event.frame.nisba
        states: list[str] = []
        phrases: list[int] = []
        last = items[k].first
        for j in range(k - 1, max(-1, k - 10), -1):
            item = items[j]
            if last - item.last > _MODIFIERS or item.kind in {"stop", "comma", "verb"}:
                break
            if item.kind == "nisba":
                states.insert(0, str(item.value))
            elif (
                item.phrase is not None and not item.preposition and item.phrase.sense in {"state", "person"}
            ):
                if last != items[k].first or len(phrases) or self._dashed(j):
                    phrases.insert(0, j)
            elif item.kind not in {"dash", "noun", "count", "adverb"}:
                break
            last = item.first
        sides = len(set(states)) + len(phrases)
        if role is None or (sides < 2 and event.frame.needs > 1):
            return
        for state in states:
            event.add(context.entities.listed(state), role, "adjective before the noun")
        if sides >= 2:
            self._slots.fill(event, phrases, role, "name before the noun")

    def _dashed(self, j: int) -> bool:
        """«the Putin-Xi summit», «US-China talks»: a dash joins the name to another."""
        items = self._context.items
        return j > 0 and items[j - 1].kind == "dash" and items[j - 1].last == items[j].first
