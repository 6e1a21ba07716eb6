"""Whose name it is: personal names and parts of them, as folded words, to the entities of one article."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from loaders.engine.draft_entity import DraftEntity

SHORTEST_KEY = 3  # letters of a part of a name that finds it again
SHORTEST_WORD = 4  # letters of a single word inside a name that does


class NameIndex:
    """``drafts``: the article's entities, which grow meanwhile; ``particles``: «بن» and the like."""

    def __init__(self, drafts: list[DraftEntity], particles: frozenset[str] = frozenset()) -> None:
        self._drafts = drafts
        self._particles = particles
        self._keys: dict[tuple[str, ...], int] = {}

    def add(self, index: int, words: tuple[str, ...]) -> None:
        """Note a name of an entity, with its beginnings, ends and longer words; the first of a key stays."""
        names = self._drafts[index].names
        if words in names:
            return
        names.append(words)
        ends = (words[i:] for i in range(len(words)))
        beginnings = (words[:i] for i in range(1, len(words)))
        for key in (*ends, *beginnings):
            if sum(map(len, key)) >= SHORTEST_KEY:
                self._keys.setdefault(key, index)
        for word in words:
            if len(word) >= SHORTEST_WORD:
                self._keys.setdefault((word,), index)

    def find(self, words: tuple[str, ...], states: list[str]) -> int | None:
        """The entity of whose name these words are a part, when the states beside them do not contradict."""
        found = self._keys.get(words)
        if found is None:
            free = (i for i in range(1, len(words) - 1) if self._particles.isdisjoint(words[i - 1 : i + 1]))
            tails = (
                self._keys.get(words[i:]) for i in free
            )  # «عبد الله بن حمد آل ثاني» is not «تميم بن حمد آل ثاني»
            found = next((tail for tail in tails if tail is not None), None)
        if found is None:
            return None
        home = self._drafts[found].home
        own = [state for state in states if state.startswith("state/")]
        return None if home and own and home not in own else found
