"""English morphology: plurals and genitives are read off, the regular forms of a verb are made.

Works on folded words (``ontology.names.fold_word``). What is irregular is data (``verbs.tsv``).
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from loaders.engine.morphology import PlainMorphology, Split
from loaders.engine.pack_tables import key

_SHORTEST = 3  # letters of a noun before its plural ending
_VOWELS = "aeiou"
_HISSING = ("s", "x", "z", "ch", "sh")
_ARAB_ARTICLES = frozenset({"al", "el", "as", "ash", "ad", "ar", "an", "at", "az"})
REGULAR = "-"  # in verbs.tsv


class EnglishMorphology(PlainMorphology):
    """Nothing is written together with a word but its endings."""

    verb_columns: tuple[str, ...] = ("base", "past", "participle")

    def proper_splits(self, word: str) -> Iterator[Split]:
        """The word whole."""
        yield Split(word)

    def common_splits(self, word: str) -> Iterator[Split]:
        """The word whole, then without the ending of a plural."""
        yield Split(word)
        if len(word) <= _SHORTEST or not word.endswith("s") or word.endswith("ss"):
            return
        yield Split(word[:-1], ending="plural")
        if word.endswith("ies"):
            yield Split(word[:-3] + "y", ending="plural")
        elif word.endswith("es") and word[:-2].endswith(_HISSING):
            yield Split(word[:-2], ending="plural")

    def verb_forms(self, *cells: str) -> dict[str, str]:
        """Base, third person, past, participles; of a verb of two words («call off») the first is bent."""
        base, pasts, participle = cells
        past, *others = pasts.split(" | ")
        head, _, tail = base.partition(" ")
        past = regular_past(head) if past == REGULAR else past
        participle = past if participle == REGULAR else participle
        forms = {
            third_person(head): "present",
            past: "past",
            participle: "participle",
            active(head, past): "active",
            head: "infinitive",
        }
        if participle == past:
            forms |= dict.fromkeys([past, *others], "past.participle")
        forms |= {active(head, other): "active" for other in others}
        if head in {past, participle}:
            forms[head] = "past.participle.infinitive" if past == head else "participle.infinitive"
        tail = f" {tail}" if tail else ""
        return {form + tail: feature for form, feature in forms.items()}

    def definite(self, word: str) -> bool:
        """Never: the article is a word of its own."""
        return False

    def indefinite(self, phrase: str) -> tuple[str, ...]:
        """The folded words of a phrase of the data."""
        return key(phrase)

    def feminine(self, words: tuple[str, ...]) -> tuple[str, ...]:
        """The same words: offices have no gender."""
        return words

    def spellings(self, words: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
        """A name as given, without its hyphens («Kim Jong Un»), and without the article of an Arab one."""
        yield words
        if "-" in words:
            yield tuple(word for word in words if word != "-")
            yield tuple(word for i, word in enumerate(words) if word != "-" and not _is_article(words, i))


def _is_article(words: tuple[str, ...], i: int) -> bool:
    """«al-[Assad]»."""
    return words[i] in _ARAB_ARTICLES and words[i + 1 : i + 2] == ("-",)


def third_person(base: str) -> str:
    """«meets», «goes», «carries»."""
    if base.endswith("y") and base[-2:-1] not in _VOWELS:
        return base[:-1] + "ies"
    return base + ("es" if base.endswith((*_HISSING, "o")) else "s")


def regular_past(base: str) -> str:
    """«visited», «agreed», «denied»."""
    if base.endswith("e"):
        return base + "d"
    if base.endswith("y") and base[-2:-1] not in _VOWELS:
        return base[:-1] + "ied"
    return base + "ed"


def active(base: str, past: str) -> str:
    """«visiting», «hosting», «dying»; a consonant is doubled as in the past («stopping»), or in «putting»."""
    doubled = base + base[-1]
    if past.startswith(doubled) or (past == base and base[-1] not in _VOWELS and base[-2:-1] in _VOWELS):
        return doubled + "ing"
    if base.endswith("ie"):
        return base[:-2] + "ying"
    if base.endswith("e") and not base.endswith(("ee", "oe", "ye")):
        return base[:-1] + "ing"
    return base + "ing"


def morphology(folder: Path) -> EnglishMorphology:
    """The morphology of the pack (what the engine calls)."""
    return EnglishMorphology()
