"""The figures of a store: what each counts, alike here and on servers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from graph.store import Store
from ontology.entity import Office
from ontology.terms import EntityKind, Status
from queries.stats import Stats, stats
from tests.graph.readings import ASSAD, BUSAIDI, ERDOGAN, PUTIN, Who, meeting, say
from tests.servers import oxigraph, virtuoso

MINISTER = Who(
    "local/1",
    {"ar": "وزير الخارجية الإيراني"},
    "IR",
    (Office("وزير الخارجية", "foreign-minister", "IR"),),
    kind=EntityKind.PERSON,
)
MET = meeting(PUTIN, ASSAD, day="2024-07-24", quote="التقى الرئيسان في قصر الكرملين بحضور الوفدين")
DENIED = replace(MET, status=Status.DENIED, quote="نفى المتحدث أن يكون أي لقاء قد عقد بين الجانبين")
READINGS = [
    say("1", MET, published="2024-07-25"),
    say(
        "2",
        meeting(PUTIN, ASSAD, day="2024-07-24", status=Status.DENIED),
        source="SANA",
        published="2024-07-26",
    ),
    say("3", meeting(PUTIN, ERDOGAN, day="2024-07-20", status=Status.PLANNED), source="SANA", published=None),
    say("4", meeting(BUSAIDI, ASSAD, day="2023-01"), source=None, url="https://www.news.example/4"),
    say("5", meeting(MINISTER, ASSAD, day="2024-01-02"), source=None, language="ru"),
]


@pytest.fixture(
    params=[
        "memory",
        pytest.param("oxigraph", marks=pytest.mark.server),
        pytest.param("virtuoso", marks=pytest.mark.server),
    ]
)
def store(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    if request.param == "memory":
        with Store() as opened:
            yield opened
        return
    monkeypatch.setenv("SIFARA_USER", "dba")
    monkeypatch.setenv("SIFARA_PASSWORD", "dba")
    started = oxigraph if request.param == "oxigraph" else virtuoso
    with started(tmp_path) as server, Store(server.url) as opened:
        yield opened


def test_what_is_counted(store: Store) -> None:
    store.add(READINGS)
    assert stats(store) == Stats(
        articles=5,
        outlets=(("SANA", 2), ("", 1), ("RT", 1), ("www.news.example", 1)),
        languages=(("ar", 4), ("ru", 1)),
        events=(("Meeting", "occurred", 3), ("Meeting", "planned", 1)),
        disputed=1,
        people=5,
        unlisted=2,
        nameless=1,
        days=("2023-01-01", "2024-07-24"),
        published=("2024-07-25", "2024-07-26"),
    )


def test_an_empty_store_counts_nothing(store: Store) -> None:
    assert stats(store) == Stats(0, (), (), (), 0, 0, 0, 0, None, None)


def test_an_article_that_was_corrected_counts_once(store: Store) -> None:
    store.add(READINGS)
    before = stats(store)
    corrected = say("5", meeting(MINISTER, ASSAD, day="2024-01-03"), source=None, language="ru")
    assert store.add([corrected]).replaced == ("5",)
    assert stats(store).outlets == before.outlets
    assert sum(number for _, number in before.outlets) == len(READINGS)


def test_each_who_is_called_by_an_office_counts_also_when_several_have_one_name() -> None:
    source = Who(
        "local/1", {"ar": "مسؤول رفيع"}, None, (Office("مسؤول", None, None),), kind=EntityKind.PERSON
    )
    named = replace(MINISTER, names={"ar": "عباس الفلاني"})
    with Store() as opened:
        opened.add([say(str(n), meeting(source, ASSAD, day=f"20{n}-01-02")) for n in (10, 17, 24)])
        opened.add([say("named", meeting(named, PUTIN, day="2011-02-03"))])
        found = stats(opened)
        assert (found.unlisted, found.nameless) == (4, 3)
