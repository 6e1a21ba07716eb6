"""What stays of the earlier versions of an article: that there were such, and of which text and day."""

from __future__ import annotations

from dataclasses import replace

from pyoxigraph import QuerySolutions

from graph.store import Store
from graph.validate import validate
from ontology.reading import Reading
from tests.graph.readings import ASSAD, ERDOGAN, PUTIN, meeting, plain, say

FIRST = say("1", meeting(PUTIN, ASSAD, day="2024-07-24"), published="2024-07-25")
SECOND = say("1", meeting(PUTIN, ERDOGAN, day="2024-07-24"), published=None)
THIRD = say("1", meeting(PUTIN, ERDOGAN, day="2024-07-23"))

EARLIER = """SELECT ?hash ?day { GRAPH ?article {
    ?article a schema:NewsArticle ; prov:wasRevisionOf ?version .
    ?version a prov:Entity ; sif:textHash ?hash OPTIONAL { ?version schema:datePublished ?day } } }"""


def earlier(store: Store) -> dict[str, str | None]:
    """Hash of an earlier text → its day."""
    answer = store.query(EARLIER)
    assert isinstance(answer, QuerySolutions)
    return {plain(row["hash"]): row["day"] and plain(row["day"]) for row in answer}


def after(*versions: Reading) -> Store:
    store = Store()
    for version in versions:
        store.add([version])
    return store


def test_an_article_that_was_never_corrected_has_no_earlier_version() -> None:
    with after(FIRST, FIRST) as store:
        assert earlier(store) == {}


def test_the_earlier_texts_are_known_by_hash_and_day() -> None:
    with after(FIRST, SECOND, THIRD) as store:
        assert earlier(store) == {FIRST.article.text_hash: "2024-07-25", SECOND.article.text_hash: None}
        assert validate(store) == []


def test_the_same_text_read_by_a_better_program_is_no_revision() -> None:
    better = replace(SECOND, claims=(replace(SECOND.claims[0], rule="a.better.rule"),))
    with after(FIRST, SECOND, better) as store:
        assert earlier(store) == {FIRST.article.text_hash: "2024-07-25"}


def test_a_text_that_comes_back_is_no_earlier_version() -> None:
    with after(FIRST, SECOND, FIRST) as store:
        assert earlier(store) == {SECOND.article.text_hash: None}
        assert store.add([FIRST]).unchanged == ("1",)


def test_how_often_versions_are_loaded_again_changes_nothing() -> None:
    with after(FIRST, SECOND) as once, after(FIRST, SECOND, FIRST, SECOND) as twice:
        assert set(once.quads()) == set(twice.quads())


def test_two_versions_in_one_batch_are_versions_too() -> None:
    with after(FIRST, SECOND) as apart, Store() as together:
        together.add([FIRST, SECOND])
        assert earlier(together) == earlier(apart)


def test_an_article_that_is_forgotten_leaves_no_version() -> None:
    with after(FIRST, SECOND) as store:
        store.forget("1")
        assert set(store.quads()) == set()
