"""Which language an article is in, among those that there is a pack for.

A pack is a folder of ``loaders/languages`` with a ``language.yml``; a new one is found by being there.
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
_KEYS = {"name", "own_name", "tags", "letters"}
_SAMPLE = 2000  # characters that the script is told from
_LEAST_SHARE = 0.3  # of the letters; below it the text is not in that script


@dataclass(frozen=True, slots=True)
class Language:
    """``code``: the pack's folder. ``tags``: other primary subtags it goes by ("ara").

    ``letters``: matches a run of its script's letters.
    """

    code: str
    name: str
    own_name: str
    tags: tuple[str, ...]
    letters: re.Pattern[str]


@cache
def languages(folder: Path = FOLDER) -> Mapping[str, Language]:
    """Code → language of every pack, in order of the codes. DataError for a wrong ``language.yml``."""
    found = [_load(path) for path in sorted(folder.glob("*/language.yml"))]
    return MappingProxyType({language.code: language for language in found})


def language_of(text: str, stated: str | None) -> str:
    """The code of the pack to read with: the language stated, else the one whose script this is.

    InputError (without the file's name) when there is no pack for it.
    """
    if stated:
        return _stated(stated)
    sample = text[:_SAMPLE]
    letters = sum(map(str.isalpha, sample)) or 1
    shares = {
        code: sum(map(len, language.letters.findall(sample))) / letters
        for code, language in languages().items()
    }
    best = max(shares, key=lambda code: shares[code])
    if shares[best] < _LEAST_SHARE:
        raise InputError(
            f"is in none of the languages read ({known_languages()}), or its encoding was misread; "
            "save it as UTF-8, or name its language with --language"
        )
    return best


def _stated(tag: str) -> str:
    primary = re.split("[-_]", tag.strip().lower(), maxsplit=1)[0]
    for code, language in languages().items():
        if primary == code or primary in language.tags:
            return code
    raise InputError(
        f"is said to be in {tag!r}, and the languages read are {known_languages()}; "
        "if it is in one of these, say so with --language"
    )


def known_languages() -> str:
    """The languages that there is a pack for, for messages."""
    return ", ".join(f"{code} {language.name}" for code, language in languages().items())


def _load(path: Path) -> Language:
    found = read_yaml(path)
    if not isinstance(found, dict) or set(found) != _KEYS:
        raise DataError(f"{path}: needs exactly the keys {', '.join(sorted(_KEYS))}")
    try:
        letters = re.compile(f"[{found['letters']}]+")
    except re.error as error:
        raise DataError(f"{path}: letters is not a set of character ranges: {error}") from error
    return Language(path.parent.name, found["name"], found["own_name"], tuple(found["tags"]), letters)
