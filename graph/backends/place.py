"""Where a store is, as somebody says it, in; the backend that keeps it there out."""

from __future__ import annotations

import os
import re
from pathlib import Path

from graph.backends.backend import Backend
from graph.backends.embedded import Embedded
from ontology.errors import StoreError

_WEB = re.compile("https?:", re.IGNORECASE)
_ADDRESS = re.compile("[a-z][a-z0-9+.-]*://", re.IGNORECASE)
_TIMEOUT = "60"  # seconds


def is_endpoint(place: Path | str | None) -> bool:
    """Whether it is a web address."""
    return isinstance(place, str) and _WEB.match(place) is not None


def open_backend(
    place: Path | str | None,
    base: str,
    *,
    create: bool = True,
    wait: float = 0,
    timeout: float | None = None,
) -> Backend:
    """None: memory; ``http(s)://…``: an endpoint; else a folder.

    ``create``: false to refuse a folder without a store. ``wait``: for how many seconds, where another
    program has the store. ``timeout``: seconds for a request to an endpoint, else ``SIFARA_TIMEOUT``, else
    60. ``SIFARA_UPDATE_URL``: the address for changes, where that is not found by itself.
    StoreError or QueryError when it can't be opened.
    """
    if is_endpoint(place):
        from graph.backends.endpoint import Endpoint  # what speaks HTTP, which a folder need not pay

        seconds = _timeout() if timeout is None else timeout
        return Endpoint(str(place), base, seconds, os.environ.get("SIFARA_UPDATE_URL") or None, wait)
    if isinstance(place, str) and (other := _ADDRESS.match(place)):
        raise StoreError(
            f"there is no store behind addresses with {other[0]}; give a folder, or the address of a SPARQL "
            "endpoint with http:// or https://"
        )
    return Embedded(None if place is None else Path(place), create, wait)


def _timeout() -> float:
    given = os.environ.get("SIFARA_TIMEOUT") or _TIMEOUT
    try:
        return float(given)
    except ValueError:
        raise StoreError(f"SIFARA_TIMEOUT is {given!r}; give a number of seconds") from None
