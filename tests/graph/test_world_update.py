"""The world follows each article that comes, changes or goes, and is always that of all articles at once."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, Quad

from graph.backends.backend import WORLD
from graph.storable import storable
from graph.store import Store
from graph.world.build import derive_world
from ontology.reading import Reading
from tests.graph.invented import invent
from tests.graph.readings import ASSAD, ERDOGAN, PUTIN, meeting, plain, say

KEYS = 8  # articles at most, so that steps meet


def world(store: Store) -> str:
    """The world as bytes would have it: sorted N-Quads."""
    return "\n".join(sorted(map(str, store.quads(WORLD))))


def derived(readings: dict[str, Reading], store: Store) -> str:
    return "\n".join(sorted(map(str, derive_world(map(storable, readings.values()), store.addresses))))


def index(store: Store) -> set[Quad]:
    return set(store.quads(NamedNode(store.addresses.index)))


def history(store: Store) -> dict[str, str]:
    """Address that is no more → what took its place."""
    found = store.quads(NamedNode(store.addresses.history))
    return {plain(quad.subject): plain(quad.object) for quad in found}


steps = st.lists(
    st.tuples(
        st.booleans(),  # whether articles come
        st.lists(st.tuples(st.integers(0, KEYS - 1), st.integers(0, 60)), min_size=1, max_size=3),
    ),
    max_size=12,
)


@settings(max_examples=150, deadline=None)
@given(steps)
def test_any_sequence_of_changes_comes_to_what_all_articles_say_at_once(
    steps: list[tuple[bool, list[tuple[int, int]]]],
) -> None:
    known: dict[str, Reading] = {}
    with Store() as store:
        for coming, articles in steps:
            if coming:
                readings = [invent(Random(seed), str(key)) for key, seed in articles]
                store.add(readings)
                known |= {str(key): kept for key, _ in articles if (kept := store.reading(str(key)))}
            else:
                for key, _ in articles:
                    assert bool(store.forget(str(key))) is (known.pop(str(key), None) is not None)
            assert world(store) == derived(known, store)
        if known:
            with Store() as fresh:
                fresh.add(known.values())
                assert index(fresh) == index(store)


@pytest.mark.slow
def test_two_hundred_articles_in_any_order_with_withdrawals_are_one_world() -> None:
    articles = [invent(Random(number), str(number)) for number in range(200)]
    worlds = set()
    for order in range(10):
        chance = Random(order)
        waiting = chance.sample(articles, len(articles))
        with Store() as store:
            while waiting:
                batch = [waiting.pop() for _ in range(min(len(waiting), chance.randint(1, 25)))]
                store.add(batch)
                withdrawn = [reading for reading in batch if chance.random() < 0.15]
                for reading in withdrawn:
                    assert store.forget(reading.article.id)
                waiting = chance.sample([*waiting, *withdrawn], len(waiting) + len(withdrawn))
            worlds.add(world(store))
    assert len(worlds) == 1


# The index: found again, made again


@pytest.fixture
def store() -> Iterator[Store]:
    with Store() as opened:
        opened.add(TOLD)
        yield opened


TOLD = [invent(Random(number), str(number)) for number in range(12)]


def test_the_index_is_no_data(store: Store) -> None:
    assert index(store)
    assert not index(store) & set(store.quads())
    assert store.addresses.index not in {graph.value for graph in store.graphs()}


@pytest.mark.parametrize("predicate", ["format", "tally", "profile", "statement", "sketch", "band"])
def test_an_index_of_other_rules_is_made_anew(store: Store, predicate: str, tmp_path: Path) -> None:
    whole, told = index(store), world(store)
    mark = f"{store.addresses.index}/format"
    lost = [q for q in whole if q.predicate.value in (mark, f"{store.addresses.index}/{predicate}")]
    other = Quad(NamedNode(store.addresses.index), NamedNode(mark), Literal("older"), lost[0].graph_name)
    store.backend.change(lost, [other])
    store.backup(tmp_path / "old")
    with Store(tmp_path / "old") as old:
        old.add([say("new", meeting(PUTIN, ERDOGAN))])
        old.forget("new")
        assert (index(old), world(old)) == (whole, told)


@pytest.mark.parametrize("predicate", ["tally", "profile", "statement"])
def test_an_index_with_a_broken_line_is_made_anew(store: Store, predicate: str) -> None:
    whole, told = index(store), world(store)
    name = f"{store.addresses.index}/{predicate}"
    broken = [quad for quad in whole if quad.predicate.value == name]
    store.backend.change(
        broken, [Quad(q.subject, q.predicate, NamedNode("x:nonsense"), q.graph_name) for q in broken]
    )
    for reading in TOLD:
        store.forget(reading.article.id)
    store.add(TOLD)
    assert (index(store), world(store)) == (whole, told)


def test_a_store_made_before_there_was_an_index_gets_one(store: Store, tmp_path: Path) -> None:
    whole = index(store)
    store.backend.change(list(whole), [])
    store.backup(tmp_path / "old")
    with Store(tmp_path / "old") as old:
        old.add([say("new", meeting(PUTIN, ERDOGAN))])
        old.forget("new")
        assert (index(old), world(old)) == (whole, world(store))


# Addresses that are no more


def test_an_event_whose_day_becomes_known_is_found_at_its_new_address() -> None:
    with Store() as store:
        store.add([say("1", meeting(PUTIN, ASSAD, day="2024-07"))])
        (coarse,) = events(store)
        store.add([say("1", meeting(PUTIN, ASSAD, day="2024-07-24"))])
        (precise,) = events(store)
        assert history(store) == {coarse: precise}


def test_an_event_that_merges_with_another_is_found_there() -> None:
    with Store() as store:
        store.add([say("1", meeting(PUTIN, ASSAD, day="2024-07"))])
        (coarse,) = events(store)
        store.add([say("2", meeting(PUTIN, ASSAD, day="2024-07-24", quote="استقبله"))])
        (precise,) = events(store)
        assert history(store) == {coarse: precise}


def test_what_was_only_withdrawn_has_no_successor() -> None:
    with Store() as store:
        store.add([say("1", meeting(PUTIN, ASSAD)), say("2", meeting(PUTIN, ERDOGAN))])
        store.forget("1")
        store.add([say("2", meeting(PUTIN, ASSAD))])
        assert history(store) == {}


def test_a_chain_of_changes_leads_to_what_is_there_now_and_ends_with_it() -> None:
    with Store() as store:
        addresses = []
        for day in ("2024", "2024-07", "2024-07-24"):
            store.add([say("1", meeting(PUTIN, ASSAD, day=day))])
            addresses += events(store)
        first, second, third = addresses
        assert history(store) == {first: third, second: third}
        store.add([say("1", meeting(PUTIN, ASSAD, day="2024-07"))])
        assert history(store) == {first: second, third: second}
        store.forget("1")
        assert history(store) == {}


def events(store: Store) -> list[str]:
    """The addresses of the events."""
    told = {
        plain(quad.subject) for quad in store.quads(WORLD) if quad.predicate.value.endswith("outletCount")
    }
    return sorted(told)
