"""What benchmarks.search measures: the index made, followed, and asked for each of its words."""

from __future__ import annotations

import re

import pytest

from benchmarks.search import WORDS, measure
from queries.search.forms import words


@pytest.mark.slow
def test_every_word_is_looked_for_and_its_times_are_told(capsys: pytest.CaptureFixture[str]) -> None:
    measure(5000)
    told = capsys.readouterr().out
    assert re.search(r"quads of [\d,]+ articles\nindex made in [\d.]+ s, [\d.]+ MB\n", told)
    assert "200 more articles followed in " in told
    assert len(re.findall(r" best +[\d.]+ ms, worst +[\d.]+ ms$", told, re.MULTILINE)) == len(WORDS) > 10
    assert all(list(words(query)) for query in WORDS)
