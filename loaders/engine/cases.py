"""What the case endings of a phrase leave open to it: subject, object, genitive, or a preposition's place.

For languages whose endings say who does what; where a word does not tell, every position is open.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from loaders.engine.pack_tables import key
from loaders.engine.positions import GENITIVE
from ontology.terms import EntityKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from loaders.engine.items import Item
    from loaders.engine.phrase import Phrase
    from loaders.engine.phrase_text import PhraseText
    from loaders.gazetteer.entry import Entry

_OPEN: frozenset[str] = frozenset()
_BARE = frozenset({"subject", "object"})
_NOUNS = frozenset({"noun", "event", "phrase", "nisba", "cue"})
_JOINS = frozenset({"comma", "conj", "joining", "adverb"})


@lru_cache(maxsize=1 << 12)
def _listed_forms(entry: Entry) -> frozenset[str]:
    """The full names of an entry in folded words, without marks."""
    return frozenset(" ".join(w for w in key(name) if w[:1].isalnum()) for name in entry.names)


class Cases:
    """Answers for one text. Empty positions mean that every one is open."""

    def __init__(self, text: PhraseText) -> None:
        self._text = text
        self._positions = text.pack.grammar.cases

    def positions(self, phrase: Phrase) -> frozenset[str]:
        """What a phrase may be where it stands without a preposition; its cases are noted in it."""
        if self._positions:
            phrase.cases = self._cases(phrase)
        return self.open_to(phrase.cases)

    def open_to(self, cases: frozenset[str]) -> frozenset[str]:
        """What a word in one of these cases may be."""
        if not cases or not self._positions:
            return _OPEN
        return frozenset([self._positions[case] for case in cases if case in self._positions])

    def _cases(self, phrase: Phrase) -> frozenset[str]:
        """The cases in which all its words that bend may stand; of words that differ, the first counts."""
        found: frozenset[str] = frozenset()
        for cases in filter(None, self._of_words(phrase)):
            found = (found & cases) or found if found else cases
        if found and self._text.oblique(found) and self._as_listed(phrase):
            found |= self._text.as_subject  # «Марк Рютте»: as it is listed, it may be the nominative
        return found

    def _as_listed(self, phrase: Phrase) -> bool:
        """Whether the phrase is a listed name, or ends in one, just as the gazetteer has it."""
        if phrase.entry is None:
            return False
        first, last = phrase.name if phrase.name[1] else (phrase.first, phrase.last)
        words = [word for word in self._text.words[first:last] if word[:1].isalnum()]
        return " ".join(words) in _listed_forms(self._text.pack.gazetteer.entries[phrase.entry])

    def _of_words(self, phrase: Phrase) -> Iterator[frozenset[str]]:
        text = self._text
        first, end = phrase.name
        if end == first or phrase.first < first:
            head = text.bending(phrase.first, phrase.last)
            listed = phrase.kind is EntityKind.STATE or (phrase.entry is not None and not phrase.offices)
            proper = text.word(head).proper
            if listed and proper is not None and not text.tokens.raw(head).isupper():
                yield proper.cases
            else:
                yield text.cases(head, name=False)
        for i in range(end - 1, first - 1, -1):  # of some names only the last word bends
            if text.words[i].isalpha():
                yield text.cases(i, name=True)

    def stand_in(
        self, items: Sequence[Item], phrase: Phrase, positions: frozenset[str], *, joined: bool
    ) -> str:
        """The preposition that the case of a phrase without one is as good as; "" for none.

        ``joined``: a conjunction joins it to what has one.
        """
        if joined or not positions or positions & _BARE:
            return ""
        if self._goes_on(items, positions):
            return ""
        previous = items[-1] if items else None
        adjacent = previous is not None and previous.last == phrase.first and previous.kind in _NOUNS
        if "genitive" in positions and (adjacent or positions == {"genitive"}):
            return "" if adjacent and previous is not None and previous.kind == "event" else GENITIVE
        return next(iter(sorted(positions - {"genitive"})), "")

    def _goes_on(self, items: Sequence[Item], positions: frozenset[str]) -> bool:
        """Whether it only goes on with a list whose case it shares: «между Россией и Турцией»."""
        j = len(items) - 1
        while j >= 0 and items[j].kind in _JOINS:
            j -= 1
        if j < 0 or j == len(items) - 1 or items[j].phrase is None:
            return False
        return not items[j].positions or bool(items[j].positions & positions)
