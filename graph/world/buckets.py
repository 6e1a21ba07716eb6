"""Claims in, under which months they stand in the index out, so that those near in time are found together.

A claim of a month at most stands under the month in which it begins; a longer one under ``LONG``; a claim
without days under its text. One that plans without a date stands under its text and where that may happen.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from graph.addresses import digest
from graph.identity.reach import is_dated, reach
from graph.identity.record import EventRecord

LONG = "long"
JOINT = "joint"  # of neighbourhoods that people linked: no date tells their claims apart
_MONTH_DAYS = 30  # the days after the first, at most, of what stands under a month
_TEXT_DIGITS = 16


def buckets(record: EventRecord) -> list[str]:
    """Where the index keeps the claim."""
    if record.joint:
        return [JOINT]
    days = reach(record)
    found = [] if is_dated(record) else [_text(record)]
    if days is not None:
        found.append(days[0][:7] if _is_short(*days) else LONG)
    return found


def around(part: Iterable[EventRecord]) -> set[str]:
    """Where the index keeps all that can bear on claims that are linked already."""
    found: set[str] = set()
    days: list[str] = []
    for record in part:
        if record.joint:
            return {JOINT}
        days += reach(record) or ()
        if not is_dated(record):
            found.add(_text(record))
    return found | ({LONG, *_months(min(days), max(days))} if days else set())


def _is_short(start: str, end: str) -> bool:
    if start[:7] == end[:7]:
        return True
    return (date.fromisoformat(end) - date.fromisoformat(start)).days <= _MONTH_DAYS


def _months(start: str, end: str) -> list[str]:
    """The months of these days, and those before in which a claim may begin that reaches them."""
    first, last = date.fromisoformat(start), date.fromisoformat(end)
    first -= timedelta(days=min(_MONTH_DAYS, (first - date.min).days))
    months = range(first.year * 12 + first.month - 1, last.year * 12 + last.month)
    return [f"{month // 12:04}-{month % 12 + 1:02}" for month in months]


def _text(record: EventRecord) -> str:
    return f"text-{digest(record.scope, digits=_TEXT_DIGITS)}"
