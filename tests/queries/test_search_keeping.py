"""The search index is in step with its store, whatever was loaded, withdrawn, broken or restored."""

from __future__ import annotations

import random
import shutil
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.store import Store
from graph.world.rebuild import rebuild
from ontology.reading import Reading
from ontology.terms import Status
from queries.cells import short_iri
from queries.search import keeping
from queries.search.index import Index
from queries.search.keeping import FILE, index_of
from queries.search.passage import all_passages
from queries.search.search import search
from tests.graph.readings import ASSAD, BUSAIDI, ERDOGAN, PUTIN, meeting, say
from tests.graph.test_world import TEN

FIRST = say("1", meeting(PUTIN, ASSAD, day="2024-07-24", quote="استقبله بحرارة"), title="في موسكو")
SECOND = say("2", meeting(ASSAD, ERDOGAN, status=Status.PROPOSED, quote="دعاه إلى أنقرة"), source="SANA")
REVISED = say("1", meeting(PUTIN, ERDOGAN, day="2024-07-23", quote="استقبله في القصر"), title="في القصر")


@pytest.fixture(params=["memory", "disk"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    with Store(tmp_path / "store" if request.param == "disk" else None) as opened:
        yield opened


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A store on disk with an index."""
    with Store(tmp_path / "store") as opened:
        opened.add([FIRST, SECOND, *(say(str(n), meeting(PUTIN, quote=f"قال {n}")) for n in range(10, 20))])
        search(opened, "بوتين")
    assert (tmp_path / "store" / FILE).exists()
    return tmp_path / "store"


def found(store: Store, query: str) -> list[str]:
    return [short_iri(hit.thing.value) for hit in search(store, query)]


def contents(index: Index) -> list[tuple[object, ...]]:
    """Every passage with the keys that it is found by, whatever their numbers."""
    db = index._db
    db.execute("CREATE VIRTUAL TABLE temp.terms USING fts5vocab('main', 'keys', 'instance')")
    keys: dict[int, list[tuple[str, str]]] = {}
    for term, row, column in db.execute("SELECT term, doc, col FROM terms ORDER BY term, col, offset"):
        keys.setdefault(row, []).append((term, column))
    query = "SELECT id, source, thing, kind, field, words, language FROM passage"
    rows = [(*row[1:], tuple(keys.pop(row[0], []))) for row in db.execute(query)]
    assert not keys  # no key without its passage
    db.execute("DROP TABLE temp.terms")
    return sorted(rows)


def anew(store: Store) -> list[tuple[object, ...]]:
    with Store() as other:
        other.add(store.readings())
        with index_of(other) as index:
            return contents(index)


def test_what_is_loaded_is_found_and_what_is_withdrawn_is_not(store: Store) -> None:
    store.add([FIRST])
    assert found(store, "بحرارة") and found(store, "موسكو") == ["article/1"]
    assert not found(store, "أنقرة")
    store.add([SECOND])
    assert found(store, "أنقرة") and found(store, "بحرارة")
    store.add([REVISED])
    assert not found(store, "بحرارة")
    assert "person/recep-tayyip-erdogan" in found(store, "أردوغان") and found(store, "القصر")
    store.forget("1")
    assert not found(store, "بوتين") and not found(store, "القصر")
    store.forget("2")
    assert not found(store, "أنقرة") and not found(store, "الأسد")


def test_an_index_that_followed_is_the_index_that_would_be_made_anew(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.add([FIRST])
    search(store, "بوتين")
    monkeypatch.setattr(keeping, "_PART", 0)  # however much changes
    monkeypatch.setattr(
        keeping, "all_passages", lambda of: pytest.fail("made anew") if of is store else all_passages(of)
    )
    chance = random.Random(1)
    readings: list[Reading] = [*TEN, FIRST, SECOND, say("3", meeting(PUTIN, BUSAIDI, day="2024-07"))]
    for _ in range(12):
        if chance.random() < 0.6:
            store.add(chance.sample(readings, 3))
        elif known := [article.id for article in store.articles()]:
            store.forget(chance.choice(known))
        with index_of(store) as index:
            assert contents(index) == anew(store)


def test_the_index_is_kept_and_not_made_anew_when_little_changed(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keeping, "all_passages", lambda _: pytest.fail("made anew"))
    with Store(folder) as store:
        assert found(store, "بحرارة")
        store.add([say("3", meeting(PUTIN, BUSAIDI, day="2024-07", quote="قابله سرا"))])
        assert found(store, "سرا")
    with Store(folder) as store:
        assert found(store, "سرا")


def test_an_index_of_which_most_has_changed_is_made_anew(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keeping, "passages_of", lambda *_: pytest.fail("one by one"))
    with Store(folder) as store:
        store.add(TEN)
        with index_of(store) as index:
            assert contents(index) == anew(store)


def test_a_program_killed_after_a_load_leaves_a_search_that_knows_it(folder: Path) -> None:
    before = (folder / FILE).read_bytes()
    with Store(folder) as store:
        store.forget("1")
    assert (folder / FILE).read_bytes() == before  # as a kill before the first search leaves it
    with Store(folder) as store:
        assert not found(store, "بحرارة") and found(store, "أنقرة")


def test_an_index_that_is_gone_is_made_anew(folder: Path) -> None:
    (folder / FILE).unlink()
    with Store(folder) as store:
        assert found(store, "بحرارة")
    assert (folder / FILE).exists()


@pytest.mark.parametrize("harm", ["empty", "cut", "noise", "other", "holes"])
def test_an_index_that_is_damaged_is_made_anew(folder: Path, harm: str) -> None:
    file = folder / FILE
    whole = file.read_bytes()
    noise = random.Random(2).randbytes(len(whole))
    match harm:
        case "empty":
            file.write_bytes(b"")
        case "cut":
            file.write_bytes(whole[: len(whole) // 2])
        case "noise":
            file.write_bytes(noise)
        case "holes":
            file.write_bytes(whole[:4096] + noise[4096 : len(whole)])
        case "other":
            file.unlink()
            with sqlite3.connect(file) as db:
                db.execute("CREATE TABLE mine (x)")
            db.close()
    with Store(folder) as store:
        assert found(store, "بحرارة") and found(store, "أنقرة")
        with index_of(store) as index:
            assert contents(index) == anew(store)


def test_an_index_of_another_format_is_made_anew(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with sqlite3.connect(folder / FILE) as db:
        db.execute("UPDATE state SET format = '0'")
        db.execute("DELETE FROM passage")
    db.close()
    with Store(folder) as store:
        assert found(store, "بحرارة")


def test_an_index_of_another_history_is_made_anew(folder: Path, tmp_path: Path) -> None:
    with Store(folder) as store:
        store.backup(tmp_path / "kept")
        store.add([REVISED])
        assert found(store, "القصر")
    shutil.copy(folder / FILE, tmp_path / "kept" / FILE)
    with Store(tmp_path / "kept") as store:  # has the number of the change, and not the change
        store.add([say("3", meeting(PUTIN, BUSAIDI, day="2024-07", quote="قابله سرا"))])
        assert found(store, "سرا") and found(store, "بحرارة") and not found(store, "القصر")
    shutil.copy(folder / FILE, tmp_path / "older")
    with Store(tmp_path / "fresh") as store:
        store.add([SECOND])
        shutil.copy(tmp_path / "older", tmp_path / "fresh" / FILE)
        assert found(store, "أنقرة") and not found(store, "بحرارة")


def test_where_no_index_can_be_written_there_is_search_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Store(tmp_path / "store") as store:
        store.add([FIRST])

        def full(*_: object) -> None:
            raise OSError(28, "No space left on device")

        monkeypatch.setattr(keeping, "_made_anew", full)
        assert found(store, "بحرارة")
    assert not list((tmp_path / "store").glob(f"{FILE}*"))


def test_a_run_killed_while_it_made_the_index_leaves_nothing_that_counts(folder: Path) -> None:
    (folder / FILE).rename(folder / f"{FILE}.99999.new")
    with Store(folder) as store:
        assert found(store, "بحرارة")
    assert [path.name for path in folder.glob(f"{FILE}*")] == [FILE]


def test_a_store_with_an_index_opens_and_can_be_backed_up(folder: Path, tmp_path: Path) -> None:
    with Store(folder, create=False) as store:
        store.backup(tmp_path / "copy")
    with Store(tmp_path / "copy", create=False) as copy:
        assert found(copy, "بحرارة")


def test_a_folder_of_which_only_the_index_is_left_is_a_new_store(folder: Path) -> None:
    for path in folder.iterdir():
        if path.name != FILE:
            path.unlink()
    with Store(folder) as store:
        assert not found(store, "بحرارة")
        store.add([SECOND])
        assert found(store, "أنقرة") and not found(store, "بحرارة")


def test_a_world_made_anew_is_searched_anew(folder: Path) -> None:
    with Store(folder) as store:
        rebuild(store.backend, store.addresses)
        assert found(store, "بحرارة") and found(store, "أنقرة")
        with index_of(store) as index:
            assert contents(index) == anew(store)
