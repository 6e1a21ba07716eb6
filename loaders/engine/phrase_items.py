"""Phrases in, items out: with the preposition that governs each, and what its case lets it be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loaders.engine.governing import circumstance_before, inherited_preposition, preposition_before
from loaders.engine.items import Item
from loaders.engine.positions import GENITIVE

if TYPE_CHECKING:
    from loaders.engine.cases import Cases
    from loaders.engine.item_list import ItemList
    from loaders.engine.phrase import Phrase
    from loaders.engine.phrase_text import PhraseText


class PhraseItems:
    """Notes the phrases of one text."""

    def __init__(self, text: PhraseText, found: ItemList, cases: Cases) -> None:
        self._grammar = text.pack.grammar
        self._found = found
        self._items = found.items
        self._cases = cases
        self._modified = bool(self._grammar.cases)  # adjectives can't be taken for anything else

    def add(self, phrase: Phrase) -> int:
        """Note a phrase; return the token after it."""
        positions = self._cases.positions(phrase)
        if not positions and self._modified and self._after_event(phrase) and not phrase.name[1]:
            positions = frozenset({"genitive"})  # «на полях саммита АТЭС»: what does not bend
        joined = self._found.joined()
        phrase.preposition = (
            phrase.preposition
            or preposition_before(self._items, modified=self._modified)
            or self._inherited(phrase, positions)
            or self._cases.stand_in(self._items, phrase, positions, joined=joined)
        )
        phrase.conjunction = phrase.conjunction or joined
        self._items.append(
            Item(
                "phrase",
                phrase.first,
                phrase.last,
                self._found.sentence,
                phrase=phrase,
                preposition=phrase.preposition,
                conjunction=phrase.conjunction,
                definite=phrase.definite,
                enclitic=phrase.enclitic,
                circumstance=circumstance_before(self._items, modified=self._modified),
                positions=positions,
            )
        )
        return phrase.last

    def _after_event(self, phrase: Phrase) -> bool:
        """Whether the phrase stands right after an event noun."""
        return self._items[-1].kind == "event" and self._items[-1].last == phrase.first

    def _inherited(self, phrase: Phrase, positions: frozenset[str]) -> str:
        """What the noun before hands on, unless the case of the phrase says that it belongs to none."""
        genitive = not self._grammar.prepositional
        inherited = inherited_preposition(self._items, phrase, genitive=genitive)
        house = self._modified and self._items[-1].value == "locative" and phrase.sense == "person"
        if inherited == GENITIVE and house and "object" in positions:
            return ""  # «принял во дворце президента»
        return "" if inherited == GENITIVE and positions and "genitive" not in positions else inherited
