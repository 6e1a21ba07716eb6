"""Free SPARQL: from text or a file, as a table or as Turtle, with errors that name the line."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from pyoxigraph import Store

from graph.store import Store as GraphStore
from ontology.errors import QueryError
from queries.cells import Iri, Text
from queries.free import free
from queries.table import Table
from tests.graph.readings import ASSAD, PUTIN, meeting, say


def table(store: Store | GraphStore, sparql: str | Path) -> Table:
    answer = free(store, sparql)
    assert isinstance(answer, Table)
    return answer


def test_the_first_promise_holds_with_nothing_else_said(small: Store) -> None:
    met = table(small, "SELECT ?m { ?m a sif:Meeting }")
    assert len(met.rows) == 7
    assert met.columns[0].name == "m"


def test_terms_become_plain_values(small: Store) -> None:
    row = table(
        small,
        """SELECT ?label ?day ?number ?state ?none ?disputed {
          <https://w3id.org/sifara/id/state/SY> rdfs:label ?label FILTER(LANG(?label) = "ar")
          BIND("2024-07-24"^^xsd:date AS ?day) BIND(80 AS ?number) BIND(true AS ?disputed)
          BIND(<https://w3id.org/sifara/id/state/SY> AS ?state)
        }""",
    ).rows[0]
    assert row == (
        Text("سوريا", "ar"),
        date(2024, 7, 24),
        80,
        Iri("https://w3id.org/sifara/id/state/SY"),
        None,
        True,
    )


def test_ask_is_a_table_of_one_cell(small: Store) -> None:
    assert table(small, "ASK { ?m a sif:Meeting }").rows == ((True,),)
    assert table(small, "ASK { ?m a sif:Election }").rows == ((False,),)


def test_construct_is_turtle_the_same_every_time(small: Store) -> None:
    turtle = free(small, "CONSTRUCT { ?s sif:host ?o } WHERE { ?s sif:host ?o }")
    assert isinstance(turtle, str)
    assert turtle == free(small, "CONSTRUCT { ?s sif:host ?o } WHERE { ?s sif:host ?o }")
    assert turtle.count("sif:host") == 6
    assert turtle.startswith("@prefix sif:")
    assert "@prefix wd:" not in turtle


def test_describe_is_turtle(small: Store) -> None:
    turtle = free(small, "DESCRIBE <https://w3id.org/sifara/id/state/SY>")
    assert isinstance(turtle, str)
    assert '"سوريا"@ar' in turtle


def test_a_file_is_read_by_its_path_or_its_name(
    small: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "سؤال.rq"
    path.write_text("\ufeffASK { ?m a sif:Meeting }", encoding="utf-8")
    assert table(small, path).rows == table(small, "سؤال.rq").rows == ((True,),)


@pytest.mark.parametrize(
    ("content", "message"),
    [(None, "can't be read .*; check its name"), (b"\xff\xfe", "is not UTF-8 at byte 0")],
)
def test_a_file_that_cannot_be_read_says_so(
    content: bytes | None, message: str, small: Store, tmp_path: Path
) -> None:
    path = tmp_path / "x.rq"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(QueryError, match=message):
        free(small, path)


def test_a_folder_is_no_file_of_sparql(small: Store, tmp_path: Path) -> None:
    with pytest.raises(QueryError, match="check its name"):
        free(small, tmp_path)


@pytest.mark.parametrize(
    ("written", "message"),
    [
        ("SELECT ?x {\n ?x ?p }", "line 2: not understood at its end"),
        ("SELECT ?x WHERE ?x", "line 1: not understood from '?x' on; expected"),
        ("SELECT ?x (COUNT(*) AS ?n) { ?x ?y ?z }", "line 1"),
        ("SELECT * { <relative> ?p ?o }", "line 1"),
        ("SELECT", "line 1: not understood at its end, or before"),
        ("CONSTRUCT WHERE { GRAPH <a:b> { ?c ?p ?o } }", "line 1: not understood from '<a:b>"),
        ("CONSTRUCT { ?s }", "line 1"),
    ],
)
def test_malformed_sparql_is_one_line_with_the_line_and_the_place(
    written: str, message: str, small: Store
) -> None:
    with pytest.raises(QueryError) as error:
        free(small, written)
    assert str(error.value).startswith("not valid SPARQL, line ")
    assert message in str(error.value)
    assert "\n" not in str(error.value)
    assert len(str(error.value)) < 300
    assert "FDCF" not in str(error.value)  # the engine's names of letters are no help


def test_from_chooses_graphs(small: Store) -> None:
    article = "<https://w3id.org/sifara/id/article/moscow-1>"
    assert table(small, f"SELECT (COUNT(*) AS ?n) FROM {article} {{ ?c a sif:Claim }}").rows == ((7,),)
    assert table(small, "SELECT (COUNT(*) AS ?n) { ?c a sif:Claim }").rows == ((0,),)


def test_a_graph_that_is_not_there_is_said(small: Store) -> None:
    article, none = (
        "<https://w3id.org/sifara/id/article/moscow-1>",
        "<https://w3id.org/sifara/id/article/none>",
    )
    found = table(small, f"SELECT ?c FROM {article} FROM {none} {{ ?c a sif:Claim }}")
    assert len(found.rows) == 7
    [note] = found.notes
    assert note.startswith(f"there is no graph {none}, so nothing is found in it")
    turtle = free(small, f"CONSTRUCT {{ ?c a sif:Claim }} {{ GRAPH {none} {{ ?c a sif:Claim }} }}")
    assert isinstance(turtle, str) and turtle.startswith(f"# note: there is no graph {none}")
    assert table(small, f"ASK {{ GRAPH {article} {{ ?c a sif:Claim }} }}").notes == ()


def test_a_term_that_the_graph_does_not_use_is_said_beside_the_answer(small: Store) -> None:
    found = table(small, "SELECT ?x { ?x schema:nme ?y }")
    assert found.rows == ()
    assert "the graph uses no term schema:nme" in found.notes[0]


def test_nothing_that_is_asked_changes_the_store(small: Store) -> None:
    before = len(small)
    for update in ("DROP ALL", "DELETE WHERE { ?s ?p ?o }", "ASK {} ; CLEAR ALL"):
        with pytest.raises(QueryError):
            free(small, update)
    assert len(small) == before


def test_the_embedded_store_is_asked_in_the_same_way() -> None:
    with GraphStore() as store:
        store.add([say("1", meeting(PUTIN, ASSAD, day="2024-07-24"))])
        assert len(table(store, "SELECT ?m { ?m a sif:Meeting }").rows) == 1
        assert isinstance(free(store, "CONSTRUCT WHERE { ?m a sif:Meeting }"), str)
        with pytest.raises(QueryError, match="not valid SPARQL, line 1"):
            free(store, "SELECT ?m { ?m a }")
