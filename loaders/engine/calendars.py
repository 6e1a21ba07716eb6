"""Calendars: from year, month and day as a text counts them to days, and to EDTF.

In: numbers of one calendar. Out: ``datetime.date`` (proleptic Gregorian) and EDTF, None where the
calendar has no such day. The Islamic calendar is Umm al-Qura (hijridate, 1343–1500 AH): where the
new moon is sighted instead, a day may be one off, so two calendars agree within one day.
"""

from __future__ import annotations

import calendar
from collections.abc import Mapping
from datetime import date
from typing import Protocol

Days = tuple[date, date]
"""First and last day of a month or a year."""


class Calendar(Protocol):
    """What the resolver asks of a calendar; months count from 1."""

    def day(self, year: int, month: int, day: int) -> date | None: ...
    def month(self, year: int, month: int) -> Days | None: ...
    def year(self, year: int) -> Days | None: ...
    def year_of(self, day: date) -> int | None: ...
    def month_edtf(self, year: int, month: int) -> str | None: ...
    def year_edtf(self, year: int) -> str | None: ...


class Gregorian:
    """Years 1 to 9999."""

    def day(self, year: int, month: int, day: int) -> date | None:
        try:
            return date(year, month, day)
        except (ValueError, OverflowError):
            return None

    def month(self, year: int, month: int) -> Days | None:
        first = self.day(year, month, 1)
        return (first, first.replace(day=calendar.monthrange(year, month)[1])) if first else None

    def year(self, year: int) -> Days | None:
        first = self.day(year, 1, 1)
        return (first, first.replace(month=12, day=31)) if first else None

    def year_of(self, day: date) -> int:
        return day.year

    def month_edtf(self, year: int, month: int) -> str | None:
        return f"{year:04}-{month:02}" if self.day(year, month, 1) else None

    def year_edtf(self, year: int) -> str | None:
        return f"{year:04}" if 1 <= year <= 9999 else None


class UmmAlQura:
    """Years 1343 to 1500 AH; its months and years are EDTF intervals of Gregorian days."""

    def day(self, year: int, month: int, day: int) -> date | None:
        from hijridate import Hijri  # imported on first use: most articles have no Islamic date

        try:
            found = Hijri(year, month, day).to_gregorian()
        except (ValueError, OverflowError):
            return None
        return date(found.year, found.month, found.day)

    def month(self, year: int, month: int) -> Days | None:
        first = self.day(year, month, 1)
        last = self.day(year, month, 30) or self.day(year, month, 29)
        return (first, last) if first and last else None

    def year(self, year: int) -> Days | None:
        first, last = self.month(year, 1), self.month(year, 12)
        return (first[0], last[1]) if first and last else None

    def year_of(self, day: date) -> int | None:
        from hijridate import Gregorian as Converter

        try:
            return Converter(day.year, day.month, day.day).to_hijri().year
        except OverflowError:
            return None

    def month_edtf(self, year: int, month: int) -> str | None:
        return _interval(self.month(year, month))

    def year_edtf(self, year: int) -> str | None:
        return _interval(self.year(year))


CALENDARS: Mapping[str, Calendar] = {"gregorian": Gregorian(), "islamic": UmmAlQura()}


def _interval(days: Days | None) -> str | None:
    return days and f"{days[0].isoformat()}/{days[1].isoformat()}"
