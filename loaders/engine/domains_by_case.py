"""What an office is charged with, where the endings say so: «[председатель] Государственного совета»."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from loaders.engine.phrase_text import PhraseText

_LONGEST = 8  # words
_WORDS = frozenset({"noun", "adjective"})
_SENSES = frozenset({"institution", "group", "event", "anaphor", "locative"})


class DomainByCase:
    """Reads domains in one text; all indices are token indices."""

    def __init__(self, text: PhraseText) -> None:
        self._text = text
        cases = text.pack.grammar.cases.items()
        self._genitive = frozenset(case for case, position in cases if position == "genitive")
        self._concerning = text.pack.grammar.concerning

    def end(self, i: int) -> int:
        """The token after the words in the genitive at ``i``, or after «по …» there; ``i`` when none are."""
        text = self._text
        lex = text.word(i).lex("prep")
        concerned = lex is not None and lex.value in self._concerning
        first = j = i + concerned
        while text.goes_on(j, i) and j - i < _LONGEST and self._belongs(j, concerned, first):
            j += 1
        return j if j > first else i

    def _belongs(self, j: int, concerned: bool, first: int) -> bool:
        text = self._text
        word = text.word(j)
        if j > first and text.tokens.raw(j).isupper() and text.proper(j) is None:
            return len(word.key) > 1  # «[члена] Политбюро ЦК»
        plain, split = word.lex("word"), word.common
        if split is None or not split.cases or "office" in word.kinds or "verb" in word.kinds:
            return False
        if text.proper(j) is not None:
            return False
        if not (word.kinds & _SENSES or (plain is not None and plain.value in _WORDS)):
            return False
        return concerned or not split.cases.isdisjoint(self._genitive)
