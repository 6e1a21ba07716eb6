"""Names that a word may stand for in; the entities with what tells them apart, for messages, out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ontology.errors import Candidate
from ontology.terms import EntityKind
from queries.cells import Iri, short_iri
from queries.parts import ask_part, nodes
from queries.target import Target

_SHOWN = 8  # candidates in a message


@dataclass(frozen=True, slots=True)
class Named:
    """One name of one entity."""

    iri: str
    kind: EntityKind
    name: str
    folded: str


def candidates(target: Target, found: Iterable[Named]) -> tuple[Candidate, ...]:
    """Each entity once, by the first of its names here, the busiest first."""
    labels: dict[str, str] = {}
    for named in found:
        labels.setdefault(named.iri, named.name)
    counts = {
        entity.value: int(str(count))
        for entity, count in ask_part(target, "event-counts", "entity", nodes(labels))
        if isinstance(entity, Iri)
    }
    known = (Candidate(short_iri(iri), label, counts.get(iri, 0)) for iri, label in labels.items())
    return tuple(sorted(known, key=lambda c: (-c.events, c.label, c.id)))


def shown(found: Sequence[Candidate]) -> str:
    """``Asma al-Assad (person/asma-al-assad, 1 event); …``, the first eight."""
    more = f" and {len(found) - _SHOWN} more" if len(found) > _SHOWN else ""
    return "; ".join(f"{c.label} ({c.id}, {_events(c.events)})" for c in found[:_SHOWN]) + more


def _events(number: int) -> str:
    return f"{number} event{'' if number == 1 else 's'}"
