"""Where a gathering is named in, its words out: «على هامش [قمة العشرين] في …».

A pack says in ``grammar.yml`` which nouns are gatherings, what may stand before them (``gathering_openers``)
and which words beside them say that none is meant (``no_gatherings``). What is not certain is left out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from loaders.engine.gathering_ends import GatheringEnds
from loaders.engine.gathering_text import GatheringText
from loaders.engine.marks import APOSTROPHES, DASHES, OPENERS

if TYPE_CHECKING:
    from loaders.engine.context import Context
    from ontology.span import Span

_OPENING = 8  # articles, openers and times before the gathering that are passed over, at most
_MODIFIERS = 12  # tokens before its noun
_NO_NOUN = frozenset({"verb", "other", "time", "colon", "comma", "stop", "open", "close"})


def gathering_at(context: Context, i: int) -> Span | None:
    """The words of the gathering that the words before token ``i`` announce; None where none is certain."""
    return _Reader(context, i).read()


class _Reader:
    """Reads one from token ``start`` on."""

    def __init__(self, context: Context, start: int) -> None:
        self._grammar = context.pack.grammar
        self._tokens = context.tokens
        self._words = context.tokens.words
        self._text = GatheringText(context, start)
        self._start = start

    def read(self) -> Span | None:
        first = self._opened(self._start)
        noun = self._noun(first)
        if noun is None:
            return None
        last = GatheringEnds(self._text, self._grammar, first, noun).end()
        if last is None or any(self._text.forms(j) & self._grammar.no_gatherings for j in range(first, last)):
            return None
        return self._tokens.span(first, last)

    def _opened(self, i: int) -> int:
        """The token at which the gathering begins: after articles, times and what opens it."""
        for _ in range(_OPENING):
            if not self._text.goes_on(i):
                break
            after = self._after_opener(i)
            if after == i:
                break
            i = after
        return i

    def _after_opener(self, i: int) -> int:
        grammar, words, text = self._grammar, self._words, self._text
        if words[i] in grammar.articles | grammar.indefinite_articles | grammar.possessors | OPENERS:
            return i + 1
        item = text.item(i)
        if item is not None and item.kind == "time":
            return self._after_genitive(item.last)
        return i + text.phrase_at(i, grammar.gathering_openers)

    def _after_genitive(self, i: int) -> int:
        """«last year's [summit]»."""
        if not self._text.goes_on(i + 1) or self._words[i] not in APOSTROPHES:
            return i
        return i + 2 if self._words[i + 1] in self._grammar.genitive_ends else i + 1

    def _noun(self, first: int) -> tuple[int, int] | None:
        """The tokens of its noun: at ``first``, or after modifiers where these stand first."""
        text = self._text
        for i in range(first, first + (_MODIFIERS if self._grammar.modifiers_first else 1)):
            if not text.goes_on(i):
                return None
            if length := text.gathering(i):
                while self._grammar.modifiers_first and (more := text.gathering(i + length)):
                    length += more  # «General Assembly session»
                item = text.item(i)
                listed = item is not None and item.phrase is not None and item.phrase.sense == "organization"
                return i, max(i + length, item.last if listed and item is not None else 0)
            if not self._may_modify(i):
                return None
        return None

    def _may_modify(self, i: int) -> bool:
        word, item = self._words[i], self._text.item(i)
        if not word.isalnum():
            return word in DASHES or word in APOSTROPHES
        if self._words[i - 1] in DASHES and self._words[i - 2].isdecimal():
            return True  # «79-й»
        if item is not None and (item.kind in _NO_NOUN or self._text.is_somebody(item)):
            return False
        named = item is not None and item.phrase is not None  # «the Organization of American States' summit»
        return named or not self._text.is_function_word(i)
