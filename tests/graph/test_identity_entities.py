"""Which entities of different articles are one: a false merge is worse than a missed one."""

from __future__ import annotations

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.identity.entities import EntityRecord, office_key, resolve_entities
from ontology.names import fold
from ontology.terms import EntityKind

FOREIGN = "foreign-minister"


def record(
    number: int,
    name: str = "بدر البوسعيدي",
    state: str | None = None,
    *offices: str,
    id: str = "local/1",
    kind: EntityKind = EntityKind.PERSON,
    title: str = "",
    published: str | None = "2024-07-25",
) -> EntityRecord:
    return EntityRecord(
        f"article/{number}/entity/1",
        id,
        kind,
        name,
        state,
        frozenset(office_key(office, "", None) for office in offices),
        frozenset({fold(title)} if title else ()),
        f"text {number}",
        published,
    )


def groups(*records: EntityRecord) -> list[list[int]]:
    """Which records are one, by their article's number."""
    found = resolve_entities(records).values()
    return sorted(sorted(int(one.reference.split("/")[1]) for one in group) for group in found)


def test_what_a_gazetteer_lists_is_known_by_its_id_whatever_its_name() -> None:
    a, b = record(1, "بوتين", id="person/vladimir-putin"), record(2, "Putin", id="person/vladimir-putin")
    assert list(resolve_entities([a, b])) == ["person/vladimir-putin"]


@pytest.mark.parametrize("odd", ["person/a b", "person/../x", "event/1", "person/", "local/1", "رجل"])
def test_an_id_that_is_no_gazetteer_s_is_not_taken_for_one(odd: str) -> None:
    (path,) = resolve_entities([record(1, state="OM", id=odd)])
    assert path.startswith("person/bdr-albwsaydy-")


def test_the_same_full_name_state_and_office_are_one_person() -> None:
    assert groups(record(1, state="OM"), record(2, state="OM")) == [[1, 2]]
    assert groups(record(1, "بدر البوسعيدي", "OM", FOREIGN), record(2, "بدر البوسعيدى", "OM", FOREIGN)) == [
        [1, 2]
    ]


def test_the_same_name_in_two_states_is_two_people() -> None:
    assert groups(record(1, state="OM"), record(2, state="YE")) == [[1], [2]]


def test_the_same_name_with_two_offices_in_one_state_is_two_people() -> None:
    a, b = (record(n, "محمد علي", "EG", office) for n, office in ((1, "health-minister"), (2, "army-chief")))
    assert groups(a, b) == [[1], [2]]


def test_who_is_said_to_hold_both_offices_links_them() -> None:
    a, b = record(1, "محمد علي", "EG", "premier"), record(2, "محمد علي", "EG", FOREIGN)
    assert groups(a, b, record(3, "محمد علي", "EG", "premier", FOREIGN)) == [[1, 2, 3]]


def test_a_name_without_an_office_joins_the_only_one_of_its_state() -> None:
    assert groups(record(1, state="OM"), record(2, "بدر البوسعيدي", "OM", FOREIGN)) == [[1, 2]]


def test_a_name_without_an_office_joins_neither_of_two() -> None:
    a, b = (record(n, "محمد علي", "EG", office) for n, office in ((1, "health-minister"), (2, "army-chief")))
    assert groups(a, b, record(3, "محمد علي", "EG"), record(4, "محمد علي", "EG")) == [[1], [2], [3, 4]]


def test_a_name_without_a_state_joins_where_only_one_fits() -> None:
    a, b = record(1, state="OM"), record(2, state="YE")
    assert groups(a, record(3)) == [[1, 3]]
    assert groups(a, b, record(3)) == [[1], [2], [3]]


def test_an_office_without_a_state_joins_the_only_holder_of_its_name() -> None:
    a, b = record(1, "بدر البوسعيدي", "OM", FOREIGN), record(2, "بدر البوسعيدي", "YE", "envoy")
    assert groups(a, b, record(3, "بدر البوسعيدي", None, FOREIGN)) == [[1, 3], [2]]


def test_one_word_is_a_name_only_with_state_and_office() -> None:
    assert groups(record(1, "البوسعيدي", "OM"), record(2, "البوسعيدي", "OM")) == [[1], [2]]
    a, b = (record(n, "البوسعيدي", "OM", FOREIGN) for n in (1, 2))
    assert groups(a, b) == [[1, 2]]


def test_two_ministers_of_one_family_name_stay_two() -> None:
    a, b = record(1, "البوسعيدي", "OM", FOREIGN), record(2, "البوسعيدي", "OM", "interior-minister")
    assert groups(a, b) == [[1], [2]]


@pytest.mark.parametrize("name", ["وزير الخارجية الإيراني", "الوزير الإيراني"])
def test_who_is_known_by_office_alone_is_its_holder_in_that_month_only(name: str) -> None:
    july, again, later = (
        record(n, name, "IR", FOREIGN, title="وزير الخارجية", published=day)
        for n, day in ((1, "2024-07-01"), (2, "2024-07-30"), (3, "2024-09-01"))
    )
    undated = record(4, name, "IR", FOREIGN, title="وزير الخارجية", published=None)
    assert groups(july, again, later, undated) == [[1, 2], [3], [4]]


@pytest.mark.parametrize("kind", [EntityKind.ORGANIZATION, EntityKind.GROUP, EntityKind.PLACE])
def test_other_names_are_one_across_articles_only_in_a_known_state(kind: EntityKind) -> None:
    a, b = record(1, "وزارة الخارجية", "OM", kind=kind), record(2, "وزارة الخارجية", "OM", kind=kind)
    assert groups(a, b, record(3, "وزارة الخارجية", "YE", kind=kind)) == [[1, 2], [3]]
    assert groups(record(1, "مصادر مطلعة", kind=kind), record(2, "مصادر مطلعة", kind=kind)) == [[1], [2]]


def test_copies_of_one_text_are_one_scope() -> None:
    a = record(1, "مصادر", kind=EntityKind.GROUP)
    b = EntityRecord("article/2/entity/1", *(getattr(a, name) for name in EntityRecord.__slots__[1:]))
    assert groups(a, b) == [[1, 2]]


def test_an_address_says_kind_and_name_and_never_comes_to_mean_another() -> None:
    (alone,) = resolve_entities([record(1, state="OM")])
    assert alone.startswith("person/bdr-albwsaydy-")
    assert alone in resolve_entities([record(1, state="OM"), record(2, state="YE"), record(3)])
    assert alone not in resolve_entities([record(2, state="YE")])


RECORDS = st.builds(
    record,
    st.integers(1, 99),
    st.sampled_from(["محمد علي", "علي", "وزير الخارجية"]),
    st.sampled_from([None, "EG", "OM"]),
    st.sampled_from([FOREIGN, "army-chief"]),
)


@given(st.lists(RECORDS, max_size=7, unique_by=lambda one: one.reference), st.randoms(use_true_random=False))
def test_the_order_of_the_records_does_not_matter(records: list[EntityRecord], random) -> None:  # type: ignore[no-untyped-def]
    shuffled = list(records)
    random.shuffle(shuffled)
    assert resolve_entities(shuffled) == resolve_entities(records)


def test_no_order_of_four_namesakes_changes_who_is_who() -> None:
    records = [
        record(1, "محمد علي", "EG", FOREIGN),
        record(2, "محمد علي", "EG", "army-chief"),
        record(3, "محمد علي", "EG", FOREIGN, "army-chief"),
        record(4, "محمد علي"),
    ]
    assert len({str(resolve_entities(order)) for order in permutations(records)}) == 1
