"""The items of one text while they are found, and the sentence that each is in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loaders.engine.governing import conjunction_before
from loaders.engine.items import Item

if TYPE_CHECKING:
    from loaders.engine.tokens import Tokens

_BEFORE_JOINED = frozenset({"prep", "adverb", "aux", "neg", "time"})  # «and with [Iran]»
_JOINING_REACH = 4  # items
LONGEST_SENTENCE = 200
"""Tokens: a sentence ends there though nothing marks its end; the longest of 400 passages has 129.

Who looks for a subject, governor or cue may look through the whole sentence: this is what bounds the search.
"""


class ItemList:
    """``items``: those found so far; ``sentence``: the number of the one that is open."""

    def __init__(self, tokens: Tokens, *, subject_first: bool) -> None:
        self.items: list[Item] = []
        self.sentence = 0
        self._words = tokens.words
        self._subject_first = subject_first
        self._opened = 0  # the token with which the sentence begins

    def bound(self, i: int) -> None:
        """End a sentence at token ``i`` that goes on too long."""
        if i - self._opened >= LONGEST_SENTENCE:
            self.end_sentence(i, i)

    def open_line(self, i: int) -> None:
        """Note that a line begins with token ``i``."""
        if self.items and self.items[-1].kind != "stop":
            self.items.append(Item("stop", i, i, self.sentence))
        self._open_sentence(i)
        self.items.append(Item("stop", i, i, self.sentence, line_start=True))

    def end_sentence(self, first: int, last: int) -> None:
        """Note that the tokens from ``first`` to ``last``, of which there may be none, end the sentence."""
        mark = self._words[first] if last > first else ""
        self.items.append(Item("stop", first, last, self.sentence, lemma=mark))
        self._open_sentence(last)

    def _open_sentence(self, i: int) -> None:
        self.sentence += 1
        self._opened = i

    def joined(self) -> bool:
        """Whether a conjunction stands before, over a preposition or auxiliary; one that joins is used up."""
        for j in range(len(self.items) - 1, max(-1, len(self.items) - 1 - _JOINING_REACH), -1):
            if self.items[j].kind == "joining":
                del self.items[j]
                return True
            if self._subject_first and self.items[j].kind == "conj":
                return True  # «but did not meet»
            if self.items[j].kind not in _BEFORE_JOINED:
                break
        return conjunction_before(self.items)
