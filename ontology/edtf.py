"""The part of EDTF (ISO 8601-2) that Sifara writes: days, months, years, intervals, open years.

The edtf package is not used: it bounds "XXXX-03-23" to the year 0.
"""

from __future__ import annotations

import calendar
import re

_DATE = re.compile(r"([0-9]{4}|XXXX)(?:-([0-9]{2}|XX)(?:-([0-9]{2}|XX))?)?[~?%]?")
_LEAP_YEAR = 2000  # stands for an open year: 29 February may be meant
_LONG_MONTH = 1  # stands for an open month


def bounds(edtf: str) -> tuple[str, str] | None:
    """First and last day (ISO), or None where a part is open (X).

    >>> bounds("2024-02"), bounds("2024-07-24/2024-07-25"), bounds("XXXX-03-23")
    (('2024-02-01', '2024-02-29'), ('2024-07-24', '2024-07-25'), None)

    ValueError when it is not of this part of EDTF, or ends before it begins.
    """
    first, slash, last = edtf.partition("/")
    start = _bounds(first)
    end = _bounds(last) if slash else start
    if not start or not end:
        return None
    if end[1] < start[0]:
        raise ValueError(f"{edtf!r} ends before it begins")
    return start[0], end[1]


def precision(edtf: str) -> str:
    """ "day", "month", "year", "interval" or "open"."""
    if "X" in edtf:
        return "open"
    if "/" in edtf:
        return "interval"
    return ("year", "month", "day")[edtf.count("-")]


def _bounds(date: str) -> tuple[str, str] | None:
    parts = _DATE.fullmatch(date)
    if not parts:
        raise ValueError(f"{date!r} is not an EDTF day, month, year or interval of these")
    year, month, day = parts.groups()
    if year == "0000":
        raise ValueError(f"{date!r}: there is no year 0")
    length = _month_length(date, _number(year, _LEAP_YEAR), _number(month, _LONG_MONTH))
    if not 1 <= _number(day, 1) <= length:
        raise ValueError(f"{date!r}: the month has {length} days")
    if "X" in date:
        return None
    if not month:
        return f"{year}-01-01", f"{year}-12-31"
    if not day:
        return f"{year}-{month}-01", f"{year}-{month}-{length:02}"
    return f"{year}-{month}-{day}", f"{year}-{month}-{day}"


def _month_length(date: str, year: int, month: int) -> int:
    if not 1 <= month <= 12:
        raise ValueError(f"{date!r}: the months are 01 to 12")
    return calendar.monthrange(year, month)[1]


def _number(part: str | None, otherwise: int) -> int:
    return otherwise if not part or "X" in part else int(part)
