"""Russian time expressions: a table of sentences."""

from __future__ import annotations

from pathlib import Path

import pytest

from loaders.engine.pack import LANGUAGES
from loaders.engine.timex import resolve
from tests.loaders.time_reading import find

TABLE = Path(__file__).parent / "data" / "time.ru.tsv"
LINES = [line for line in TABLE.read_text(encoding="utf-8").splitlines() if line and line[0] != "#"]


@pytest.mark.parametrize(("sentence", "published", "ahead", "words", "edtf"), [x.split("\t") for x in LINES])
def test_a_sentence_is_dated_as_the_table_says(
    sentence: str, published: str, ahead: str, words: str, edtf: str
) -> None:
    wanted = [] if words == "-" else list(zip(words.split(" | "), edtf.split(" | "), strict=True))
    found = []
    for timex in find(sentence, LANGUAGES / "ru"):
        time, _ = resolve(timex, None if published == "-" else published, ahead == "1")
        assert sentence[timex.span.start : timex.span.end] == timex.span.text
        found.append((timex.span.text, time.edtf if time else "-"))
    assert found == wanted


def test_no_row_stands_twice() -> None:
    assert len(LINES) == len(set(LINES)) >= 50
