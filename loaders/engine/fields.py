"""Fields: what an office or a ministry is for, after a preposition: «[minister] of trade and industry»."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loaders.engine.marks import COMMAS

if TYPE_CHECKING:
    from loaders.engine.phrase_text import PhraseText

_LONGEST = 9  # words
_WORDS = frozenset({"noun", "adjective"})


class FieldReader:
    """Reads them in one text, for languages that write the preposition apart."""

    def __init__(self, text: PhraseText) -> None:
        self._text = text
        self._grammar = text.pack.grammar

    def end(self, i: int) -> int:
        """The token after the field that a preposition at ``i`` opens; ``i`` when it opens none."""
        text = self._text
        if i >= text.length or not (
            text.words[i] in self._grammar.belonging or text.words[i] in self._grammar.concerning
        ):
            return i
        j = i + 1
        j += j < text.length and text.words[j] in text.pack.grammar.articles
        last = i
        if j < text.length and text.proper(j) is not None:
            return i  # «of the United States»
        while text.goes_on(j, i) and j - i < _LONGEST:
            if self._word(j):
                last = j + 1
            elif last == i or not self._joins(j):
                break
            j += 1
        return last

    def _word(self, j: int) -> bool:
        """Whether a plain noun or adjective stands at ``j``."""
        word = self._text.word(j)
        lex = word.lex("word")
        return (lex is not None and lex.value in _WORDS) or "affairs" in word.kinds

    def _joins(self, j: int) -> bool:
        return self._text.words[j] in COMMAS or "joining" in self._text.word(j).kinds
