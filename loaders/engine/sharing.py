"""What one event of a text lends another: the day of the talks in which it was done, the visit's place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loaders.engine.draft import Reason
from loaders.engine.families import ACTS, AHEAD, TALKS
from ontology.terms import EventType, Status

if TYPE_CHECKING:
    from loaders.engine.context import Context
    from loaders.engine.draft import Event

_HOSTS = {  # what is held, or agreed, in the course of what
    EventType.MEETING: {EventType.VISIT},
    EventType.AGREEMENT: {EventType.VISIT, EventType.MEETING},
}


def share_places(context: Context, events: list[Event]) -> None:
    """What is held on a visit, or agreed at a meeting, is held where that was."""
    for event in events:
        if event.places or event.frame.type not in _HOSTS:
            continue
        for other in events:
            if other.places and other is not event and _hosts(context, other, event):
                event.places = list(other.places)
                event.why += [Reason("place", f"where the {other.frame.type} was", e) for e in other.places]
                break


def _hosts(context: Context, other: Event, event: Event) -> bool:
    ahead = (other.status in AHEAD) is (event.status in AHEAD)
    return (
        ahead
        and len({context.home(place) for place in other.places} - {""}) <= 1
        and _may_be_one_time(other, event)
        and not context.clauses.in_relative(other.trigger if other.inside is None else other.inside)
        and other.frame.type in _HOSTS[event.frame.type]
        and other.status is not Status.DENIED
        and not event.parts.keys().isdisjoint(other.parts)
        and context.same_sentence(other.trigger, event.trigger)
    )


def _may_be_one_time(a: Event, b: Event) -> bool:
    """Whether both may have been on one day: last month's agreement was not made at yesterday's meeting."""
    return b.time is None or (a.time is not None and a.time.edtf == b.time.edtf)


def share_times(context: Context, events: list[Event]) -> None:
    """Acts inside a dated call or meeting take its date; a visit and the meeting held on it share theirs."""
    for index, event in enumerate(events):
        if event.time is None and event.time_item is None:
            _date_by_talks(context, event, events[:index])
    for event in events:
        if event.time is None and event.time_item is None and not event.previous:
            _date_by_visit(context, event, events)


def _date_by_talks(context: Context, event: Event, earlier: list[Event]) -> None:
    """The day of the talks told last, when the event is an act done in them."""
    for other in reversed(earlier):
        if other.time is None or other.frame.type not in TALKS:
            continue
        if other.status not in {event.status, Status.OCCURRED}:
            continue
        gap = context.items[event.trigger].sentence - context.items[other.trigger].sentence
        shared = not event.parts.keys().isdisjoint(other.parts)
        all_shared = event.parts.keys() == other.parts.keys()
        if event.frame.type in ACTS and shared and (gap == 0 or (all_shared and gap <= 1)):
            event.time = other.time
            event.why.append(Reason("date", f"that of the {other.frame.type} in which it was done"))
        return


def _date_by_visit(context: Context, event: Event, events: list[Event]) -> None:
    for other in events:
        if other.time is None or other.previous or other.status is not event.status:
            continue
        if {event.frame.type, other.frame.type} != {EventType.VISIT, EventType.MEETING}:
            continue
        if event.parts.keys().isdisjoint(other.parts):
            continue
        here = not set(event.places).isdisjoint(other.places)
        if here or context.same_sentence(event.trigger, other.trigger):
            event.time = other.time
            event.why.append(Reason("date", f"that of the {other.frame.type} told with it"))
            return
