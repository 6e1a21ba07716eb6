"""What can go wrong with a store: each a StoreError in one line that says how to mend it, nothing lost."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from pyoxigraph import NamedNode

from graph.backends.opening import explained
from graph.revisions import earlier_versions
from graph.store import WORLD, Store
from ontology.errors import StoreError
from tests.graph.readings import ASSAD, PUTIN, meeting, say
from tests.somebody import open_folder, somebody

ROOT = Path(__file__).parents[2]
READING = say("1", meeting(PUTIN, ASSAD, day="2024-07-24"))


def refused(path: Path, says: str, **how: bool) -> None:
    with pytest.raises(StoreError, match=says) as error:
        Store(path, **how)  # type: ignore[arg-type]
    assert "\n" not in str(error.value)
    assert str(path) in str(error.value)


def run(program: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    """A program in a process of its own, with the rooms and the tests in reach."""
    command = [sys.executable, "-W", "error", "-c", program, *arguments]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60, check=False)


def test_a_file_is_no_store(tmp_path: Path) -> None:
    path = tmp_path / "articles.txt"
    path.write_text("خبر", encoding="utf-8")
    refused(path, "is a file, and a store is a folder")
    assert path.read_text(encoding="utf-8") == "خبر"


def test_a_place_under_a_file_is_none(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    refused(tmp_path / "file" / "store", "can't be made there")


def test_a_folder_of_other_things_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").touch()
    (tmp_path / "LOG").touch()
    refused(tmp_path, "holds 'letter.txt'; give a new or an empty folder")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["LOG", "letter.txt"]


def test_an_empty_folder_becomes_a_store(tmp_path: Path) -> None:
    with Store(tmp_path) as store:
        store.add([READING])


def test_a_store_whose_making_was_cut_off_is_made_anew(tmp_path: Path) -> None:
    for name in ("LOCK", "LOG", "MANIFEST-000001"):
        (tmp_path / name).touch()
    with Store(tmp_path) as store:
        assert len(store) == 0


def test_a_store_that_must_exist_is_not_made(tmp_path: Path) -> None:
    refused(tmp_path / "none", "there is no store at .*load articles first", create=False)
    refused(tmp_path, "there is no store at", create=False)
    assert list(tmp_path.iterdir()) == []


def test_a_damaged_store_says_so(tmp_path: Path) -> None:
    (tmp_path / "CURRENT").write_text("nonsense")
    refused(tmp_path, "is damaged or not a store of this program; restore a backup")


def test_a_store_open_in_this_process_is_taken(tmp_path: Path) -> None:
    with Store(tmp_path / "s") as store:
        store.add([READING])
        refused(tmp_path / "s", "is open in another place")
    with Store(tmp_path / "s") as again:
        assert len(list(again.articles())) == 1


def test_a_store_open_in_another_process_is_taken_and_unharmed(tmp_path: Path) -> None:
    program = "import sys; from graph.store import Store; Store(sys.argv[1])"
    with Store(tmp_path / "s") as store:
        store.add([READING])
        other = run(program, str(tmp_path / "s"))
        assert other.returncode == 1
        assert "StoreError" in other.stderr
        assert "is open in another place" in other.stderr
        assert len(list(store.articles())) == 1


@pytest.mark.skipif(sys.platform == "win32", reason="needs a limit on the size of files")
def test_a_full_disk_is_a_clear_error_and_loses_nothing(tmp_path: Path) -> None:
    program = """
import resource, signal, sys
from graph.store import Store
from ontology.errors import StoreError
from tests.graph.readings import ASSAD, PUTIN, meeting, say

signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
with Store(sys.argv[1]) as store:
    store.add([say("1", meeting(PUTIN, ASSAD, day="2024-07-24"))])
    resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, 200_000))
    try:
        store.add(say(f"more {n}", meeting(PUTIN, ASSAD, quote="ل" * 2000)) for n in range(200))
    except StoreError as error:
        print(error)
"""
    done = run(program, str(tmp_path / "s"))
    assert "can't grow: the disk is full; make room, then load again" in done.stdout, done.stderr
    assert len(done.stdout.splitlines()) == 1
    with Store(tmp_path / "s") as store:
        assert [article.id for article in store.articles()] == ["1"]
        assert store.add([READING]).unchanged == ("1",)
        assert store.add([say("2", meeting(PUTIN, ASSAD))]).added == ("2",)


@pytest.mark.skipif(sys.platform == "win32", reason="who may write a folder is told otherwise there")
def test_a_folder_that_may_not_be_written_says_so_and_loses_nothing() -> None:
    with open_folder() as folder:
        with Store(folder / "s") as store:
            store.add([READING])
        for path in (folder / "s", *(folder / "s").iterdir()):
            path.chmod(0o555 if path.is_dir() else 0o444)
        with somebody():
            refused(folder / "s", "can't be written; choose a folder that you may write to")
        for path in (folder / "s", *(folder / "s").iterdir()):
            path.chmod(0o755 if path.is_dir() else 0o644)
        with Store(folder / "s") as store:
            assert store.add([READING]).unchanged == ("1",)


@pytest.mark.parametrize(
    ("system", "says"),
    [
        (
            OSError("IO error: While lock file: s/LOCK: Resource temporarily unavailable"),
            "open in another place",
        ),
        (OSError("IO error: While appending to file: s/1.sst: No space left on device"), "the disk is full"),
        (OSError("IO error: While open a file for appending: s/LOG: Permission denied"), "can't be written"),
        (OSError("IO error: s/LOCK: Read-only file system"), "can't be written"),
        (RuntimeError("Corruption: block checksum mismatch"), "is damaged"),
        (OSError("something\nnew"), "failed: something new; try again"),
    ],
)
def test_what_the_system_says_is_explained_in_one_line(system: Exception, says: str) -> None:
    with pytest.raises(StoreError, match=says) as error, explained(Path("s")):
        raise system
    assert "\n" not in str(error.value)


def test_errors_that_are_not_the_store_s_pass() -> None:
    with pytest.raises(KeyError), explained(None):
        raise KeyError("mine")


def test_a_backup_never_overwrites(tmp_path: Path) -> None:
    with Store() as store, pytest.raises(StoreError, match="is there already; give a new folder"):
        store.backup(tmp_path)


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="needs SIGKILL")
def test_a_run_killed_at_any_moment_leaves_whole_articles_only(tmp_path: Path) -> None:
    program = """
import sys
from graph.store import Store
from tests.graph.readings import ASSAD, PUTIN, meeting, say

with Store(sys.argv[1]) as store:
    print("open", flush=True)
    for n in range(100_000):
        store.add([say(str(n % 7), meeting(PUTIN, ASSAD, day=f"2024-07-{1 + n % 28:02}", quote=f"لقاء {n}"))])
"""
    for moment in range(6):
        child = subprocess.Popen(
            [sys.executable, "-c", program, str(tmp_path / "s")], cwd=ROOT, stdout=subprocess.PIPE, text=True
        )
        assert child.stdout is not None
        assert child.stdout.readline() == "open\n"
        try:
            child.wait(0.05 + 0.11 * moment)
        except subprocess.TimeoutExpired:
            child.kill()
        child.communicate()
        with Store(tmp_path / "s") as store:
            readings = list(store.readings())
            with Store() as fresh:
                fresh.add(readings)
                assert set(fresh.quads(WORLD)) == set(store.quads(WORLD))
                whole = [NamedNode(store.addresses.index)] if readings else []  # it is begun before them
                for graph in (*whole, *store.graphs()):
                    found = list(store.quads(graph))
                    revised = earlier_versions(found, graph.value)  # as many as the run came to
                    assert set(fresh.quads(graph)) == set(found) - set(revised)
