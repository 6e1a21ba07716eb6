"""Which language an article is in, among those that there is a pack for.

A pack is a folder of ``loaders/languages`` with a ``language.yml``; a new one is found by being there.
The script says which packs may read a text; where a script is shared, the small words of the languages
(«the», «de», «и») say which of them it is, and also when it is one that no pack reads.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType

from ontology.errors import DataError, InputError
from ontology.files import read_yaml

FOLDER = Path(__file__).parent.parent / "languages"
_KEYS = {"name", "own_name", "tags", "letters", "words", "others"}
_OPTIONAL = {"words", "others"}
_SAMPLE = 2000  # characters that the language is told from
_LEAST_SHARE = 0.3  # of the letters; below it the text is not in that script
_FEWEST_WORDS = 2  # fewer, and no small one among them, are of no language
_LEAST_WORDS = 25  # so many words with none of the language's small ones among them are of another language
_LEAST_SMALL = 0.02  # share of small words that a text of at least so many words must have
_FEWEST_TELLING = 2  # small words of another language: one may be a word of this one too («met»)
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Language:
    """``code``: the pack's folder. ``tags``: other primary subtags it goes by ("ara").

    ``letters``: matches a run of its script's letters. ``words``: its small words, as a text has them once
    in lower case; empty where the script is enough. ``others``: name → small words of languages that share
    the script and have no pack.
    """

    code: str
    name: str
    own_name: str
    tags: tuple[str, ...]
    letters: re.Pattern[str]
    words: frozenset[str]
    others: Mapping[str, frozenset[str]]


@cache
def languages(folder: Path = FOLDER) -> Mapping[str, Language]:
    """Code → language of every pack, in order of the codes. DataError for a wrong ``language.yml``."""
    found = [_load(path) for path in sorted(folder.glob("*/language.yml"))]
    return MappingProxyType({language.code: language for language in found})


def language_of(text: str, stated: str | None, folder: Path = FOLDER) -> str:
    """The code of the pack to read with: the language stated, else the one that script and small words tell.

    InputError (without the file's name) when there is no pack for it.
    """
    known = languages(folder)
    if stated:
        return _stated(stated, known)
    sample = text[:_SAMPLE]
    letters = sum(map(str.isalpha, sample)) or 1
    shares = {
        code: sum(map(len, language.letters.findall(sample))) / letters for code, language in known.items()
    }
    most = max(shares.values(), default=0.0)
    if most < _LEAST_SHARE:
        raise _unknown(folder)
    return _by_words(sample, [known[code] for code in known if shares[code] == most], folder)


def _by_words(sample: str, candidates: list[Language], folder: Path) -> str:
    """Of languages of one script, the one whose small words the sample has most of."""
    found = _WORD.findall(sample.lower())
    counts = {language.code: _count(found, language.words) for language in candidates}
    others = {
        name: _count(found, words) for language in candidates for name, words in language.others.items()
    }
    best = max(candidates, key=lambda language: counts[language.code])
    if not best.words:
        return best.code
    other = max(others, key=lambda name: others[name], default="")
    told = others.get(other, 0) >= _FEWEST_TELLING and others[other] > counts[best.code]
    likely = other if told else ""
    if len(found) < _FEWEST_WORDS and not counts[best.code]:
        raise _unknown(folder)
    strange = len(found) >= _LEAST_WORDS and counts[best.code] < _LEAST_SMALL * len(found)
    if likely or strange:
        raise InputError(
            f"seems to be in {likely or 'another language'}, and the languages read are "
            f"{known_languages(folder)}; if it is in one of these, say so with --language"
        )
    return best.code


def _unknown(folder: Path) -> InputError:
    return InputError(
        f"is in none of the languages read ({known_languages(folder)}), or its encoding was misread; "
        "save it as UTF-8, or name its language with --language"
    )


def _count(found: list[str], words: frozenset[str]) -> int:
    return sum(word in words for word in found)


def _stated(tag: str, known: Mapping[str, Language]) -> str:
    primary = re.split("[-_]", tag.strip().lower(), maxsplit=1)[0]
    for code, language in known.items():
        if primary == code or primary in language.tags:
            return code
    raise InputError(
        f"is said to be in {tag!r}, and the languages read are {_listed(known)}; "
        "if it is in one of these, say so with --language"
    )


def known_languages(folder: Path = FOLDER) -> str:
    """The languages that there is a pack for, for messages."""
    return _listed(languages(folder))


def _listed(known: Mapping[str, Language]) -> str:
    return ", ".join(f"{code} {language.name}" for code, language in known.items())


def _load(path: Path) -> Language:
    found = read_yaml(path)
    if not isinstance(found, dict) or not _KEYS - _OPTIONAL <= set(found) <= _KEYS:
        needed = ", ".join(sorted(_KEYS - _OPTIONAL))
        raise DataError(f"{path}: needs the keys {needed}; it may have {', '.join(sorted(_OPTIONAL))} too")
    try:
        letters = re.compile(f"[{found['letters']}]+")
    except re.error as error:
        raise DataError(f"{path}: letters is not a set of character ranges: {error}") from error
    words, others = found.get("words", []), found.get("others", {})
    if not isinstance(words, list) or not isinstance(others, dict) or (others and not words):
        raise DataError(f"{path}: words is a list, and others name → list, which needs words beside it")
    return Language(
        path.parent.name,
        found["name"],
        found["own_name"],
        tuple(found["tags"]),
        letters,
        _lower(words),
        MappingProxyType({name: _lower(listed) for name, listed in others.items()}),
    )


def _lower(words: list[str]) -> frozenset[str]:
    return frozenset(str(word).lower() for word in words)
