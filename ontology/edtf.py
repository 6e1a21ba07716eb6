"""The part of EDTF (ISO 8601-2) that Sifara writes: days, months, years, intervals, open years.

The edtf package is not used: it bounds "XXXX-03-23" to the year 0.
"""

from __future__ import annotations

import calendar
import re

_DATE = re.compile(r"(\d{4}|XXXX)(?:-(\d\d|XX)(?:-(\d\d|XX))?)?[~?%]?$")


def bounds(edtf: str) -> tuple[str, str] | None:
    """First and last day (ISO), or None where a part is open (X).

    >>> bounds("2024-02"), bounds("2024-07-24/2024-07-25"), bounds("XXXX-03-23")
    (('2024-02-01', '2024-02-29'), ('2024-07-24', '2024-07-25'), None)

    ValueError when it is not of this part of EDTF.
    """
    first, _, last = edtf.partition("/")
    start, end = _bounds(first), _bounds(last or first)
    return (start[0], end[1]) if start and end else None


def precision(edtf: str) -> str:
    """ "day", "month", "year", "interval" or "open"."""
    if "X" in edtf:
        return "open"
    if "/" in edtf:
        return "interval"
    return ("year", "month", "day")[edtf.count("-")]


def _bounds(date: str) -> tuple[str, str] | None:
    parts = _DATE.match(date)
    if not parts:
        raise ValueError(f"{date!r} is not an EDTF day, month, year or interval of these")
    year, month, day = parts.groups()
    if "X" in f"{year}{month}{day}":
        return None
    if not month:
        return f"{year}-01-01", f"{year}-12-31"
    length = calendar.monthrange(int(year), int(month))[1]  # ValueError for a month 13
    if not day:
        return f"{year}-{month}-01", f"{year}-{month}-{length:02}"
    if not 1 <= int(day) <= length:
        raise ValueError(f"{date!r}: the month has {length} days")
    return f"{year}-{month}-{day}", f"{year}-{month}-{day}"
