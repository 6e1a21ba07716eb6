"""A large change of a store on disk goes another road than a small one, and is as whole: all or nothing."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from pyoxigraph import NamedNode

from graph.backends import embedded, journal
from graph.backends.backend import GraphName
from graph.backends.embedded import Embedded
from graph.backends.journal import Journal
from graph.store import WORLD, Store
from ontology.errors import StoreError
from ontology.reading import Reading
from ontology.vocabulary import SEM
from tests.graph.readings import ASSAD, PUTIN, meeting, say

ROOT = Path(__file__).parents[2]
OLD = [say(f"old-{n}", meeting(PUTIN, ASSAD, day=f"2024-07-{n + 1:02}")) for n in range(3)]
NEW = [say(f"new-{n}", meeting(PUTIN, ASSAD, day=f"2024-08-{n + 1:02}")) for n in range(5)]


@pytest.fixture(autouse=True)
def _all_by_journal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(embedded, "_LARGE", 1)


CHANGED = say("old-1", meeting(PUTIN, ASSAD, day="2024-09-01"))


Step = Callable[[Store], object]
NAMES = [reading.article.id for reading in (*OLD, *NEW)]
STEPS: list[Step] = [
    lambda store: store.add(OLD),
    lambda store: store.add([*NEW, CHANGED]),
    lambda store: store.forget("new-0", "new-1", "old-0"),
    lambda store: store.add([NEW[0], OLD[0]]),  # what has gone comes again, in a graph that is new
    lambda store: store.add([OLD[1]]),
    lambda store: store.forget("old-1"),
    lambda store: store.add([CHANGED, NEW[1]]),
]


def in_turn(*batches: list[Reading]) -> set[str]:
    with Store() as store:
        for readings in batches:
            store.add(readings)
        return kept(store)


def kept(store: Store) -> set[str]:
    """All but the history of addresses, which is of the way and not of what is there."""
    graphs: list[GraphName] = [WORLD, *store.graphs()]
    return {str(quad) for graph in graphs for quad in store.quads(graph)}


def test_journal_and_transaction_leave_the_same(tmp_path: Path) -> None:
    with Store(tmp_path / "s") as store, Store() as memory:  # in memory there is no journal
        for one in (store, memory):
            one.add(OLD)
            report = one.add([*NEW, CHANGED, OLD[0]])
            assert (len(report.added), report.replaced, report.unchanged) == (5, ("old-1",), ("old-0",))
        assert kept(store) == kept(memory)
        for one in (store, memory):
            one.forget(*(reading.article.id for reading in NEW))
        assert kept(store) == kept(memory)


MOMENTS = {
    "fsync": False,  # while it is being written down
    "rename": False,  # before it gets the name that makes it count
    "remove": True,
    "bulk_load": True,
    "flush": True,
    "rmtree": True,
}


@pytest.mark.parametrize("moment", MOMENTS)
def test_a_process_that_dies_on_the_way_leaves_the_old_or_the_new(tmp_path: Path, moment: str) -> None:
    program = f"""
import os, pathlib, shutil, sys
from graph.backends import embedded
from graph.store import Store
from tests.graph.test_journal import CHANGED, NEW

class Dying:
    def __init__(self, store): self.store = store
    def __getattr__(self, name):
        die() if name == {moment!r} else None
        return getattr(self.store, name)

def die(*_, **__): os._exit(9)

embedded._LARGE = 1
with Store(sys.argv[1]) as store:
    for place in (os, pathlib.Path, shutil):
        if hasattr(place, {moment!r}):
            setattr(place, {moment!r}, die)
    store.backend._open = Dying(store.backend._open)
    store.add([*NEW, CHANGED])
"""
    with Store(tmp_path / "s") as store:
        store.add(OLD)
        before = kept(store)
    done = subprocess.run([sys.executable, "-c", program, str(tmp_path / "s")], cwd=ROOT, check=False)
    assert done.returncode == 9
    whole = in_turn(OLD, [*NEW, CHANGED])
    with Store(tmp_path / "s") as store:
        assert kept(store) == (whole if MOMENTS[moment] else before)
        assert len(store.add([*NEW, CHANGED]).unchanged) == (len(NEW) + 1 if MOMENTS[moment] else 0)
        assert kept(store) == whole
        store.backup(tmp_path / "copy")
    with Store(tmp_path / "copy") as store:
        assert kept(store) == whole
    assert not list((tmp_path / "s").glob("change*"))


def test_what_can_not_be_written_down_is_not_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Store(tmp_path / "s") as store:
        store.add(OLD)
        before = kept(store)
        monkeypatch.setattr(journal, "_sync", full)
        with pytest.raises(StoreError, match="the disk is full"):
            store.add(NEW)
        assert kept(store) == before
        monkeypatch.undo()
        assert store.add(NEW).added
        assert kept(store) == in_turn([*OLD, *NEW])


def test_what_is_written_down_and_can_not_be_made_counts_and_hides_the_rest_until_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    uses: list[Callable[[Store], object]] = [
        lambda store: store.query("ASK { ?s ?p ?o }"),
        lambda store: list(store.articles()),
        lambda store: store.forget("old-0"),
        len,
        lambda store: store.backup(tmp_path / "copy"),
    ]
    with Store(tmp_path / "s") as store:
        store.add(OLD)
        assert kept(store) == in_turn(OLD)
        with monkeypatch.context() as patch:
            patch.setattr(Journal, "load", full)
            assert len(store.add(NEW).added) == len(NEW)
            for use in uses:
                with pytest.raises(StoreError, match="the disk is full"):
                    use(store)
            assert not (tmp_path / "copy").exists()
        assert kept(store) == in_turn([*OLD, *NEW])
    with monkeypatch.context() as patch:
        store = Store(tmp_path / "s")
        patch.setattr(Journal, "load", full)
        assert len(store.forget(*(reading.article.id for reading in NEW))) == len(NEW)
        with pytest.raises(StoreError, match="the disk is full"):
            store.close()
        with pytest.raises(StoreError, match="the disk is full"):
            Store(tmp_path / "s")
    with Store(tmp_path / "s") as store:
        assert kept(store) == in_turn(OLD)


def test_a_change_that_is_not_made_yet_is_seen_by_every_look(tmp_path: Path) -> None:
    looks: list[Callable[[Store], object]] = [
        lambda store: store.keeps([reading.article for reading in OLD]),
        lambda store: sorted(article.id for article in store.articles()),
        lambda store: store.reading("old-1"),
        lambda store: len(list(store.quads())),
        lambda store: sorted(graph.value for graph in store.graphs()),
        lambda store: bool(store.query("ASK { ?e sif:status ?s }")),
    ]
    with Store() as memory:
        memory.add(OLD)
        for number, look in enumerate(looks):
            with Store(tmp_path / str(number)) as store:
                store.add(OLD)
                assert (tmp_path / str(number) / "change").exists()
                assert look(store) == look(memory)


@pytest.mark.parametrize("many", [1, 2, 100])
def test_what_goes_is_out_of_sight_before_it_is_taken_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, many: int
) -> None:
    monkeypatch.setattr(embedded, "_MANY", many)
    waited = 0
    with Store(tmp_path / "s") as store, Store() as memory:
        for step in STEPS:
            step(store)
            step(memory)
            waited = max(waited, len(list((tmp_path / "s" / "change").iterdir())))
            assert seen(store) == seen(memory)
        assert waited == many if many < 100 else waited > len(STEPS)
        assert kept(store) == kept(memory)
        assert not (tmp_path / "s" / "change").exists()
        assert seen(store) == seen(memory)


def seen(store: Store) -> set[str]:
    """What look-ups find, none of which makes the store take out what has gone."""
    graphs = [NamedNode(store.addresses.article(name)) for name in NAMES]
    index = NamedNode(store.addresses.index)
    backend, actor = store.backend, NamedNode(SEM.hasActor)
    putin = NamedNode(store.addresses.entity("person/vladimir-putin"))
    return {
        *map(str, backend.of_graphs([WORLD, index, *graphs])),
        *(f"part {quad}" for quad in backend.of_parts((graph, graph) for graph in graphs)),
        *(f"subject {quad}" for quad in backend.of_subjects([putin], WORLD)),
        *(f"object {quad}" for quad in backend.with_objects(actor, [putin], WORLD)),
    }


@pytest.mark.parametrize("moment", ["write", "load", "remove", "remove_graph", "flush", "rename", "rmtree"])
def test_a_process_that_dies_with_many_changes_in_its_journal_leaves_all_of_them(
    tmp_path: Path, moment: str
) -> None:
    """``write``: before anything is made to its end; ``load``: while the last is loaded."""
    program = f"""
import os, pathlib, shutil, sys
from graph.backends import embedded
from graph.store import Store
from tests.graph.test_journal import STEPS

class Dying:
    def __init__(self, store): self.store = store
    def __getattr__(self, name):
        die() if name == {moment!r} or (name == "bulk_load" and {moment!r} == "load") else None
        return getattr(self.store, name)

def die(*_, **__): os._exit(9)

embedded._LARGE = 1
store = Store(sys.argv[1])
for step in STEPS:
    step(store)
if {moment!r} == "write":
    die()
for place in (pathlib.Path, shutil):
    if hasattr(place, {moment!r}):
        setattr(place, {moment!r}, die)
store.backend._open = Dying(store.backend._open)
store.close()
"""
    done = subprocess.run([sys.executable, "-c", program, str(tmp_path / "s")], cwd=ROOT, check=False)
    assert done.returncode == 9
    with Store(tmp_path / "s") as store, Store() as memory:
        for step in STEPS:
            step(memory)
        assert kept(store) == kept(memory)
    assert not list((tmp_path / "s").glob("change*"))


def test_a_change_that_was_damaged_from_outside_is_a_clear_error(tmp_path: Path) -> None:
    with Store(tmp_path / "s") as store:
        store.add(OLD)
        *_, last = sorted((tmp_path / "s" / "change").iterdir())
        (last / "added.trig").write_text("nothing of ours")
        with pytest.raises(StoreError, match=r"damaged from outside .* restore a backup"):
            store.close()


def test_an_error_does_not_keep_the_folder_from_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Store(tmp_path / "s") as store:
        store.add([*OLD, *NEW])
        monkeypatch.setattr(journal, "RdfFormat", None)  # anything, half-way
        with pytest.raises(AttributeError) as error:
            len(store)
        monkeypatch.undo()
    assert error.value.__traceback__
    with Store(tmp_path / "s") as store:
        assert len(list(store.articles())) == len(OLD) + len(NEW)


def full(*_: object) -> None:
    """Stands in for what a full disk says."""
    raise OSError("No space left on device")


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="needs SIGKILL")
def test_a_process_killed_at_any_moment_leaves_whole_changes_only(tmp_path: Path) -> None:
    program = """
import sys
from pathlib import Path
from pyoxigraph import NamedNode
from graph.backends import embedded
from graph.backends.embedded import Embedded

embedded._LARGE = 1
backend = Embedded(Path(sys.argv[1]))
print("open", flush=True)
for number in range(100_000):
    names = [NamedNode(f"x:{number}-{half}") for half in (1, 2)]
    triples = " ".join(f'<x:a> <x:b> "{at}" .' for at in range(1500))
    backend.change([], [], {name: f"{name} {{ {triples} }}".encode() for name in names})
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


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="no /proc here to see threads in")
def test_while_much_is_written_the_database_puts_its_files_in_order_only_when_nothing_else_is_to_do(
    tmp_path: Path,
) -> None:
    program = """
import os, sys
from pathlib import Path
from graph.backends import embedded
from tests.graph.test_journal import OLD, NEW, Store
embedded._LARGE = 1
with Store(Path(sys.argv[1])) as store:
    store.add(OLD)
    store.add(NEW)
    for task in Path("/proc/self/task").iterdir():
        name = (task / "comm").read_text().strip()
        print(name.partition(":")[2][:3], os.getpriority(os.PRIO_PROCESS, int(task.name)))
"""
    command = [sys.executable, "-c", program, str(tmp_path / "store")]
    lines = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout.split("\n")
    assert "low 19" in lines
    assert not [line for line in lines if line.startswith("low") and line != "low 19"]
    assert " 0" in lines  # the thread that writes
