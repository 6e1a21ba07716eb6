"""Meanings in, dates out: a value of ``time_value`` and a publication day become EDTF, or stay open.

Nothing is guessed: what the words and the publication day do not fix is None, or EDTF with an open
year ("XXXX-03-23"). What contradicts itself is dated as written and reported.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from functools import lru_cache

from loaders.engine.calendars import CALENDARS
from loaders.engine.time_moments import (
    LATE,
    UNDATED,
    UNPUBLISHED,
    Answer,
    impossible,
    resolve_moment,
    shift_months,
    year_answer,
)
from loaders.engine.time_value import Moment, Offset, Period, Relative, TimexValue, Vague, Window
from ontology.edtf import bounds, precision
from ontology.errors import InputError


def resolve_value(value: TimexValue, published: str | None, ahead: bool) -> Answer:
    """The date that a value means; InputError when ``published`` is no ISO day."""
    return _resolve(value, _day(published), ahead)


def written_on(value: TimexValue, published: str | None) -> str | None:
    """The day of writing that a value gives away ("today, Monday 3 August"), None when it gives none."""
    if not isinstance(value, Moment) or value.days is None:
        return None
    today = _day(published)
    shift = timedelta(days=value.days)
    if value.day is not None:
        named = _resolve(replace(value, days=None, weekday=None), today, False).edtf
        if not named or precision(named) != "day":
            return None
        written = date.fromisoformat(named) - shift
        return written.isoformat() if today is None or abs((today - written).days) <= LATE else None
    if value.weekday is None or today is None:
        return None
    late = (today + shift - timedelta(days=value.weekday - 1)).weekday()
    return (today - timedelta(days=late)).isoformat() if late <= LATE else None


@lru_cache(maxsize=1 << 10)
def _day(published: str | None) -> date | None:
    if published is None:
        return None
    try:
        return date.fromisoformat(published)
    except ValueError as error:
        raise InputError(f"date of publication {published!r} is no day; write it as 2024-07-25") from error


def _resolve(value: TimexValue, today: date | None, ahead: bool) -> Answer:
    if isinstance(value, Vague) or value.bound in ("before", "after", "until"):
        return UNDATED
    try:
        if isinstance(value, Moment):
            return resolve_moment(value, today, ahead)
        if isinstance(value, Period):
            return _period(value, today, ahead)
        if isinstance(value, Relative):
            return _relative(value, today, ahead)
        if today is None:
            return UNPUBLISHED
        return _offset(value, today, ahead) if isinstance(value, Offset) else _window(value, today)
    except OverflowError:  # before the year 1 or after 9999
        return Answer(None, "impossible-date", "counts to a year that no calendar has")


def _offset(offset: Offset, today: date, ahead: bool) -> Answer:
    """As precise as its unit; "a week ago" is about that day; what has happened is not "in two days"."""
    if offset.count > 0 and not ahead:
        return UNDATED
    if offset.unit == "year":
        return year_answer("gregorian", today.year + offset.count)
    if offset.unit == "month":
        return Answer("{:04}-{:02}".format(*shift_months(today, offset.count)))
    if offset.unit == "week":
        return Answer((today + timedelta(weeks=offset.count)).isoformat() + "~")
    if offset.unit == "day":
        return Answer((today + timedelta(days=offset.count)).isoformat())
    return UNDATED


def _window(window: Window, today: date) -> Answer:
    """From publication back or on; hours are rounded up to days."""
    count = window.count * window.direction
    if window.unit == "year":
        other = CALENDARS["gregorian"].year_edtf(today.year + count)
        here: str | None = f"{today.year:04}"
    elif window.unit == "month":
        other, here = "{:04}-{:02}".format(*shift_months(today, count)), today.isoformat()[:7]
    elif window.unit in ("week", "day", "hour"):
        days = {"week": 7 * window.count, "day": window.count, "hour": -(-window.count // 24)}[window.unit]
        other = (today + timedelta(days=days * window.direction)).isoformat()
        here = today.isoformat()
    else:
        return UNDATED
    if other is None:
        return UNDATED
    return Answer(f"{other}/{here}" if count < 0 else f"{here}/{other}")


# periods, and what refers back


def _period(period: Period, today: date | None, ahead: bool) -> Answer:
    """One end is dated as an expression of its own, the other beside it."""
    start, end = period.start, period.end
    backwards = ahead or (end.direction or 0) > 0 or (end.weekday is not None and end.day is None)
    if backwards and start.days is None:
        last = _resolve(end, today, ahead)
        first = _beside(start, last.edtf, -1, today, ahead)
    else:
        first = _resolve(start, today, ahead)
        last = _beside(end, first.edtf, 1, today, ahead)
    if first.edtf is None or last.edtf is None:
        worse = first if first.edtf is None else last
        return Answer(None, worse.kind, worse.why)
    note = first if first.kind else last
    edges = bounds(first.edtf), bounds(last.edtf)
    if edges[0] and edges[1] and edges[0][0] > edges[1][1]:
        return impossible("it ends before it starts")
    opening, closing = first.edtf.split("/")[0], last.edtf.split("/")[-1]
    return Answer(opening if opening == closing else f"{opening}/{closing}", note.kind, note.why)


def _beside(moment: Moment, other: str | None, side: int, today: date | None, ahead: bool) -> Answer:
    """The moment on this side of a date already known: the nearest one, where its year or week is open."""
    edges = bounds(other) if other else None
    year_open = moment.month is not None and moment.year is None and moment.years is None
    week_open = moment.weekday is not None and moment.day is None
    if edges is None or moment.days is not None or not (year_open or week_open):
        return _resolve(moment, today, ahead)
    pivot = date.fromisoformat(edges[0] if side < 0 else edges[1])
    return _resolve(replace(moment, direction=None), pivot, side > 0)


def _relative(relative: Relative, today: date | None, ahead: bool) -> Answer:
    base = _resolve(relative.base, today, False) if relative.base is not None else UNDATED
    edges = bounds(base.edtf) if base.edtf else None
    if base.edtf is None or edges is None:
        return Answer(None, base.kind, base.why)
    if relative.unit == "day":
        if edges[0] != edges[1]:
            return UNDATED
        return Answer((date.fromisoformat(edges[0]) + timedelta(days=relative.shift)).isoformat())
    first = date.fromisoformat(edges[0])
    if relative.unit == "year":
        return _resolve(replace(relative.moment, year=first.year + relative.shift), today, ahead)
    if precision(base.edtf) not in ("day", "month"):
        return UNDATED
    year, month = shift_months(first, relative.shift)
    return _resolve(replace(relative.moment, year=year, month=month), today, ahead)
