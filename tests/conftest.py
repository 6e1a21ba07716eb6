"""For all tests: the same examples on every run, none of the user's settings, golden files.

A golden file is a whole output, kept in ``golden/`` beside the test. ``pytest --renew`` writes them anew
(``make golden``); then read the diff.
"""

from __future__ import annotations

import os
from collections.abc import Callable

import pytest
from hypothesis import settings

# Without this a failure would depend on the day. HYPOTHESIS_PROFILE=explore looks for new examples.
settings.register_profile("repeat", derandomize=True, deadline=None)
settings.register_profile("explore", max_examples=2000, deadline=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "repeat"))


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--renew", action="store_true", help="write the golden files anew")


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Compares a text with the golden file of that name, to the letter."""

    def compare(name: str, text: str) -> None:
        path = request.path.parent / "golden" / name
        if request.config.getoption("--renew"):
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
        assert text == path.read_text(encoding="utf-8")

    return compare


@pytest.fixture(autouse=True)
def _no_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in os.environ if name.startswith("SIFARA_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("NETRC", os.devnull)
