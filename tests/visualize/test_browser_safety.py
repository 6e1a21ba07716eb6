"""The network page in a headless Chromium that can reach nothing: that it draws, is quiet, and is safe."""

from __future__ import annotations

from typing import Any

import networkx as nx
import pytest

from tests.visualize.conftest import OpenGraph
from tests.visualize.example import BASE, event_attributes, example_graph
from tests.visualize.looking import click, ink, rows, text

pytestmark = pytest.mark.browser

HOSTILE = '"><img src=x onerror="document.title=\'struck\'"></script><script>document.title="struck"</script>'


def hostile_graph() -> nx.MultiDiGraph[str]:
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for name in ("a", "b"):
        labels = {"ar": f"{name}{HOSTILE}", "en": f"{name}{HOSTILE}"}
        graph.add_node(f"{BASE}person/{name}{HOSTILE}", kind="person", iso=None, labels=labels, events=[])
    quote = {"text": HOSTILE, "voices": [HOSTILE, {"ar": HOSTILE}]}
    told: dict[str, Any] = {"type": "Meeting", "status": "occurred", "edtf": "2024", "evidence": [quote]}
    event = event_attributes(1, told, {})
    event["places"] = [{"iri": f"{BASE}place/x", "labels": {"ar": HOSTILE}}]
    event["evidence"][0] |= {"title": HOSTILE, "source": HOSTILE, "url": "javascript:document.title='struck'"}
    event["evidence"][0] |= {"lang": HOSTILE}
    first, second = sorted(graph)
    graph.add_edge(first, second, key=event["event"], **event, role_from="host", role_to="participant")
    return graph


@pytest.mark.parametrize("language", ["ar", "en"])
def test_the_page_logs_no_error_and_asks_for_nothing_but_itself(open_graph: OpenGraph, language: str) -> None:
    page = open_graph(example_graph(), language=language)
    click(page, "#list tbody button")
    click(page, "#language")
    click(page, "[data-show=list]")
    assert page.problems == []
    assert [address.rpartition("/")[2] for address in page.requests] == ["network.html"]


def test_the_picture_is_drawn(open_graph: OpenGraph) -> None:
    assert ink(open_graph(example_graph())) > 5000


def test_an_empty_graph_says_so_and_how_to_fill_it(open_graph: OpenGraph) -> None:
    page = open_graph(nx.MultiDiGraph())
    assert text(page, "#blank").startswith("لا أحداث في هذا الرسم بعد")
    assert page.problems == []


def test_a_graph_of_which_nothing_happened_offers_to_show_it(open_graph: OpenGraph) -> None:
    graph = example_graph()
    graph.remove_edges_from(
        [edge for *edge, status in graph.edges(keys=True, data="status") if status == "occurred"]
    )
    for node in graph:
        graph.nodes[node]["events"] = []
    page = open_graph(graph, language="en")
    assert text(page, "#blank strong") == "No event matches the filters."
    click(page, "#blank button")
    assert (page.run("document.getElementById('blank').hidden"), len(rows(page))) == (True, 5)


def test_markup_in_names_texts_titles_and_addresses_is_text(open_graph: OpenGraph) -> None:
    page = open_graph(hostile_graph(), title=HOSTILE)
    click(page, "#list tbody button")
    assert page.run("document.title") == HOSTILE
    assert HOSTILE in text(page, "#details")
    assert page.run("document.querySelectorAll('img, #details script').length") == 0
    assert page.problems == []


def test_an_address_that_is_not_of_the_web_never_becomes_a_link(open_graph: OpenGraph) -> None:
    page = open_graph(hostile_graph())
    click(page, "#list tbody button")
    assert page.run("document.querySelectorAll('#details a').length") == 0


def test_the_source_of_a_quotation_is_a_link_that_tells_nothing_of_the_reader(open_graph: OpenGraph) -> None:
    page = open_graph(example_graph())
    click(page, "#list tbody button")
    link = "document.querySelector('#details figcaption a')"
    assert page.run(f"{link}.href").startswith("https://news.example/")
    assert page.run(f"{link}.rel") == "noopener noreferrer"
