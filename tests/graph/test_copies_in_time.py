"""Copies of a text are looked for around its day; the same words are copies whenever they were printed."""

from __future__ import annotations

from itertools import permutations

import pytest

from graph.addresses import Addresses
from graph.backends.backend import WORLD
from graph.identity.copies import Sketch
from graph.store import Store
from graph.world.build import derive_world
from graph.world.copies import Print, find_groups, print_of, read_week
from ontology.reading import Reading
from tests.graph.readings import say
from tests.graph.test_copies import DATA

REPORT = DATA["reports"]["en"]
PLAIN = f"{REPORT['headline']}\n\n{REPORT['body']}"
LONGER = f"{PLAIN}\n\n{REPORT['added']}"  # a copy, though not in the same words


def article(name: str, text: str, published: str | None) -> Reading:
    return say(name, text=text, published=published)


def groups(*readings: Reading) -> set[frozenset[str]]:
    """The ids of the articles of each group of copies."""
    found = find_groups({one.article.id: print_of(one.article) for one in readings})
    return {group for group in found if len(group) > 1}


@pytest.mark.parametrize(
    ("first", "second"),
    [("2024-05-14", "2024-05-14"), ("2024-05-14", "2024-05-21"), ("2023-12-28", "2024-01-03"), (None, None)],
)
def test_a_copy_is_found_within_a_week_and_among_texts_without_a_day(
    first: str | None, second: str | None
) -> None:
    assert groups(article("1", PLAIN, first), article("2", LONGER, second)) == {frozenset("12")}


@pytest.mark.parametrize(("first", "second"), [("2024-05-14", "2024-05-29"), ("2024-05-14", None)])
def test_only_the_same_words_are_copies_at_any_time(first: str, second: str | None) -> None:
    assert groups(article("1", PLAIN, first), article("2", LONGER, second)) == set()
    again = f"{REPORT['other_headline']}\n\n{REPORT['body']}"
    assert groups(article("1", PLAIN, first), article("2", again, second)) == {frozenset("12")}


def test_a_chain_of_copies_may_be_longer_than_its_links() -> None:
    days = ("2024-05-14", "2024-05-21", "2024-05-28")
    chain = [article(str(at), (PLAIN, LONGER)[at % 2], day) for at, day in enumerate(days)]
    later = article("3", LONGER, "2024-06-04")
    assert groups(*chain, later) == {frozenset("0123")}


def test_a_store_finds_them_in_any_order_and_as_they_go() -> None:
    readings = [
        article("1", PLAIN, "2024-05-14"),
        article("2", LONGER, "2024-05-21"),
        article("3", LONGER, "2024-07-01"),
        article("4", PLAIN, None),
        article("5", PLAIN, "2024-08-01"),
    ]
    for order in permutations(readings):
        with Store() as store:
            for one in order:
                store.add([one])
            for gone in range(3):
                kept = list(store.readings())
                assert set(store.quads(WORLD)) == set(derive_world(kept, store.addresses))
                store.forget(order[gone].article.id)


def test_an_article_that_gets_another_day_is_looked_for_there() -> None:
    with Store() as store:
        store.add([article("1", PLAIN, "2024-05-14"), article("2", LONGER, "2024-07-01")])
        for day in ("2024-05-15", "2024-07-01"):
            store.add([article("2", LONGER, day)])
            kept = list(store.readings())
            assert set(store.quads(WORLD)) == set(derive_world(kept, Addresses()))


@pytest.mark.parametrize("week", [0, 738_000, None])
def test_a_key_says_its_week(week: int | None) -> None:
    printed = Print(Sketch("AABBCC"), week)
    assert {read_week(key) for key in printed.keys} == {week}
    assert set(printed.keys) <= set(printed.sought)
