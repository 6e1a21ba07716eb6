"""Russian morphology: the base forms of a word with their cases, and what a name in some case is called.

Works on folded words (``ontology.names.fold_word``: «й» is «и», «ё» is «е»). Common words are looked up in
the OpenCorpora dictionary; names, most of which it does not have, lose their endings by ``endings.tsv``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path

from loaders.engine.morphology import PlainMorphology, Split
from loaders.engine.tokens import tokenise
from loaders.languages.ru.bending_names import BendingNames
from loaders.languages.ru.dictionary import Dictionary
from ontology.files import read_tsv

_CLASSES = {
    "NOUN": "noun",
    "ADJF": "adjective",
    "PRTF": "adjective",
    "VERB": "verb",
    "INFN": "verb",
    "PRTS": "verb",
    "ADJS": "verb",
    "NUMR": "number",
}
_SHORT_ADJECTIVE = ("ско", "цко")  # «российско-турецкий»


class RussianMorphology(PlainMorphology):
    """``endings``: rows of ``endings.tsv``."""

    verb_columns = ("perfective", "imperfective")

    def __init__(self, endings: list[dict[str, str]]) -> None:
        self._dictionary = Dictionary()
        self._names = BendingNames(endings, self._dictionary)
        self._base_of_phrase = lru_cache(maxsize=1 << 12)(self._nominative_of_phrase)

    def common_splits(self, word: str) -> Iterator[Split]:
        """The word as it is, then its base forms, the likelier first."""
        found = self._dictionary.analyses(word)
        if all(analysis.lemma != word for analysis in found):
            yield Split(word, cases=found[0].cases if found else frozenset())
        for analysis in found:
            ending = "plural" if analysis.plural else ""
            yield Split(analysis.lemma, ending=ending, cases=analysis.cases, feature=analysis.feature)
        if word.endswith(_SHORT_ADJECTIVE):
            yield Split(word[:-1] + "ии")

    def word_class(self, word: str) -> tuple[str, Split] | None:
        """What a word of no table is: its class and how it is taken apart; None for what may be a name."""
        found = self._dictionary.analyses(word)
        if not found or not found[0].known or found[0].name:
            return None
        best = found[0]
        split = Split(best.lemma, cases=best.cases, feature=best.feature)
        return "particle" if best.pronoun else _CLASSES.get(best.part, "particle"), split

    def verb_forms(self, *cells: str) -> dict[str, str]:
        """Both infinitives: the forms of a verb are told by how a word is taken apart."""
        return {cell: "" for cell in cells if cell != "-"}

    def proper_splits(self, word: str) -> Iterator[Split]:
        """The word as it is, its base forms, and what is left when a case ending goes."""
        return self._names.splits(word)

    def name_cases(self, word: str) -> frozenset[str]:
        """The cases in which a person's name may stand; empty when its ending does not tell."""
        return self._names.cases(word)

    def name_key(self, word: str) -> str:
        """What all cases of a name have in common: «зеленск», «лавров», «эрдоган»."""
        return self._names.key(word)

    def base_name(self, words: Sequence[str], cases: frozenset[str]) -> tuple[str, ...]:
        """The nominative of each word that bends: by the dictionary of names, else by its ending."""
        if not cases or "nomn" in cases:
            return tuple(words)
        return tuple(self._names.nominative(word, cases) if word[:1].isupper() else word for word in words)

    def base_phrase(self, words: Sequence[str], cases: frozenset[str]) -> tuple[str, ...]:
        """The nominative of its first noun and of the adjectives before it; what follows depends on it."""
        if not cases or "nomn" in cases:
            return tuple(words)
        return self._base_of_phrase(tuple(words), cases)

    def _nominative_of_phrase(self, words: tuple[str, ...], cases: frozenset[str]) -> tuple[str, ...]:
        found = list(words)
        for i, word in enumerate(words):
            part = ""
            if (known := self._dictionary.word_in(word, cases)) is not None:
                part, found[i] = known
            if part == "NOUN" and words[i + 1 : i + 2] != ("-",):
                break
        return tuple(found)

    def definite(self, word: str) -> bool:
        """Never: there are no articles."""
        return False

    def indefinite(self, phrase: str) -> tuple[str, ...]:
        """The base forms of the words of a phrase; one that begins with "=" is meant as it is written."""
        if phrase.startswith("="):
            return tuple(tokenise(phrase[1:]).words)
        return tuple(self._dictionary.base(word) for word in tokenise(phrase).words)

    def feminine(self, words: tuple[str, ...]) -> tuple[str, ...]:
        """The same words: Russian news says «министр» of women too."""
        return words

    def spellings(self, words: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
        """A name as given, and in base forms where its words are adjectives or plurals."""
        yield words
        bending = any(word.endswith(("ые", "ие", "ая", "ое", "ы")) for word in words)
        base = tuple(self._dictionary.base(word) for word in words) if bending else words
        if base != words and (len(words) > 1 or self._is_plural(words[0])):
            yield base

    def _is_plural(self, word: str) -> bool:
        found = self._dictionary.analyses(word)
        return bool(found) and found[0].plural


def morphology(folder: Path) -> RussianMorphology:
    """The morphology of the pack in this folder (what the engine calls)."""
    return RussianMorphology(read_tsv(folder / "endings.tsv", ("ending", "alone", "cases")))
