"""The engine knows no language: another pack needs data only, and wrong data are refused when loaded."""

from __future__ import annotations

from pathlib import Path

import pytest

from loaders.engine.timex import TimeGrammar, resolve
from ontology.errors import DataError
from tests.loaders.time_reading import ARABIC, find, tokens

WORDS = """# a little English
month	March	month=3
month	May	month=5
weekday	Monday	weekday=1
weekday	Wednesday	weekday=3
deictic	yesterday	days=-1
deictic	the day before yesterday	days=-2
mod	last	direction=-1
mod	next	direction=1
unit	week	unit=week
unit	month	unit=month
units	days	unit=day
card	two	n=2
tens	twenty	n=20
ago	ago	sign=-1
suffix	th	-
comma	,	-
in	in	-
to	to	-
since	since	bound=since
"""
RULES = """
week_starts: [1]
years: [[1900, 2100]]
triggers: [month, weekday, deictic, unit, units]
proclitics: []
merges: {}
rules:
  day: |
    number suffix? {day=n}
  year: |
    number {n:1900-2100 year=n}
  cardinal: |
    number
    card
    tens card
  date: |
    month day (comma? year)?
    day month year?
  timex: |
    (weekday comma?)? date   # Wednesday, March 5, 2024
    mod? weekday
    deictic
    mod unit
    cardinal units ago {count=n kind=offset}
    [in | since] (month year? | year)
    start:day to end:date
"""


def pack(folder: Path, words: str = WORDS, rules: str = RULES) -> TimeGrammar:
    (folder / "time_words.tsv").write_text(words, encoding="utf-8")
    (folder / "time.yml").write_text(rules, encoding="utf-8")
    return TimeGrammar(folder)


@pytest.mark.parametrize(
    ("sentence", "words", "edtf"),
    [
        ("They met on Wednesday, March 6, 2024 in Rome", "Wednesday, March 6, 2024", "2024-03-06"),
        ("They met on 5th May", "5th May", "2024-05-05"),
        ("They met last Monday", "last Monday", "2024-07-22"),
        ("They met the day before yesterday", "the day before yesterday", "2024-07-23"),
        ("They met last week", "last week", "2024-07-15/2024-07-21"),
        ("They met last month", "last month", "2024-06"),
        ("They met twenty two days ago", "twenty two days ago", "2024-07-03"),
        ("They met in March 2023", "March 2023", "2023-03"),
        ("They have not met since 2012", "2012", "2012"),
        ("They met 3 to 5 May", "3 to 5 May", "2024-05-03/2024-05-05"),
    ],
)
def test_a_second_language_needs_data_only(tmp_path: Path, sentence: str, words: str, edtf: str) -> None:
    (timex,) = pack(tmp_path).find(sentence, *tokens(sentence))
    time, _ = resolve(timex, "2024-07-25", False)
    assert time is not None
    assert (timex.span.text, time.edtf) == (words, edtf)


def test_the_arabic_words_are_not_in_the_engine() -> None:
    engine = ARABIC.parents[1] / "engine"
    for path in [*sorted(engine.glob("time*.py")), engine / "calendars.py"]:
        assert not any("\u0600" <= letter <= "\u06ff" for letter in path.read_text(encoding="utf-8")), path


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("month	March	month=3", "time_words.tsv:21: 'march' is already there as 'month'"),
        ("month	June	month=13", "month=13 must be a whole number from 1 to 12"),
        ("month	June	moon=6", "unknown feature 'moon'"),
        ("part	dusk	part=dusk", "part=dusk must be one of"),
        ("month	June", "2 columns"),
        ("month		month=6", "at least one word"),
        ("month	June	month=6 month=7", "given twice"),
        ("feast	Easter	-", "no rule of time.yml names class 'feast'"),
        ("day	day	-", "'day' is both a rule and a class"),
    ],
)
def test_wrong_words_are_refused(tmp_path: Path, line: str, message: str) -> None:
    with pytest.raises(DataError) as error:
        pack(tmp_path, words=f"{WORDS}{line}\n")
    assert message in str(error.value)


@pytest.mark.parametrize(
    ("pattern", "message"),
    [
        ("moon", "'moon' is neither a rule nor a class of words"),
        ("timex", "rule 'timex' contains itself (timex > timex)"),
        ("(day month", "')' is missing"),
        ("day ) month", "')' is out of place"),
        ("day?", "can match nothing at all"),
        ("[in?] month", "a context that can be empty"),
        ("day %", "'%' means nothing in a pattern"),
        ("day (|)", "a pattern or a choice is empty"),
        ("day ~", "ends too early"),
        ("begin:day month", "unknown label 'begin'"),
        ("day {month=13}", "month=13 must be a whole number"),
        ("day {kind=vague", "the closing brace is missing"),
        ("day {kind vague}", "'kind' is not name=value"),
        ("day {moon=n}", "unknown feature 'moon'"),
    ],
)
def test_wrong_patterns_are_refused(tmp_path: Path, pattern: str, message: str) -> None:
    with pytest.raises(DataError) as error:
        pack(tmp_path, rules=f"{RULES}    {pattern}\n")
    assert message in str(error.value)
    assert "time.yml" in str(error.value)


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("week_starts: [1]", "week_starts: [8]", "8 is no ISO weekday"),
        ("merges: {}", "", "merges"),
        ("merges: {}", "merges: {}\nmoon: 1", "moon"),
        ("merges: {}", "merges: {}\nmerges: {}", "key 'merges' is there twice"),
        ("merges: {}", "merges: [", "time.yml"),
        ("triggers: [month,", "triggers: [moon,", "trigger 'moon'"),
        ("years: [[1900, 2100]]", "years: 1900", "wrong shape"),
        ("rules:", "rules:\n  spare: |\n    month", "rule 'spare' is used nowhere"),
        ("  timex: |", "  times: |", "no rule 'timex'"),
    ],
)
def test_wrong_settings_are_refused(tmp_path: Path, old: str, new: str, message: str) -> None:
    assert old in RULES
    with pytest.raises(DataError) as error:
        pack(tmp_path, rules=RULES.replace(old, new))
    assert message in str(error.value)


def test_a_pack_without_time_data_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="time rules"):
        TimeGrammar(tmp_path)
    (tmp_path / "time.yml").write_text(RULES, encoding="utf-8")
    with pytest.raises(DataError, match="time words"):
        TimeGrammar(tmp_path)


def test_what_may_stand_glued_together_is_data(tmp_path: Path) -> None:
    rules = RULES.replace("proclitics: []", "proclitics: [{o: of}]")
    sentence = "omonday was fine, oomonday was not"
    found = pack(tmp_path, rules=rules).find(sentence, *tokens(sentence))
    assert [(timex.span.text, timex.first) for timex in found] == [("monday", 0)]


def test_texts_without_time_words_cost_a_look_each() -> None:
    assert find("التقى الوزير نظيره وبحثا العلاقات") == []
