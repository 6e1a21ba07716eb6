"""Russian words in their base forms, their cases, and what names are called."""

from __future__ import annotations

import pytest

from loaders.engine.pack import LANGUAGES
from loaders.languages.ru.morphology import morphology
from ontology.names import fold_word

RUSSIAN = morphology(LANGUAGES / "ru")
OBLIQUE = {
    "gent": "gent|accs",
    "datv": "datv",
    "ablt": "ablt",
    "loct": "loct",
}
NAMES = """
Лавров Лаврова Лаврову Лавровым
Путин Путина Путину Путиным
Зеленский Зеленского Зеленскому Зеленским
Асад Асада Асаду Асадом
Эрдоган Эрдогана Эрдогану Эрдоганом
Блинкен Блинкена Блинкену Блинкеном
Пезешкиан Пезешкиана Пезешкиану Пезешкианом
Вучич Вучича Вучичу Вучичем
Мирзиёев Мирзиёева Мирзиёеву Мирзиёевым
Арагчи Арагчи Арагчи Арагчи
Лукашенко Лукашенко Лукашенко Лукашенко
Нетаньяху Нетаньяху Нетаньяху Нетаньяху
"""
ROWS = [line.split() for line in NAMES.split("\n") if line]


@pytest.mark.parametrize("row", ROWS, ids=[row[0] for row in ROWS])
def test_every_case_of_a_name_is_found_by_its_nominative(row: list[str]) -> None:
    base = fold_word(row[0])
    for form in row:
        assert base in [split.stem for split in RUSSIAN.proper_splits(fold_word(form))]


@pytest.mark.parametrize("row", ROWS, ids=[row[0] for row in ROWS])
def test_every_case_of_an_unlisted_name_has_one_key(row: list[str]) -> None:
    assert len({RUSSIAN.name_key(fold_word(form)) for form in row}) == 1


@pytest.mark.parametrize("row", ROWS, ids=[row[0] for row in ROWS])
def test_a_name_in_some_case_is_called_by_its_nominative(row: list[str]) -> None:
    for form, case in zip(row[1:], ("gent", "datv", "ablt"), strict=True):
        assert RUSSIAN.base_name((form,), frozenset(OBLIQUE[case].split("|"))) == (row[0],)


@pytest.mark.parametrize(
    ("form", "base", "case"),
    [
        ("Москве", "Москва", "loct"),
        ("Сирию", "Сирия", "accs"),
        ("Сирии", "Сирия", "gent"),
        ("Турцией", "Турция", "ablt"),
        ("Китая", "Китай", "gent"),
        ("Египта", "Египет", "gent"),
        ("Анкару", "Анкара", "accs"),
        ("Захаровой", "Захарова", "gent"),
        ("Марии", "Мария", "datv"),
    ],
)
def test_a_name_that_bends_otherwise_is_found_too(form: str, base: str, case: str) -> None:
    splits = list(RUSSIAN.proper_splits(fold_word(form)))
    assert any(split.stem == fold_word(base) and case in split.cases for split in splits)


@pytest.mark.parametrize(
    ("word", "stem", "feature"),
    [
        ("встретился", "встретиться", "past"),
        ("встретились", "встретиться", "past.plural"),
        ("встретится", "встретиться", "future"),
        ("встречается", "встречаться", "present"),
        ("встретиться", "встретиться", "infinitive"),
        ("подписан", "подписать", "past.passive"),
        ("прибывший", "прибыть", "past.attributive"),
        ("прибыв", "прибыть", "gerund"),
    ],
)
def test_the_form_of_a_verb_tells_its_tense(word: str, stem: str, feature: str) -> None:
    found = [(split.stem, split.feature) for split in RUSSIAN.common_splits(fold_word(word))]
    assert (fold_word(stem), feature) in found


def test_the_words_of_a_phrase_of_the_data_are_in_base_form_unless_it_says_otherwise() -> None:
    assert RUSSIAN.indefinite("телефонные переговоры") == ("телефонныи", "переговоры")
    assert RUSSIAN.indefinite("=обе стороны") == ("обе", "стороны")


@pytest.mark.parametrize(
    ("words", "case", "base"),
    [
        ("министра иностранных дел Германии", "gent", "министр иностранных дел Германии"),
        ("официальным представителем правительства", "ablt", "официальный представитель правительства"),
        ("ливийскую делегацию", "accs", "ливийская делегация"),
        ("послу Италии", "datv", "посол Италии"),
    ],
)
def test_a_title_is_called_by_its_nominative(words: str, case: str, base: str) -> None:
    assert " ".join(RUSSIAN.base_phrase(words.split(), frozenset({case}))) == base


@pytest.mark.parametrize(
    ("word", "klass"), [("обсуждение", "noun"), ("важный", "adjective"), ("говорят", "verb"), ("Фидан", None)]
)
def test_a_word_of_no_table_is_known_by_its_part_of_speech(word: str, klass: str | None) -> None:
    found = RUSSIAN.word_class(fold_word(word))
    assert (found and found[0]) == klass
