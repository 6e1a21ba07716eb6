"""Who held which office and when: ``offices_held.tsv`` in, terms of office and a look-up by day out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from loaders.gazetteer.tables import wrong
from ontology.edtf import bounds
from ontology.files import read_rows

COLUMNS = ("person", "office", "of", "at", "since", "until")
EVER_BEFORE, EVER_AFTER = "0000-00-00", "9999-99-99"


@dataclass(frozen=True, slots=True)
class Holding:
    """One term of office.

    ``of``: ISO code or organisation id whose office it is. ``at``: where an ambassador is posted, what an
    envoy deals with; else "". ``since``, ``until``: EDTF or "". No ``until``: held to this day; neither: at a
    time not known.
    """

    person: str
    office: str
    of: str
    at: str
    since: str
    until: str


def read_holdings(
    path: Path, people: frozenset[str], bodies: frozenset[str], offices: frozenset[str]
) -> list[Holding]:
    """The terms of office, sorted by time (undated ones last), then person.

    ``bodies``: the ISO codes and organisation ids there are. A DataError names the line with an unknown
    person, office or body, a date that is none, or an end before its beginning.
    """
    found: list[tuple[str, Holding]] = []
    for number, cells in read_rows(path, COLUMNS):
        term = Holding(*cells)
        if term.person not in people:
            raise wrong(path, number, f"{term.person!r} is not in people.tsv; add the person")
        if term.office not in offices:
            raise wrong(path, number, f"{term.office!r} is no code of offices.tsv; add the office")
        for body in (term.of, *((term.at,) if term.at else ())):
            if body not in bodies:
                raise wrong(path, number, f"{body!r} is neither a state nor an organisation listed")
        try:
            first, last = _first_day(term.since), _last_day(term.until)
        except (ValueError, TypeError) as error:
            raise wrong(path, number, f"{error}; a date is a day, a month or a year") from error
        if first > last:
            raise wrong(path, number, f"the term ends ({term.until}) before it begins ({term.since})")
        found.append((first if term.since or term.until else EVER_AFTER, term))
    found.sort(key=lambda pair: (pair[0], pair[1].person, pair[1].office))
    return [term for _, term in found]


def persons_on(terms: Iterable[Holding], day: str) -> tuple[str, ...]:
    """Who of these held the office on that day (ISO), each once.

    Sure ones first: where a date is a month or a year, both who goes and who comes may share its days, and
    the first or last day of a term is shared as well. Undated terms do not count.
    """
    sure: dict[str, None] = {}
    perhaps: dict[str, None] = {}
    for term in terms:
        if not (term.since or term.until):
            continue
        if _first_day(term.since) <= day <= _last_day(term.until):
            certain = _begun_by(term.since) <= day < _ended_from(term.until)
            (sure if certain else perhaps)[term.person] = None
    return tuple({**sure, **perhaps})


@lru_cache(maxsize=1 << 13)
def _days(date: str) -> tuple[str, str]:
    found = bounds(date)
    if not found:
        raise ValueError(f"{date!r} has an open part")
    return found


def _first_day(since: str) -> str:
    return _days(since)[0] if since else EVER_BEFORE


def _last_day(until: str) -> str:
    return _days(until)[1] if until else EVER_AFTER


def _begun_by(since: str) -> str:
    return _days(since)[1] if since else EVER_BEFORE


def _ended_from(until: str) -> str:
    return _days(until)[0] if until else EVER_AFTER
