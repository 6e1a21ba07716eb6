"""What an analyst reads in the terminal."""

from __future__ import annotations

from ontology.article import Article, hash_text
from ontology.claim import Claim, Participant, Relation, Time, Voice
from ontology.entity import Entity
from ontology.reading import Note, Reading
from ontology.span import Span
from ontology.terms import EntityKind, EventType, RelationKind, Role, Status
from sifara.summary import summarise

TEXT = "نفى الناطق لقاء سالم وكريم في 23 مارس الماضي."


def span(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words), words)


def reading(*notes: Note, published: str | None = None) -> Reading:
    article = Article(
        "a1", hash_text(TEXT), None, "ar", "نشرة", None, published, "given" if published else None, TEXT
    )
    people = tuple(
        Entity(f"local/{i}", EntityKind.PERSON, (("ar", name),), mentions=(span(name),))
        for i, name in enumerate(["الناطق", "سالم", "كريم"])
    )
    claim = Claim(
        id="c1",
        type=EventType.MEETING,
        status=Status.DENIED,
        participants=(Participant("local/1", Role.HOST), Participant("local/2", Role.PARTICIPANT)),
        time=Time("XXXX-03-23", None, None, span("23 مارس الماضي")),
        places=(),
        number=None,
        attributed_to=(Voice("local/0", span("الناطق")), Voice(None, span("نفى"))),
        relations=(Relation(RelationKind.PART_OF, "c2"),),
        evidence=(span("لقاء سالم وكريم"), span("لقاء سالم وكريم")),
        rule="meet.noun",
        occasion=span("كريم"),
    )
    return Reading(article, people, (claim,), notes)


def test_an_event_says_what_whether_when_who_whose_word_and_which_words() -> None:
    assert list(summarise(reading())) == [
        "a1",
        "نشرة · day of publication not known · ar · 1 event",
        "",
        "c1  Meeting, denied, XXXX-03-23 (year open)",
        "    host        سالم",
        "    participant كريم",
        "    when        «23 مارس الماضي»",
        "    margins of  «كريم»",
        "    voice       الناطق › «نفى»",
        "    related     part of c2",
        "    evidence    «لقاء سالم وكريم»",
        "",
        "note: 1 date stays open («23 مارس الماضي»): no day of publication is known; "
        "give it with --published YYYY-MM-DD",
    ]


def test_dates_that_stay_open_are_told_in_one_line_those_of_no_event_too() -> None:
    of_an_event = Note("no-publication-date", "which year?", span("23 مارس الماضي"))
    of_none = Note("no-publication-date", "which day?", span("نفى"))
    notes = [line for line in summarise(reading(of_an_event, of_none)) if line.startswith("note:")]
    assert len(notes) == 1
    assert notes[0].startswith("note: 2 dates stay open («نفى»، «23 مارس الماضي»): ")


def test_any_other_note_of_the_reading_is_said_as_it_is() -> None:
    lines = list(summarise(reading(Note("weekday-conflict", "the 23rd was no Monday"))))
    assert lines[-1] == "note: the 23rd was no Monday"


def test_with_a_day_of_publication_nothing_is_asked_for() -> None:
    assert not [line for line in summarise(reading(published="2024-07-25")) if line.startswith("note:")]
