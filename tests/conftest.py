"""For all tests: the same examples on every run, and none of the user's settings."""

from __future__ import annotations

import os

import pytest
from hypothesis import settings

# Without this a failure would depend on the day. HYPOTHESIS_PROFILE=explore looks for new examples.
settings.register_profile("repeat", derandomize=True, deadline=None)
settings.register_profile("explore", max_examples=2000, deadline=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "repeat"))


@pytest.fixture(autouse=True)
def _no_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("SIFARA_STORE", "SIFARA_BASE"):
        monkeypatch.delenv(name, raising=False)
