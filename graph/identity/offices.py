"""``offices.yml`` as values: which offices several people hold at once, and how high the others stand."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from ontology.errors import DataError
from ontology.files import read_yaml
from ontology.names import fold

_FILE = "graph/identity/offices.yml"


@dataclass(frozen=True, slots=True)
class Offices:
    """``several``: codes. ``ranks``: code → how high, 0 the highest."""

    several: frozenset[str]
    ranks: dict[str, int]


@cache
def offices() -> Offices:
    """What the file says; DataError when it is wrong."""
    return check_offices(read_yaml(files("graph.identity") / "offices.yml"))


def check_offices(found: dict[str, Any]) -> Offices:
    """DataError for other keys than the two, and for a code that is twice in one of them."""
    if set(found) != {"several", "ranks"}:
        raise DataError(f"{_FILE}: it has {', '.join(sorted(found))}; it needs several and ranks")
    ranked = [code for line in found["ranks"] for code in line]
    for codes in (found["several"], ranked):
        if twice := sorted({code for code in codes if codes.count(code) > 1}):
            raise DataError(f"{_FILE}: {', '.join(twice)} is there twice; keep one")
    ranks = {code: rank for rank, line in enumerate(found["ranks"]) for code in line}
    return Offices(frozenset(found["several"]), ranks)


def office_key(code: str | None, title: str, organization: str | None) -> str:
    """What tells two offices apart: the gazetteer's code, else the folded title; and whose office it is.

    ``organization``: the folded name, or the id, of the organisation.
    """
    return f"{code or '~' + fold(title)}@{organization or ''}"


def held_by_one(key: str) -> bool:
    """Whether a state or an organisation has one holder of such an office at a time, as far as known."""
    code = key.partition("@")[0]
    return not code.startswith("~") and code not in offices().several


def rank(keys: Iterable[str]) -> int | None:
    """How high the highest of these offices stands, 0 the highest; None when it is not known."""
    found = offices().ranks
    return min((found[code] for key in keys if (code := key.partition("@")[0]) in found), default=None)
