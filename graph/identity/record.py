"""What identity looks at in a claim."""

from __future__ import annotations

from dataclasses import dataclass

from ontology.terms import EventType, Role, Status


@dataclass(frozen=True, slots=True)
class EventRecord:
    """One claim, as far as identity goes.

    ``claim``: its address. ``actors``, ``places``: paths of entities of the world.
    ``edtf``, ``start``, ``end``: as ``ontology.claim.Time``, all None without a time.
    ``scope``: the hash of the article's text, so that copies are one. ``id``: where in that text it stands,
    which stays when a better reader finds more claims around it.
    """

    claim: str
    id: str
    type: EventType
    status: Status
    actors: frozenset[tuple[str, Role]]
    places: frozenset[str]
    edtf: str | None
    start: str | None
    end: str | None
    number: int | None
    scope: str
