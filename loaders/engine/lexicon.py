"""Words and phrases of a language, found in running text through its clitics and endings.

Two tries of folded words: *proper* names, which take proclitics only, and *common* words,
which take an article, endings and enclitics as well.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from loaders.engine.word_readings import WordReadings
from loaders.engine.words import LEXES, Lex, Match, Node, Word

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from loaders.engine.morphology import Morphology, Split

_MOST_WORDS = 200_000  # forms remembered


class _Words(dict[str, Word]):
    """Word form → its readings, read when first asked for."""

    def __init__(self, read: Callable[[str], Word]) -> None:
        super().__init__()
        self._read = read

    def __missing__(self, key: str) -> Word:
        if len(self) > _MOST_WORDS:  # hostile input must not fill the memory
            self.clear()
        found = self[key] = self._read(key)
        return found


class Lexicon:
    """The tries, and a memory of the words met."""

    def __init__(self, morphology: Morphology) -> None:
        self._proper: Node = {}
        self._common: Node = {}
        self._words = _Words(WordReadings(morphology, self._proper, self._common).of)
        self.word: Callable[[str], Word] = self._words.__getitem__
        """The readings of a folded word."""

    def add_proper(self, key: Sequence[str], lex: Lex) -> None:
        """Add a name, as folded words."""
        _insert(self._proper, key, lex)

    def add_common(self, key: Sequence[str], lex: Lex) -> None:
        """Add a common word or phrase, as folded words without article."""
        _insert(self._common, key, lex)

    def knows(self, key: str) -> bool:
        """Whether the word, whole or taken apart, is in either trie."""
        word = self.word(key)
        return word.proper is not None or word.common is not None

    def match_proper(self, words: Sequence[str], at: int, limit: int) -> Match | None:
        """The longest name that starts at token ``at`` and ends before token ``limit``."""
        word = self.word(words[at])
        if word.proper is None or word.proper_node is None:
            return None
        return self._follow(words, at, limit, word.proper, word.proper_node, names=True)

    def named(self, words: Sequence[str]) -> tuple[Lex, ...]:
        """What the lists say of a name of just these words."""
        node = self._proper
        for word in words:
            if word not in node:
                return ()
            node = node[word]
        found: tuple[Lex, ...] = node.get(LEXES, ())
        return found

    def match_common(self, words: Sequence[str], at: int, limit: int) -> Match | None:
        """The longest common word or phrase that starts at token ``at``."""
        word = self.word(words[at])
        if word.common is None or word.common_node is None:
            return None
        if not word.opens_phrase:
            lexes = word.common_node.get(LEXES)
            return None if lexes is None else Match(at, at + 1, word.common, lexes)
        found = self._follow(words, at, limit, word.common, word.common_node)
        for split, node in word.openings:
            other = self._follow(words, at, limit, split, node)
            if other is not None and (found is None or other.last > found.last):
                found = other
        return found

    def _follow(
        self, words: Sequence[str], at: int, limit: int, split: Split, node: Node, *, names: bool = False
    ) -> Match | None:
        """The longest phrase whose first word is at ``node``; ``names``: by stems of names."""
        last, end, lexes = at + 1, 0, node.get(LEXES)
        while True:
            if lexes is not None:
                end, found = last, lexes
            if last >= limit or len(node) == (lexes is not None):
                break
            key = words[last]
            following = node.get(key)  # the first of its stems, asked for without making them
            if following is None:
                word = self.word(key)
                for stem in word.name_stems if names else word.stems:
                    if stem in node:
                        following = node[stem]
                        break
                else:
                    break
            node, lexes = following, following.get(LEXES)
            last += 1
        return Match(at, end, split, found) if end else None


def _insert(root: Node, key: Sequence[str], lex: Lex) -> None:
    node = root
    for word in key:
        node = node.setdefault(word, {})
    node[LEXES] = (*node.get(LEXES, ()), lex)
