"""What the engine asks of a language: ways to take a word apart, and the forms of a word.

Words are folded (``ontology.names.fold_word``). The answers are the business of the pack's ``morphology.py``.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple, Protocol


class Split(NamedTuple):
    """One way to take a word apart. ``front``: letters before the stem."""

    stem: str
    front: int = 0
    conjunction: bool = False
    preposition: str = ""
    definite: bool = False
    ending: str = ""  # a feature name of the pack: "dual", "plural", "feminine", "accusative"
    enclitic: str = ""  # a pronoun of the pack

    @property
    def whole(self) -> bool:
        """Whether nothing at all was taken off."""
        return not (self.front or self.definite or self.ending or self.enclitic)

    @property
    def joined(self) -> bool:
        """Whether a preposition or conjunction was taken off."""
        return bool(self.preposition) or self.conjunction


class Morphology(Protocol):
    """What a language pack's ``morphology.py`` offers."""

    def proper_splits(self, word: str) -> Iterable[Split]:
        """Ways to read a word as a name, the whole word first, then by letters taken off."""

    def common_splits(self, word: str) -> Iterable[Split]:
        """Ways to read a word as a common word, likewise."""

    def verb_forms(self, past: str, present: str) -> dict[str, str]:
        """Folded form → feature: past, present, future or jussive, with .fem, .dual, .plural or .first."""

    def definite(self, word: str) -> bool:
        """Whether a folded word has an article."""

    def indefinite(self, phrase: str) -> tuple[str, ...]:
        """The folded words of a phrase of the data, without articles."""

    def feminine(self, words: tuple[str, ...]) -> tuple[str, ...]:
        """The feminine of an office in folded words."""

    def spellings(self, words: tuple[str, ...]) -> Iterable[tuple[str, ...]]:
        """The ways to write a name of folded words, as given first."""
