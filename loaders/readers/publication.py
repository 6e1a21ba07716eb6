"""The day of publication, from what a file states of it.

A day is taken only where one is written in full: a year or a month alone is no day, and nothing
is filled in. Of a date with a clock time the day is kept as written, in its own time zone.
"""

from __future__ import annotations

import re
from datetime import date
from email.utils import parsedate_to_datetime

_ISO = re.compile(r"(\d{4})([-/.]?)(\d\d)\2(\d\d)(?=$|[T ,])")
# What content systems write when they have no date: the zero of .NET, of Unix and of Java's old form.
_PLACEHOLDERS = frozenset({"0001-01-01", "1970-01-01", "1900-01-01"})


def publication_day(stated: str) -> str | None:
    """The ISO day of "2024-07-25", "2024-07-25T09:10:00+03:00", "20240725", "2024/07/25" or an
    RFC 5322 date ("Thu, 25 Jul 2024 09:10:00 +0300"); None for anything else.

    >>> publication_day("2024-07-25T09:10:00+03:00"), publication_day("2024-07"), publication_day("2024")
    ('2024-07-25', None, None)
    """
    stated = stated.strip()
    day = _iso_day(stated) or _mail_day(stated)
    return None if day in _PLACEHOLDERS else day


def _iso_day(stated: str) -> str | None:
    parts = _ISO.match(stated)
    if not parts:
        return None
    try:
        return date(int(parts[1]), int(parts[3]), int(parts[4])).isoformat()
    except ValueError:  # a 31 April, or "20242507"
        return None


def _mail_day(stated: str) -> str | None:
    try:
        return parsedate_to_datetime(stated).date().isoformat()
    except (ValueError, TypeError, IndexError):
        return None
