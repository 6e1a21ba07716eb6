"""The day on which a web page says its article was published: from explicit metadata, never guessed."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from loaders.readers.publication import publication_day
from ontology.errors import DataError
from ontology.files import read_rows

_FIELDS = Path(__file__).with_name("published.tsv")


def page_day(tree: Any) -> str | None:
    """The ISO day of an lxml tree; None where no field of ``published.tsv`` holds a whole day."""
    for where, field in _fields():
        stated = _READ[where](tree, field)
        days = [day for value in stated if (day := publication_day(value))]
        if days and (field != "in=article" or len(set(days)) == 1):  # bare <time>s must agree
            return days[0]
    return None


def _meta(tree: Any, field: str) -> Iterator[str]:
    wanted = field.lower()
    for meta in tree.iter("meta"):
        names = (meta.get("property"), meta.get("name"), meta.get("itemprop"))
        if any(name and name.strip().lower() == wanted for name in names):
            yield meta.get("content") or ""


def _times(tree: Any, field: str) -> Iterator[str]:
    key, _, value = field.partition("=")
    for time in tree.iter("time"):
        if key == "in":
            fits = next(time.iterancestors(value), None) is not None
        else:
            fits = value in time.get(key, "") if key in time.attrib else False
        if fits and time.get("datetime"):
            yield time.get("datetime")


def _json_ld(tree: Any, field: str) -> Iterator[str]:
    for script in tree.iter("script"):
        if "ld+json" in (script.get("type") or ""):
            try:
                yield from _values(json.loads(script.text_content(), strict=False), field)
            except (ValueError, RecursionError):  # many pages carry broken JSON-LD: no statement
                continue


def _values(found: Any, field: str) -> Iterator[str]:
    """The field in an object, or in those of a list or ``@graph``; parts of an article are other works."""
    if isinstance(found, list):
        for item in found:
            yield from _values(item, field)
    elif isinstance(found, dict):
        if isinstance(found.get(field), str):
            yield found[field]
        yield from _values(found.get("@graph", []), field)


@cache
def _fields() -> tuple[tuple[str, str], ...]:
    rows = []
    for number, (where, field) in read_rows(_FIELDS, ("where", "field")):
        if where not in _READ:
            raise DataError(f"{_FIELDS}:{number}: {where!r} is no place; there are {', '.join(_READ)}")
        rows.append((where, field))
    return tuple(rows)


_READ = {"meta": _meta, "jsonld": _json_ld, "time": _times}
