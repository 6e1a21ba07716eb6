"""Who held which office and when: rows of ``offices_held.tsv`` as values, and the look-up by day."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ontology.edtf import bounds

EVER_BEFORE, EVER_AFTER = "0000-00-00", "9999-99-99"


@dataclass(frozen=True, slots=True)
class Holding:
    """One term of office.

    ``of``: ISO code or organisation id whose office it is; ``at``: where an ambassador is posted, else "".
    ``since``, ``until``: EDTF or "". No ``until``: held to this day; neither: at a time not known.
    """

    person: str
    office: str
    of: str
    at: str
    since: str
    until: str

    @property
    def dated(self) -> bool:
        """Whether anything is known of its time."""
        return bool(self.since or self.until)


def possible(holding: Holding) -> tuple[str, str]:
    """First and last day (ISO, comparable as text) on which the term may have run, coarse dates read widely."""
    since = bounds(holding.since) if holding.since else None
    until = bounds(holding.until) if holding.until else None
    return (since[0] if since else EVER_BEFORE, until[1] if until else EVER_AFTER)


def certain(holding: Holding) -> tuple[str, str]:
    """As ``possible``, coarse dates read narrowly: on these days the term ran for sure."""
    since = bounds(holding.since) if holding.since else None
    until = bounds(holding.until) if holding.until else None
    return (since[1] if since else EVER_BEFORE, until[0] if until else EVER_AFTER)


def persons_on(holdings: Iterable[Holding], day: str) -> tuple[str, ...]:
    """Who of these held the office on that day (ISO): sure ones first, each once; undated terms do not count."""
    sure: dict[str, None] = {}
    perhaps: dict[str, None] = {}
    for holding in holdings:
        if not holding.dated:
            continue
        first, last = possible(holding)
        if not first <= day <= last:
            continue
        first, last = certain(holding)
        (sure if first < day < last else perhaps)[holding.person] = None
    return tuple({**sure, **perhaps})
