"""Buildings that a name in quotation marks tells from others: «قاعة “كروكوس”»."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loaders.engine.marks import CLOSERS, OPENERS
from loaders.engine.phrase import phrase_of
from ontology.terms import EntityKind

if TYPE_CHECKING:
    from loaders.engine.phrase import Phrase
    from loaders.engine.phrase_text import PhraseText
    from loaders.engine.words import Match

_LONGEST_NAME = 5  # words between the quotation marks


class BuildingReader:
    """Reads what no gazetteer lists; without quotation marks there is no telling where the name ends."""

    def __init__(self, text: PhraseText) -> None:
        self._text = text

    def at(self, match: Match) -> Phrase | None:
        """The building that begins with these words, if its name follows in quotation marks."""
        text, opens = self._text, match.last
        if not text.goes_on(opens, match.first) or text.words[opens] not in OPENERS:
            return None
        for i in range(opens + 1, opens + _LONGEST_NAME + 2):
            if not text.goes_on(i, match.first):
                return None
            if text.words[i] in CLOSERS:
                if i == opens + 1:
                    return None
                phrase = phrase_of(match, "place", EntityKind.PLACE, "building + quoted name", "building")
                phrase.last = i + 1
                return phrase
        return None
