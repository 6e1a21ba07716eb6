"""What the engine asks of a language: ways to take a word apart, and the forms of a word.

Words are folded (``ontology.names.fold_word``). The answers are the business of the pack's ``morphology.py``.
"""

from __future__ import annotations

import importlib
import importlib.util
from typing import TYPE_CHECKING, NamedTuple, Protocol

from ontology.errors import DataError
from ontology.names import fold_word

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

_PACKS = "loaders.languages"  # the package of the packs that come with the program


class Split(NamedTuple):
    """One way to take a word apart. ``front``: letters before the stem.

    ``cases``: those in which the word may stand, by the names that ``grammar.yml`` gives them; empty in a
    language without cases, or where the word does not tell. ``feature``: of a verb, as ``verb_forms`` gives
    it, where the way in which the word was taken apart tells it.
    """

    stem: str
    front: int = 0
    conjunction: bool = False
    preposition: str = ""
    definite: bool = False
    ending: str = ""  # a feature name of the pack: "dual", "plural", "feminine", "accusative"
    enclitic: str = ""  # a pronoun of the pack
    cases: frozenset[str] = frozenset()
    feature: str = ""

    @property
    def whole(self) -> bool:
        """Whether nothing at all was taken off."""
        return not (self.front or self.definite or self.ending or self.enclitic)

    @property
    def joined(self) -> bool:
        """Whether a preposition or conjunction was taken off."""
        return bool(self.preposition) or self.conjunction


class Morphology(Protocol):
    """What a language pack's ``morphology.py`` offers.

    ``verb_columns``: those of the pack's ``verbs.tsv`` that ``verb_forms`` takes; the first is the lemma.
    """

    verb_columns: tuple[str, ...]

    def proper_splits(self, word: str) -> Iterable[Split]:
        """Ways to read a word as a name, the whole word first, then by letters taken off."""

    def common_splits(self, word: str) -> Iterable[Split]:
        """Ways to read a word as a common word, likewise."""

    def verb_forms(self, *cells: str) -> dict[str, str]:
        """Folded form (of one or more words) → feature: past, present, future or jussive, with .fem, .dual,
        .plural or .first; or participle (of the past), active (of the present) or infinitive.

        ``cells``: those of one row of ``verbs.tsv``, folded.
        """

    def definite(self, word: str) -> bool:
        """Whether a folded word has an article."""

    def indefinite(self, phrase: str) -> tuple[str, ...]:
        """The folded words of a phrase of the data, without articles."""

    def feminine(self, words: tuple[str, ...]) -> tuple[str, ...]:
        """The feminine of an office in folded words."""

    def spellings(self, words: tuple[str, ...]) -> Iterable[tuple[str, ...]]:
        """The ways to write a name of folded words, as given first."""

    def word_class(self, word: str) -> tuple[str, Split] | None:
        """What a word of no table is (a class of ``common_words.tsv``), and how taken apart, if known."""

    def name_cases(self, word: str) -> frozenset[str]:
        """The cases in which an unlisted name may stand; empty when that can't be told."""

    def name_key(self, word: str) -> str:
        """What all forms of a name have in common."""

    def base_name(self, words: Sequence[str], cases: frozenset[str]) -> tuple[str, ...]:
        """The words of a name that is written so in one of these cases, as it is called."""

    def base_phrase(self, words: Sequence[str], cases: frozenset[str]) -> tuple[str, ...]:
        """The same of a common phrase: an office, a group, a body."""


class PlainMorphology:
    """Every word is whole, a verb has the two forms of its row.

    For a pack without a ``morphology.py``, and what those of the others may leave out.
    """

    verb_columns: tuple[str, ...] = ("past", "present")

    def proper_splits(self, word: str) -> Iterable[Split]:
        """The word whole."""
        return (Split(word),)

    def common_splits(self, word: str) -> Iterable[Split]:
        """The word whole."""
        return (Split(word),)

    def verb_forms(self, *cells: str) -> dict[str, str]:
        """The past and the present."""
        past, present = cells
        return {past: "past", present: "present"}

    def definite(self, word: str) -> bool:
        """Never: an article is a word of its own, or there is none."""
        return False

    def indefinite(self, phrase: str) -> tuple[str, ...]:
        """The folded words."""
        return tuple(fold_word(word) for word in phrase.split())

    def feminine(self, words: tuple[str, ...]) -> tuple[str, ...]:
        """The same words."""
        return words

    def spellings(self, words: tuple[str, ...]) -> Iterable[tuple[str, ...]]:
        """The words as given."""
        return (words,)

    def word_class(self, word: str) -> tuple[str, Split] | None:
        """Not known."""
        return None

    def name_cases(self, word: str) -> frozenset[str]:
        """Not told."""
        return frozenset()

    def name_key(self, word: str) -> str:
        """The word whole."""
        return word

    def base_name(self, words: Sequence[str], cases: frozenset[str]) -> tuple[str, ...]:
        """As it is written."""
        return tuple(words)

    def base_phrase(self, words: Sequence[str], cases: frozenset[str]) -> tuple[str, ...]:
        """As it is written."""
        return tuple(words)


def load_morphology(language: str, folder: Path) -> Morphology:
    """That of the pack in ``folder``: what its ``morphology.py`` makes, else ``PlainMorphology``.

    DataError for a module without a function ``morphology(folder)``.
    """
    path = folder / "morphology.py"
    if not path.exists():
        return PlainMorphology()
    if importlib.import_module(_PACKS).__path__[0] == str(folder.parent):
        module = importlib.import_module(f"{_PACKS}.{language}.morphology")
    else:
        spec = importlib.util.spec_from_file_location(f"pack_{language}_morphology", path)
        if spec is None or spec.loader is None:
            raise DataError(f"{path}: is no Python module")
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
    if not hasattr(module, "morphology"):
        raise DataError(f"{path}: has no function morphology(folder); a pack's module must have one")
    found: Morphology = module.morphology(folder)
    return found
