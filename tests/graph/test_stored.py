"""What a store has of articles is looked up some at a time, alike in every place."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest

from graph.backends.client import Client
from graph.export import export_text
from graph.store import Store
from graph.stored import AT_ONCE
from tests.graph.readings import ASSAD, PUTIN, meeting, say
from tests.servers import Server

READINGS = [
    say(f"a{n:03}", meeting(PUTIN, ASSAD, day=f"2024-07-{1 + n % 28:02}")) for n in range(AT_ONCE + 5)
]


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """The queries that servers are asked."""
    found: list[str] = []
    ask = Client.ask

    def counting(self: Client, sparql: str, parameters: dict[str, str]) -> object:
        found.append(sparql)
        return ask(self, sparql, parameters)

    monkeypatch.setattr(Client, "ask", counting)
    yield found


def test_of_each_article_it_is_told_whether_it_is_kept_as_it_is(store: Store) -> None:
    store.add(READINGS[:-1])
    known, new = READINGS[0].article, READINGS[-1].article
    undated = replace(known, published=None, published_from=None)
    other = replace(known, title="another title")
    articles = [new, known, undated, other, *(reading.article for reading in READINGS[:-1])]
    assert store.keeps(articles) == [False, True, True, False] + [True] * (len(READINGS) - 1)
    assert store.keeps([]) == []


def test_what_another_version_read_is_not_kept(place: str) -> None:
    with Store(place, version="1") as store:
        store.add(READINGS[:2])
        assert store.keeps(reading.article for reading in READINGS[:2]) == [True, True]
        store.version = "2"
        assert store.keeps(reading.article for reading in READINGS[:2]) == [False, False]


def test_a_server_is_not_asked_once_an_article(server: Server, asked: list[str]) -> None:
    with Store(server.url) as store:
        store.add(READINGS)
        whole: list[Callable[[], object]] = [
            lambda: store.keeps(reading.article for reading in READINGS),
            lambda: list(store.articles()),
            lambda: list(store.readings()),
            lambda: store.add(READINGS),
        ]
        for work in whole:
            asked.clear()
            work()
            assert 2 <= len(asked) <= 4, asked


def test_an_export_of_all_asks_a_server_the_world_and_then_some_articles_at_a_time(
    server: Server, asked: list[str]
) -> None:
    with Store(server.url) as store, Store() as here:
        store.add(READINGS)
        asked.clear()
        text = export_text(store, "nquads")
        assert len(asked) <= 6, asked  # the world's subjects, what is said of them, the graphs, their quads
        here.add(READINGS)
        assert text == export_text(here, "nquads")
