"""Events in, out: the same, with the parties of what somebody mediated: «a deal brokered by China».

Between whom somebody mediates is told by the event that was mediated, which stands beside it in the sentence.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from loaders.engine.clauses import COMPOUND
from loaders.engine.families import TALKS, TIES
from loaders.engine.sharing import by_sentence
from ontology.terms import EventType, Role

if TYPE_CHECKING:
    from loaders.engine.context import Context
    from loaders.engine.draft import Event

_MEDIATED = TALKS | TIES | {EventType.AGREEMENT}
_FEWEST = 2  # sides


def join_parties(context: Context, events: list[Event]) -> None:
    """Add them where a verb names the mediator alone."""
    told = by_sentence(context, events)
    for event in events:
        item = context.items[event.trigger]
        alone = set(event.parts.values()) == {Role.MEDIATOR}
        if event.frame.joins is None or not alone or item.kind != "verb":
            continue
        beside = item.passive or item.mood == COMPOUND
        near = [
            other
            for other in told[item.sentence]
            if _has_sides(other)
            and not _shared(event, other)
            and (beside or _is_setting(context, event, other))
        ]
        if near:
            nearest = min(near, key=lambda other: abs(other.trigger - event.trigger))
            for entity in nearest.parts:
                event.add(entity, event.frame.joins, "those of the event that it serves")


def _has_sides(event: Event) -> bool:
    return event.frame.type in _MEDIATED and len(event.parts) >= _FEWEST


def _is_setting(context: Context, event: Event, other: Event) -> bool:
    """«На переговорах А и Б посредником был …»: whether the verb's clause has the other as its place."""
    governed = context.items[other.trigger].preposition in context.pack.grammar.place
    return governed and other.trigger in {*context.clauses.backward(event.trigger)}


def _shared(event: Event, other: Event) -> bool:
    """Whether who mediates is a side himself: then it is another event that he mediated."""
    return not event.parts.keys().isdisjoint(other.parts)
