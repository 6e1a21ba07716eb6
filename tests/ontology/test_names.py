"""Folding and addresses of names, and the table of letters behind them."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from ontology import names
from ontology.errors import DataError
from ontology.names import fold, fold_word, short_hash, slug

ANY_TEXT = st.text(st.characters(codec=None, exclude_categories=()))
ARABIC = st.text("أبتثجحخدذرزسشصضطظعغفقكلمنهويىةءآإؤئـًٌٍَُِّْٰ", min_size=1)


@pytest.mark.parametrize(
    ("spelling", "key"),
    [
        ("أردوغان", "اردوغان"),
        ("إردوغان", "اردوغان"),
        ("اردوغان", "اردوغان"),
        ("مُحَمَّد", "محمد"),
        ("محـــمد", "محمد"),
        ("موسى", "موسي"),
        ("القاهرة", "القاهره"),
        ("رؤساء", "روساء"),
        ("ڤيينا", "فيينا"),
        ("أڭادير", "اكادير"),
        ("٢٠٢٤", "2024"),
        ("۱۳۹۹", "1399"),
        ("ﻣﺤﻤﺪ", "محمد"),
        ("ﻻ", "لا"),
        ("\u200fبوتين\u200e", "بوتين"),
        ("ایران", "ايران"),
        ("PUTIN", "putin"),
        ("Erdoğan", "erdogan"),
        ("Diyarbakır", "diyarbakir"),
        ("Łódź", "lodz"),
        ("Straße", "strasse"),
        ("Лавров", "лавров"),
        ("Sana’a", "sana'a"),
        ("Sanaʼa", "sana'a"),
        ("\u064b\u064c", ""),
        ("", ""),
    ],
)
def test_spellings_of_one_name_have_one_key(spelling: str, key: str) -> None:
    assert fold_word(spelling) == key
    assert fold(spelling) == key


def test_a_name_keeps_its_words_and_loses_its_punctuation() -> None:
    assert fold("  بدر  البوسعيدي، (وزير) ") == "بدر البوسعيدي وزير"
    assert fold("Jean-Yves Le Drian") == "jean yves le drian"


@given(ANY_TEXT)
@example("\ud800")
@example("\x00")
@example("ﷺ")
@example("\ufe70")
@example("İ\u0345")
@example("¼")
def test_folding_takes_any_text_and_is_done_after_one_pass(text: str) -> None:
    assert fold_word(fold_word(text)) == fold_word(text)
    assert fold(fold(text)) == fold(text)


@given(ANY_TEXT)
def test_an_address_is_made_of_small_latin_letters_digits_and_hyphens(text: str) -> None:
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", slug(text))
    assert len(slug(text)) <= 60


@given(ARABIC)
def test_one_arabic_word_folds_alone_as_in_a_name(word: str) -> None:
    assert fold(word) == fold_word(word)


@pytest.mark.parametrize(
    ("name", "address"),
    [
        ("بدر البوسعيدي", "bdr-albwsaydy"),
        ("Сергей Лавров", "sergei-lavrov"),
        ("Щусев", "shchusev"),
        ("Emmanuel Macron", "emmanuel-macron"),
        ("O'Brien", "obrien"),
        ("ﻣﺤﻤﺪ", "mhmd"),
        ("习近平", "x"),
        ("", "x"),
        ("ا" * 80, "a" * 60),
    ],
)
def test_a_name_has_a_latin_address(name: str, address: str) -> None:
    assert slug(name) == address


def test_a_short_hash_tells_where_the_parts_end() -> None:
    assert short_hash("ab", "c") != short_hash("a", "bc")
    assert short_hash("عمان") == short_hash("عمان")
    assert re.fullmatch("[0-9a-f]{8}", short_hash("\ud800"))


def letters(folder: Path, *rows: str) -> Path:
    path = folder / "letters.tsv"
    path.write_text("\n".join(["character\tfolded\tlatin", *rows]), encoding="utf-8")
    return path


def test_a_letter_listed_twice_is_refused(tmp_path: Path) -> None:
    path = letters(tmp_path, "U+0640..U+0642\t-\t-", "U+0641\tx\t=")
    with pytest.raises(DataError, match=r"letters.tsv:3: U\+0641 is listed twice"):
        names._read_letters(path)


def test_a_cell_that_names_no_character_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DataError, match=r"letters.tsv:2: 'alef' is no character"):
        names._read_letters(letters(tmp_path, "alef\ta\t="))


def test_what_a_letter_folds_to_is_folded() -> None:
    folded, _ = names._read_letters(Path(names.__file__).with_name("letters.tsv"))
    assert all(fold_word(becomes) == becomes for becomes in folded.values() if becomes is not None)


def test_names_are_imported_without_reading_yaml() -> None:
    code = "import sys, ontology.names; print('yaml' in sys.modules)"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "False"
