"""The interchange JSON (version 1): how a reading leaves the program and comes back."""

from __future__ import annotations

from typing import Any

from ontology.article import Article
from ontology.claim import Claim, Participant, Relation, Time, Voice
from ontology.entity import Entity, Office
from ontology.errors import InputError
from ontology.reading import Note, Reading
from ontology.span import Span
from ontology.terms import EntityKind, EventType, RelationKind, Role, Status

VERSION = 1


def to_json(reading: Reading) -> dict[str, Any]:
    """The reading as plain dicts and lists, keys in the order of the format's description."""
    article = reading.article
    found = {
        "version": VERSION,
        "article": {name: getattr(article, name) for name in Article.__slots__},
        "entities": [_entity(entity) for entity in reading.entities],
        "events": [_claim(claim) for claim in reading.claims],
    }
    if reading.notes:
        found["notes"] = [
            {"kind": note.kind, "text": note.text, "span": _span(note.span) if note.span else None}
            for note in reading.notes
        ]
    return found


def from_json(found: object) -> Reading:
    """The reading that ``to_json`` wrote; an InputError names what is missing or wrong."""
    version = found.get("version") if isinstance(found, dict) else None
    if not isinstance(found, dict) or version != VERSION:
        raise InputError(f"interchange JSON has version {version!r}; this program reads {VERSION}")
    try:
        reading = _read(found)
    except (LookupError, TypeError, ValueError, AttributeError) as error:
        raise InputError(f"interchange JSON is not complete: {type(error).__name__} {error}") from error
    _check(reading)
    return reading


def _span(span: Span) -> dict[str, Any]:
    return {"start": span.start, "end": span.end, "text": span.text}


def _entity(entity: Entity) -> dict[str, Any]:
    return {
        "id": entity.id,
        "kind": entity.kind.value,
        "labels": dict(entity.labels),
        "iso": entity.iso,
        "same_as": list(entity.same_as),
        "offices": [{name: getattr(office, name) for name in Office.__slots__} for office in entity.offices],
        "mentions": [_span(mention) for mention in entity.mentions],
    }


def _claim(claim: Claim) -> dict[str, Any]:
    time = claim.time
    return {
        "id": claim.id,
        "type": claim.type.value,
        "status": claim.status.value,
        "participants": [{"entity": p.entity, "role": p.role.value} for p in claim.participants],
        "time": time
        and {
            "edtf": time.edtf,
            "start": time.start,
            "end": time.end,
            "text": time.span.text,
            "span": _span(time.span),
        },
        "places": list(claim.places),
        "number": claim.number,
        "attributed_to": [
            {"entity": v.entity, "text": v.span.text, "start": v.span.start, "end": v.span.end}
            for v in claim.attributed_to
        ],
        "relations": [{"kind": r.kind.value, "event": r.claim} for r in claim.relations],
        "evidence": [_span(span) for span in claim.evidence],
        "rule": claim.rule,
        "occasion": _span(claim.occasion) if claim.occasion else None,
    }


def _read(found: dict[str, Any]) -> Reading:
    article = Article(**{name: found["article"].get(name) for name in Article.__slots__})
    if not (isinstance(article.id, str) and isinstance(article.text, str)):
        raise ValueError("an article needs an id and a text")
    return Reading(
        article,
        tuple(_read_entity(entity) for entity in found["entities"]),
        tuple(_read_claim(event, article.text) for event in found["events"]),
        tuple(
            Note(n["kind"], n["text"], _read_span(n["span"]) if n.get("span") else None)
            for n in found.get("notes", ())
        ),
    )


def _read_span(found: dict[str, Any]) -> Span:
    return Span(int(found["start"]), int(found["end"]), str(found["text"]))


def _read_entity(found: dict[str, Any]) -> Entity:
    return Entity(
        found["id"],
        EntityKind(found["kind"]),
        tuple(found["labels"].items()),
        found.get("iso"),
        tuple(found.get("same_as", ())),
        tuple(
            Office(**{name: office.get(name) for name in Office.__slots__})
            for office in found.get("offices", ())
        ),
        tuple(_read_span(mention) for mention in found.get("mentions", ())),
    )


def _read_claim(found: dict[str, Any], text: str) -> Claim:
    return Claim(
        found["id"],
        EventType(found["type"]),
        Status(found["status"]),
        tuple(Participant(p["entity"], Role(p["role"])) for p in found["participants"]),
        _read_time(found["time"], text) if found["time"] else None,
        tuple(found["places"]),
        found["number"],
        tuple(Voice(v["entity"], _read_span(v)) for v in found["attributed_to"]),
        tuple(Relation(RelationKind(r["kind"]), r["event"]) for r in found["relations"]),
        tuple(_read_span(span) for span in found["evidence"]),
        found["rule"],
        _read_span(found["occasion"]) if found.get("occasion") else None,
    )


def _read_time(found: dict[str, Any], text: str) -> Time:
    if span := found.get("span"):
        return Time(found["edtf"], found["start"], found["end"], _read_span(span))
    start = text.index(found["text"])  # another extractor's file: the format itself keeps only the words
    return Time(
        found["edtf"], found["start"], found["end"], Span(start, start + len(found["text"]), found["text"])
    )


def _check(reading: Reading) -> None:
    known = _unique("entities", [entity.id for entity in reading.entities])
    events = _unique("events", [claim.id for claim in reading.claims])
    for entity in reading.entities:
        if not entity.labels:
            raise InputError(f"entity {entity.id!r} has no label; every entity needs a name")
    for claim in reading.claims:
        if not claim.evidence:
            raise InputError(f"event {claim.id} has no evidence; every event needs at least one span")
        voices = {voice.entity for voice in claim.attributed_to if voice.entity is not None}
        named = {p.entity for p in claim.participants} | set(claim.places) | voices
        if missing := sorted(named - known):
            raise InputError(f"event {claim.id} names {missing[0]!r}, which is not among the entities")
        if dangling := sorted({r.claim for r in claim.relations} - events):
            raise InputError(f"event {claim.id} is related to {dangling[0]!r}, which is not among the events")
    for span in reading.spans():
        if (there := reading.article.text[span.start : span.end]) != span.text:
            raise InputError(f"span {span.start}:{span.end} says {span.text!r}, the text {there!r}")


def _unique(what: str, ids: list[str]) -> set[str]:
    seen: set[str] = set()
    for found in ids:
        if found in seen:
            raise InputError(f"two {what} have the id {found!r}; number them apart")
        seen.add(found)
    return seen
