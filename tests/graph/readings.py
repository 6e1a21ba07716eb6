"""Small readings for the tests of the graph, written as one would say them.

``say`` puts an article together from sentences: every name and evidence is found in the text, so that
spans are true by construction. All articles are invented.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode

from ontology.article import Article, hash_text
from ontology.claim import Claim, Participant, Relation, Time, Voice
from ontology.edtf import bounds
from ontology.entity import Entity, Office
from ontology.reading import Reading
from ontology.span import Span
from ontology.terms import EntityKind, EventType, RelationKind, Role, Status


@dataclass(frozen=True)
class Who:
    """An entity before it is found in a text."""

    id: str
    names: dict[str, str]
    iso: str | None = None
    offices: tuple[Office, ...] = ()
    same_as: tuple[str, ...] = ()
    kind: EntityKind | None = None

    @property
    def kind_(self) -> EntityKind:
        return self.kind or EntityKind(self.id.split("/")[0])


@dataclass(frozen=True)
class Said:
    """One event before it is found in a text; ``quote`` is the evidence, ``by`` the voices in order."""

    type: EventType
    quote: str
    who: tuple[tuple[Who, Role], ...] = ()
    status: Status = Status.OCCURRED
    when: str | None = None
    when_words: str | None = None
    where: tuple[Who, ...] = ()
    number: int | None = None
    by: tuple[tuple[Who | None, str], ...] = ()
    relations: tuple[tuple[RelationKind, int], ...] = ()
    occasion: str | None = None


PUTIN = Who(
    "person/vladimir-putin",
    {"ar": "فلاديمير بوتين", "en": "Vladimir Putin"},
    "RU",
    (Office("رئيس", "head-of-state", "RU", since="2012-05-07"),),
    ("http://www.wikidata.org/entity/Q7747",),
)
ASSAD = Who(
    "person/bashar-al-assad",
    {"ar": "بشار الأسد", "en": "Bashar al-Assad"},
    "SY",
    (Office("رئيس", "head-of-state", "SY", since="2000-07-17", until="2024-12-08"),),
    ("http://www.wikidata.org/entity/Q44329",),
)
ERDOGAN = Who("person/recep-tayyip-erdogan", {"ar": "رجب طيب أردوغان", "en": "Recep Tayyip Erdoğan"}, "TR")
PESKOV = Who("person/dmitry-peskov", {"ar": "دميتري بيسكوف", "en": "Dmitry Peskov"}, "RU")
RUSSIA = Who("state/RU", {"ar": "روسيا", "en": "Russia"}, "RU")
SYRIA = Who("state/SY", {"ar": "سوريا", "en": "Syria"}, "SY")
MOSCOW = Who("place/moscow", {"ar": "موسكو", "en": "Moscow"}, "RU")
KREMLIN = Who("organization/kremlin", {"ar": "الكرملين", "en": "the Kremlin"}, "RU")
BUSAIDI = Who(
    "local/1",
    {"ar": "بدر البوسعيدي"},
    "OM",
    (Office("وزير الخارجية", "foreign-minister", "OM"),),
    kind=EntityKind.PERSON,
)


def everyone(*people: Who, role: Role = Role.PARTICIPANT) -> tuple[tuple[Who, Role], ...]:
    """The same role for all of them."""
    return tuple((person, role) for person in people)


def meeting(
    *people: Who,
    day: str | None = None,
    status: Status = Status.OCCURRED,
    quote: str = "التقى الرجلان",
    where: tuple[Who, ...] = (),
    by: tuple[tuple[Who | None, str], ...] = (),
) -> Said:
    """A meeting with as little around it as a test needs."""
    return Said(EventType.MEETING, quote, everyone(*people), status, day, where=where, by=by)


def say(
    article_id: str,
    *events: Said,
    source: str | None = "RT",
    title: str | None = None,
    published: str | None = "2024-07-25",
    url: str | None = None,
    language: str = "ar",
    named: Iterable[Who] = (),
    text: str | None = None,
) -> Reading:
    """The reading of an article that says just this; ``text`` when its words matter."""
    people = _people(events, named)
    body = text if text is not None else _text(title, events, people)
    article = Article(
        article_id, hash_text(body), title, language, source, url, published, published and "given", body
    )
    return Reading(
        article,
        tuple(_entity(person, body) for person in people),
        tuple(_claim(number, event, body) for number, event in enumerate(events, 1)),
    )


def plain(term: object) -> str:
    """The value of a term that is no blank node and no triple."""
    assert isinstance(term, NamedNode | Literal), term
    return term.value


def _people(events: tuple[Said, ...], named: Iterable[Who]) -> list[Who]:
    found: dict[str, Who] = {}
    for event in events:
        voices = [speaker for speaker, _ in event.by if speaker is not None]
        for person in [who for who, _ in event.who] + list(event.where) + voices:
            found.setdefault(person.id, person)
    for person in named:
        found.setdefault(person.id, person)
    return list(found.values())


def _text(title: str | None, events: tuple[Said, ...], people: list[Who]) -> str:
    lines = [title] if title is not None else []
    lines += [next(iter(person.names.values())) for person in people]
    for event in events:
        words = [event.quote, event.when_words or event.when or "", *(word for _, word in event.by)]
        words.append(event.occasion or "")
        lines.append(" ".join(word for word in words if word) + ".")
    return "\n\n".join(lines)


def _span(words: str, text: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words), words)


def _entity(person: Who, text: str) -> Entity:
    name = next(iter(person.names.values()))
    mentions = (_span(name, text),) if name in text else ()
    return Entity(
        person.id,
        person.kind_,
        tuple(person.names.items()),
        person.iso,
        person.same_as,
        person.offices,
        mentions,
    )


def _claim(number: int, event: Said, text: str) -> Claim:
    time = None
    if event.when:
        days = bounds(event.when)
        span = _span(event.when_words or event.when, text)
        time = Time(event.when, days and days[0], days and days[1], span)
    return Claim(
        f"c{number}",
        event.type,
        event.status,
        tuple(Participant(person.id, role) for person, role in event.who),
        time,
        tuple(place.id for place in event.where),
        event.number,
        tuple(Voice(speaker.id if speaker else None, _span(words, text)) for speaker, words in event.by),
        tuple(Relation(kind, f"c{other}") for kind, other in event.relations),
        (_span(event.quote, text),),
        "test.rule",
        _span(event.occasion, text) if event.occasion else None,
    )
