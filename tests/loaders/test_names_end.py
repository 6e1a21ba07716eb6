"""Personal names begin and end where they should, in running Arabic text with nothing else marked."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from loaders.engine.chunks import chunk
from loaders.engine.pack import load_pack
from loaders.engine.tokens import tokenise
from ontology.files import read_tsv
from ontology.span import Span

ROWS = read_tsv(Path(__file__).parent / "data" / "names_end.ar.tsv", ("kind", "text"))


def names_in(text: str) -> list[Span]:
    """The names of people that the chunker finds, in text order."""
    pack, tokens = load_pack("ar"), tokenise(text)
    times = pack.times.find(text, tokens.words, tokens.starts, tokens.ends)
    phrases = [item.phrase for item in chunk(pack, tokens, times) if item.phrase is not None]
    return [
        tokens.span(*phrase.name, phrase.skip if phrase.name[0] == phrase.first else 0)
        for phrase in phrases
        if phrase.name[1] and phrase.sense in {"person", "anaphor"}
    ]


def marked(text: str) -> tuple[str, list[Span]]:
    """The text without its braces, and what stood between them."""
    spans, plain = [], ""
    for part in re.split(r"(\{.*?\})", text):
        if part.startswith("{"):
            spans.append(Span(len(plain), len(plain) + len(part) - 2, part[1:-1]))
            part = part[1:-1]
        plain += part
    return plain, spans


@pytest.mark.parametrize("text", [row["text"] for row in ROWS])
def test_a_name_is_found_whole_and_nothing_but_the_name(text: str) -> None:
    plain, expected = marked(text)
    assert names_in(plain) == expected


def test_the_table_shows_every_kind_of_name_often_enough_to_mean_something() -> None:
    assert len(ROWS) >= 60
    assert {"Gulf", "Maghreb", "Levant", "foreign", "honorific", "prayer"} <= {row["kind"] for row in ROWS}


def test_an_unlisted_name_does_not_run_over_the_end_of_a_line() -> None:
    assert [name.text for name in names_in("وزير الخارجية المصري نبيل\nزكرنوف")] == ["نبيل"]


def test_no_name_is_longer_than_names_are() -> None:
    flood = "السيد " + "زكرنوف " * 200
    assert max(len(name.text.split()) for name in names_in(flood)) <= 9


def test_two_offices_of_one_person_stand_in_one_phrase() -> None:
    pack, tokens = load_pack("ar"), tokenise("سامح شكري، وزير الخارجية المصري")
    (phrase,) = [item.phrase for item in chunk(pack, tokens, []) if item.phrase is not None]
    assert [office.code for office in phrase.offices] == ["foreign-minister"]
    assert (phrase.first, phrase.last) == (0, len(tokens))


def test_a_counterpart_of_two_is_told_from_a_counterpart_of_one() -> None:
    pack = load_pack("ar")
    found = {}
    for text in ("نظيره التركي", "نظيريهما التركي والروسي"):
        items = chunk(pack, tokenise(text), [])
        found[text] = next(item.phrase.dual for item in items if item.phrase is not None)
    assert found == {"نظيره التركي": False, "نظيريهما التركي والروسي": True}


def test_an_anaphor_may_be_the_last_word_of_a_text() -> None:
    pack = load_pack("ar")
    items = chunk(pack, tokenise("اجتمع الوزير المصري مع نظيره"), [])
    assert items[-1].phrase is not None and items[-1].phrase.detail == "counterpart"
