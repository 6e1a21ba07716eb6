"""Which entities of different articles are one: a false merge is worse than a missed one."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.identity.entities import resolve_entities
from graph.identity.offices import check_offices, office_key, offices
from graph.identity.record import EntityRecord
from ontology.errors import DataError
from ontology.files import read_tsv
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
    assert path.startswith("person/bdr-albwsaydy.om-")


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


def test_a_name_without_a_state_is_no_one_s_who_has_a_state() -> None:
    a, b = record(1, state="OM"), record(2, "بدر البوسعيدي", "OM", FOREIGN)
    stateless = record(3), record(4), record(5, "بدر البوسعيدي", None, FOREIGN)
    assert groups(a, b, *stateless) == [[1, 2], [3, 4, 5]]


def test_the_organisation_of_an_office_is_as_good_as_a_state() -> None:
    def speaker(number: int, name: str, organization: str | None) -> EntityRecord:
        one = record(number, name)
        return replace(one, offices=frozenset({office_key("spokesperson", "", organization)}))

    a, b = speaker(1, "ستيفان دوجاريك", "organization/un"), speaker(2, "Stephane Dujarric", "organization/un")
    assert groups(a, b, speaker(3, "Stephane Dujarric", "organization/eu")) == [[1, 2], [3]]


# Spellings


def test_one_name_in_three_scripts_is_one_person_with_state_and_office() -> None:
    names = "بدر البوسعيدي", "Badr al-Busaidi", "Бадр аль-Бусаиди"
    assert groups(*(record(n, name, "OM", FOREIGN) for n, name in enumerate(names))) == [[0, 1, 2]]
    assert len(groups(*(record(n, name, "OM", "minister", "~") for n, name in enumerate(names)))) == 1


def test_names_that_sound_alike_are_not_one_without_a_common_office() -> None:
    names = "بدر البوسعيدي", "Badr al-Busaidi"
    assert groups(*(record(n, name, "OM") for n, name in enumerate(names))) == [[0], [1]]
    a, b = record(1, names[0], "OM", FOREIGN), record(2, names[1], "OM", "envoy")
    assert groups(a, b) == [[1], [2]]


def test_a_name_that_could_be_either_of_two_is_neither() -> None:
    a, b, c = (
        record(n, name, "OM", "ambassador")
        for n, name in enumerate(("سالم المعمري", "سليم المعمري", "Salim al-Maamari"))
    )
    assert groups(a, c) == [[0, 2]]
    assert groups(b, c) == [[1, 2]]
    assert groups(a, b, c) == [[0], [1], [2]]


def test_a_family_name_is_the_holder_s_of_an_office_that_one_person_holds() -> None:
    for office, expected in ((FOREIGN, [[1, 2]]), ("deputy-foreign-minister", [[1], [2]])):
        assert (
            groups(record(1, "Ryabkov", "RU", office), record(2, "سيرغي ريابكوف", "RU", office)) == expected
        )


def test_a_family_name_that_two_holders_have_is_neither_s() -> None:
    names = "Sergei Ivanov", "Igor Ivanov", "Ivanov"
    assert groups(*(record(n, name, "RU", FOREIGN) for n, name in enumerate(names))) == [[0], [1], [2]]


def test_a_name_of_three_words_is_enough_within_a_state() -> None:
    a, b = (record(n, "محمد شياع السوداني", "IQ", office) for n, office in enumerate(("premier", FOREIGN)))
    assert groups(a, b) == [[0, 1]]


def test_a_group_that_is_nobody_in_particular_is_another_in_every_text() -> None:
    a, b = (record(n, "مصدر دبلوماسي", "RU", kind=EntityKind.GROUP) for n in (1, 2))
    assert groups(a, b) == [[1], [2]]
    a, b = (record(n, "الحوثيون", "YE", kind=EntityKind.GROUP) for n in (1, 2))
    assert groups(a, b) == [[1, 2]]


def test_a_place_is_known_in_other_letters_within_its_state() -> None:
    a, b, c = (
        record(n, name, state, kind=EntityKind.PLACE)
        for n, (name, state) in enumerate((("طرابلس", "LY"), ("Tripoli", "LY"), ("طرابلس", "LB")))
    )
    d, e = (
        record(n, name, "SY", kind=EntityKind.PLACE) for n, name in ((3, "دير الزور"), (4, "Deir ez-Zor"))
    )
    assert groups(a, b, c, d, e) == [[0], [1], [2], [3, 4]]


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
    assert alone.startswith("person/bdr-albwsaydy.om-")
    assert alone in resolve_entities([record(1, state="OM"), record(2, state="YE"), record(3)])
    assert alone not in resolve_entities([record(2, state="YE")])


RECORDS = st.builds(
    record,
    st.integers(1, 99),
    st.sampled_from(["سالم علي", "سليم علي", "Salim Ali", "علي", "وزير الخارجية", "محمد بن سالم آل علي"]),
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


def test_who_is_known_by_an_office_that_several_hold_is_another_in_every_text() -> None:
    a, b = (record(n, "السفير الروسي", "RU", "ambassador", title="سفير") for n in (1, 2))
    assert groups(a, b) == [[1], [2]]


def test_who_is_known_by_the_office_alone_is_one_in_every_language() -> None:
    a = record(1, "وزير الخارجية الإيراني", "IR", FOREIGN, title="وزير الخارجية")
    b = record(2, "Iranian foreign minister", "IR", FOREIGN, title="foreign minister")
    assert groups(a, b) == [[1, 2]]


def test_every_office_that_identity_knows_is_one_of_the_gazetteer() -> None:
    table = Path(__file__).parents[2] / "loaders" / "gazetteer" / "offices.tsv"
    codes = {row["code"] for row in read_tsv(table, ("code", "ar", "en", "ru", "head_of"))}
    assert offices().several | set(offices().ranks) <= codes


@pytest.mark.parametrize(
    "wrong", [{"several": []}, {"several": ["a", "a"], "ranks": []}, {"several": [], "ranks": [["a"], ["a"]]}]
)
def test_a_mistake_in_the_offices_is_an_error_that_names_the_file(wrong: dict[str, object]) -> None:
    with pytest.raises(DataError, match=r"identity/offices\.yml"):
        check_offices(wrong)


def test_no_two_people_of_the_table_of_names_become_one() -> None:
    table = Path(__file__).parents[1] / "ontology" / "data" / "names.tsv"
    rows = read_tsv(table, ("state", "office", "ar", "en", "ru"))
    records = [
        record(3 * number + place, row[script], row["state"], row["office"])
        for number, row in enumerate(rows)
        for place, script in enumerate(("ar", "en", "ru"))
    ]
    people = groups(*records)
    assert not [group for group in people if len({number // 3 for number in group}) > 1]
    assert len(people) <= 1.4 * len(rows)
