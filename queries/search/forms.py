"""A text in, the words that it is found by out: folded, and without what a word may carry (``affixes.tsv``).

One rule for all languages, by script: a word of a text is found by itself and by each of its forms, a word
that somebody looks for stands for itself and its bare form. Nothing is looked up, so names are found as well.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from ontology.errors import DataError
from ontology.files import read_rows
from ontology.names import fold

_CHUNK = re.compile(r"\S+")
_COLUMNS = ("script", "place", "affix", "least")


@dataclass(frozen=True, slots=True)
class Affixes:
    """Of one script. ``prefixes``: those of each place, outermost first; ``endings``: the longest first."""

    prefixes: tuple[tuple[tuple[str, int], ...], ...]
    endings: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Word:
    """A word, folded, and where it stands in its text, in code points; marks at its ends included."""

    folded: str
    start: int
    end: int


def words(text: str) -> Iterator[Word]:
    """The words of a text in order."""
    for chunk in _CHUNK.finditer(text):
        for folded in _folded(chunk[0]):
            yield Word(folded, chunk.start(), chunk.end())


@lru_cache(maxsize=1 << 17)
def forms(word: str) -> frozenset[str]:
    """What a word of a text, folded, is found by beside itself."""
    bare = _without_prefixes(word)
    return frozenset({*bare, *(_without_ending(form) for form in bare)} - {word})


@lru_cache(maxsize=1 << 10)
def sought(word: str) -> tuple[str, ...]:
    """What a word that somebody looks for, folded, stands for: itself first.

    Its article is taken off and its ending, but not what is one letter only: it may be of the name.
    """
    bare = [form for form in _without_prefixes(word) if len(word) - len(form) != 1]
    return tuple(dict.fromkeys([word, *bare, *map(_without_ending, [word, *bare])]))


def _without_prefixes(word: str) -> list[str]:
    found = [word]
    for place in _affixes_of(word).prefixes:
        found += [
            form[len(affix) :]
            for form in found
            for affix, least in place
            if form.startswith(affix) and len(form) - len(affix) >= least
        ]
    return found


def _without_ending(word: str) -> str:
    for affix, least in _affixes_of(word).endings:
        if word.endswith(affix) and len(word) - len(affix) >= least:
            return word[: -len(affix)]
    return word


def _affixes_of(word: str) -> Affixes:
    return affixes().get(_script(word[:1]), Affixes((), ()))


@cache
def affixes() -> dict[str, Affixes]:
    """Script → its affixes, folded as words are; a DataError names a line that is wrong."""
    path = files("queries") / "search" / "affixes.tsv"
    prefixes: dict[str, dict[int, dict[str, int]]] = {}
    endings: dict[str, dict[str, int]] = {}
    for line, (script, place, affix, least) in read_rows(path, _COLUMNS, ("script", "place", "affix")):
        where = re.fullmatch(r"ending|prefix ([1-9])", place)
        if not where or not least.isdecimal():
            raise DataError(f"{path}:{line}: the place is 'prefix N' or 'ending', and least a number")
        if script not in _SCRIPTS:
            raise DataError(f"{path}:{line}: no script {script!r}; these are {', '.join(_SCRIPTS)}")
        if where[1]:
            prefixes.setdefault(script, {}).setdefault(int(where[1]), {})[fold(affix)] = int(least)
        else:
            endings.setdefault(script, {})[fold(affix)] = int(least)
    return {
        script: Affixes(
            tuple(tuple(place.items()) for _, place in sorted(prefixes.get(script, {}).items())),
            tuple(sorted(endings.get(script, {}).items(), key=lambda one: (-len(one[0]), one[0]))),
        )
        for script in _SCRIPTS
    }


_SCRIPTS = ("arabic", "cyrillic", "latin")


@lru_cache(maxsize=1 << 10)
def _script(letter: str) -> str:
    """ "arabic" for an Arabic letter, …: the first word of its name in Unicode."""
    return unicodedata.name(letter, "").partition(" ")[0].lower() if letter else ""


@lru_cache(maxsize=1 << 16)
def _folded(chunk: str) -> tuple[str, ...]:
    return tuple(word.replace("'", "") for word in fold(chunk).split())
