"""What a time expression means before it is resolved against a publication date.

In: the features that a pack's rules found. Out: one frozen value of these classes; None in a
field means that the words do not say. TIMEX3 calls the relative ones "deictic" and "anaphoric".
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Moment:
    """A day, week, month or year, named or counted from the day of publication.

    ``calendar``: a key of ``calendars.CALENDARS``; ``year``, ``month``, ``day`` are its numbers.
    ``decade``: its first year.
    ``weekday``: ISO, Monday is 1. ``direction``: -1 the last one, 0 this one, 1 the next one, ±2 one further.
    ``years``, ``months``, ``weeks``, ``days``: whole units from publication ("last month": months=-1).
    ``season``, ``phase`` ("early"), ``part`` of the day ("morning"): said, but finer than what is dated.
    ``bound``: "since" and "until" make it an end of a stretch, "before" and "after" leave it out; only what
    is bound by nothing or "since" is dated.
    ``also``: the same day in a second calendar. ``week_starts``: weekdays on which a week may begin.
    """

    calendar: str = "gregorian"
    year: int | None = None
    decade: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    direction: int | None = None
    years: int | None = None
    months: int | None = None
    weeks: int | None = None
    days: int | None = None
    season: str | None = None
    phase: str | None = None
    part: str | None = None
    bound: str | None = None
    also: Moment | None = None
    week_starts: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Period:
    """From one moment to another, both included; ``start`` may leave out what ``end`` says."""

    start: Moment
    end: Moment
    bound: str | None = None


@dataclass(frozen=True, slots=True)
class Offset:
    """A counted distance from publication ("two days ago": day, -2); ``unit`` hour to year."""

    unit: str
    count: int
    bound: str | None = None


@dataclass(frozen=True, slots=True)
class Window:
    """The stretch of ``count`` units that ends (direction -1) or starts (1) at publication."""

    unit: str
    count: int
    direction: int
    bound: str | None = None


@dataclass(frozen=True, slots=True)
class Relative:
    """Counted from what the text dated just before: "two days after that date", "the same year".

    ``unit``: "day", "month" or "year"; ``shift``: so many of them from ``base``'s; ``moment``: what in it.
    """

    unit: str
    shift: int
    moment: Moment
    base: Moment | Period | Offset | Window | Relative | None = None
    bound: str | None = None


@dataclass(frozen=True, slots=True)
class Vague:
    """A time that no date follows from: "some days ago", "two days after the summit"."""

    bound: str | None = None


TimexValue = Moment | Period | Offset | Window | Relative | Vague


def points_ahead(value: TimexValue) -> bool:
    """Whether the words by themselves say that the time is still to come: "next week", "in two months"."""
    match value:
        case Moment():
            return any((shift or 0) > 0 for shift in (value.years, value.months, value.weeks, value.days))
        case Offset():
            return value.count > 0
        case Window():
            return value.direction > 0
    return False
