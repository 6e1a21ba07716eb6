"""The contract of a store: what goes in comes out, all or nothing, whatever the order.

``conftest.py`` opens each kind of store; one of another kind joins by one more line there.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyoxigraph import NamedNode, Quad, QueryBoolean, QuerySolutions

from graph.backends.embedded import Embedded
from graph.claims import claim_quads
from graph.export import export_text
from graph.storable import storable
from graph.store import WORLD, LoadReport, Store
from ontology.errors import InputError, QueryError, StoreError
from ontology.reading import Reading
from ontology.terms import Status
from tests.graph.readings import ASSAD, BUSAIDI, ERDOGAN, PUTIN, meeting, say
from tests.graph.test_world import TEN

FIRST = say("https://news.example/1", meeting(PUTIN, ASSAD, day="2024-07-24"))
SECOND = say("2", meeting(ASSAD, ERDOGAN, status=Status.PROPOSED), source="SANA")
REVISED = say("https://news.example/1", meeting(PUTIN, ERDOGAN, day="2024-07-23"))


def quads(store: Store) -> set[Quad]:
    return set(store.quads())


def test_a_new_store_is_empty_and_still_a_store(store: Store) -> None:
    assert len(store) == 0
    assert store
    assert (list(store.articles()), list(store.readings()), store.graphs()) == ([], [], [])


def test_what_was_added_comes_back(store: Store) -> None:
    assert store.add([FIRST, SECOND]) == LoadReport(("https://news.example/1", "2"), (), ())
    assert list(store.readings()) == [storable(SECOND), storable(FIRST)]  # by address
    assert list(store.articles()) == [SECOND.article, FIRST.article]
    assert store.reading("2") == storable(SECOND)
    assert store.reading("3") is None
    assert set(claim_quads(FIRST)) < quads(store)


def test_adding_the_same_article_again_adds_nothing(store: Store) -> None:
    store.add([FIRST])
    before = quads(store)
    assert store.add([FIRST]) == LoadReport((), (FIRST.article.id,), ())
    assert quads(store) == before


def test_one_article_twice_in_a_batch_is_added_once(store: Store) -> None:
    assert store.add([FIRST, FIRST]) == LoadReport((FIRST.article.id,), (FIRST.article.id,), ())


def test_a_batch_and_one_by_one_are_the_same(store: Store) -> None:
    store.add([FIRST])
    store.add([SECOND])
    with Store() as other:
        other.add([SECOND, FIRST])
        assert quads(other) == quads(store)


def test_a_new_text_replaces_the_old(store: Store) -> None:
    store.add([FIRST, SECOND])
    assert store.add([REVISED]) == LoadReport((), (), (REVISED.article.id,))
    assert list(store.readings()) == [storable(SECOND), storable(REVISED)]
    with Store() as other:
        other.add([REVISED, SECOND])
        assert set(store.quads(WORLD)) == set(other.quads(WORLD))


def test_the_same_text_read_otherwise_is_replaced_too(store: Store) -> None:
    store.add([FIRST])
    reread = replace(FIRST, claims=(replace(FIRST.claims[0], rule="a.better.rule"),))
    assert store.add([reread]).replaced == (FIRST.article.id,)
    assert store.reading(FIRST.article.id) == storable(reread)


def test_the_same_text_without_its_day_leaves_what_is_known(store: Store) -> None:
    store.add([FIRST])
    undated = replace(FIRST, article=replace(FIRST.article, published=None, published_from=None), claims=())
    assert store.add([undated]).unchanged == (FIRST.article.id,)
    assert store.reading(FIRST.article.id) == storable(FIRST)


def test_the_later_of_two_versions_in_a_batch_counts(store: Store) -> None:
    report = store.add([FIRST, REVISED])
    assert report == LoadReport((FIRST.article.id,), (), (FIRST.article.id,))
    assert store.reading(FIRST.article.id) == storable(REVISED)


def test_forgetting_an_article_leaves_what_others_say(store: Store) -> None:
    store.add([SECOND])
    before = quads(store)
    store.add([FIRST])
    assert store.forget(FIRST.article.id)
    assert quads(store) == before
    assert len(store.graphs()) == 1


def test_forgetting_all_leaves_nothing(store: Store) -> None:
    store.add(TEN)
    for reading in TEN:
        assert store.forget(reading.article.id)
    assert quads(store) == set()
    assert store.graphs() == []


def test_forgetting_what_is_not_there_says_so(store: Store) -> None:
    store.add([FIRST])
    assert not store.forget("2")
    assert len(store.graphs()) == 1


def test_a_reading_that_fails_half_way_leaves_the_store_as_it_was(store: Store) -> None:
    store.add([FIRST])
    before = quads(store)
    broken = replace(SECOND, entities=())
    with pytest.raises(InputError):
        store.add([REVISED, broken])
    assert quads(store) == before


def test_a_source_that_fails_half_way_leaves_the_store_as_it_was(store: Store) -> None:
    def source() -> Iterator[Reading]:
        yield SECOND
        raise InputError("the file ends in the middle")

    store.add([FIRST])
    before = quads(store)
    with pytest.raises(InputError, match="in the middle"):
        store.add(source())
    assert quads(store) == before


def test_two_ids_with_one_address_are_refused(store: Store) -> None:
    key = store.addresses.article(FIRST.article.id).removeprefix(store.addresses.articles)
    store.add([FIRST])
    with pytest.raises(StoreError, match="share the address"):
        store.add([replace(SECOND, article=replace(SECOND.article, id=key))])
    assert list(store.articles()) == [FIRST.article]


def test_the_world_is_the_default_graph_of_a_query(store: Store) -> None:
    store.add([FIRST, SECOND])
    found = store.query("SELECT ?m { ?m a sif:Meeting }")
    assert isinstance(found, QuerySolutions)
    assert len(list(found)) == 1
    claims = store.query("ASK { GRAPH ?g { ?c a sif:Claim } }")
    assert isinstance(claims, QueryBoolean)
    assert claims


@pytest.mark.parametrize("malformed", ["SELECT ?m {", "nothing", "SELECT ?m { ?m a nope:Meeting }", ""])
def test_malformed_sparql_is_a_query_error_in_one_line(store: Store, malformed: str) -> None:
    with pytest.raises(QueryError, match="not valid SPARQL") as error:
        store.query(malformed)
    assert "\n" not in str(error.value)


def test_the_quads_of_one_graph_or_one_subject_can_be_had(store: Store) -> None:
    store.add([FIRST])
    (graph,) = store.graphs()
    assert {quad.graph_name for quad in store.quads(graph)} == {graph}
    assert set(store.quads(WORLD)) | set(store.quads(graph)) == quads(store)
    state = NamedNode(store.addresses.entity("state/SY"))
    assert {quad.subject for quad in store.subject_quads([state])} == {state}


def test_a_backup_is_a_store_of_its_own(store: Store, tmp_path: Path) -> None:
    store.add([FIRST])
    store.backup(tmp_path / "deep" / "backup")
    store.add([SECOND])
    with Store(tmp_path / "deep" / "backup", create=False) as copy:
        assert list(copy.articles()) == [FIRST.article]
        copy.add([SECOND])
        assert quads(copy) == quads(store)


@pytest.mark.filterwarnings("ignore:Dataset.default_context:DeprecationWarning")  # rdflib's own code uses it
def test_rdflib_sees_the_world_and_the_articles(store: Store) -> None:
    store.add([FIRST, SECOND])
    if not isinstance(store.backend, Embedded):
        with pytest.raises(StoreError, match="back it up and open the copy"):
            store.rdflib()
        return
    dataset = store.rdflib()
    (row,) = dataset.query("SELECT ?m { ?m a sif:Meeting }")
    assert "https://w3id.org/sifara/id/event/meeting-" in str(row)
    assert len(list(dataset.quads((None, None, None, None)))) == len(store)


def test_a_closed_store_says_so(store: Store) -> None:
    store.close()
    for use in (lambda: len(store), lambda: store.add([FIRST]), lambda: store.query("ASK {}"), store.graphs):
        with pytest.raises(StoreError, match="is closed"):
            use()


def test_a_store_on_disk_is_there_again(tmp_path: Path) -> None:
    with Store(tmp_path / "s") as opened:
        opened.add([FIRST])
        before = quads(opened)
    with Store(str(tmp_path / "s"), create=False) as again:
        assert quads(again) == before
        assert again.add([FIRST]).unchanged == (FIRST.article.id,)


def test_a_base_of_one_s_own_names_everything(tmp_path: Path) -> None:
    with Store(tmp_path / "s", "https://data.example/") as ours:
        ours.add([FIRST])
        assert all(graph.value.startswith("https://data.example/article/") for graph in ours.graphs())
        assert ours.reading(FIRST.article.id) == storable(FIRST)
    with pytest.raises(StoreError, match=r"another base.*--base"):
        Store(tmp_path / "s")


ANY_TEXT = st.text(st.characters(), min_size=1, max_size=12)  # surrogates, controls, quotes and all


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(ANY_TEXT, ANY_TEXT, ANY_TEXT)
@pytest.mark.parametrize("place", ["memory", "disk"], indirect=True)
def test_any_text_goes_in_and_comes_out(store: Store, name: str, words: str, rule: str) -> None:
    check_text(store, name, words, rule)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(ANY_TEXT, ANY_TEXT, ANY_TEXT)
@pytest.mark.server
@pytest.mark.parametrize("place", ["oxigraph", "virtuoso"], indirect=True)
def test_any_text_goes_to_a_server_and_comes_back(store: Store, name: str, words: str, rule: str) -> None:
    check_text(store, name, words, rule)


def check_text(store: Store, name: str, words: str, rule: str) -> None:
    person = replace(BUSAIDI, names={"ar": name})
    made = say("1", meeting(person, ASSAD, quote=words), source=words, title=name)
    hostile = replace(made, claims=(replace(made.claims[0], rule=rule),))
    store.forget("1")
    store.add([SECOND])
    store.add([hostile])
    assert store.reading("1") == storable(hostile)
    store.add([say("1", meeting(PUTIN))])  # by way of an update, which writes the old values out
    assert store.forget("1")
    assert len(store.graphs()) == 1


def test_every_control_character_survives_the_store(store: Store) -> None:
    words = "".join(map(chr, range(0x100))) + "\u2028\ufeff\ufffe\uffff\U0001f600"
    store.add([SECOND])
    store.add([say("1", meeting(PUTIN, quote=words))])
    assert store.reading("1") == storable(say("1", meeting(PUTIN, quote=words)))
    store.add([say("1", meeting(PUTIN))])
    assert store.forget("1")
    with Store() as other:
        other.add([SECOND])
        assert export_text(store, "nquads") == export_text(other, "nquads")
