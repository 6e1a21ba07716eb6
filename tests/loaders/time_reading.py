"""A sentence in, its time expressions out: the Arabic grammar behind a tokeniser of the tests' own."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from loaders.engine.timex import TimeGrammar, Timex
from ontology.names import fold_word

ARABIC = Path(__file__).parents[2] / "loaders" / "languages" / "ar"
_TOKEN = re.compile(
    r"[^\W\d_](?:[^\W\d_]|[\u064b-\u065f\u0670])*|\d+|[^\s\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u061c]"
)


@cache
def grammar(folder: Path = ARABIC) -> TimeGrammar:
    return TimeGrammar(folder)


def tokens(text: str) -> tuple[list[str], list[int], list[int]]:
    """Folded words, starts and ends: runs of letters, of digits, single other characters."""
    found = list(_TOKEN.finditer(text))
    return [fold_word(t.group()) for t in found], [t.start() for t in found], [t.end() for t in found]


def find(text: str, folder: Path = ARABIC) -> list[Timex]:
    return grammar(folder).find(text, *tokens(text))
