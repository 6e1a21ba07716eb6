"""Strings, terms, dates, folding and colours of the page."""

from __future__ import annotations

import re
from importlib.resources import files
from pathlib import Path

import pytest

from ontology.errors import DataError
from ontology.names import fold, fold_word
from visualize import palette, strings
from visualize.dates import say_date
from visualize.folding import fold_table
from visualize.page import SCRIPTS
from visualize.palette import Colour, load_palette
from visualize.strings import load_strings
from visualize.terms import load_terms

TEMPLATES = files("visualize") / "templates"

DATES = [
    ("2024-07-24", "24 يوليو 2024", "24 July 2024", "24 июля 2024"),
    ("2024-07", "يوليو 2024", "July 2024", "июль 2024"),
    ("1944", "1944", "1944", "1944"),
    ("XXXX-03-23", "23 مارس (السنة غير مذكورة)", "23 March (year not stated)", "23 марта (год не указан)"),
    ("2024-10/2024-11", "من أكتوبر إلى نوفمبر 2024", "October to November 2024", "октябрь – ноябрь 2024"),
    (
        "2023-12-30/2024-01-02",
        "من 30 ديسمبر 2023 إلى 2 يناير 2024",
        "30 December 2023 to 2 January 2024",
        "30 декабря 2023 – 2 января 2024",
    ),
    ("2024~", "نحو 2024", "about 2024", "ок. 2024"),
    (None, "غير مؤرخ", "Undated", "Без даты"),
    ("2024-21", "2024-21", "2024-21", "2024-21"),
]


@pytest.mark.parametrize(("edtf", "arabic", "english", "russian"), DATES)
def test_a_date_is_said_as_precisely_as_it_is_known(
    edtf: str | None, arabic: str, english: str, russian: str
) -> None:
    assert [say_date(edtf, language) for language in ("ar", "en", "ru")] == [arabic, english, russian]


@pytest.mark.parametrize(
    "name", ["أردوغان", "إيران", "لُبنان", "الأمّة", "Erdoğan", "Çavuşoğlu", "Лавров", "گرگان", "٢٠٢٤"]
)
def test_the_table_of_letters_folds_as_the_ontology_does(name: str) -> None:
    table = fold_table()
    assert "".join(table.get(letter, letter.lower()) for letter in name) == fold_word(name) == fold(name)


def test_every_string_that_the_page_asks_for_is_there_and_every_one_there_is_asked_for() -> None:
    scripts = "".join((TEMPLATES / f"{name}.js").read_text(encoding="utf-8") for name in SCRIPTS)
    page = (TEMPLATES / "network.html.j2").read_text(encoding="utf-8")
    lists = re.findall(r"\[('\w+'(?:, '\w+')+)\]\.map\(\(key\)", scripts)  # several at a time
    asked = set(re.findall(r"\bt\('(\w+)'", scripts)) | set(re.findall(r"'(\w+)'", " ".join(lists)))
    asked |= set(re.findall(r"(?:t|named)\(\"(\w+)\"\)", page)) | set(re.findall(r"strings\.(\w+)", page))
    families = re.compile(r"(precision|month)_\w+$")  # asked for by a computed name, or by dates.py
    by_python = {"undated", "year_open", "about", "from_to", "own_name"}
    assert {key for key in load_strings() if not families.match(key)} == asked | by_python


def test_every_script_of_the_folder_is_part_of_the_page() -> None:
    assert {f"{name}.js" for name in SCRIPTS} == {
        path.name for path in TEMPLATES.iterdir() if path.name.endswith(".js")
    }


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("a: {en: x, ar: y, ru: z}", "a: needs a text for ar, en, ru, in this order"),
        ("a: {ar: x, en: y}", "a: needs a text for ar, en, ru"),
        ("a: {ar: '', en: y, ru: z}", "the text for ar is empty"),
        ("a: {ar: x, en: y, ru: 'z {n}'}", "different gaps"),
        ("a: {ar: x, en: y, ru: z}\na: {ar: x, en: y, ru: z}", "given twice"),
    ],
)
def test_a_wrong_string_is_an_error_that_names_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str, told: str
) -> None:
    (tmp_path / "strings.yml").write_text(text, encoding="utf-8")
    monkeypatch.setattr(strings, "files", lambda _: tmp_path)
    with pytest.raises(DataError, match=re.escape(told)):
        load_strings.__wrapped__()


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        (("shape: dot", "shape: cloud"), "'cloud' is no shape"),
        (('light: "#0a6ebd"', "light: blue"), "'blue' is no colour"),
        (("  person:", "  robot:"), "has the keys robot"),
        (("ratio: 1.0", "size: 1.0"), "it needs shape, ratio"),
    ],
)
def test_a_wrong_palette_is_an_error_that_names_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, wrong: tuple[str, str], told: str
) -> None:
    text = (files("visualize") / "palette.yml").read_text(encoding="utf-8")
    (tmp_path / "palette.yml").write_text(text.replace(*wrong), encoding="utf-8")
    monkeypatch.setattr(palette, "files", lambda _: tmp_path)
    with pytest.raises(DataError, match=re.escape(told)):
        load_palette.__wrapped__()


def test_every_term_has_a_name_in_each_language() -> None:
    assert all(
        list(labels) == ["ar", "en", "ru"] for group in load_terms().values() for labels in group.values()
    )


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_colours_stand_out_from_the_ground_as_much_as_text_must(theme: str) -> None:
    found = load_palette()
    kinds = [style.colour for style in found.kinds.values()]
    for colour in [found.ink, *kinds, *(style.colour for style in found.statuses.values())]:
        assert contrast(colour, found.ground, theme) >= 4.5


def test_kinds_differ_by_shape_and_statuses_by_pattern_too() -> None:
    found = load_palette()
    assert len({style.shape for style in found.kinds.values()}) == len(found.kinds)
    assert len({style.dashes for style in found.statuses.values()}) == len(found.statuses)


def contrast(one: Colour, other: Colour, theme: str) -> float:
    """The contrast ratio of WCAG 2.2."""
    low, high = sorted(luminance(getattr(colour, theme)) for colour in (one, other))
    return (high + 0.05) / (low + 0.05)


def luminance(colour: str) -> float:
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return sum(weight * c for weight, c in zip((0.2126, 0.7152, 0.0722), linear, strict=True))
