"""Arabic time expressions: a table of sentences, and what the notes say."""

from __future__ import annotations

from pathlib import Path

import pytest

from loaders.engine.time_value import Moment, Offset, Relative, Vague
from loaders.engine.timex import resolve, writing_day
from ontology.errors import InputError
from tests.loaders.time_reading import find

TABLE = Path(__file__).parent / "data" / "time.ar.tsv"
THURSDAY = "2024-07-25"


def rows() -> list[object]:
    lines = enumerate(TABLE.read_text(encoding="utf-8").splitlines(), start=1)
    return [
        pytest.param(*line.split("\t"), id=str(number)) for number, line in lines if line and line[0] != "#"
    ]


@pytest.mark.parametrize(("sentence", "published", "ahead", "words", "edtf"), rows())
def test_a_sentence_is_dated_as_the_table_says(
    sentence: str, published: str, ahead: str, words: str, edtf: str
) -> None:
    wanted = [] if words == "-" else list(zip(words.split(" | "), edtf.split(" | "), strict=True))
    found = []
    for timex in find(sentence):
        time, _ = resolve(timex, None if published == "-" else published, ahead == "1")
        assert sentence[timex.span.start : timex.span.end] == timex.span.text
        found.append((timex.span.text, time.edtf if time else "-"))
    assert found == wanted


def test_the_table_is_long_enough_and_has_no_row_twice() -> None:
    lines = [line for line in TABLE.read_text(encoding="utf-8").splitlines() if line and line[0] != "#"]
    assert len(lines) >= 500
    assert len(lines) == len({tuple(line.split("\t")[:3]) for line in lines})


def note_of(sentence: str, published: str | None, ahead: bool = False) -> tuple[str | None, str | None]:
    (timex,) = find(sentence)
    time, note = resolve(timex, published, ahead)
    return (time.edtf if time else None, note.kind if note else None)


@pytest.mark.parametrize(
    ("sentence", "published", "edtf", "kind"),
    [
        ("التقاه في 23 مارس الماضي", None, "XXXX-03-23", "no-publication-date"),
        ("التقاه أمس", None, None, "no-publication-date"),
        ("التقاه قبل يومين", None, None, "no-publication-date"),
        ("التقاه في 23 مارس 2020", None, "2020-03-23", None),
        ("التقاه قبل أيام", None, None, None),
        ("التقاه الاثنين 23 يوليو 2024", None, "2024-07-23", "weekday-conflict"),
        ("التقاه اليوم الاثنين", "2024-07-23", "2024-07-22", "weekday-conflict"),
        ("التقاه اليوم الاثنين", "2024-07-28", None, "weekday-conflict"),
        ("التقاه اليوم الخميس", THURSDAY, "2024-07-25", None),
        ("التقاه اليوم الثلاثاء 23 يوليو 2024", THURSDAY, "2024-07-23", "date-conflict"),
        ("التقاه في 30 فبراير 2024", None, None, "impossible-date"),
        ("التقاه في 2024-02-30", THURSDAY, None, "impossible-date"),
        ("التقاه في 31 يونيو", THURSDAY, None, "impossible-date"),
        ("التقاه من 9 مايو 2024 إلى 5 مايو 2024", None, None, "impossible-date"),
        ("التقاه قبل 2100 سنة", THURSDAY, None, "impossible-date"),
        ("التقاه في 15 شوال 1436هـ الموافق 1 أغسطس 2015", None, "2015-08-01", None),
        ("التقاه في 15 شوال 1436هـ الموافق 5 يوليو 2015", None, "2015-07-05", "calendar-conflict"),
    ],
)
def test_what_is_open_or_contradicts_itself_is_noted(
    sentence: str, published: str | None, edtf: str | None, kind: str | None
) -> None:
    assert note_of(sentence, published) == (edtf, kind)


def test_a_note_names_the_words_and_the_option_that_would_date_them() -> None:
    (timex,) = find("تحدثا في 23 مارس الماضي")
    _, note = resolve(timex, None, False)
    assert note is not None
    assert "«23 مارس الماضي»" in note.text
    assert "--published" in note.text
    assert note.span == timex.span


def test_an_open_year_has_no_start_and_no_end() -> None:
    (timex,) = find("تحدثا في 23 مارس الماضي")
    time, _ = resolve(timex, None, False)
    assert time is not None
    assert (time.edtf, time.start, time.end) == ("XXXX-03-23", None, None)


def test_a_date_has_first_and_last_day() -> None:
    (timex,) = find("زارها الشهر الماضي")
    time, _ = resolve(timex, THURSDAY, False)
    assert time is not None
    assert (time.start, time.end, time.span) == ("2024-06-01", "2024-06-30", timex.span)


def test_tokens_of_an_expression_are_counted_with_its_proclitics() -> None:
    (timex,) = find("عاد ليوم الأربعاء الماضي ثم غادر")
    assert (timex.first, timex.last, timex.span.text) == (1, 4, "يوم الأربعاء الماضي")


def test_a_value_keeps_what_the_words_say() -> None:
    values = [
        timex.value for timex in find("مساء الأحد الماضي، ومنذ 2009، وقبل يومين، وقبل أيام، وفي 5 مايو 2020")
    ]
    assert values == [
        Moment(weekday=7, direction=-1, part="evening"),
        Moment(year=2009, bound="since"),
        Offset("day", -2),
        Vague(),
        Moment(year=2020, month=5, day=5),
    ]


def test_an_expression_stays_on_its_line() -> None:
    assert [timex.span.text for timex in find("وصل في 23\nمارس 2020 وغادر")] == ["مارس 2020"]


def test_what_refers_back_too_far_is_left_open() -> None:
    near, far = (
        find("وصل في 5 مايو 2020 " + "ثم تحدث " * count + "وغادر في اليوم التالي") for count in (3, 100)
    )
    assert isinstance(near[1].value, Relative)
    assert isinstance(far[1].value, Vague)


@pytest.mark.parametrize(
    ("text", "published", "day", "kind"),
    [
        ("قال اليوم الاثنين إنه التقاه أمس", "2024-07-23", "2024-07-22", "publication-conflict"),
        ("قال أمس الأحد إنه التقاه", "2024-07-23", "2024-07-22", "publication-conflict"),
        ("قال اليوم الثلاثاء إنه التقاه", "2024-07-23", "2024-07-23", None),
        ("قال اليوم السبت 17 أكتوبر 2015 إنه التقاه", None, "2015-10-17", None),
        ("قال اليوم السبت 17 أكتوبر 2015 إنه التقاه", "2024-07-23", "2024-07-23", None),
        ("قال اليوم السبت إنه التقاه", None, None, None),
        ("قال السبت إنه التقاه", "2024-07-23", "2024-07-23", None),
    ],
)
def test_the_day_of_writing_is_the_one_that_the_text_gives_away(
    text: str, published: str | None, day: str | None, kind: str | None
) -> None:
    found, note = writing_day(find(text), published)
    assert (found, note and note.kind) == (day, kind)


def test_a_malformed_day_of_publication_is_refused() -> None:
    (timex,) = find("التقاه أمس")
    with pytest.raises(InputError, match="2024-07-25"):
        resolve(timex, "25/7/2024", False)
