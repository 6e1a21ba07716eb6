"""The whole catalogue here and on an Oxigraph server: the same answers."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path
from urllib.request import Request, urlopen

import pytest
from pyoxigraph import RdfFormat, Store

from graph.backends.client import Client
from graph.export import export
from graph.store import Store as GraphStore
from ontology.errors import QueryError
from queries.ask import ask
from queries.catalogue import question_names
from queries.dossier import dossier
from queries.dossier_text import write_dossier
from queries.free import free
from queries.target import Target
from tests.graph.readings import ASSAD, BUSAIDI, KREMLIN, MOSCOW, PUTIN, meeting, say
from tests.queries.asking import CASES, answer
from tests.servers import oxigraph

pytestmark = pytest.mark.server


@pytest.fixture(scope="module")
def endpoint(small: Store, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Client]:
    """A server of its own with the small store in it, gone afterwards."""
    quads = io.BytesIO()
    small.dump(quads, format=RdfFormat.N_QUADS)
    with_server = served(quads.getvalue(), tmp_path_factory.mktemp("server"))
    yield from with_server


def served(quads: bytes, folder: Path) -> Iterator[Client]:
    with oxigraph(folder) as server:
        request = Request(
            f"{server.url}/store", quads, {"Content-Type": "application/n-quads"}, method="POST"
        )
        with urlopen(request, timeout=30):
            pass
        yield Client(f"{server.url}/query")


@pytest.mark.parametrize("case", CASES, ids=[case["golden"] for case in CASES])
def test_a_question_is_answered_alike_here_and_there(
    case: dict[str, str], small: Store, endpoint: Client
) -> None:
    here = answer(small, case["question"], case["parameters"])
    assert answer(endpoint, case["question"], case["parameters"]) == here


def test_the_cases_ask_every_question() -> None:
    assert {case["question"] for case in CASES} == set(question_names())


@pytest.mark.parametrize("what", ["بشار الأسد", "moscow-1", "event/meeting-2024-07-20-8192a3b4", "OM"])
def test_a_dossier_is_the_same_here_and_there(what: str, small: Store, endpoint: Client) -> None:
    assert dossier(endpoint, what) == dossier(small, what)


@pytest.mark.parametrize(
    "sparql",
    [
        "SELECT ?m { ?m a sif:Meeting } ORDER BY ?m",
        "ASK { ?m a sif:Election }",
        "CONSTRUCT { ?m sif:host ?h } WHERE { ?m sif:host ?h }",
    ],
)
def test_free_sparql_is_answered_alike_here_and_there(sparql: str, small: Store, endpoint: Client) -> None:
    assert free(endpoint, sparql) == free(small, sparql)


def test_a_name_that_is_wrong_is_wrong_there_too(endpoint: Client) -> None:
    with pytest.raises(QueryError, match="nearest: Vladimir Putin"):
        ask(endpoint, "meetings", {"a": "Vladimir Puttin"})


def test_an_exported_graph_is_answered_alike(tmp_path: Path) -> None:
    with GraphStore() as store:
        store.add(
            [
                say(
                    "1", meeting(PUTIN, ASSAD, day="2024-07-24", where=(MOSCOW,), by=((KREMLIN, "الكرملين"),))
                ),
                say("2", meeting(BUSAIDI, ASSAD, day="2024-07-25"), source="SANA"),
            ]
        )
        quads = io.StringIO()
        export(store, "nquads", quads)
        for there in served(quads.getvalue().encode(), tmp_path):
            for question, typed in (
                ("meetings", ""),
                ("took-part", "--who الأسد"),
                ("articles", ""),
                ("offices", ""),
            ):
                assert answer(there, question, typed) == answer(store, question, typed)
                assert answer(store, question, typed).count("\n") > 1
            assert shown(there) == shown(store)


def shown(target: Target) -> str:
    out = io.StringIO()
    write_dossier(dossier(target, "بشار الأسد"), out)
    return out.getvalue()
