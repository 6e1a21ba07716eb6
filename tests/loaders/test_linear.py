"""What reading costs grows with the length of the text, not with its square: hostile repetition too."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable
from types import FrameType

import pytest

from loaders.engine.item_list import LONGEST_SENTENCE
from loaders.engine.pack import load_pack
from loaders.engine.reader import Reader
from ontology.article import Article, hash_text

TIMES = 4
GENEROUS = 5.5  # for 4 times the text; a quadratic search makes 16 times the steps
SHORT = 50  # tokens of the longest sentence in these tests, so that they are short
ENGINE = "loaders/engine/"

REPEATED = (
    "قال ",
    "التقى ",
    "لقاء بين ",
    "وقال بوتين إن ",
    "الذي قال ",
    "بحسب مصادر، ",
    "بحث الجانبان ",
    "نفى لقاء ",
    "تتزامن زيارتي مع الذكرى ",
    "بوتين: قال\n",
    "اجتمع بوتين مع ماكرون ",
    "زار بوتين فرنسا ثم ألمانيا. ",
    "قال بوتين أمس إنه سيزور باريس ويلتقي ماكرون، ",
    "التقى بوتين ماكرون على هامش قمة العشرين ",
    "على هامش قمة ",
)


def _reader(text: str) -> Reader:
    return Reader(Article("t", hash_text(text), None, "ar", None, None, "2024-07-25", "given", text))


def _steps(text: str) -> int:
    """The lines of the engine that reading the text goes through, generators and comprehensions included."""
    load_pack("ar")  # once for all tests: no part of what reading costs
    lines = 0

    def step(_: FrameType, event: str, __: object) -> None:
        nonlocal lines
        lines += event == "line"

    def enter(frame: FrameType, _: str, __: object) -> Callable[[FrameType, str, object], None] | None:
        return step if ENGINE in frame.f_code.co_filename.replace("\\", "/") else None

    before = sys.gettrace()
    sys.settrace(enter)
    try:
        _reader(text).reading()
    finally:
        sys.settrace(before)
    return lines


@pytest.mark.parametrize("words", REPEATED, ids=str.strip)
def test_four_times_the_text_takes_four_times_the_steps(words: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("loaders.engine.item_list.LONGEST_SENTENCE", SHORT)
    many = 4 * SHORT // len(words.split())  # of several sentences, that is, however few end in a full stop
    assert _steps(words * many * TIMES) <= GENEROUS * _steps(words * many)


def test_a_sentence_ends_though_nothing_marks_its_end() -> None:
    items = _reader("قال " * 3 * LONGEST_SENTENCE).context.items
    sentences = Counter(item.sentence for item in items if item.kind == "verb")
    assert list(sentences.values()) == [LONGEST_SENTENCE] * 3


def test_a_sentence_that_marks_end_is_none_the_shorter() -> None:
    items = _reader("قال " * (LONGEST_SENTENCE - 1) + ".").context.items
    assert {item.sentence for item in items if item.kind != "stop"} == {1}


def test_the_merger_looks_only_at_events_that_share_somebody() -> None:
    """Meetings of one person with many others are not compared each with each."""
    told = [
        f"التقى بوتين الوزير الفرنسي {a}{b}{a} {b}{a}{b}. " for a in "بتدرسعفقكلمن" for b in "بتدرسعفقكلمن"
    ]
    assert _steps("".join(told)) <= GENEROUS * _steps("".join(told[: len(told) // TIMES]))
