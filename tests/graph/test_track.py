"""What changed is told in the transaction of the change, and to nobody who doesn't ask."""

from __future__ import annotations

from pathlib import Path

import pytest
from pyoxigraph import NamedNode

from graph.export import FORMATS, export_text
from graph.store import Store
from graph.track import Head
from graph.world.rebuild import rebuild
from tests.graph.readings import ASSAD, ERDOGAN, PUTIN, meeting, say

FIRST = say("1", meeting(PUTIN, ASSAD, day="2024-07-24"))
SECOND = say("2", meeting(ASSAD, ERDOGAN, day="2024-07-23"))


def paths(store: Store, head: Head) -> list[str]:
    changed = store.track.since(head)
    assert changed is not None
    return [store.addresses.path(one) for one in changed]


def head(store: Store) -> Head:
    found = store.track.head()
    assert found
    return found


def test_a_store_that_nothing_was_written_to_has_no_changes(tmp_path: Path) -> None:
    for place in (None, tmp_path / "store"):
        with Store(place) as store:
            assert store.track.head() is None
            store.add([])
            assert store.track.head() is None


def test_a_change_names_the_articles_and_what_got_or_lost_a_name() -> None:
    with Store() as store:
        store.add([FIRST])
        before = head(store)
        assert paths(store, before) == []
        store.add([SECOND])
        changed = paths(store, before)
        assert {"article/2", "person/recep-tayyip-erdogan"} < set(changed)
        assert not {"article/1", "person/vladimir-putin"} & set(changed)
        later = head(store)
        assert later.number == before.number + 1
        store.forget("2")
        assert paths(store, later) == changed  # what is gone is told as well
        assert paths(store, before) == changed  # once, however often it changed


def test_nothing_is_told_of_what_changed_nothing() -> None:
    with Store() as store:
        store.add([FIRST])
        before = head(store)
        store.add([FIRST])
        assert not store.forget("3")
        assert head(store) == before


def test_a_head_of_another_store_or_of_the_future_is_not_known() -> None:
    with Store() as store, Store() as other:
        store.add([FIRST])
        other.add([FIRST])
        assert head(store) != head(other)
        assert store.track.since(head(other)) is None
        assert store.track.since(Head(99, head(store).stamp)) is None
        with Store() as empty:
            assert empty.track.since(head(store)) is None


def test_a_world_made_anew_is_in_step_with_nothing_that_was_before() -> None:
    with Store() as store:
        store.add([FIRST])
        before = head(store)
        rebuild(store.backend, store.addresses)
        assert store.track.since(before) is None
        assert head(store) != before


def test_changes_are_kept_by_the_store_and_copied_with_it(tmp_path: Path) -> None:
    with Store(tmp_path / "store") as store:
        store.add([FIRST])
        before = head(store)
        store.backup(tmp_path / "copy")
    for place in ("store", "copy"):
        with Store(tmp_path / place) as again:
            assert head(again) == before


@pytest.mark.parametrize("form", FORMATS)
def test_changes_are_no_data(form: str) -> None:
    with Store() as store:
        store.add([FIRST])
        assert store.addresses.track not in export_text(store, form)
        assert store.addresses.track not in {graph.value for graph in store.graphs()}
        assert all(store.addresses.track != getattr(q.graph_name, "value", "") for q in store.quads())


def test_a_change_that_does_not_say_what_it_touched_is_not_known() -> None:
    with Store() as store:
        store.add([FIRST])
        before = head(store)
        store.add([SECOND])
        touched = NamedNode(f"{store.addresses.track}/touched")
        graph = NamedNode(store.addresses.track)
        last = NamedNode(f"{store.addresses.track}/{head(store).number}")
        lines = [quad for quad in store.backend.of_subjects([last], graph) if quad.predicate == touched]
        store.backend.change(lines, [])
        assert store.track.since(before) is None
