"""Names as people write them: one entity, several that are shown, or none with what is nearest."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pyoxigraph import Store

from graph.store import Store as GraphStore
from ontology.errors import AmbiguousName, QueryError
from ontology.terms import EntityKind
from queries.ids import find_article, find_event
from queries.resolve import ACTORS, Names
from tests.graph.readings import ASSAD, PUTIN, Who, meeting, say

BASE = "https://w3id.org/sifara/id/"
ASSAD_ID, ERDOGAN_ID = "person/bashar-al-assad", "person/recep-tayyip-erdogan"


@pytest.mark.parametrize(
    ("written", "id_"),
    [
        ("بشار الأسد", ASSAD_ID),
        ("بَشّار الاسد", ASSAD_ID),  # vowels, and no hamza
        ("  بشـــار   الأسد ", ASSAD_ID),  # tatweel, blanks
        ("bashar AL-ASSAD", ASSAD_ID),
        ("Assad, Bashar", ASSAD_ID),  # its words in another order
        ("الرئيس بشار الأسد", ASSAD_ID),  # another of his names
        ("Erdogan", ERDOGAN_ID),  # no breve
        ("أردوغان", ERDOGAN_ID),
        ("إردوغان", ERDOGAN_ID),
        ("الجمهورية العربية السورية", "state/SY"),  # another name of the world layer
        ("SY", "state/SY"),
        ("sy", "state/SY"),
        ("عُمان", "state/OM"),
        ("place/muscat", "place/muscat"),
        ("Person/Vladimir-Putin", "person/vladimir-putin"),
        (f"{BASE}state/TR", "state/TR"),
        ("البوسعيدي", "person/bdr-albwsaydy-0a1b2c3d"),
    ],
)
def test_a_name_in_any_spelling_an_id_or_an_address_finds_the_entity(
    written: str, id_: str, small: Store
) -> None:
    assert Names(small).find(written).iri == BASE + id_


@pytest.mark.parametrize("written", ["الأسد", "assad", "AL ASSAD"])
def test_what_fits_several_is_shown_and_not_guessed(written: str, small: Store) -> None:
    with pytest.raises(AmbiguousName) as error:
        Names(small).find(written)
    assert [c.id for c in error.value.candidates] == [ASSAD_ID, "person/asma-al-assad"]


def test_a_whole_name_goes_before_one_that_holds_its_words(small: Store) -> None:
    assert Names(small).find("عمان", ACTORS).iri == f"{BASE}state/OM"


def test_the_kind_that_is_asked_for_decides(small: Store) -> None:
    assert Names(small).find("موسكو", frozenset({EntityKind.PLACE})).iri == f"{BASE}place/moscow"
    with pytest.raises(QueryError):
        Names(small).find("موسكو", frozenset({EntityKind.STATE}))


@pytest.mark.parametrize(
    ("written", "nearest"), [("Vladimir Puttin", "Vladimir Putin"), ("فلادمير بوتين", "فلاديمير بوتين")]
)
def test_a_misspelt_name_is_answered_with_the_nearest(written: str, nearest: str, small: Store) -> None:
    with pytest.raises(QueryError, match=f"called '{written}'; nearest: {nearest}"):
        Names(small).find(written)


MOHAMMEDS = [
    Who("local/1", {"en": "Mohammed Salem"}, "YE", kind=EntityKind.PERSON),
    Who("local/2", {"en": "Mohamed Daoud"}, "DZ", kind=EntityKind.PERSON),
    Who("local/3", {"ar": "محمد الفارسي"}, "OM", kind=EntityKind.PERSON),
]


@pytest.fixture(scope="module")
def namesakes() -> Iterator[GraphStore]:
    """Three people of one first name, each spelt in another way."""
    with GraphStore() as store:
        met = enumerate([*MOHAMMEDS, MOHAMMEDS[2]], start=1)
        store.add([say(str(n), meeting(PUTIN, who, day=f"2024-07-0{n}")) for n, who in met])
        yield store


@pytest.mark.parametrize("written", ["Mohammed", "mohamed", "Muhammad", "محمد", "Мохаммед"])
def test_a_first_name_fits_all_who_have_it_however_it_is_spelt(written: str, namesakes: GraphStore) -> None:
    with pytest.raises(QueryError) as error:
        Names(namesakes).find(written)
    for name in ("Mohammed Salem", "Mohamed Daoud", "محمد الفارسي"):
        assert name in str(error.value)


def test_those_whom_a_name_fits_are_told_apart_by_id_and_number_of_events(namesakes: GraphStore) -> None:
    with pytest.raises(AmbiguousName, match=r"'Mohammed' can be .*give the full name or the id") as error:
        Names(namesakes).find("Mohammed")
    assert [(c.label, c.events) for c in error.value.candidates] == [
        ("محمد الفارسي", 2),
        ("Mohamed Daoud", 1),
        ("Mohammed Salem", 1),
    ]
    assert all(c.id.startswith("person/") for c in error.value.candidates)
    assert "(person/" in str(error.value) and ", 2 events)" in str(error.value)


def test_a_first_name_that_only_one_has_is_taken_and_said(small: Store) -> None:
    names = Names(small)
    assert names.find("Recep").iri == BASE + ERDOGAN_ID
    [note] = names.notes
    assert note.startswith(f"'Recep' is taken for Recep Tayyip Erdoğan ({ERDOGAN_ID}, 5 events)")


@pytest.mark.parametrize("written", ["Erdogan", "Vladimir Putin", "al-Assad, Bashar", "SY", ERDOGAN_ID])
def test_a_family_name_a_whole_name_a_code_and_an_id_need_no_remark(written: str, small: Store) -> None:
    names = Names(small)
    names.find(written)
    assert names.notes == []


def test_a_family_name_is_taken_and_who_sounds_like_it_is_said() -> None:
    first = Who("local/1", {"en": "Ahmad Salem"}, "YE", kind=EntityKind.PERSON)
    second = Who("local/2", {"en": "Omar Saalem"}, "OM", kind=EntityKind.PERSON)
    with GraphStore() as store:
        store.add([say("1", meeting(PUTIN, first)), say("2", meeting(PUTIN, second))])
        names = Names(store)
        assert names.find("Salem").name == "Ahmad Salem"
    assert "; near it: Omar Saalem (person/" in names.notes[0]


def test_who_is_called_by_one_word_is_taken_and_who_else_has_it_is_said() -> None:
    only = Who("local/1", {"en": "Salem"}, "YE", kind=EntityKind.PERSON)
    with GraphStore() as store:
        store.add([say("1", meeting(PUTIN, only)), say("2", meeting(PUTIN, MOHAMMEDS[0]))])
        names = Names(store)
        assert names.find("Salem").name == "Salem"
    assert "who is called just that; it is also in the name of Mohammed Salem (person/" in names.notes[0]


@pytest.mark.parametrize("written", ["!!!", "…", "\u200f", "ـــ"])
def test_what_has_no_letters_is_no_name(written: str, small: Store) -> None:
    with pytest.raises(QueryError, match="has no letters"):
        Names(small).find(written)


@pytest.mark.parametrize("written", ["person/nobody", "https://example.org/nobody", "state/", "urn://x y"])
def test_an_id_or_address_of_nothing_says_so(written: str, small: Store) -> None:
    with pytest.raises(QueryError, match=r"no entity has the id or address|no entity called"):
        Names(small).find(written)


def test_names_of_an_empty_store_find_nothing(empty: Store) -> None:
    with pytest.raises(QueryError, match="the store has no entity called 'بوتين'"):
        Names(empty).find("بوتين")


@pytest.mark.parametrize(
    "written",
    [
        "event/meeting-2024-07-24-1a2b3c4d",
        "meeting-2024-07-24-1a2b3c4d",
        f"{BASE}event/meeting-2024-07-24-1a2b3c4d",
    ],
)
def test_an_event_goes_by_its_id_or_address(written: str, small: Store) -> None:
    assert find_event(small, written) == f"{BASE}event/meeting-2024-07-24-1a2b3c4d"


def test_an_old_address_of_an_event_finds_what_replaced_it(small: Store) -> None:
    assert find_event(small, "event/meeting-2024-07-00000000").endswith("/meeting-2024-07-24-1a2b3c4d")


@pytest.mark.parametrize("written", ["event/", "/", "", "e", "1a2b3c4d", "x" * 10_000])
def test_a_piece_of_an_id_is_no_event(written: str, small: Store) -> None:
    with pytest.raises(QueryError, match="no event has the id or address"):
        find_event(small, written)


@pytest.mark.parametrize(
    "written", ["moscow-1", "article/moscow-1", "https://example.org/moscow-1", f"{BASE}article/moscow-1"]
)
def test_an_article_goes_by_its_id_its_web_address_or_its_address(written: str, small: Store) -> None:
    assert find_article(small, written) == f"{BASE}article/moscow-1"


def test_an_unknown_article_says_where_they_are_listed(small: Store) -> None:
    with pytest.raises(QueryError, match="the question 'articles' lists them"):
        find_article(small, "moscow")


def test_two_articles_of_one_web_address_are_shown() -> None:
    with GraphStore() as store:
        store.add([say("1", meeting(PUTIN, ASSAD), url="https://x.example/1")])
        store.add([say("2", meeting(PUTIN, ASSAD), url="https://x.example/1", published="2024-07-26")])
        with pytest.raises(AmbiguousName, match="is 2 articles"):
            find_article(store, "https://x.example/1")


def test_a_person_whom_no_list_knows_is_found_by_the_name_that_the_article_uses() -> None:
    unknown = Who("local/1", {"ar": "عبد الله الحكيم"}, "YE", kind=EntityKind.PERSON)
    with GraphStore() as store:
        store.add([say("1", meeting(PUTIN, unknown))])
        assert "/person/" in Names(store).find("الحكيم").iri
