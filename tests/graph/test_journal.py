"""Many new articles go in by a road of their own, and still all of them or none."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Quad

from graph.backends import journal
from graph.backends.backend import WORLD
from graph.backends.embedded import Embedded
from ontology.errors import StoreError

ROOT = Path(__file__).parents[2]
A, B = NamedNode("x:a"), NamedNode("x:b")


def quads(graph: str, count: int = 1500) -> list[Quad]:
    return [Quad(A, B, Literal(f"{graph} {number}"), NamedNode(graph)) for number in range(count)]


KNOWN = [*quads("x:known", 10), Quad(A, B, Literal("old"), WORLD)]
MANY = [*quads("x:1"), *quads("x:2"), *quads("x:known", 12), Quad(A, B, Literal("new"), WORLD)]


def everything(backend: Embedded) -> set[Quad]:
    return set(backend.oxigraph)


def test_many_new_graphs_and_what_changes_besides_are_there(tmp_path: Path) -> None:
    backend = Embedded(tmp_path / "s")
    backend.change([], KNOWN)
    backend.change(KNOWN[-1:], MANY)
    assert everything(backend) == {*KNOWN[:-1], *MANY}
    assert {graph.value for graph in backend.graphs()} == {"x:1", "x:2", "x:known"}


def test_what_was_cut_short_is_taken_out_when_the_store_is_opened(tmp_path: Path) -> None:
    backend = Embedded(tmp_path / "s")
    backend.change([], KNOWN)
    journal.write_fresh(backend.oxigraph, journal.fresh_quads(backend.oxigraph, MANY))
    assert set(KNOWN) < everything(backend)
    backend.close()
    again = Embedded(tmp_path / "s")
    assert everything(again) == set(KNOWN)
    assert [graph.value for graph in again.graphs()] == ["x:known"]


def test_a_change_that_fails_at_its_end_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    backend = Embedded(tmp_path / "s")
    backend.change([], KNOWN)

    def full(*_: object) -> None:
        raise OSError("No space left on device")

    monkeypatch.setattr(Embedded, "_change", full)
    with pytest.raises(StoreError, match="the disk is full"):
        backend.change(KNOWN[-1:], MANY)
    assert everything(backend) == set(KNOWN)


def test_a_change_that_could_not_be_taken_back_is_before_the_next(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    backend = Embedded(tmp_path / "s")
    journal.write_fresh(backend.oxigraph, journal.fresh_quads(backend.oxigraph, quads("x:cut", 3000)))
    backend.change([], quads("x:1", 3000))
    assert everything(backend) == set(quads("x:1", 3000))


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="needs SIGKILL")
def test_a_process_killed_at_any_moment_leaves_whole_changes_only(tmp_path: Path) -> None:
    program = """
import sys
from pathlib import Path
from graph.backends.embedded import Embedded
from tests.graph.test_journal import quads

backend = Embedded(Path(sys.argv[1]))
print("open", flush=True)
for number in range(100_000):
    backend.change([], [*quads(f"x:{number}-1"), *quads(f"x:{number}-2")])
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
