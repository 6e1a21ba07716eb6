"""Officers named together: «الرئيسان الروسي والسوري», «رئيسا روسيا وسوريا», «وزراء خارجية مصر والأردن»."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from loaders.engine.context import Context
    from loaders.engine.focus import Focus
    from loaders.engine.phrase import Phrase

_REACH = 11  # items: as many adjectives and names of states may follow


class Holders:
    """Finds whom a phrase of the sense "officers" stands for."""

    def __init__(self, context: Context, focus: Focus) -> None:
        self._context = context
        self._focus = focus

    def of(self, j: int, phrase: Phrase) -> tuple[int, ...]:
        """The holders, one for each state; without states those in focus; else a group."""
        entities = self._context.entities
        held = phrase.offices[0] if phrase.offices else None
        if held is None:
            return ()
        if named := self._named_after(j):
            return named
        states = [s for s in phrase.states if s.startswith("state/")]
        states += [s for s in self.joined_states(j) if s not in states]
        if len(states) >= 2:
            modified = self._context.pack.grammar.prepositional  # a plural is the dual's only form
            nameless = held.code is None and self._context.by_case  # «представители России и США»
            if nameless or (held.plural and not (phrase.dual and modified)):
                return tuple(entities.listed(state) for state in states)
            title = " ".join(self._context.tokens.words[held.first : held.last])
            return tuple(entities.office_in(held.code, state, phrase, title) for state in states)
        if (not held.plural or phrase.dual) and not states:
            pair = self._focus.main_pair(j)
            if len(pair) == 2 and all(self._focus.holds(entity, held.code) for entity in pair):
                return pair
            holders = self._focus.holders(held.code)
            if len(holders) >= 2:
                return holders
            return pair if len(pair) == 2 else ()
        return (entities.group(phrase),)

    def _named_after(self, j: int) -> tuple[int, ...]:
        """«президенты России и США Путин и Трамп»: the people named in a row after officers; two or none."""
        items = self._context.items
        found: list[int] = []
        for item in items[j + 1 : j + 1 + _REACH]:
            phrase = item.phrase
            if phrase is not None and phrase.sense == "person" and phrase.name[1] and phrase.entity >= 0:
                if not phrase.offices and (item.conjunction or not found):
                    found.append(phrase.entity)
                    continue
                break
            joined = phrase is not None and phrase.sense == "state" and item.conjunction and not found
            if not joined and item.kind not in {"conj", "comma"}:
                break
        return tuple(found) if len(found) >= 2 else ()

    def joined_states(self, j: int) -> list[str]:
        """States that follow the phrase ``j``, by name («تونس والجزائر ومصر») or by adjective."""
        items = self._context.items
        found: list[str] = []
        for item in items[j + 1 : j + 1 + _REACH]:
            if item.kind == "nisba":
                found.append(str(item.value))
            elif (
                item.phrase is not None
                and item.phrase.sense == "state"
                and not item.preposition
                and (item.conjunction or item.first <= items[j].last + 2)
            ):
                found.append(item.phrase.entry or "")
            elif item.kind not in {"dash", "comma"}:
                break
        return [state for state in found if state.startswith("state/")]
