"""The small store that the questions are asked of: ``data/small.trig`` and ``data/years.trig``."""

from __future__ import annotations

from pathlib import Path

import pytest
from pyoxigraph import RdfFormat, Store

DATA = Path(__file__).parent / "data"


@pytest.fixture(scope="session")
def small() -> Store:
    """Seven articles, thirty-two events; nobody writes to it."""
    store = Store()
    for name in ("small.trig", "years.trig"):
        store.load(path=DATA / name, format=RdfFormat.TRIG)
    return store


@pytest.fixture
def empty() -> Store:
    """A store with nothing in it."""
    return Store()
