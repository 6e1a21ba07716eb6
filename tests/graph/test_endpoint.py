"""A store on a server, beyond the contract: two programs at once, changes cut off, refusals, odd servers."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import replace
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest
from pyoxigraph import NamedNode, Quad

from graph.backends import dialect, writing
from graph.backends.dialect import Dialect
from graph.backends.steps import Step
from graph.backends.writing import Writing
from graph.store import Store
from ontology.errors import QueryError, SifaraError, StoreError
from tests.graph.fake_endpoint import Reply, answering, body_of, serving
from tests.graph.readings import ASSAD, ERDOGAN, PUTIN, meeting, say
from tests.graph.test_world import TEN
from tests.servers import Server, free_ports, oxigraph, virtuoso

FIRST = say("1", meeting(PUTIN, ASSAD, day="2024-07-24"))
SECOND = say("2", meeting(PUTIN, ERDOGAN, day="2024-07-25"), source="SANA")
REVISED = say("1", meeting(ERDOGAN, ASSAD, day="2024-07-23"))

server_needed = pytest.mark.server


def quads(store: Store) -> set[Quad]:
    return set(store.quads())


class Killed(Exception):
    """Stands for a program that ends in the middle."""


@pytest.fixture
def in_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every server takes little at a time."""
    for name in ("STANDARD", "VIRTUOSO"):
        known: Dialect = getattr(dialect, name)
        small = replace(known, guarded_quads=0, data_quads=7, request_characters=9_000)
        monkeypatch.setattr(dialect, name, small)


@pytest.fixture
def dies_after(monkeypatch: pytest.MonkeyPatch) -> Callable[[int | None], None]:
    """The program ends before its request of that number; None: it lives."""
    real = Writing._send
    left: list[int | None] = [None]

    def send(self: Writing, operations: list[str]) -> None:
        if left[0] is not None:
            if left[0] == 0:
                raise Killed
            left[0] -= 1
        real(self, operations)

    monkeypatch.setattr(Writing, "_send", send)
    return lambda requests: left.__setitem__(0, requests)


@pytest.fixture
def half_done(monkeypatch: pytest.MonkeyPatch, in_parts: None) -> Callable[[Store], None]:
    """Has a program killed after the first of the steps that count."""

    def half(store: Store) -> None:
        store.add([FIRST])
        real = Writing._carry_out

        def one_step(self: Writing, claim: NamedNode, steps: list[Step]) -> None:
            real(self, claim, steps[:1])
            raise Killed

        with monkeypatch.context() as patched, pytest.raises(Killed):
            patched.setattr(Writing, "_carry_out", one_step)
            store.add([REVISED, SECOND])

    return half


@pytest.mark.parametrize("below", ["", "/"])
def test_the_address_of_the_server_is_enough(server: Server, below: str) -> None:
    with Store(server.url + below) as store:
        store.add([FIRST])
    with Store(server.url.removesuffix("/sparql")) as again:
        assert [article.id for article in again.articles()] == ["1"]


def test_the_address_for_changes_can_be_given(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SIFARA_UPDATE_URL", f"{server.url.removesuffix('/sparql')}/nowhere")
    with (
        Store(server.url) as store,
        pytest.raises(StoreError, match=r"nowhere .*(is not there|wants|accept)"),
    ):
        store.add([FIRST])


def test_what_others_keep_on_the_server_is_left_alone(server: Server) -> None:
    service = "/update" if server.user is None else "-auth"
    server.update(service, 'INSERT DATA { GRAPH <https://other.example/g> { <a:a> <a:b> "c" } }')
    with Store(server.url) as store:
        store.add([FIRST])
        names = {graph.value for graph in store.backend.graphs()}
        assert names == {store.addresses.article("1"), store.addresses.index, store.addresses.track}
        store.forget("1")
        assert quads(store) == set()
        assert store.query('ASK { GRAPH ?g { ?a ?b "c" } }')


def test_another_program_s_change_is_noticed_and_not_overwritten(server: Server) -> None:
    with Store(server.url) as one, Store(server.url) as two:
        one.add([FIRST])
        with pytest.raises(StoreError, match="was changed by another program since it was opened"):
            two.add([SECOND])
        one.add([REVISED])
        before = quads(one)
    with Store(server.url) as again:
        assert quads(again) == before
        assert again.add([SECOND]).added == ("2",)


def test_two_new_stores_at_once_are_one(server: Server) -> None:
    with Store(server.url) as one, Store(server.url) as two:
        two.add([FIRST])
        with pytest.raises(StoreError, match="was changed by another program"):
            one.add([SECOND])


def test_a_change_in_many_parts_is_as_one_in_a_piece(server: Server, in_parts: None) -> None:
    with Store(server.url) as store, Store() as memory:
        for readings in (TEN, [FIRST, SECOND], [REVISED]):
            store.add(readings)
            memory.add(readings)
        assert store.forget(TEN[0].article.id) == memory.forget(TEN[0].article.id)
        assert quads(store) == quads(memory)
        assert set(store.backend.graphs()) == set(memory.backend.graphs())


def test_a_program_killed_at_any_request_leaves_all_or_nothing(
    server: Server,
    in_parts: None,
    dies_after: Callable[[int | None], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(writing, "LEASE", -1.0)  # whatever is under way counts as cut off
    with Store() as memory:
        memory.add([FIRST])
        before = quads(memory)
        memory.add([REVISED, SECOND])
        after = quads(memory)
    seen: list[str] = []
    requests = 0
    while not seen or seen[-1] != "whole":
        dies_after(None)
        server.empty()
        with Store(server.url) as store:
            store.add([FIRST])
        with Store(server.url) as store:
            dies_after(requests)
            try:
                store.add([REVISED, SECOND])
                seen.append("whole")
            except Killed:
                pass
        dies_after(None)
        with Store(server.url) as store:
            assert quads(store) in (before, after)
            if seen[-1:] != ["whole"]:
                seen.append("after" if quads(store) == after else "before")
            store.add([REVISED, SECOND])
            assert quads(store) == after
        requests += 1
    assert seen[0] == "before"
    assert seen[-2] == "after"
    assert seen == sorted(seen, key=["before", "after", "whole"].index)


def test_while_another_program_changes_it_a_store_can_only_be_read(
    server: Server, half_done: Callable[[Store], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    with Store(server.url) as store:
        half_done(store)
    monkeypatch.setattr(writing, "PATIENCE", 0.3)
    with Store(server.url) as late:
        assert list(late.articles())
        with pytest.raises(StoreError, match=r"is being changed by another program.*--wait"):
            late.add([SECOND])


def test_a_store_is_waited_for_while_another_program_changes_it(
    server: Server, half_done: Callable[[Store], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    with Store(server.url) as store:
        half_done(store)
    monkeypatch.setattr(writing, "LEASE", 1.0)
    with Store(server.url, wait=30) as late:
        assert late.add([REVISED, SECOND]).unchanged == ("1", "2")


@server_needed
def test_a_union_for_a_default_graph_is_refused(tmp_path: Path) -> None:
    with oxigraph(tmp_path, "--union-default-graph") as server:
        with Store(server.url) as store, pytest.raises(StoreError, match="is the union of all graphs"):
            store.add([FIRST])
        with pytest.raises(StoreError, match="is the union of all graphs"):
            Store(server.url)


@server_needed
@pytest.mark.parametrize("server", ["virtuoso"], indirect=True)
def test_who_may_not_change_the_store_is_told(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SIFARA_PASSWORD", "hush-hush")
    with Store(server.url) as store, pytest.raises(StoreError, match="does not accept this user") as error:
        store.add([FIRST])
    assert "hush" not in str(error.value)
    monkeypatch.delenv("SIFARA_USER")
    monkeypatch.delenv("SIFARA_PASSWORD")
    with Store(server.url) as store, pytest.raises(StoreError, match="No permission"):
        store.add([FIRST])


@server_needed
@pytest.mark.parametrize("server", ["virtuoso"], indirect=True)
def test_one_graph_by_name_is_refused_where_virtuoso_would_find_nothing(server: Server) -> None:
    with Store(server.url) as store:
        store.add([FIRST])
        graph = store.graphs()[0]
        with pytest.raises(QueryError, match="write VALUES"):
            store.query(f"ASK {{ GRAPH {graph} {{ ?s ?p ?o }} }}")
        assert store.query(f"ASK {{ VALUES ?g {{ {graph} }} GRAPH ?g {{ ?s ?p ?o }} }}")


@server_needed
def test_a_server_that_bounds_its_answers_is_found_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SIFARA_USER", "dba")
    monkeypatch.setenv("SIFARA_PASSWORD", "dba")
    with virtuoso(tmp_path, "ResultSetMaxRows = 20") as server, Store(server.url) as store:
        store.add([FIRST])
        with pytest.raises(StoreError, match=r"answers with a part only.*ResultSetMaxRows"):
            list(store.readings())


def test_nobody_at_that_address() -> None:
    with pytest.raises(StoreError, match="refuses the connection; is the server running"):
        Store(f"http://127.0.0.1:{free_ports(1)[0]}")


def test_a_web_site_is_no_store() -> None:
    with (
        serving(answering("<html>", "text/html")) as url,
        pytest.raises(StoreError, match=r"answers with text/html, not with SPARQL.*the last of 3 addresses"),
    ):
        Store(url.removesuffix("/query"))


@pytest.fixture
def told() -> list[str]:
    """The updates that a server was sent."""
    return []


def playing(told: list[str], change: Reply) -> Reply:
    """An endpoint that is empty and answers updates so."""

    def reply(request: BaseHTTPRequestHandler) -> None:
        if request.path == "/update":
            told.append(request.path)
            change(request)
            return
        asked = body_of(request)
        del request.headers["Content-Length"]  # it is read
        empty = '{"head": {"vars": []}, "results": {"bindings": []}}'
        yes = '{"head": {}, "boolean": true}'
        answering(yes if "=ASK" in asked else empty)(request)

    return reply


@pytest.mark.parametrize(
    ("change", "says", "times"),
    [
        (answering("<html>please log in", "text/html"), "takes no changes", 1),
        (answering("", "text/plain", 204), "takes no changes", 1),
        (answering("read only", "text/plain", 403), "refuses the change .403 Forbidden.: read only", 1),
        (answering("", "text/plain", 405), "SIFARA_UPDATE_URL", 1),
        (answering("line 1", "text/plain", 400), "failed: line 1", 1),
        (answering("disk full", "text/plain", 500), "failed: disk full", 1),
        (answering("", "text/plain", 503), "refuses the change .503", 4),
        (lambda request: request.connection.close(), "cannot be reached", 4),
    ],
)
def test_a_server_that_does_not_change_anything_is_found_out(
    told: list[str], change: Reply, says: str, times: int
) -> None:
    with (
        serving(playing(told, change)) as url,
        Store(url) as store,
        pytest.raises(SifaraError, match=says) as e,
    ):
        store.add([FIRST])
    assert isinstance(e.value, StoreError)
    assert len(told) == times


def test_a_change_that_is_not_answered_in_time_says_that_it_may_have_been_made(
    told: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    done = threading.Event()

    def late(request: BaseHTTPRequestHandler) -> None:
        done.wait(5)

    monkeypatch.setenv("SIFARA_TIMEOUT", "0.5")
    with serving(playing(told, late)) as url, Store(url) as store:
        with pytest.raises(StoreError, match=r"did not answer within 0.5 s, and may have made the change"):
            store.add([FIRST])
        done.set()
    assert len(told) == 1
