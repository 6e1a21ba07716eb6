"""Names in Arabic, Latin and Cyrillic letters: which may be one, and which are not."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path

import pytest

from ontology.files import read_tsv
from ontology.sounds import Alike, compare_names, name_words, sound_key

COLUMNS = ("state", "office", "ar", "en", "ru")
PEOPLE = read_tsv(Path(__file__).with_name("data") / "names.tsv", COLUMNS)
SCRIPTS = ("ar", "en", "ru")


def meet(one: str, other: str) -> bool:
    """As for two names with one state and one office that several people hold (graph.identity.people)."""
    return sound_key(one) == sound_key(other) and compare_names(one, other) >= Alike.PART


def test_the_table_has_at_least_150_names() -> None:
    names = [row[script] for row in PEOPLE for script in SCRIPTS]
    assert len(names) >= 150
    assert len(set(names)) == len(names)


def test_no_two_people_of_one_state_and_office_are_taken_for_one() -> None:
    wrong = [
        (one[a], other[b])
        for one, other in combinations(PEOPLE, 2)
        if (one["state"], one["office"]) == (other["state"], other["office"])
        for a in SCRIPTS
        for b in SCRIPTS
        if meet(one[a], other[b])
    ]
    assert not wrong


def test_most_people_are_known_again_in_another_script() -> None:
    pairs = [(row[a], row[b]) for row in PEOPLE for a, b in combinations(SCRIPTS, 2)]
    missed = [pair for pair in pairs if not meet(*pair)]
    assert len(missed) <= 0.08 * len(pairs), missed


def test_what_two_names_have_in_common_does_not_depend_on_which_comes_first() -> None:
    names = [row[script] for row in PEOPLE for script in SCRIPTS]
    for one, other in zip(names, reversed(names), strict=True):
        assert compare_names(one, other) is compare_names(other, one)


@pytest.mark.parametrize(
    ("one", "other", "common"),
    [
        ("بشار الأسد", "Bashar al-Assad", Alike.FULL),
        ("بشار الأسد", "Башар Асад", Alike.FULL),
        ("Bashar al-Assad", "Башар Асад", Alike.FULL),
        ("فرانسوا غويات", "François Gouyette", Alike.FULL),
        ("Françoise Petit", "Франсуа Пети", Alike.NO),
        ("Francois Gouyette", "Франсуа Гуйетт", Alike.FULL),
        ("Сергей Викторович Лавров", "سيرغي لافروف", Alike.PART),
        ("لافروف", "Sergei Lavrov", Alike.FAMILY),
        ("Lavrov", "Лавров", Alike.FULL),
        ("سيرغي لافروف", "Sergei Lavrentiev", Alike.NO),
        ("سيرغي", "Sergei Lavrov", Alike.NO),
        ("حسن", "Hussein", Alike.NO),
        ("عبد الرحمن شلقم", "Abdel Rahman Shalgham", Alike.FULL),
        ("عبدالرحمن شلقم", "Abderrahmane Chalgham", Alike.FULL),
        ("محمد ولد الغزواني", "Mohamed Ould Ghazouani", Alike.FULL),
        ("", "", Alike.FULL),
        ("", "Lavrov", Alike.NO),
        ("王毅", "Wang Yi", Alike.NO),
    ],
)
def test_what_two_names_have_in_common(one: str, other: str, common: Alike) -> None:
    assert compare_names(one, other) is common


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Abd al-Rahman bin Ali", ["abdalrahman", "ali"]),
        ("عبد الله بن زايد آل نهيان", ["عبدالله", "زايد", "نهيان"]),
        ("Mevlüt Çavuşoğlu", ["mevlüt", "çavuşoğlu"]),
        ("مولود تشاووش أوغلو", ["مولود", "تشاووشاوغلو"]),
        ("Абу Мазен", ["абумазен"]),
        ("O'Brien", ["obrien"]),
        ("al", ["al"]),
        ("١٢٣ !", []),
    ],
)
def test_the_words_of_a_name_that_count(name: str, words: list[str]) -> None:
    assert [letters for _, letters in name_words(name)] == words


def test_the_key_of_a_family_name_is_one_in_all_scripts() -> None:
    assert sound_key("بدر البوسعيدي") == sound_key("Albusaidi") == sound_key("Бадр аль-Бусаиди") == "BT"
    assert sound_key("Ли Вэй") == sound_key("لي وي") == sound_key("Li Wei") == "L"
    assert sound_key("") == ""
