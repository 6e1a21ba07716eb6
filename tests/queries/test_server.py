"""The whole catalogue here, on an Oxigraph server and on Virtuoso: the same answers."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pytest
from pyoxigraph import Quad, RdfFormat, Store, parse

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
from tests.servers import Server, oxigraph, virtuoso

pytestmark = pytest.mark.server


SERVERS: dict[str, Callable[[Path], AbstractContextManager[Server]]] = {
    "oxigraph": oxigraph,
    "virtuoso": virtuoso,
}


@pytest.fixture(scope="module", params=SERVERS)
def endpoint(
    request: pytest.FixtureRequest, small: Store, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[GraphStore]:
    """Each server in turn with the small store in it, gone afterwards."""
    with served(request.param, list(small), tmp_path_factory.mktemp("server")) as there:
        yield there


@contextmanager
def served(kind: str, quads: list[Quad], folder: Path) -> Iterator[GraphStore]:
    with SERVERS[kind](folder) as server, pytest.MonkeyPatch.context() as environment:
        if server.user:
            environment.setenv("SIFARA_USER", server.user[0])
            environment.setenv("SIFARA_PASSWORD", server.user[1])
        with GraphStore(server.url) as store:
            store.backend.change([], quads)
            yield store


@pytest.mark.parametrize("case", CASES, ids=[case["golden"] for case in CASES])
def test_a_question_is_answered_alike_here_and_there(
    case: dict[str, str], small: Store, endpoint: GraphStore
) -> None:
    here = answer(small, case["question"], case["parameters"])
    assert answer(endpoint, case["question"], case["parameters"]) == here


def test_the_cases_ask_every_question() -> None:
    assert {case["question"] for case in CASES} == set(question_names())


@pytest.mark.parametrize("what", ["بشار الأسد", "moscow-1", "event/meeting-2024-07-20-8192a3b4", "OM"])
def test_a_dossier_is_the_same_here_and_there(what: str, small: Store, endpoint: GraphStore) -> None:
    assert dossier(endpoint, what) == dossier(small, what)


@pytest.mark.parametrize(
    "sparql",
    [
        "SELECT ?m { ?m a sif:Meeting } ORDER BY ?m",
        "ASK { ?m a sif:Election }",
        "CONSTRUCT { ?m sif:host ?h } WHERE { ?m sif:host ?h }",
    ],
)
def test_free_sparql_is_answered_alike_here_and_there(
    sparql: str, small: Store, endpoint: GraphStore
) -> None:
    assert free(endpoint, sparql) == free(small, sparql)


def test_a_name_that_is_wrong_is_wrong_there_too(endpoint: GraphStore) -> None:
    with pytest.raises(QueryError, match="nearest: Vladimir Putin"):
        ask(endpoint, "meetings", {"a": "Vladimir Puttin"})


@pytest.mark.parametrize("kind", SERVERS)
def test_an_exported_graph_is_answered_alike(kind: str, tmp_path: Path) -> None:
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
        exported = list(parse(quads.getvalue().encode(), format=RdfFormat.N_QUADS))
        with served(kind, exported, tmp_path) as there:
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
