"""Text in, tokens out: runs of letters, runs of digits, single other characters.

Blanks, line breaks and invisible formatting characters (bidi controls, zero-width marks) are
no tokens; they only part them. Offsets count code points of the text as it came.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from loaders.engine.marks import TATWEEL
from ontology.names import fold_word
from ontology.span import Span

# vowel signs and other marks over and under letters, Latin and Arabic
_MARKS = "\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed"
# zero-width marks, controls of direction, the soft hyphen
_HIDDEN = "\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u061c\u00ad"
_TOKEN = re.compile(rf"[^\W\d_{TATWEEL}](?:[^\W\d_]|[{_MARKS}])*|\d+|[^\s{_HIDDEN}]")


@dataclass(frozen=True, slots=True)
class Tokens:
    """Parallel lists, one place a token.

    ``words``: folded (``ontology.names.fold_word``); ``starts``, ``ends``: offsets into ``text``;
    ``lines``: number of the line that the token stands in.
    """

    text: str
    words: list[str]
    starts: list[int]
    ends: list[int]
    lines: list[int]

    def __len__(self) -> int:
        return len(self.words)

    def raw(self, index: int) -> str:
        """The token as it is written."""
        return self.text[self.starts[index] : self.ends[index]]

    def span(self, first: int, last: int, skip: int = 0) -> Span:
        """The text of tokens ``first`` to ``last`` (exclusive), less ``skip`` letters in front."""
        start = self.starts[first]
        if skip:
            start += self._letters(first, skip)
        end = self.ends[last - 1]
        return Span(start, end, self.text[start:end])

    def _letters(self, index: int, count: int) -> int:
        """How many characters the first ``count`` letters of a token take with their marks."""
        raw = self.raw(index)
        at = 0
        for _ in range(count):
            at += 1
            while at < len(raw) and not fold_word(raw[at]):
                at += 1
        return at


def tokenise(text: str) -> Tokens:
    """All tokens of a text. Linear in its length."""
    spans: list[tuple[int, int]] = []
    lines: list[int] = []
    start = 0
    for line, written in enumerate(text.split("\n")):  # whole lists at a time: this sees every token
        end = start + len(written)
        spans += [match.span() for match in _TOKEN.finditer(text, start, end)]
        lines += [line] * (len(spans) - len(lines))
        start = end + 1
    raw = [text[first:last] for first, last in spans]
    words = [fold_word(token) or ("-" if token == TATWEEL else token) for token in raw]
    return Tokens(text, words, [first for first, _ in spans], [last for _, last in spans], lines)
