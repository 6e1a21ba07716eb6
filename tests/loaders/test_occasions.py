"""On whose margins an event took place: the words of the gathering, exactly, or none."""

from __future__ import annotations

from pathlib import Path

import pytest

from loaders.engine.grammar import load_grammar
from loaders.engine.pack import LANGUAGES
from ontology.claim import Claim
from ontology.errors import DataError
from ontology.files import read_tsv
from ontology.terms import EventType
from tests.loaders.reading import claims, reading

EXTENTS = read_tsv(
    Path(__file__).parent / "data" / "occasions.tsv", ("language", "text", "occasion"), ("text",)
)
MET = "اجتمع الرئيس الروسي مع نظيره التركي"


def occasion(claim: Claim) -> str | None:
    return claim.occasion.text if claim.occasion else None


def occasions(text: str, language: str = "ar") -> list[tuple[EventType, str]]:
    """Of every claim that has one."""
    found = reading(text, language=language).claims
    return [(claim.type, claim.occasion.text) for claim in found if claim.occasion]


@pytest.mark.parametrize("row", EXTENTS, ids=[row["text"] for row in EXTENTS])
def test_the_occasion_is_the_noun_phrase_of_the_gathering(row: dict[str, str]) -> None:
    meetings = claims(row["text"], EventType.MEETING, language=row["language"])
    assert meetings
    found = {occasion(claim) for claim in meetings} - {None}
    assert found == ({row["occasion"]} - {"-"})


def test_the_words_stand_in_the_text_where_the_span_says() -> None:
    text = f"{MET} على هامش قمة العشرين في ريو."
    (claim,) = claims(text, EventType.MEETING)
    assert claim.occasion is not None
    assert text[claim.occasion.start : claim.occasion.end] == claim.occasion.text == "قمة العشرين"


def test_what_stands_in_another_clause_has_none() -> None:
    text = f"{MET} على هامش القمة، وقال إن الوزير زار القاهرة."
    assert occasions(text) == [(EventType.MEETING, "القمة")]


def test_it_belongs_to_what_is_nearest_before_it() -> None:
    text = "أعلن الكرملين أن الرئيس الروسي سيلتقي نظيره التركي على هامش القمة."
    assert occasions(text) == [(EventType.MEETING, "القمة")]


def test_at_the_head_of_a_sentence_it_belongs_to_the_verb_that_follows() -> None:
    assert occasions(f"وعلى هامش القمة، {MET}.") == [(EventType.MEETING, "القمة")]


def test_it_may_stand_between_a_verb_and_the_noun_that_it_carries() -> None:
    text = "Путин провёл на полях форума переговоры с Эрдоганом."
    assert occasions(text, "ru") == [(EventType.MEETING, "форума")]


def test_something_said_there_has_it_too() -> None:
    text = "قال الرئيس الروسي على هامش القمة إن بلاده مستعدة."
    assert occasions(text) == [(EventType.STATEMENT, "القمة")]


def test_an_event_told_twice_keeps_it() -> None:
    text = f"{MET} أمس.\n\nوكان {MET} أمس على هامش قمة العشرين."
    assert occasions(text) == [(EventType.MEETING, "قمة العشرين")]


def test_it_changes_nothing_else_of_the_event() -> None:
    with_it, without = (
        claims(f"{MET} {words}في القاهرة أمس.", EventType.MEETING)[0] for words in ("على هامش القمة ", "")
    )
    assert (with_it.participants, with_it.places) == (without.participants, without.places)
    assert (with_it.time and with_it.time.edtf) == (without.time and without.time.edtf)


@pytest.mark.parametrize("missing", ["margins", "gatherings"])
def test_a_pack_says_what_opens_an_occasion_and_what_it_may_be_or_neither(
    tmp_path: Path, missing: str
) -> None:
    text = (LANGUAGES / "ar" / "grammar.yml").read_text(encoding="utf-8")
    path = tmp_path / "grammar.yml"
    path.write_text(text.replace(f"\n{missing}:", f"\n# {missing}:"), encoding="utf-8")
    with pytest.raises(DataError, match="give both or none"):
        load_grammar(path)
