"""Values in, the same values some at a time out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeVar

T = TypeVar("T")


def batches(values: Iterable[T], size: int) -> Iterator[list[T]]:
    """Lists of ``size`` values, the last one shorter; each is taken when it is asked for."""
    rest = iter(values)
    while some := list(islice(rest, size)):
        yield some
