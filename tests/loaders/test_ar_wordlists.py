"""The Arabic word lists by which a reader finds the end of a person's name."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from ontology.names import fold, fold_word

FOLDER = Path(__file__).parents[2] / "loaders" / "languages" / "ar"
COLUMNS = {
    "common_words": ("word", "class"),
    "given_names": ("name", "gender", "ambiguous"),
    "family_names": ("name",),
    "honorifics": ("phrase", "kind"),
}
ARTICLE = "ال"


def rows(name: str) -> list[tuple[str, ...]]:
    """The rows of a list below its comment and its header."""
    lines = (FOLDER / f"{name}.tsv").read_text(encoding="utf-8").splitlines()
    table = [tuple(line.split("\t")) for line in lines if not line.startswith("#")]
    assert table[0] == COLUMNS[name]
    return table[1:]


def common_classes() -> dict[str, str]:
    return {fold_word(word): kind for word, kind in rows("common_words")}


def unambiguous_given_names() -> set[str]:
    return {fold_word(name) for name, _, ambiguous in rows("given_names") if ambiguous == "0"}


def family_names() -> set[str]:
    return {fold_word(name) for (name,) in rows("family_names")}


@pytest.mark.parametrize("name", COLUMNS)
def test_a_list_says_its_source_licence_date_and_gaps(name: str) -> None:
    text = (FOLDER / f"{name}.tsv").read_text(encoding="utf-8")
    head = "\n".join(line for line in text.splitlines() if line.startswith("#"))
    for told in ("Source:", "Licence: Apache-2.0", "Date: 2026-", "Known gaps:"):
        assert told in head


@pytest.mark.parametrize("name", COLUMNS)
def test_every_row_has_all_columns_and_no_stray_blanks(name: str) -> None:
    wrong = [
        row
        for row in rows(name)
        if len(row) != len(COLUMNS[name]) or any(c != c.strip() or not c for c in row)
    ]
    assert wrong == []


@pytest.mark.parametrize("name", COLUMNS)
def test_no_row_folds_to_the_same_key_as_another(name: str) -> None:
    keys = Counter(fold(row[0]) for row in rows(name))
    assert [key for key, count in keys.items() if count > 1 or not key] == []


@pytest.mark.parametrize("name", ["common_words", "given_names", "family_names"])
def test_a_row_is_one_word_without_vowel_signs(name: str) -> None:
    assert [row[0] for row in rows(name) if not row[0].isalpha()] == []


@pytest.mark.parametrize(
    ("name", "column", "allowed"),
    [
        ("common_words", 1, {"particle", "adverb", "number", "noun", "adjective", "verb"}),
        ("given_names", 1, {"m", "f", "u"}),
        ("given_names", 2, {"0", "1"}),
        ("honorifics", 1, {"honorific", "prayer", "particle"}),
    ],
)
def test_a_class_is_one_of_those_allowed_and_each_is_used(name: str, column: int, allowed: set[str]) -> None:
    assert {row[column] for row in rows(name)} == allowed


def test_no_common_word_is_an_unambiguous_given_name() -> None:
    assert common_classes().keys() & unambiguous_given_names() == set()


def test_no_common_word_is_a_family_name() -> None:
    assert common_classes().keys() & family_names() == set()


def test_no_family_name_is_a_common_noun_with_the_article() -> None:
    common = common_classes()
    bare = {name.removeprefix(ARTICLE) for name in family_names() if name.startswith(ARTICLE)}
    assert {word for word in bare if common.get(word) in {"noun", "adjective", "number"}} == set()


def test_no_family_name_is_an_ambiguous_given_name() -> None:
    ambiguous = {fold_word(name) for name, _, flag in rows("given_names") if flag == "1"}
    assert family_names() & ambiguous == set()


@pytest.mark.parametrize(
    "word",
    ["سلام", "كريم", "أمل", "صلاح", "جمال", "سعيد", "حسن", "محمود", "شريف", "سيف", "نور", "رمضان", "خميس"],
)
def test_a_frequent_name_that_is_a_word_too_is_an_ambiguous_name_and_no_common_word(word: str) -> None:
    flags = {fold_word(name): flag for name, _, flag in rows("given_names")}
    assert flags[fold_word(word)] == "1"
    assert fold_word(word) not in common_classes()


@pytest.mark.parametrize(
    "word",
    [
        "نظيره",
        "بلاده",
        "هاتفيا",
        "أمس",
        "اليوم",
        "أن",
        "خلال",
        "بحث",
        "يبحث",
        "تبحث",
        "أكدت",
        "رئيس",
        "وزير",
        "مبعوث",
        "سفير",
        "حيث",
        "كما",
        "مؤكدا",
        "عقب",
    ],
)
def test_a_word_that_often_follows_a_name_is_common(word: str) -> None:
    key = fold_word(word)
    assert {key, key.removesuffix("ا")} & common_classes().keys()


@pytest.mark.parametrize(
    ("name", "least"),
    [("common_words", 14000), ("given_names", 2400), ("family_names", 2000), ("honorifics", 300)],
)
def test_a_list_is_no_shorter_than_it_was(name: str, least: int) -> None:
    assert len(rows(name)) >= least
