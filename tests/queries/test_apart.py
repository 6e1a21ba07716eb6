"""A query put to a process of its own: the same answers, and an end when time, rows or memory are over."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph
import pytest

from graph.store import Store
from ontology.errors import QueryError, StoreError
from queries import apart
from queries.apart import Apart, snapshot
from queries.free import free
from queries.table import Table
from tests.graph.readings import ASSAD, ERDOGAN, PUTIN, meeting, say

ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n1 ?o }"
MEETINGS = "SELECT ?m { ?m a sif:Meeting }"


@pytest.fixture(scope="module")
def folder(small: pyoxigraph.Store, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small store on disk; nobody has it open."""
    path = tmp_path_factory.mktemp("apart") / "store"
    pyoxigraph.Store(path).bulk_extend(small)
    return path


@pytest.fixture
def news(tmp_path: Path) -> Iterator[Store]:
    """A store that this process has open."""
    with Store(tmp_path / "news") as store:
        store.add([say("1", meeting(PUTIN, ASSAD, day="2024-07-24"))])
        yield store


@pytest.mark.parametrize(
    "sparql",
    [
        "SELECT ?m ?d ?label ?none { ?m a sif:Meeting ; rdfs:label ?label OPTIONAL { ?m sif:earliest ?d } }"
        " ORDER BY ?m ?label",
        'SELECT ?n { VALUES ?n { 1 1.5 true "x" "س"@ar "tab\\tline\\n" UNDEF } }',
        "ASK { ?m a sif:Meeting }",
        "ASK { ?m a sif:Election }",
        "CONSTRUCT { ?m sif:host ?h } WHERE { ?m sif:host ?h }",
        "SELECT ?m { ?m a sif:Election }",
    ],
)
def test_an_answer_from_apart_is_the_answer(sparql: str, folder: Path, small: pyoxigraph.Store) -> None:
    assert free(Apart(folder), sparql) == free(small, sparql)


def test_a_query_without_end_ends_at_its_deadline_and_the_store_is_free_again(folder: Path) -> None:
    began = time.monotonic()
    with pytest.raises(QueryError, match=r"stopped after 0\.5 s; ask for less"):
        free(Apart(folder, timeout=0.5), ENDLESS)
    assert time.monotonic() - began < 60  # without its end it would run for years
    assert free(Apart(folder), "ASK { ?m a sif:Meeting }")


def test_an_answer_of_too_many_rows_is_none(folder: Path) -> None:
    with pytest.raises(QueryError, match="more than 3 rows; add a LIMIT"):
        free(Apart(folder, rows=3), "SELECT ?s { ?s ?p ?o }")
    with pytest.raises(QueryError, match="more than 3 rows"):
        free(Apart(folder, rows=3), "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }")
    answer = free(Apart(folder, rows=3), "SELECT ?s { ?s ?p ?o } LIMIT 3")
    assert isinstance(answer, Table)
    assert len(answer.rows) == 3


@pytest.mark.slow
def test_a_query_that_takes_all_memory_ends_with_its_process(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    small_child = "import queries.apart_child as child; child._MEMORY = 1 << 30; child.main()"
    monkeypatch.setattr(apart, "_PROGRAM", f"import sys; sys.path.insert(0, sys.argv[1]); {small_child}")
    with pytest.raises(QueryError, match="needs more memory than it is given"):
        free(Apart(folder, timeout=300), "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?a ?d ?g")


def test_a_store_that_is_open_elsewhere_says_so(news: Store) -> None:
    assert news.path is not None
    with pytest.raises(StoreError, match="is open in another place"):
        free(Apart(news.path), MEETINGS)


def test_where_there_is_no_store_there_is_no_answer(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="there is no store at"):
        free(Apart(tmp_path / "none"), MEETINGS)


def test_an_open_store_is_asked_by_a_snapshot_of_which_nothing_is_left(news: Store, tmp_path: Path) -> None:
    before = sorted(tmp_path.iterdir())
    with snapshot(news) as target:
        news.add([say("2", meeting(ERDOGAN, ASSAD, day="2024-07-25"))])
        held = free(target, MEETINGS)
    assert isinstance(held, Table)
    assert len(held.rows) == 1
    assert sorted(tmp_path.iterdir()) == before


def test_a_store_in_memory_is_asked_by_a_snapshot_too() -> None:
    with Store() as store:
        store.add([say("1", meeting(PUTIN, ASSAD, day="2024-07-24"))])
        with snapshot(store) as target:
            assert free(target, MEETINGS) == free(store, MEETINGS)


def test_a_module_in_the_folder_of_the_user_is_not_run(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("json.py", "queries.py", "pyoxigraph.py"):
        (tmp_path / name).write_text("raise SystemExit(7)", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert free(Apart(folder), "ASK { ?m a sif:Meeting }")


@pytest.mark.parametrize("timeout", [0, -1, float("nan"), 1e9])
def test_a_timeout_out_of_bounds_is_refused(timeout: float, folder: Path) -> None:
    with pytest.raises(QueryError, match="it must be more than 0 and at most 86400 seconds"):
        Apart(folder, timeout)


def test_an_answer_of_no_rows_at_most_is_refused(folder: Path) -> None:
    with pytest.raises(QueryError, match="it must be 1 at least"):
        Apart(folder, rows=0)
