"""Claims of one neighbourhood in, the parts of it that can be decided each on its own out.

A claim can bear on another one only where their days meet, or where both have no date and stand in one text
(``graph.identity.grouping``, ``graph.identity.plans``). So two states that meet every week are not looked at
over all the years when one more report comes.
"""

from __future__ import annotations

from collections.abc import Iterable

from graph.identity.plans import window
from graph.identity.record import EventRecord


def reach(record: EventRecord) -> tuple[str, str] | None:
    """The first and last day (ISO) on which a claim can meet another one; None when no day can."""
    if record.start and record.end:
        return record.start, record.end
    return window(record)


def is_dated(record: EventRecord) -> bool:
    """Whether its date has a first and a last day; a claim without meets those of its own text."""
    return bool(record.start and record.end)


def parts(records: Iterable[EventRecord]) -> list[list[EventRecord]]:
    """The parts that nothing links, each sorted by address of the claim; in no certain order themselves."""
    members = sorted(records, key=lambda record: (reach(record) or ("", ""), record.claim))
    if any(record.joint for record in members):  # people linked what no date does
        return [sorted(members, key=lambda record: record.claim)]
    homes = list(range(len(members)))  # the part of each, as the place of its first member

    def home(place: int) -> int:
        while homes[place] != place:
            homes[place] = homes[homes[place]]
            place = homes[place]
        return place

    last_day, last = "", 0
    texts: dict[str, int] = {}
    for place, record in enumerate(members):
        days = reach(record)
        if days is not None:
            if last_day and days[0] <= last_day:
                homes[home(place)] = home(last)
            last_day, last = max(last_day, days[1]), place
        if not is_dated(record):
            homes[home(place)] = home(texts.setdefault(record.scope, place))
    found: dict[int, list[EventRecord]] = {}
    for place, record in enumerate(members):
        found.setdefault(home(place), []).append(record)
    return [sorted(part, key=lambda record: record.claim) for part in found.values()]
