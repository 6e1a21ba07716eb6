"""Shapes, colours and line patterns: ``palette.yml`` in, checked; a Palette out."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from ontology.errors import DataError
from ontology.files import read_yaml
from ontology.terms import EntityKind, Status

SHAPES = ("diamond", "dot", "hexagon", "square", "star", "triangle", "triangleDown")


@dataclass(frozen=True, slots=True)
class Colour:
    """One colour in the light and in the dark theme, as #rrggbb."""

    light: str
    dark: str


@dataclass(frozen=True, slots=True)
class KindStyle:
    """How a kind of party is drawn. ``ratio``: its size beside a dot that looks as large."""

    shape: str
    ratio: float
    colour: Colour


@dataclass(frozen=True, slots=True)
class LineStyle:
    """How an event of a status is drawn. ``dashes``: dash and gap in pixels, empty for a solid line."""

    dashes: tuple[int, ...]
    colour: Colour


@dataclass(frozen=True, slots=True)
class Palette:
    """``ground``: what is drawn on; ``ink``: the words on it."""

    ground: Colour
    ink: Colour
    kinds: dict[EntityKind, KindStyle]
    statuses: dict[Status, LineStyle]


@cache
def load_palette() -> Palette:
    """The palette; a DataError when a kind or status is missing or a value is not what it should be."""
    path = files("visualize") / "palette.yml"
    found = read_yaml(path)
    try:
        _same_keys(found, ("ground", "ink", "kinds", "statuses"))
        _same_keys(found["kinds"], tuple(EntityKind))
        _same_keys(found["statuses"], tuple(Status))
        return Palette(
            _colour(found["ground"]),
            _colour(found["ink"]),
            {EntityKind(kind): _kind(style) for kind, style in found["kinds"].items()},
            {Status(status): _line(style) for status, style in found["statuses"].items()},
        )
    except (KeyError, TypeError, ValueError) as error:
        raise DataError(f"{path}: {error}") from error


def _same_keys(found: dict[str, Any], wanted: tuple[str, ...]) -> None:
    if set(found) != set(wanted):
        raise ValueError(f"has the keys {', '.join(found)}; it needs {', '.join(wanted)}")


def _colour(found: dict[str, Any]) -> Colour:
    for name in ("light", "dark"):
        if not re.fullmatch("#[0-9a-f]{6}", found[name]):
            raise ValueError(f"{found[name]!r} is no colour; write it as #rrggbb")
    return Colour(found["light"], found["dark"])


def _kind(found: dict[str, Any]) -> KindStyle:
    _same_keys(found, ("shape", "ratio", "light", "dark"))
    if found["shape"] not in SHAPES:
        raise ValueError(f"{found['shape']!r} is no shape; take one of {', '.join(SHAPES)}")
    return KindStyle(found["shape"], float(found["ratio"]), _colour(found))


def _line(found: dict[str, Any]) -> LineStyle:
    _same_keys(found, ("dashes", "light", "dark"))
    return LineStyle(tuple(int(length) for length in found["dashes"]), _colour(found))
