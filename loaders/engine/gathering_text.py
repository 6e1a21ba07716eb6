"""One text as the readers of a gathering ask for it: the items and words from one token on."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from loaders.engine.words import FUNCTION_WORDS

if TYPE_CHECKING:
    from loaders.engine.context import Context
    from loaders.engine.items import Item
    from loaders.engine.words import Word

_REACH = 30  # tokens from the first on that are looked at
_SOMEBODY = frozenset({"person", "anaphor"})
_LONGEST = 4  # words of a gathering or of what opens it


class GatheringText:
    """The tokens from ``start`` on; indices are of tokens."""

    def __init__(self, context: Context, start: int) -> None:
        self.pack = context.pack
        self.tokens = context.tokens
        self.words = context.tokens.words
        self._word = context.pack.lexicon.word
        self._end = min(start + _REACH, len(self.words))
        self._line = self.tokens.lines[start] if start < len(self.words) else -1
        self._items: dict[int, Item] = {}
        self._relatives: set[int] = set()
        items = context.items
        k = bisect_left(items, start, key=lambda item: item.first)
        while k < len(items) and items[k].first < self._end:
            if items[k].last == items[k].first:
                self._relatives.add(items[k].first)
            for i in range(items[k].first, items[k].last):
                self._items[i] = items[k]
            k += 1

    def goes_on(self, i: int) -> bool:
        """Whether there is a token ``i`` near, on the same line, and in no clause of its own."""
        return i < self._end and self.tokens.lines[i] == self._line and i not in self._relatives

    def item(self, i: int) -> Item | None:
        """The item of which token ``i`` is a part."""
        return self._items.get(i)

    def word(self, i: int) -> Word:
        """The readings of token ``i``."""
        return self._word(self.words[i])

    def forms(self, i: int) -> set[str]:
        """The word as it is written, and what is left of it without article and endings."""
        split = self.word(i).common
        bare = split is not None and not (split.enclitic or split.joined)
        return {self.words[i], split.stem} if split is not None and bare else {self.words[i]}

    def gathering(self, i: int) -> int:
        """How many tokens the noun of a gathering at ``i`` has; 0 for none."""
        return self.phrase_at(i, self.pack.grammar.gatherings)

    def phrase_at(self, i: int, phrases: frozenset[str]) -> int:
        """How many tokens the longest of the phrases that stands at ``i`` has, in any form; 0 for none."""
        found, ways = 0, {""}
        for length in range(1, _LONGEST + 1):
            if not self.goes_on(i + length - 1):
                break
            ways = {f"{way} {form}".strip() for way in ways for form in self.forms(i + length - 1)}
            found = found if ways.isdisjoint(phrases) else length
        return found

    def is_function_word(self, i: int) -> bool:
        """Whether the word joins or opens something."""
        kinds = self.word(i).kinds
        return not kinds.isdisjoint(FUNCTION_WORDS) or "joining" in kinds

    def is_somebody(self, item: Item) -> bool:
        """Whether the item is one person; a gathering's name may look so («the … General Assembly»)."""
        if item.phrase is None or item.phrase.sense not in _SOMEBODY:
            return False
        return not any(self.gathering(i) for i in range(item.first, item.last))
