"""What a word is found by: folded, without prefixes and endings, and nothing of another word."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ontology.errors import DataError
from ontology.files import read_tsv
from queries.search import forms as module
from queries.search.forms import affixes, forms, sought, words
from queries.search.snippet import snippet

TABLE = read_tsv(Path(__file__).parent / "data" / "words.tsv", ("text", "sought", "found"))


def found(text: str, query: str) -> bool:
    keys = {key for word in words(text) for key in (word.folded, *forms(word.folded))}
    return all(keys & set(sought(word.folded)) for word in words(query))


@pytest.mark.parametrize("row", TABLE, ids=lambda row: f"{row['sought']} in {row['text']}")
def test_a_word_is_found_in_its_forms_and_in_no_other_word(row: dict[str, str]) -> None:
    assert found(row["text"], row["sought"]) == (row["found"] == "yes")


def test_the_table_of_words_has_each_script_and_both_answers() -> None:
    assert len(TABLE) > 140
    assert sum(row["found"] == "no" for row in TABLE) >= 15
    assert affixes().keys() == {"arabic", "cyrillic", "latin"}


def test_what_is_looked_for_loses_its_article_but_no_single_letter() -> None:
    assert sought("الخارجيه") == ("الخارجيه", "خارجيه", "الخارجي", "خارجي")
    assert sought("وليد") == ("وليد",)


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("arabic\tmiddle\tx\t3", "the place is 'prefix N' or 'ending'"),
        ("arabic\tending\tx\tfew", "least a number"),
        ("greek\tending\tx\t3", "no script 'greek'"),
    ],
)
def test_a_wrong_line_is_an_error_that_names_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, row: str, told: str
) -> None:
    (tmp_path / "search").mkdir()
    (tmp_path / "search" / "affixes.tsv").write_text(
        f"script\tplace\taffix\tleast\n{row}\n", encoding="utf-8"
    )
    monkeypatch.setattr(module, "files", lambda _: tmp_path)
    with pytest.raises(DataError, match=f":2: .*{told}"):
        affixes.__wrapped__()


def test_words_stand_where_they_are_said_to_stand() -> None:
    text = "«ولافروف»  al-Assad"
    assert [(word.folded, text[word.start : word.end]) for word in words(text)] == [
        ("ولافروف", "«ولافروف»"),
        ("al", "al-Assad"),
        ("assad", "al-Assad"),
    ]


def test_a_snippet_shows_the_words_that_were_looked_for_and_what_is_around_them() -> None:
    text = "كلمة " * 60 + "والتقى «لافروف»، نظيره " + "كلمة " * 60
    pieces = snippet(text, set(sought("لافروف")))
    assert [piece.words for piece in pieces if piece.found] == ["لافروف"]
    assert pieces[0].words == pieces[-1].words == "…"
    assert "".join(piece.words for piece in pieces[1:-1]) in text
    assert len("".join(piece.words for piece in pieces)) < 170


@given(st.text(), st.text(min_size=1))
def test_a_snippet_is_a_stretch_of_its_text_whatever_the_text_is(text: str, query: str) -> None:
    keys = {key for word in words(query) for key in sought(word.folded)}
    pieces = snippet(f"{text} {query} {text}", keys)
    told = "".join(piece.words for piece in pieces)
    assert told.removeprefix("…").removesuffix("…") in f"…{text} {query} {text}…"
    assert all(piece.words for piece in pieces)
