"""What the tests of this room share: one Chromium, and pages opened in it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import networkx as nx
import pytest

from tests.visualize.chromium import Browser, Page, find_chromium
from visualize.network import write_network

OpenGraph = Callable[..., Page]


@pytest.fixture(scope="session")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """One process for all tests; each gets a tab of its own."""
    executable = find_chromium()
    if executable is None:
        pytest.skip("no Chromium on the PATH; install the package chromium to run the browser tests")
    with Browser(executable, tmp_path_factory.mktemp("profile")) as browser:
        yield browser


@pytest.fixture
def open_graph(browser: Browser, tmp_path: Path) -> Iterator[OpenGraph]:
    """Writes the page of a graph and opens it: ``open_graph(graph, language="en", width=390)``.

    ``before``: a script that runs in the page before its own.
    """
    with browser.page() as page:

        def open_(
            graph: nx.MultiDiGraph[str],
            language: str = "ar",
            title: str = "شبكة",
            width: int = 1400,
            height: int = 900,
            before: str = "",
        ) -> Page:
            out = tmp_path / "network.html"
            write_network(graph, out, language=language, title=title)
            page.resize(width, height)
            page.call("Page.addScriptToEvaluateOnNewDocument", source=before)
            page.open(out)
            return page

        yield open_
