"""The whole catalogue here and on an Oxigraph server: the same answers."""

from __future__ import annotations

import io
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.error import URLError
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

pytestmark = pytest.mark.server


@pytest.fixture(scope="module")
def endpoint(small: Store, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Client]:
    """A server of its own with the small store in it, gone afterwards."""
    quads = io.BytesIO()
    small.dump(quads, format=RdfFormat.N_QUADS)
    with_server = served(quads.getvalue(), tmp_path_factory.mktemp("server"))
    yield from with_server


def served(quads: bytes, folder: Path) -> Iterator[Client]:
    program = shutil.which("oxigraph", path=Path(sys.executable).parent) or shutil.which("oxigraph")
    if program is None:
        pytest.skip("needs the server of the PyPI package oxigraph beside this Python")
    with socket.socket() as free_port:
        free_port.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{free_port.getsockname()[1]}"
    command = [program, "serve", "--location", str(folder / "data"), "--bind", address]
    with (folder / "log").open("wb") as log, subprocess.Popen(command, stdout=log, stderr=log) as server:
        try:
            load(f"http://{address}/store", quads, server)
            yield Client(f"http://{address}/query")
        finally:
            server.terminate()
            server.wait(10)


def load(url: str, quads: bytes, server: subprocess.Popen[bytes]) -> None:
    request = Request(url, quads, {"Content-Type": "application/n-quads"}, method="POST")
    for _ in range(100):
        try:
            with urlopen(request, timeout=30):
                return
        except URLError:
            if server.poll() is not None:
                break
            time.sleep(0.1)
    pytest.fail(f"the server at {url} does not start")


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
