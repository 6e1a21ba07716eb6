"""Search: what is found by which words, in which order, and that no query is more than words."""

from __future__ import annotations

from collections.abc import Iterator

import pyoxigraph
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.export import export_text
from graph.store import Store
from ontology.errors import QueryError
from ontology.terms import Status
from queries.cells import short_iri
from queries.formats.registry import FORMATS
from queries.search.passage import KINDS
from queries.search.search import Hit, marked, search
from queries.target import Target
from sifara.commands import search as command
from tests.graph.readings import ASSAD, BUSAIDI, ERDOGAN, KREMLIN, MOSCOW, PUTIN, meeting, say

READINGS = [
    say(
        "moscow",
        meeting(PUTIN, ASSAD, day="2024-07-24", quote="استقبل بوتين نظيره السوري", where=(MOSCOW,)),
        title="الأسد يزور العاصمة الروسية",
        named=[KREMLIN],
    ),
    say(
        "ankara", meeting(ASSAD, ERDOGAN, status=Status.DENIED, quote="نفت أنقرة ولقاءات أخرى"), source="SANA"
    ),
    say("muscat", meeting(PUTIN, BUSAIDI, quote="Putin’s envoys visited Muscat"), language="en"),
]


@pytest.fixture(scope="module")
def store() -> Iterator[Store]:
    with Store() as opened:
        opened.add(READINGS)
        yield opened


def things(hits: tuple[Hit, ...]) -> list[str]:
    return [short_iri(hit.thing.value) for hit in hits]


@pytest.mark.parametrize("query", ["بوتين", "فلاديمير بوتين", "PUTIN", "Vladimír"])
def test_a_person_is_found_first_by_any_of_its_names_in_any_spelling(store: Store, query: str) -> None:
    hits = search(store, query)
    assert (hits[0].kind, things(hits)[0]) == ("person", "person/vladimir-putin")


def test_an_event_is_found_by_its_name_and_by_the_words_that_it_rests_on(store: Store) -> None:
    by_name, by_quote = search(store, "Meeting Moscow"), search(store, "نظيره السوري")
    assert things(by_name) == things(by_quote)
    assert by_name[0].kind == by_quote[0].kind == "event"
    assert marked(by_quote[0]) == "استقبل بوتين ‹نظيره› ‹السوري›"
    assert by_quote[0].article and by_quote[0].article.label == "الأسد يزور العاصمة الروسية"
    assert by_name[0].article is None


def test_an_article_is_found_by_its_headline(store: Store) -> None:
    (hit,) = search(store, "العاصمة")
    assert (hit.kind, things((hit,))) == ("article", ["article/moscow"])


def test_things_are_named_in_the_language_asked_for(store: Store) -> None:
    assert search(store, "بوتين", labels="en")[0].thing.label == "Vladimir Putin"


def test_all_the_words_count_and_where_nothing_has_all_any_of_them(store: Store) -> None:
    assert things(search(store, "Assad Putin")) == things(search(store, "Meeting Moscow"))
    assert set(things(search(store, "الكرملين أنقرة"))) > {"organization/kremlin"}
    assert search(store, "xyzzy") == ()


def test_a_thing_is_listed_once_however_often_it_has_the_words(store: Store) -> None:
    found = things(search(store, "Putin"))
    assert len(found) == len(set(found)) == 3


@pytest.mark.parametrize("kind", KINDS)
def test_only_what_is_of_the_kind_is_found(store: Store, kind: str) -> None:
    everything = search(store, "بوتين الأسد الكرملين موسكو Meeting العاصمة", limit=100)
    wanted = [hit.thing for hit in everything if hit.kind == kind]
    assert [
        hit.thing
        for hit in search(store, "بوتين الأسد الكرملين موسكو Meeting العاصمة", kinds=[kind], limit=100)
    ] == wanted
    assert wanted or kind in ("state", "group")


def test_the_limit_counts_things_and_cuts_the_list_where_it_is_weakest(store: Store) -> None:
    all_ = search(store, "بوتين Putin")
    assert len(all_) > 2
    assert search(store, "بوتين Putin", limit=2) == all_[:2]
    assert [hit.score for hit in all_] == sorted((hit.score for hit in all_), reverse=True)


HOSTILE = [
    '"',
    "'",
    '"بوتين',
    "بوتين*",
    "NEAR(بوتين الأسد, 2)",
    "names : بوتين",
    "kind : article OR kind : event",
    "بوتين AND NOT الأسد",
    "^بوتين",
    "{words forms} : x",
    "a\x00b بوتين",
    "'; DROP TABLE passage; --",
    "} ; DROP ALL",
    "<b>بوتين</b>",
    "\ud800بوتين",
    "\u202eبوتين",
    "(" * 500,
    "بوتين " * 160,
]


@pytest.mark.parametrize("query", HOSTILE)
def test_a_query_is_words_and_nothing_else(store: Store, query: str) -> None:
    before = export_text(store, "nquads")
    words = [word for word in ("بوتين", "الأسد") if word in query]
    try:
        hits = search(store, query)
    except QueryError as error:
        assert not words
        assert "no word to look for" in str(error)
    else:
        assert not words or "person/vladimir-putin" in things(hits)
    assert export_text(store, "nquads") == before
    assert things(search(store, "بوتين"))[0] == "person/vladimir-putin"


@given(st.text(max_size=200))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_any_text_can_be_looked_for(store: Store, query: str) -> None:
    try:
        search(store, query)
    except QueryError as error:
        assert "no word to look for" in str(error)


@pytest.mark.parametrize(
    ("query", "options", "told"),
    [
        ("", {}, "no word to look for"),
        ("«…»", {}, "no word to look for"),
        ("x" * 1_000_000, {}, "has 1000000 characters; at most 1000"),
        ("x", {"kinds": ["persons"]}, "did you mean 'person'"),
        ("x", {"limit": 0}, "from 1 to 1000"),
        ("x", {"limit": 1001}, "from 1 to 1000"),
    ],
)
def test_what_can_not_be_looked_for_says_why(
    store: Store, query: str, options: dict[str, object], told: str
) -> None:
    with pytest.raises(QueryError, match=told):
        search(store, query, **options)  # type: ignore[arg-type]


def test_any_target_can_be_searched(store: Store) -> None:
    bare: Target = pyoxigraph.Store()
    assert isinstance(bare, pyoxigraph.Store)
    bare.extend(store.quads())
    assert search(bare, "بوتين") == search(store, "بوتين")
    assert search(pyoxigraph.Store(), "بوتين") == ()
    with Store() as empty:
        assert search(empty, "بوتين") == ()


def test_what_the_command_line_lists_is_what_there_is() -> None:
    assert command.KINDS == KINDS
    assert tuple(FORMATS) == command.FORMATS
