"""Tokens: where they begin and end, what parts them, and that offsets lead back to the text as it came."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.engine.tokens import tokenise

TEXT = st.text(st.sampled_from("ابةىّـًٰ لو.٣3²-'\n\u200f\u2067\u00adaZé"), max_size=30) | st.text(max_size=30)


@pytest.mark.parametrize(
    ("text", "raw"),
    [
        ("التقى الوزير", ["التقى", "الوزير"]),
        ("قال: «نعم».", ["قال", ":", "«", "نعم", "»", "."]),
        ("في 24 يوليو/تموز", ["في", "24", "يوليو", "/", "تموز"]),
        ("مُحَمَّد", ["مُحَمَّد"]),
        ("محـمد", ["محـمد"]),
        ("توم-توماس", ["توم", "-", "توماس"]),
        ("٢٠٢٤", ["٢٠٢٤"]),
        ("don't", ["don", "'", "t"]),
        ("", []),
    ],
)
def test_letters_stay_together_digits_stay_together_and_all_else_stands_alone(
    text: str, raw: list[str]
) -> None:
    tokens = tokenise(text)
    assert [tokens.raw(i) for i in range(len(tokens))] == raw


def test_words_are_folded_and_the_text_is_not() -> None:
    tokens = tokenise("أكَّد مسؤولٌ")
    assert tokens.words == ["اكد", "مسوول"]
    assert tokens.text == "أكَّد مسؤولٌ"


def test_a_tatweel_that_stands_alone_is_a_dash() -> None:
    assert tokenise("كلمة ـ كلمة").words[1] == "-"


def test_every_line_break_counts() -> None:
    assert tokenise("عنوان\n\nفقرة أولى\nثانية").lines == [0, 2, 2, 3]


def test_invisible_controls_part_words_and_are_no_tokens() -> None:
    assert tokenise("\u2067الوزير\u2069\u200f التركي\u200b").words == ["الوزير", "التركي"]


def test_a_span_may_leave_out_proclitics_with_their_marks() -> None:
    tokens = tokenise("وَبِسيرغي لافروف")
    assert tokens.span(0, 2, skip=2).text == "سيرغي لافروف"


@given(TEXT)
def test_tokens_stand_in_order_and_apart_and_their_offsets_are_those_of_the_text(text: str) -> None:
    tokens = tokenise(text)
    assert len(tokens) == len(tokens.starts) == len(tokens.ends) == len(tokens.lines)
    end = 0
    for i in range(len(tokens)):
        assert end <= tokens.starts[i] < tokens.ends[i] <= len(text)
        assert tokens.span(i, i + 1).text == tokens.raw(i)
        assert tokens.lines[i] == text[: tokens.starts[i]].count("\n")
        end = tokens.ends[i]


@given(TEXT)
def test_no_token_is_blank_and_no_folded_word_empty(text: str) -> None:
    tokens = tokenise(text)
    assert all(tokens.raw(i).strip() for i in range(len(tokens)))
    assert all(tokens.words)
