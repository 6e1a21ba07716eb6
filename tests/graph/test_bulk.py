"""Many new articles are written faster than a few, and are as whole: all of them count, or none is seen."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from graph.backends import bulk, embedded
from graph.backends.backend import GraphName
from graph.backends.embedded import Embedded
from graph.store import WORLD, Store
from ontology.errors import StoreError
from ontology.reading import Reading
from tests.graph.readings import ASSAD, PUTIN, meeting, say

ROOT = Path(__file__).parents[2]
OLD = [say(f"old-{n}", meeting(PUTIN, ASSAD, day=f"2024-07-{n + 1:02}")) for n in range(3)]
NEW = [say(f"new-{n}", meeting(PUTIN, ASSAD, day=f"2024-08-{n + 1:02}")) for n in range(5)]


@pytest.fixture(autouse=True)
def _all_in_bulk(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(embedded, "_BULK", 1)


def in_one(readings: list[Reading]) -> set[str]:
    with Store() as store:
        store.add(readings)
        return kept(store)


def kept(store: Store) -> set[str]:
    """All but the history of addresses, which is of the way and not of what is there."""
    graphs: list[GraphName] = [WORLD, *store.graphs()]
    return {str(quad) for graph in graphs for quad in store.quads(graph)}


def test_bulk_and_transaction_leave_the_same(tmp_path: Path) -> None:
    changed = say("old-1", meeting(PUTIN, ASSAD, day="2024-09-01"))
    with Store(tmp_path / "s") as store, Store() as memory:  # in memory there is no bulk
        for one in (store, memory):
            one.add(OLD)
            report = one.add([*NEW, changed, OLD[0]])
            assert (len(report.added), report.replaced, report.unchanged) == (5, ("old-1",), ("old-0",))
        assert kept(store) == kept(memory)
        for one in (store, memory):
            one.forget(*(reading.article.id for reading in NEW))
        assert kept(store) == kept(memory)


@pytest.mark.parametrize("moment", ["flush", "bulk_load", "update"])
def test_a_process_that_dies_on_the_way_leaves_what_was_there(tmp_path: Path, moment: str) -> None:
    program = f"""
import os, sys
from graph.backends import embedded
from graph.store import Store
from tests.graph.test_bulk import NEW

class Dying:
    def __init__(self, store): self.store = store
    def __getattr__(self, name):
        if name == {moment!r}:
            if name == "update": self.store.flush()
            os._exit(9)
        return getattr(self.store, name)

embedded._BULK = 1
with Store(sys.argv[1]) as store:
    store.backend._open = Dying(store.backend._open)
    store.add(NEW)
"""
    with Store(tmp_path / "s") as store:
        store.add(OLD)
        before = kept(store)
    done = subprocess.run([sys.executable, "-c", program, str(tmp_path / "s")], cwd=ROOT, check=False)
    assert done.returncode == 9
    with Store(tmp_path / "s") as store:
        assert kept(store) == before
        assert len(store.add(NEW).added) == len(NEW)
        assert kept(store) == in_one([*OLD, *NEW])


def test_an_error_on_the_way_leaves_what_was_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(place: bulk.Opened, graphs: object) -> None:
        real(place, graphs)  # type: ignore[arg-type]
        raise OSError("No space left on device")

    real = bulk.write_unfinished
    with Store(tmp_path / "s") as store:
        store.add(OLD)
        before = kept(store)
        monkeypatch.setattr(embedded, "write_unfinished", full)
        with pytest.raises(StoreError, match="the disk is full"):
            store.add(NEW)
        assert kept(store) == before
        monkeypatch.undo()
        store.add(NEW)
        assert kept(store) == in_one([*OLD, *NEW])


def test_what_can_not_be_swept_is_not_seen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError("No space left on device")

    def half(place: bulk.Opened, graphs: object) -> None:
        real(place, graphs)  # type: ignore[arg-type]
        full()

    real = bulk.write_unfinished
    with Store(tmp_path / "s") as store:
        store.add(OLD)
        before = kept(store)
        monkeypatch.setattr(embedded, "write_unfinished", half)
        monkeypatch.setattr(embedded, "sweep", full)
        with pytest.raises(StoreError, match="the disk is full"):
            store.add(NEW)
        assert kept(store) == before
        assert len(list(store.articles())) == len(OLD)
        for use in (lambda: store.query("ASK { ?s ?p ?o }"), lambda: store.forget("old-0")):
            with pytest.raises(StoreError, match="the disk is full"):
                use()
        monkeypatch.undo()
        assert store.forget("old-0")
        assert kept(store) == in_one(OLD[1:])


def test_an_error_does_not_keep_the_folder_from_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError("No space left on device")

    monkeypatch.setattr(Embedded, "_sweep", lambda _: None)
    with Store(tmp_path / "s") as store:
        store.add(OLD)
        monkeypatch.setattr(embedded, "write_unfinished", full)
        with pytest.raises(StoreError) as error:
            store.add(NEW)
    assert error.value.__cause__
    with Store(tmp_path / "s") as store:
        assert len(list(store.articles())) == len(OLD)


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="needs SIGKILL")
def test_a_process_killed_at_any_moment_leaves_whole_changes_only(tmp_path: Path) -> None:
    program = """
import sys
from pathlib import Path
from pyoxigraph import NamedNode
from graph.backends import embedded
from graph.backends.embedded import Embedded

embedded._BULK = 1
backend = Embedded(Path(sys.argv[1]))
print("open", flush=True)
for number in range(100_000):
    names = [NamedNode(f"x:{number}-{half}") for half in (1, 2)]
    lines = {name: [f'<x:a> <x:b> "{at}" {name} .' for at in range(1500)] for name in names}
    backend.change([], [], {name: chr(10).join([*found, ""]).encode() for name, found in lines.items()})
"""
    sizes = []
    for moment in range(8):
        folder = tmp_path / str(moment)
        child = subprocess.Popen(
            [sys.executable, "-c", program, str(folder)], cwd=ROOT, stdout=subprocess.PIPE, text=True
        )
        assert child.stdout is not None
        assert child.stdout.readline() == "open\n"
        try:
            child.wait(0.03 + 0.07 * moment)
        except subprocess.TimeoutExpired:
            child.kill()
        child.communicate()
        backend = Embedded(folder)
        sizes.append(backend.size())
        names = {graph.value for graph in backend.graphs()}
        assert {name.removesuffix("-1") + "-2" for name in names if name.endswith("-1")} <= names
        assert backend.size() == 1500 * len(names)
        backend.close()
    assert max(sizes) > 0
