"""A store on a full disk, on one that can't be written, used by two processes: all real, nothing lost."""

from __future__ import annotations

import gc
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.store import Store
from ontology.errors import StoreError
from tests.graph.readings import ASSAD, PUTIN, meeting, say
from tests.servers import Server

ROOT = Path(__file__).parents[2]
READING = say("1", meeting(PUTIN, ASSAD, day="2024-07-24"))
LONG = [say(f"more {n}", meeting(PUTIN, ASSAD, quote="ل" * 5000)) for n in range(400)]

ADDS = """
import sys
from graph.store import Store
from ontology.errors import StoreError
from tests.graph.readings import ASSAD, PUTIN, meeting, say

place, name, wait, times = sys.argv[1], sys.argv[2], float(sys.argv[3]), int(sys.argv[4])
for n in range(times):
    while True:
        try:
            with Store(place, wait=wait) as store:
                print("open", flush=True)
                if times == 1:
                    sys.stdin.readline()
                store.add([say(f"{name}-{n}", meeting(PUTIN, ASSAD, day=f"2024-07-{1 + n:02}"), source=name)])
            break
        except StoreError as error:
            if "was changed by another program" not in str(error):
                print(error, flush=True)
                sys.exit(1)
"""


def adding(place: Path | str, name: str, wait: float = 0, times: int = 1) -> subprocess.Popen[str]:
    """A process that opens the store, says so, and adds an article at a word from here; or several."""
    command = [sys.executable, "-W", "error", "-c", ADDS, str(place), name, str(wait), str(times)]
    return subprocess.Popen(
        command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )


def said(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    return process.stdout.readline().strip()


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 3 MB."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", str(folder)]
    try:
        done = subprocess.run(mount, capture_output=True, check=False)
    except OSError:
        pytest.skip("needs the program mount")
    if done.returncode:
        pytest.skip("needs the right to mount a small disk (root)")
    try:
        yield folder
    finally:
        subprocess.run(["umount", "--lazy", str(folder)], check=True)


def test_a_second_process_is_told_and_one_that_waits_comes_next(tmp_path: Path) -> None:
    place = tmp_path / "s"
    with adding(place, "first") as first:
        assert said(first) == "open"
        with adding(place, "second") as second:
            assert "is open in another place; wait for it (--wait SECONDS)" in said(second)
        assert second.returncode == 1
        with adding(place, "third", wait=60) as third:
            first.communicate("now\n")
            assert said(third) == "open"
            third.communicate("now\n")
    assert (first.returncode, third.returncode) == (0, 0)
    with Store(place) as store:
        assert sorted(article.id for article in store.articles()) == ["first-0", "third-0"]


def test_a_process_that_waits_in_vain_is_told_in_the_end(tmp_path: Path) -> None:
    with Store(tmp_path / "s") as store:
        with adding(tmp_path / "s", "late", wait=0.3) as late:
            assert "is open in another place" in said(late)
        assert len(store) == 0


def test_two_processes_that_change_one_server_lose_nothing(server: Server) -> None:
    with adding(server.url, "one", 60, 6) as one, adding(server.url, "two", 60, 6) as two:
        told = [one.communicate()[0], two.communicate()[0]]
    assert (one.returncode, two.returncode) == (0, 0), told
    with Store(server.url) as store, Store() as fresh:
        readings = list(store.readings())
        assert len(readings) == 12
        fresh.add(readings)
        assert set(fresh.quads()) == set(store.quads())


def told(place: Path) -> str:
    """What is said when the long articles don't fit; the error itself would keep the store open."""
    with Store(place) as store:
        store.add([READING])
        try:
            store.add(LONG)
        except StoreError as error:
            assert [article.id for article in store.articles()] == ["1"]
            return str(error)
    pytest.fail("there was room")


def test_a_full_disk_is_a_clear_error_and_loses_nothing(small_disk: Path) -> None:
    words = told(small_disk / "s")
    assert "the disk is full; make room" in words
    assert "\n" not in words
    gc.collect()  # what the error's frames held
    subprocess.run(["mount", "-o", "remount,size=64m", str(small_disk)], check=True)
    with Store(small_disk / "s") as store:
        assert store.add([READING]).unchanged == ("1",)
        assert len(store.add(LONG).added) == len(LONG)


def test_a_disk_that_is_full_from_the_start_is_a_clear_error(small_disk: Path) -> None:
    with pytest.raises(OSError):
        (small_disk / "all").write_bytes(b"0" * (8 << 20))
    with pytest.raises(StoreError, match=r"the disk is full|can't be made there .No space left"):
        Store(small_disk / "s")


def test_a_disk_that_can_only_be_read_is_a_clear_error_and_loses_nothing(small_disk: Path) -> None:
    with Store(small_disk / "s") as store:
        store.add([READING])
    subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True)
    with pytest.raises(StoreError, match="can't be written; choose a folder that you may write to"):
        Store(small_disk / "s")
    subprocess.run(["mount", "-o", "remount,rw", str(small_disk)], check=True)
    with Store(small_disk / "s") as store:
        assert store.add([READING]).unchanged == ("1",)
