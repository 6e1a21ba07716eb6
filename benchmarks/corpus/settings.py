"""The data files of this folder in, checked settings out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from ontology.errors import DataError
from ontology.files import read_yaml
from ontology.terms import EventType

FOLDER = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Outlet:
    """``agency``: whether others print what it sends."""

    name: str
    host: str
    agency: bool


@dataclass(frozen=True, slots=True)
class Language:
    """``says``: the templates, as in the file."""

    code: str
    outlets: tuple[Outlet, ...]
    says: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Settings:
    """``numbers``: what ``corpus.yml`` says, by its own keys. ``types``: weight and offices of each.
    ``heads``: ISO code → the office that acts for the state where it is not its president.
    """

    first_day: date
    numbers: Mapping[str, Any]
    types: Mapping[EventType, tuple[float, tuple[str, ...]]]
    states: tuple[str, ...]
    heads: Mapping[str, str]
    languages: tuple[Language, ...]


def read_settings(languages: Sequence[str]) -> Settings:
    """DataError for a file that lacks something or a language that has none."""
    path = FOLDER / "corpus.yml"
    found = read_yaml(path)
    try:
        return Settings(
            date.fromisoformat(found["first_day"]),
            found,
            {EventType(name): (weight, tuple(offices)) for name, (weight, offices) in found["types"].items()},
            tuple(found["states"]),
            found["heads"],
            tuple(map(_language, languages)),
        )
    except (KeyError, ValueError) as error:
        raise DataError(f"{path}: {error}; compare it with benchmarks/corpus/settings.py") from error


def _language(code: str) -> Language:
    path = FOLDER / f"{code}.yml"
    if not path.exists():
        there = ", ".join(sorted(file.stem for file in FOLDER.glob("??.yml")))
        raise DataError(f"{path}: there is none; the corpus can be had in {there}")
    says = read_yaml(path)
    return Language(code, tuple(Outlet(*row) for row in says["outlets"]), says)
