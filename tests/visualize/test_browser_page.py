"""The network page in a headless Chromium that can reach nothing: that it draws, is quiet, and is safe."""

from __future__ import annotations

from typing import Any

import networkx as nx
import pytest

from tests.visualize.conftest import OpenGraph
from tests.visualize.example import BASE, event_attributes, example_graph
from tests.visualize.looking import choose_language, click, ink, rows, text

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


@pytest.mark.parametrize("language", ["ar", "en", "ru"])
def test_the_page_logs_no_error_and_asks_for_nothing_but_itself(open_graph: OpenGraph, language: str) -> None:
    page = open_graph(example_graph(), language=language)
    click(page, "#list tbody button")
    choose_language(page, "en")
    click(page, "[data-show=list]")
    assert page.problems == []
    assert [address.rpartition("/")[2] for address in page.requests] == ["network.html"]


def test_the_picture_is_drawn(open_graph: OpenGraph) -> None:
    assert ink(open_graph(example_graph())) > 5000


RECORD = """
  window.written = new Map();
  const write = CanvasRenderingContext2D.prototype.fillText;
  CanvasRenderingContext2D.prototype.fillText = function (text, ...place) {
    window.written.set(text, this.direction);
    return write.call(this, text, ...place);
  };
"""


def test_names_and_dates_are_drawn_whole_and_from_right_to_left(open_graph: OpenGraph) -> None:
    page = open_graph(example_graph(), before=RECORD)
    written = page.run("Object.fromEntries(window.written)")
    for label in ("فلاديمير بوتين", "سلطنة عُمان", "قاعة «كروكوس»", "لقاء · 24 يوليو 2024"):
        assert written[label] == "rtl"


def test_no_two_names_of_the_example_are_left_out_for_want_of_room(open_graph: OpenGraph) -> None:
    page = open_graph(example_graph(), before=RECORD)
    written = set(page.run("[...window.written.keys()]"))
    assert {labels["ar"] for _, labels in example_graph().nodes(data="labels")} <= written


def test_arabic_letters_are_joined(open_graph: OpenGraph) -> None:
    """Joined letters are narrower than the same letters kept apart by a zero-width non-joiner."""
    page = open_graph(example_graph())
    joined, apart = page.run(
        """(() => {
          const context = document.createElement('canvas').getContext('2d');
          context.font = `40px ${getComputedStyle(document.documentElement).fontFamily}`;
          return ['سبيل', [...'سبيل'].join('\u200c')].map((text) => context.measureText(text).width);
        })()"""
    )
    assert joined < 0.8 * apart


def test_a_label_of_several_directions_reads_in_order(open_graph: OpenGraph) -> None:
    """In an Arabic row the type stands to the right of its date, the day to the right of the year."""
    page = open_graph(example_graph())
    page.run("document.querySelector('[data-show=list]').click()")
    click(page, "#list tbody button")
    page.run("document.querySelector('#details .link').click()")
    places = page.run(
        r"""(() => {
          const row = document.querySelector('#details .row span');
          const walker = document.createTreeWalker(row, NodeFilter.SHOW_TEXT);
          const words = [];
          while (walker.nextNode()) {
            for (const { 0: word, index } of walker.currentNode.data.matchAll(/[\p{L}\p{N}]+/gu)) {
              const range = document.createRange();
              range.setStart(walker.currentNode, index);
              range.setEnd(walker.currentNode, index + word.length);
              words.push(range.getBoundingClientRect().left);
            }
          }
          return words;
        })()"""
    )
    assert len(places) >= 4
    assert places == sorted(places, reverse=True)


def test_an_empty_graph_says_so_and_how_to_fill_it(open_graph: OpenGraph) -> None:
    page = open_graph(nx.MultiDiGraph())
    assert text(page, "#blank").startswith("لا أحداث في هذا الرسم بعد")
    assert page.problems == []


def test_a_graph_of_which_nothing_happened_offers_to_show_it(open_graph: OpenGraph) -> None:
    graph = example_graph()
    for source, target, key in list(graph.edges(keys=True)):
        if graph.edges[source, target, key]["status"] == "occurred":
            graph.remove_edge(source, target, key)
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
