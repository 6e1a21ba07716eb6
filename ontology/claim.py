"""One reported event, with its voice, time, status and evidence."""

from __future__ import annotations

from dataclasses import dataclass

from ontology.span import Span
from ontology.terms import EventType, RelationKind, Role, Status


@dataclass(frozen=True, slots=True)
class Participant:
    """``entity``: the id of an Entity of the same reading."""

    entity: str
    role: Role


@dataclass(frozen=True, slots=True)
class Time:
    """When, as precisely as the text says.

    ``edtf``: an EDTF day, month, year, interval, or one with an open year ("XXXX-03-23").
    ``start``, ``end``: first and last day (ISO), None for an open date.
    ``span``: the words it came from.
    """

    edtf: str
    start: str | None
    end: str | None
    span: Span


@dataclass(frozen=True, slots=True)
class Voice:
    """One link of the chain of attribution; ``entity`` is None for an unnamed source."""

    entity: str | None
    span: Span


@dataclass(frozen=True, slots=True)
class Relation:
    """``claim``: the id of another claim of the same reading."""

    kind: RelationKind
    claim: str


@dataclass(frozen=True, slots=True)
class Claim:
    """One event as one article reports it.

    ``id``: "c1", "c2", … in the order of the text.
    ``places``: entity ids, the most telling first. ``number``: which anniversary.
    ``attributed_to``: outermost voice first. ``evidence``: at least one span, in text order.
    ``rule``: the frame that fired. ``occasion``: the words of the gathering on whose margins it took place.
    """

    id: str
    type: EventType
    status: Status
    participants: tuple[Participant, ...]
    time: Time | None
    places: tuple[str, ...]
    number: int | None
    attributed_to: tuple[Voice, ...]
    relations: tuple[Relation, ...]
    evidence: tuple[Span, ...]
    rule: str
    occasion: Span | None = None
