"""How the commands fetch, and what a store remembers of it: what to ask by whether a feed has changed.

That is kept in the store's folder, so that it goes with the store; for a store elsewhere nothing is
remembered, and everything fetched anew.
"""

from __future__ import annotations

import argparse
import json
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from ontology.whole_file import whole_file

if TYPE_CHECKING:
    from loaders.web.fetch import Validators
    from loaders.web.web import Web

_FILE = "fetched.json"


def open_web(args: argparse.Namespace, store: str | None = None) -> Web | None:
    """As the options say (``add_web``); None when no source is an address.

    ``store``: what it remembers is used: an address that has not changed is not fetched.
    """
    if not any(source.lower().startswith(("http://", "https://")) for source in args.sources):
        return None
    from loaders.web.fetch import Fetcher  # HTTP and TLS, for which files need not wait
    from loaders.web.web import Web

    known = _remembered(store) if store else {}
    fetcher = Fetcher(f"sifara/{_version()}", allow_private=args.allow_private)
    return Web(fetcher, full_text=args.full_text, known=known)


def _remembered(store: str) -> dict[str, Validators]:
    """By address; nothing of what another version fetched, nor from a file that was damaged."""
    from loaders.web.fetch import Validators

    with suppress(OSError, ValueError, TypeError, AttributeError, KeyError):
        found = json.loads((Path(store) / _FILE).read_text(encoding="utf-8"))
        if found["version"] == _version():
            return {url: Validators(**validators) for url, validators in found["addresses"].items()}
    return {}


def remember(store: str, validators: dict[str, Validators]) -> None:
    """Puts these to those that are remembered; nothing where the store has no folder."""
    if not validators or not Path(store).is_dir():
        return
    addresses = _remembered(store) | validators
    found = {
        "version": _version(),
        "addresses": {url: asdict(addresses[url]) for url in sorted(addresses)},
    }
    with whole_file(Path(store) / _FILE) as file:
        json.dump(found, file, ensure_ascii=False, indent=1)


def _version() -> str:
    from graph.claims import software_version  # the store, for which reading alone need not wait

    return software_version()
