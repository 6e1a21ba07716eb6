"""The wheel holds the rooms, whole, and nothing else."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
ROOMS = ("graph", "loaders", "ontology", "queries", "sifara", "visualize")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    pytest.importorskip("hatchling", reason="needs hatchling, as requirements/build.txt has it")
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(folder)],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    [path] = folder.glob("*.whl")
    with zipfile.ZipFile(path) as packed:
        return set(packed.namelist())


@pytest.mark.slow
def test_the_wheel_holds_every_file_of_the_rooms(wheel: set[str]) -> None:
    files = {
        path.relative_to(ROOT).as_posix()
        for room in ROOMS
        for path in (ROOT / room).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert {end for name in files if (end := Path(name).suffix)} >= {
        ".py",
        ".tsv",
        ".yml",
        ".ttl",
        ".rq",
        ".jsonl",
    }
    assert files <= wheel


@pytest.mark.slow
def test_the_wheel_holds_nothing_but_the_rooms_and_its_own_record(wheel: set[str]) -> None:
    tops = {name.split("/")[0] for name in wheel}
    assert {top for top in tops if not top.endswith(".dist-info")} == set(ROOMS)
    assert len(tops) == len(ROOMS) + 1
