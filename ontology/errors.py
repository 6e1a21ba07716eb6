"""Every error that Sifara raises on purpose.

SifaraError
├── InputError        an article, a file or an address that can't be read
├── DataError         a data file of the project (lexicon, frame, gazetteer, query) that is wrong
├── StoreError        a store that can't be opened, read or written
├── QueryError        a question that can't be asked: unknown, malformed, wrong parameter
│   └── AmbiguousName a name that fits several entities; ``candidates`` lists them
├── OutputError       a place that can't be written to
└── MissingExtraError what an optional library is needed for, and it isn't installed

A message says what went wrong, where, and how to mend it, in one line.
"""

from __future__ import annotations

from typing import NamedTuple


class SifaraError(Exception):
    """The base; the command line prints its message and exits with 1."""


class InputError(SifaraError):
    """An article, a file or an address that can't be read."""


class DataError(SifaraError):
    """A data file of the project that does not hold what it should."""


class StoreError(SifaraError):
    """A store that can't be opened, read or written."""


class QueryError(SifaraError):
    """A question that can't be asked."""


class Candidate(NamedTuple):
    """What a name may stand for: its id or address, a name of it, how many events it has to do with."""

    id: str
    label: str
    events: int


class AmbiguousName(QueryError):
    """A name that fits several entities. ``candidates``: the busiest first."""

    def __init__(self, message: str, candidates: tuple[Candidate, ...]) -> None:
        super().__init__(message)
        self.candidates = candidates


class OutputError(SifaraError):
    """A place that can't be written to."""


class MissingExtraError(SifaraError, ImportError):
    """What an optional library is needed for, and it isn't installed."""
