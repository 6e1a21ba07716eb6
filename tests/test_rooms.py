"""The rooms: imports run downhill, files are short, packages are typed."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
# Each room, and the rooms that it may import besides itself.
BELOW = {
    "ontology": set[str](),
    "loaders": {"ontology"},
    "graph": {"ontology"},
    "queries": {"graph", "ontology"},
    "visualize": {"queries", "graph", "ontology"},
    "sifara": {"visualize", "queries", "graph", "loaders", "ontology"},
}
LONGEST = dict.fromkeys(BELOW, 350) | {"tests": 450, "benchmarks": 450}  # lines


def modules(room: str) -> list[Path]:
    return sorted((ROOT / room).rglob("*.py"))


def imported(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield "." * node.level + (node.module or "")


@pytest.mark.parametrize("room", BELOW)
def test_a_room_imports_only_rooms_below_it(room: str) -> None:
    uphill = [
        f"{path.relative_to(ROOT)} imports {name}"
        for path in modules(room)
        for name in imported(path)
        if (top := name.split(".")[0]) in BELOW and top != room and top not in BELOW[room]
    ]
    assert not uphill


@pytest.mark.parametrize("room", BELOW)
def test_imports_are_absolute_and_say_what_they_take(room: str) -> None:
    wrong = [
        f"{path.relative_to(ROOT)}: {name}"
        for path in modules(room)
        for name in imported(path)
        if name[:1] in {".", ""}
    ]
    stars = [
        str(path.relative_to(ROOT))
        for path in modules(room)
        if "import *" in path.read_text(encoding="utf-8")
    ]
    assert not wrong + stars


@pytest.mark.parametrize("room", BELOW)
def test_no_two_files_of_a_room_import_each_other(room: str) -> None:
    names = {
        path: ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
        for path in modules(room)
    }
    graph = {
        name: {other for other in imported(path) if other in names.values() and other != name}
        for path, name in names.items()
        if path.name != "__init__.py"
    }
    done: set[str] = set()

    def visit(name: str, trail: tuple[str, ...]) -> None:
        assert name not in trail, " → ".join([*trail[trail.index(name) :], name])
        if name not in done:
            for other in sorted(graph.get(name, ())):
                visit(other, (*trail, name))
            done.add(name)

    for name in sorted(graph):
        visit(name, ())


@pytest.mark.parametrize("room", BELOW)
def test_a_room_says_what_it_is_and_that_it_is_typed(room: str) -> None:
    assert (ROOT / room / "py.typed").exists()
    assert (ROOT / room / "__init__.py").exists()


def test_every_module_opens_with_what_it_is() -> None:
    silent = [
        str(path.relative_to(ROOT))
        for room in BELOW
        for path in modules(room)
        if path.read_text(encoding="utf-8").strip()
        and not ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))
    ]
    assert not silent


def test_a_file_is_read_in_one_sitting() -> None:
    long = {
        str(path.relative_to(ROOT)): lines
        for room, longest in LONGEST.items()
        for path in modules(room)
        if (lines := path.read_text("utf-8").count("\n")) > longest
    }
    assert not long


def test_no_room_has_a_drawer_for_odds_and_ends() -> None:
    drawers = {"utils.py", "util.py", "helpers.py", "common.py", "misc.py"}
    assert not [path for room in BELOW for path in modules(room) if path.name in drawers]


def test_every_folder_of_tests_is_a_package() -> None:
    """Without its ``__init__.py``, tests/graph would hide the room graph."""
    folders = {path.parent for path in (ROOT / "tests").rglob("*.py")}
    assert not [folder for folder in folders if not (folder / "__init__.py").exists()]
