"""What the case endings of a phrase leave open to it: subject, object, genitive, or a preposition's place.

For languages whose endings say who does what; where a word does not tell, every position is open.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from loaders.engine.items import GENITIVE
from loaders.engine.marks import DASHES
from ontology.terms import EntityKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from loaders.engine.items import Item
    from loaders.engine.pack import Pack
    from loaders.engine.phrase import Phrase
    from loaders.engine.tokens import Tokens

_BARE = frozenset({"subject", "object"})
_NOUNS = frozenset({"noun", "event", "phrase", "nisba", "cue"})
_JOINS = frozenset({"comma", "conj", "joining", "adverb"})


class Cases:
    """Answers for one text. Empty positions mean that every one is open."""

    def __init__(self, pack: Pack, tokens: Tokens) -> None:
        self._positions = pack.grammar.cases
        self._morphology = pack.morphology
        self._word = pack.lexicon.word
        self._words = tokens.words

    def positions(self, phrase: Phrase) -> frozenset[str]:
        """What a phrase may be where it stands without a preposition."""
        cases = self.cases(phrase) if self._positions else ()
        return frozenset(self._positions[case] for case in cases if case in self._positions)

    def cases(self, phrase: Phrase) -> frozenset[str]:
        """The cases in which all its words that bend may stand; of words that differ, the first counts."""
        found: frozenset[str] = frozenset()
        for cases in self._of_words(phrase):
            found = (found & cases) or found if found else cases
        return found

    def _of_words(self, phrase: Phrase) -> Iterator[frozenset[str]]:
        first, end = phrase.name
        named = end > first
        if not named or phrase.first < first:
            word = self._word(self._words[self._bending(phrase)])
            listed = phrase.kind is EntityKind.STATE or (phrase.entry is not None and not phrase.offices)
            split = word.proper if listed and word.proper is not None else word.common or word.proper
            if split is not None and split.cases:
                yield split.cases
        for i in range(first, end):
            if self._words[i].isalpha() and len(self._words[i]) > 1:
                cases = self._of_name(i)
                if cases:
                    yield cases

    def _bending(self, phrase: Phrase) -> int:
        """The token of its first word, or the last of words joined by hyphens, which alone bends."""
        i = phrase.first
        while i + 2 < phrase.last and self._words[i + 1] in DASHES and self._words[i + 2].isalpha():
            i += 2
        return i

    def _of_name(self, i: int) -> frozenset[str]:
        word = self._word(self._words[i])
        if "particle" in word.kinds:
            return frozenset()
        listed = word.proper.cases if word.proper is not None else frozenset()
        return listed or self._morphology.name_cases(word.key)

    def stand_in(self, items: Sequence[Item], phrase: Phrase, positions: frozenset[str]) -> str:
        """The preposition that the case of a phrase without one is as good as; "" for none."""
        if not positions or positions & _BARE:
            return ""
        previous = items[-1] if items else None
        adjacent = previous is not None and previous.last == phrase.first and previous.kind in _NOUNS
        if "genitive" in positions and (adjacent or positions == {"genitive"}):
            return "" if adjacent and previous is not None and previous.kind == "event" else GENITIVE
        if self._joined(items, positions):
            return ""
        return next(iter(sorted(positions - {"genitive"})), "")

    def _joined(self, items: Sequence[Item], positions: frozenset[str]) -> bool:
        """Whether it only goes on with a list whose case it shares: «между Россией и Турцией»."""
        j = len(items) - 1
        while j >= 0 and items[j].kind in _JOINS:
            j -= 1
        if j < 0 or j == len(items) - 1 or items[j].phrase is None:
            return False
        return not items[j].positions or bool(items[j].positions & positions)
