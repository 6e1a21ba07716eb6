"""What is known of an event in, its name in each language of ``labels.yml`` out.

The date is written in words: a row of digits and hyphens changes its order in Arabic text.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import cache
from importlib.resources import files
from typing import Any

from ontology.errors import DataError
from ontology.files import read_yaml
from ontology.terms import EventType, Status

_FILE = "graph/world/labels.yml"
_OPTIONAL = re.compile(r"\[([^\[\]]*)\]")
_FIELD = re.compile(r"\{(\w+)\}")
_DATE = re.compile(r"(\d{4}|XXXX)(?:-(\d\d))?(?:-(\d\d))?[~?%]?")
SHOWN_ACTORS = 4
_MONTHS = ("months", "of_months")


@dataclass(frozen=True, slots=True)
class Wording:
    """One language of ``labels.yml``; the file's head says what each field means."""

    pattern: str
    numbered: str
    comma: str
    more: str
    statuses: Mapping[str, str]
    day: str
    month: str
    range: str
    months: tuple[str, ...]
    of_months: tuple[str, ...]
    types: Mapping[str, str]


@cache
def wordings() -> dict[str, Wording]:
    """Language → its wording, in the order of the file; DataError when the file is wrong."""
    return check_wordings(read_yaml(files("graph.world") / "labels.yml"))


def check_wordings(found: dict[str, dict[str, Any]]) -> dict[str, Wording]:
    """The wordings that the file says; DataError for a missing or unknown key, type, status or month."""
    return {language: _wording(language, part) for language, part in found.items()}


def _wording(language: str, part: dict[str, Any]) -> Wording:
    known = {field.name for field in fields(Wording)}
    wrong = set(part) ^ known
    wrong |= set(part.get("types", ())) ^ set(EventType)
    wrong |= set(part.get("statuses", ())) ^ (set(Status) - {Status.OCCURRED} | {"disputed"})
    if wrong or {len(part[name]) for name in _MONTHS} != {12}:
        raise DataError(
            f"{_FILE}: {language}: not as the head of the file says; look at "
            + (", ".join(sorted(wrong)) or f"{' and '.join(_MONTHS)}, each of which must be twelve")
        )
    return Wording(**part | {name: tuple(part[name]) for name in _MONTHS})


def event_label(
    language: str,
    event_type: EventType,
    status: str,
    actors: list[str],
    places: list[str],
    edtf: str | None,
    number: int | None = None,
) -> str:
    """«لقاء: فلاديمير بوتين، بشار الأسد (موسكو)، 24 يوليو 2024».

    ``status``: a Status, or "disputed". ``actors``, ``places``: names in this language, in order.
    """
    say = wordings()[language]
    event = say.types[event_type]
    if number is not None:
        event = say.numbered.replace("{number}", str(number)).replace("{event}", event)
    event = say.statuses.get(status, "{event}").replace("{event}", event)
    shown = actors[:SHOWN_ACTORS]
    if len(actors) > SHOWN_ACTORS:
        shown.append(say.more.replace("{count}", str(len(actors) - SHOWN_ACTORS)))
    return _fill(
        say.pattern,
        {
            "event": event,
            "actors": say.comma.join(shown),
            "place": say.comma.join(places),
            "date": date_label(language, edtf) if edtf else "",
        },
    )


def date_label(language: str, edtf: str) -> str:
    """ "24 July 2024"; "23 March" where the year is open; EDTF that Sifara does not write stays as it is."""
    say = wordings()[language]
    first, slash, last = edtf.partition("/")
    if slash and first != last:
        return _fill(say.range, {"start": date_label(language, first), "end": date_label(language, last)})
    parts = _DATE.fullmatch(first)
    if not parts:
        return edtf
    year, month, day = parts.groups()
    if not month:
        return year if year != "XXXX" else edtf
    if not 1 <= int(month) <= 12:  # EDTF seasons: 2024-21
        return edtf
    values = {
        "y": "" if year == "XXXX" else year,
        "month": (say.of_months if day else say.months)[int(month) - 1],
        "d": str(int(day)) if day else "",
    }
    return " ".join(_fill(say.day if day else say.month, values).split())


def _fill(pattern: str, values: Mapping[str, str]) -> str:
    """The pattern with its values; a part in brackets goes when one of its values is empty.

    Values are put in last and once, so that braces in a name stay what they are.
    """

    def optional(part: re.Match[str]) -> str:
        return part[1] if all(values[name] for name in _FIELD.findall(part[1])) else ""

    return _FIELD.sub(lambda name: values[name[1]], _OPTIONAL.sub(optional, pattern))
