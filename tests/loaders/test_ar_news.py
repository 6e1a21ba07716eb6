"""Arabic: single sentences in the style of the agencies, read whole: who, as what, when, where, whether."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest

from ontology.claim import Claim
from ontology.reading import Reading
from ontology.terms import EventType
from tests.loaders.reading import reading

TABLE = Path(__file__).parent / "data" / "news.ar.tsv"
NONE = "-"


class Row(NamedTuple):
    """One row of the table; ``parts`` and ``places`` in any order."""

    type: str
    status: str
    date: str
    places: frozenset[str]
    parts: frozenset[str]
    text: str


def rows() -> list[Row]:
    """The table without its head."""
    lines = TABLE.read_text(encoding="utf-8").splitlines()
    cells = [line.split("\t") for line in lines if line and not line.startswith("#")][1:]
    return [
        Row(kind, status, date, frozenset(places.split("|")), frozenset(parts.split("|")), text)
        for kind, status, date, places, parts, text in cells
    ]


def as_row(text: str, found: Reading, claim: Claim) -> Row:
    """What a claim says, as a row says it."""
    label = {entity.id: entity.label("ar", "en") for entity in found.entities}
    parts = frozenset(f"{label[part.entity]}={part.role}" for part in claim.participants)
    places = frozenset(label[place] for place in claim.places)
    date = claim.time.edtf if claim.time else NONE
    return Row(claim.type, claim.status, date or NONE, places or frozenset({NONE}), parts, text)


TOLD = sorted({(row.text, row.type) for row in rows()})


@pytest.mark.parametrize(("text", "kind"), TOLD, ids=lambda told: told[:40])
def test_a_sentence_says_who_when_where_and_whether(text: str, kind: str) -> None:
    found = reading(text)
    read = [as_row(text, found, claim) for claim in found.claims if claim.type == kind]
    told = [row for row in rows() if row.type == kind and row.text == text]
    assert (set(read), len(read)) == (set(told), len(told))


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("تنتظر واشنطن رد دمشق على المبادرة الأميركية.", EventType.STATEMENT),  # nobody has answered
        (
            "جددت وزارة الخارجية القطرية دعوتها إلى وقف إطلاق النار.",
            EventType.INVITATION,
        ),  # nobody is invited
        ("أجرى الوفدان جولة ثانية من المحادثات في إسطنبول.", EventType.VISIT),  # a round of talks, no tour
        (
            "لم يؤكد الكرملين زيارة بوتين إلى تركيا.",
            EventType.VISIT,
        ),  # neither that he went, nor that he did not
        ("تعادل المنتخب السعودي مع نظيره الياباني في لقاء ودي أقيم في جدة.", EventType.MEETING),
        ("أعلن نادي برشلونة توقيع عقد مع اللاعب البرازيلي رافينيا.", EventType.AGREEMENT),
        ("بدعوة من جامعة القاهرة، ألقى الكاتب محاضرة عن الرواية العربية.", EventType.INVITATION),
    ],
)
def test_a_sentence_that_tells_of_no_such_event(text: str, kind: EventType) -> None:
    assert [claim for claim in reading(text).claims if claim.type is kind] == []
