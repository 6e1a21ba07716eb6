"""The network page as a file: its bytes, its safety, its errors."""

from __future__ import annotations

import hashlib
import json
import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import networkx as nx
import pytest

from ontology.errors import DataError, OutputError
from tests.visualize.example import BASE, example_graph
from visualize.embed import embed_json, embed_script, policy_hash
from visualize.network import write_network


class Parts(HTMLParser):
    """The scripts and styles of a page, its policy, and every address that it names."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.scripts: list[tuple[dict[str, str | None], str]] = []
        self.styles: list[str] = []
        self.policy = ""
        self.addresses: list[str | None] = []
        self._open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        self.addresses += [value for name, value in attrs if name in ("src", "href", "action", "data")]
        if found.get("http-equiv") == "Content-Security-Policy":
            self.policy = found["content"] or ""
        if tag == "script":
            self.scripts.append((found, ""))
        if tag == "style":
            self.styles.append("")
        self._open = [tag]

    def handle_data(self, data: str) -> None:
        if self._open == ["script"]:
            attributes, text = self.scripts[-1]
            self.scripts[-1] = attributes, text + data
        if self._open == ["style"]:
            self.styles[-1] += data

    def handle_endtag(self, tag: str) -> None:
        self._open = []


def write(tmp_path: Path, graph: nx.MultiDiGraph[str], **options: Any) -> str:
    out = tmp_path / "network.html"
    write_network(graph, out, **{"title": "شبكة", **options})
    return out.read_text(encoding="utf-8")


def parts_of(html: str) -> Parts:
    parts = Parts()
    parts.feed(html)
    return parts


def data_of(html: str) -> Any:
    return json.loads(
        next(text for attributes, text in parts_of(html).scripts if attributes.get("id") == "page")
    )


def test_the_same_graph_gives_the_same_bytes(tmp_path: Path) -> None:
    first = hashlib.sha256(write(tmp_path, example_graph()).encode()).hexdigest()
    assert hashlib.sha256(write(tmp_path, example_graph()).encode()).hexdigest() == first


def test_the_order_in_which_a_graph_was_built_does_not_matter(tmp_path: Path) -> None:
    graph = example_graph()
    turned: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    turned.add_nodes_from(reversed(list(graph.nodes(data=True))))
    for source, target, key in reversed(list(graph.edges(keys=True))):
        turned.add_edge(source, target, key=key, **graph.edges[source, target, key])
    assert write(tmp_path, turned) == write(tmp_path, graph)


def test_nothing_is_loaded_from_anywhere(tmp_path: Path) -> None:
    parts = parts_of(write(tmp_path, example_graph()))
    assert set(parts.addresses) == {"data:,", "#list"}
    assert "url(" not in "".join(parts.styles)
    assert "@import" not in "".join(parts.styles)


def test_the_policy_allows_exactly_the_scripts_and_the_style_of_the_page(tmp_path: Path) -> None:
    parts = parts_of(write(tmp_path, example_graph()))
    code = [text for attributes, text in parts.scripts if "type" not in attributes]
    rules = dict(rule.strip().split(" ", 1) for rule in parts.policy.split(";"))
    assert rules["default-src"] == "'none'"
    assert rules["script-src"].split() == [policy_hash(text) for text in code]
    assert rules["style-src"].split() == [policy_hash(text) for text in parts.styles]


def test_every_edge_of_the_graph_is_an_edge_of_the_page(tmp_path: Path) -> None:
    data = data_of(write(tmp_path, example_graph()))
    assert len(data["drawing"]["edges"]) == example_graph().number_of_edges()


def test_parallel_edges_are_bent_apart(tmp_path: Path) -> None:
    data = data_of(write(tmp_path, example_graph()))
    index = {party["iri"]: i for i, party in enumerate(data["parties"])}
    pair = {index[f"{BASE}person/vladimir-putin"], index[f"{BASE}person/bashar-al-assad"]}
    between = [edge for edge in data["drawing"]["edges"] if {edge["from"], edge["to"]} == pair]
    bends = {
        (edge["smooth"]["roundness"], (edge["smooth"]["type"] == "curvedCW") == (edge["from"] < edge["to"]))
        if edge["smooth"]
        else 0
        for edge in between
    }
    assert len(bends) == len(between) == 4


def test_what_did_not_happen_is_dashed_and_what_did_is_not(tmp_path: Path) -> None:
    data = data_of(write(tmp_path, example_graph()))
    dashed = {
        data["events"][edge["event"]]["status"]: bool(edge["dashes"]) for edge in data["drawing"]["edges"]
    }
    assert dashed == {"occurred": False, "planned": True, "proposed": True, "denied": True}


def test_an_event_of_one_party_is_told_with_that_party(tmp_path: Path) -> None:
    data = data_of(write(tmp_path, example_graph()))
    statement = next(event for event in data["events"] if event["type"] == "Statement")
    [[party, role]] = statement["participants"]
    assert (data["parties"][party]["labels"]["en"], role) == ("Dmitry Peskov", "speaker")


def test_an_event_of_three_parties_is_one_event(tmp_path: Path) -> None:
    data = data_of(write(tmp_path, example_graph()))
    [meeting] = [event for event in data["events"] if event["iri"].endswith("/meeting-15")]
    assert len(meeting["participants"]) == 3


def test_physics_is_off_and_every_shape_has_its_place(tmp_path: Path) -> None:
    drawing = data_of(write(tmp_path, example_graph()))["drawing"]
    assert drawing["options"]["physics"] == {"enabled": False}
    assert drawing["nodes"]
    assert all(type(node["x"]) is type(node["y"]) is int for node in drawing["nodes"])


def test_labels_of_lines_name_type_and_date_in_the_language_of_the_interface(tmp_path: Path) -> None:
    graph = example_graph()
    arabic = data_of(write(tmp_path, graph))["drawing"]["edges"]
    english = data_of(write(tmp_path, graph, language="en"))["drawing"]["edges"]
    assert "اتصال هاتفي · 23 مارس 2024" in {edge["label"] for edge in arabic}
    assert "phone call · 23 March 2024" in {edge["label"] for edge in english}


def test_an_empty_graph_gives_a_page_that_says_so(tmp_path: Path) -> None:
    html = write(tmp_path, nx.MultiDiGraph())
    assert data_of(html)["events"] == []
    assert "لا أحداث في هذا الرسم بعد" in html


def test_a_party_without_labels_is_called_by_the_end_of_its_address(tmp_path: Path) -> None:
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    graph.add_node(f"{BASE}person/nobody", kind="person")
    assert data_of(write(tmp_path, graph))["parties"][0]["labels"] == {"und": "nobody"}


def test_a_page_without_a_title_says_what_it_is_in_the_language_of_the_interface(tmp_path: Path) -> None:
    html = write(tmp_path, example_graph(), title=None, language="en")
    assert '<title data-t="title">Network of diplomatic events</title>' in html
    assert '<h1 data-t="title">Network of diplomatic events</h1>' in html


def test_a_title_that_ends_its_element_stays_text(tmp_path: Path) -> None:
    html = write(tmp_path, example_graph(), title="</title><script>alert(1)</script>")
    assert len(parts_of(html).scripts) == 3
    assert "<script>alert" not in html


def test_a_lone_surrogate_does_not_stop_the_page(tmp_path: Path) -> None:
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    graph.add_node(f"{BASE}person/x", kind="person", labels={"ar": "a\ud800b"})
    assert data_of(write(tmp_path, graph, title="a\udfffb"))["parties"][0]["labels"]["ar"] == "a\ud800b"


def test_an_unknown_kind_is_an_error_that_names_the_party(tmp_path: Path) -> None:
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    graph.add_node(f"{BASE}person/x", kind="planet")
    with pytest.raises(DataError, match=r"person/x: 'planet' is no EntityKind .* person, state"):
        write(tmp_path, graph)


def test_a_language_that_the_page_lacks_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="no 'fr'; it has ar, en, ru"):
        write(tmp_path, example_graph(), language="fr")


def test_a_place_that_cannot_be_written_is_an_error_that_says_so(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="can't be written"):
        write_network(example_graph(), tmp_path / "missing" / "network.html", title="x")


def test_embedded_json_holds_nothing_that_html_or_a_script_would_act_on() -> None:
    text = "</script><!-- ]]> & \u2028 \u2029 \ud800"
    embedded = embed_json({"text": text})
    assert not re.search("[<>&\u2028\u2029\ud800]", embedded)
    assert json.loads(embedded) == {"text": text}


def test_a_script_that_would_end_its_element_is_refused() -> None:
    with pytest.raises(ValueError, match="</script"):
        embed_script("'</script>'")
