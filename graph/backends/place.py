"""Where a store is, as somebody says it, in; the backend that keeps it there out."""

from __future__ import annotations

import os
import re
from pathlib import Path

from graph.backends.backend import Backend
from graph.backends.embedded import Embedded
from ontology.errors import StoreError

_WEB = re.compile("https?:", re.IGNORECASE)
_TIMEOUT = "60"  # seconds


def open_backend(place: Path | str | None, base: str, *, create: bool = True, wait: float = 0) -> Backend:
    """None: memory; ``http(s)://…``: an endpoint; else a folder.

    ``create``: false to refuse a folder without a store. ``wait``: for how many seconds, where another
    program has the store. An endpoint takes its timeout from ``SIFARA_TIMEOUT`` (seconds, 60) and, where
    that is not found by itself, the address for changes from ``SIFARA_UPDATE_URL``.
    StoreError or QueryError when it can't be opened.
    """
    if isinstance(place, str) and _WEB.match(place):
        from graph.backends.endpoint import Endpoint  # what speaks HTTP, which a folder need not pay

        return Endpoint(place, base, _timeout(), os.environ.get("SIFARA_UPDATE_URL") or None, wait)
    return Embedded(None if place is None else Path(place), create, wait)


def _timeout() -> float:
    given = os.environ.get("SIFARA_TIMEOUT") or _TIMEOUT
    try:
        return float(given)
    except ValueError:
        raise StoreError(f"SIFARA_TIMEOUT is {given!r}; give a number of seconds") from None
