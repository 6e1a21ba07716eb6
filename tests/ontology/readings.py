"""A small reading made by hand, with one of everything."""

from __future__ import annotations

from ontology.article import Article, hash_text
from ontology.claim import Claim, Participant, Relation, Time, Voice
from ontology.entity import Entity, Office
from ontology.reading import Note, Reading
from ontology.span import Span
from ontology.terms import EntityKind, EventType, RelationKind, Role, Status

TEXT = "استقبل الوزير سالم نظيره في مسقط أمس، ونفى سالم توقيع اتفاق."


def span(words: str) -> Span:
    """Where these words stand in the text, for the first time."""
    start = TEXT.index(words)
    return Span(start, start + len(words), words)


def whole_reading() -> Reading:
    return Reading(
        Article("a1", hash_text(TEXT), None, "ar", "Example", None, "2024-07-25", "given", TEXT),
        (
            Entity(
                "local/1",
                EntityKind.PERSON,
                (("ar", "سالم"), ("en", "Salim")),
                "OM",
                ("http://www.wikidata.org/entity/Q1",),
                (Office("الوزير", "minister", "OM", None, "2020", None),),
                (span("سالم"),),
            ),
            Entity("place/muscat", EntityKind.PLACE, (("ar", "مسقط"),), mentions=(span("مسقط"),)),
        ),
        (
            Claim(
                "c1",
                EventType.MEETING,
                Status.OCCURRED,
                (Participant("local/1", Role.HOST),),
                Time("2024-07-24", "2024-07-24", "2024-07-24", span("أمس")),
                ("place/muscat",),
                None,
                (),
                (),
                (span("استقبل الوزير سالم نظيره"),),
                "receive.verb",
                span("نظيره"),
            ),
            Claim(
                "c2",
                EventType.AGREEMENT,
                Status.DENIED,
                (),
                None,
                (),
                80,
                (Voice("local/1", span("ونفى سالم")), Voice(None, span("سالم"))),
                (Relation(RelationKind.PART_OF, "c1"),),
                (span("توقيع اتفاق"),),
                "sign.noun",
            ),
        ),
        (Note("no-publication-date", "Nothing is dated.", None), Note("conflict", "Two days.", span("أمس"))),
    )
