"""Events in, claims out: what has been read, in the types that leave this room."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loaders.engine.merge import kept_of
from ontology.claim import Claim, Participant, Relation, Voice

if TYPE_CHECKING:
    from collections.abc import Sequence

    from loaders.engine.context import Context
    from loaders.engine.draft import Event
    from ontology.entity import Entity


def build(context: Context, events: Sequence[Event]) -> tuple[tuple[Entity, ...], tuple[Claim, ...]]:
    """The entities that the text mentions, and a claim for each event, in the order given."""
    used = {entity for event in events for entity in (*event.parts, *event.places)}
    used |= {int(voice.entity) for event in events for voice in event.voices if voice.entity}
    for item in context.items:
        if item.phrase is not None and item.phrase.entity >= 0 and item.phrase.sense != "name":
            context.entities.mention(item.phrase)
    entities, ids = context.entities.build(used)
    names = {id(event): f"c{number}" for number, event in enumerate(events, 1)}
    return entities, tuple(_claim(event, names, ids) for event in events)


def _claim(event: Event, names: dict[int, str], ids: dict[int, str]) -> Claim:
    """``names``: address of a kept event → claim id; ``ids``: entity index → entity id."""
    relations = [
        Relation(kind, names[id(kept_of(other))])
        for kind, other in event.relations
        if id(kept_of(other)) in names
    ]
    return Claim(
        names[id(event)],
        event.frame.type,
        event.status,
        tuple(Participant(ids[entity], role) for entity, role in event.parts.items()),
        event.time,
        tuple(ids[place] for place in event.places),
        event.number,
        tuple(Voice(ids[int(v.entity)] if v.entity else None, v.span) for v in event.voices),
        tuple(dict.fromkeys(relations)),
        tuple(sorted(event.evidence)),
        event.frame.name,
        event.occasion,
    )
