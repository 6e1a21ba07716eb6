"""The small store that the questions are asked of: ``data/small.trig``."""

from __future__ import annotations

from pathlib import Path

import pytest
from pyoxigraph import RdfFormat, Store

SMALL = Path(__file__).parent / "data" / "small.trig"


@pytest.fixture(scope="session")
def small() -> Store:
    """Three articles, fifteen events; nobody writes to it."""
    store = Store()
    store.load(path=SMALL, format=RdfFormat.TRIG)
    return store


@pytest.fixture
def empty() -> Store:
    """A store with nothing in it."""
    return Store()
