"""What one event of a text lends another: the day of the talks in which it was done, the visit's place."""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING

from loaders.engine.clauses import BOUNDARIES
from loaders.engine.draft import Reason
from loaders.engine.families import ACTS, AHEAD, TALKS
from ontology.terms import EventType, Status

if TYPE_CHECKING:
    from collections.abc import Iterator

    from loaders.engine.context import Context
    from loaders.engine.draft import Event

_CLAUSE_ENDS = BOUNDARIES | {"comma"}
_READOUT = 4  # sentences of a paragraph after the talks that it tells of
_HOSTS = {  # what is held, or agreed, in the course of what
    EventType.MEETING: {EventType.VISIT},
    EventType.AGREEMENT: {EventType.VISIT, EventType.MEETING},
}
_EACH_OTHER = {EventType.VISIT: EventType.MEETING, EventType.MEETING: EventType.VISIT}  # whose date is whose

# type, status, who takes part, and the place or (True) the sentence
_Shared = tuple[EventType, Status, int, int, bool]


def by_sentence(context: Context, events: list[Event]) -> dict[int, list[Event]]:
    """The events that each sentence tells of, in their order."""
    found: dict[int, list[Event]] = defaultdict(list)
    for event in events:
        found[context.items[event.trigger].sentence].append(event)
    return found


def share_places(context: Context, events: list[Event]) -> None:
    """What is held on a visit, or agreed at a meeting, is held where that was."""
    told = by_sentence(context, events)
    for event in events:
        if event.places or event.frame.type not in _HOSTS:
            continue
        for other in told[context.items[event.trigger].sentence]:
            if other.places and other is not event and _hosts(context, other, event):
                event.places = list(other.places)
                event.why += [Reason("place", f"where the {other.frame.type} was", e) for e in other.places]
                break


def _tells_of_earlier(context: Context, first: int, last: int) -> bool:
    """Whether a pluperfect stands between two items: «غادر بيروت بعدما كان قد وصل من سوريا حيث …»."""
    between = context.items[first:last]
    pairs = pairwise(between)
    return any(a.kind == b.kind == "aux" and (a.value, b.value) == ("be", "past") for a, b in pairs)


def _hosts(context: Context, other: Event, event: Event) -> bool:
    """Whether the event is held or agreed in the course of the other of its sentence."""
    ahead = (other.status in AHEAD) is (event.status in AHEAD)
    return (
        ahead
        and len({context.home(place) for place in other.places} - {""}) <= 1
        and _may_be_one_time(other, event)
        and not context.clauses.in_relative(other.trigger if other.inside is None else other.inside)
        and other.frame.type in _HOSTS[event.frame.type]
        and other.status is not Status.DENIED
        and not other.frame.act  # setting out for a place is not yet being there
        and not _tells_of_earlier(context, other.trigger, event.trigger)
        and not event.parts.keys().isdisjoint(other.parts)
    )


def _may_be_one_time(a: Event, b: Event) -> bool:
    """Whether both may have been on one day: last month's agreement was not made at yesterday's meeting."""
    return b.time is None or (a.time is not None and a.time.edtf == b.time.edtf)


def share_times(context: Context, events: list[Event]) -> None:
    """Acts inside a dated call or meeting take its date; a visit and the meeting held on it share theirs."""
    talks: dict[Status, tuple[int, Event]] = {}  # the latest of each status, and its place among the events
    for index, event in enumerate(events):
        if event.time is None and event.time_item is None:
            told = [talks[status] for status in {event.status, Status.OCCURRED} if status in talks]
            if told:
                _date_by_talks(context, event, max(told, key=lambda pair: pair[0])[1])
        if event.time is not None and event.frame.type in TALKS:
            talks[event.status] = index, event
    _date_by_circumstance(context, events)
    dated = _Dated(context)
    for index, event in enumerate(events):
        dated.add(index, event)
    for index, event in enumerate(events):
        if event.time is None and event.time_item is None and not event.previous:
            _date_by_visit(events, index, dated)


def _date_by_talks(context: Context, event: Event, talks: Event) -> None:
    """The day of the talks told last, when the event is an act done in them."""
    gap = context.items[event.trigger].sentence - context.items[talks.trigger].sentence
    shared = not event.parts.keys().isdisjoint(talks.parts)
    all_shared = event.parts.keys() == talks.parts.keys()
    told = (
        context.pack.grammar.subject_first
        and 0 <= gap <= _READOUT
        and context.same_paragraph(event.trigger, talks.trigger)
    )
    if event.frame.type in ACTS and shared and (gap == 0 or (all_shared and gap <= 1) or told):
        event.time = talks.time
        event.why.append(Reason("date", f"that of the {talks.frame.type} in which it was done"))


def _date_by_circumstance(context: Context, events: list[Event]) -> None:
    """«وقعا اتفاقا خلال اجتماع عقد الخميس»: the day of the talks in whose course it was done."""
    for talks in events:
        item = context.items[talks.trigger]
        if talks.time is None or talks.frame.type not in TALKS or item.circumstance != "during":
            continue
        verb = context.clauses.governor(talks.trigger)
        for event in events:
            own = event.trigger if event.inside is None else event.inside
            free = event.time is None and event.time_item is None and event.frame.type in ACTS
            one = verb is not None and own <= verb and context.same_sentence(own, talks.trigger)
            one = one and not any(i.kind in _CLAUSE_ENDS for i in context.items[own + 1 : talks.trigger])
            if free and one and not event.parts.keys().isdisjoint(talks.parts):
                event.time = talks.time
                event.why.append(Reason("date", f"that of the {talks.frame.type} in which it was done"))


def _date_by_visit(events: list[Event], index: int, dated: _Dated) -> None:
    """The day of the first visit or meeting with one of its people, at its place or in its sentence."""
    event = events[index]
    first = dated.first(event)
    if first is not None:
        event.time = events[first].time
        event.why.append(Reason("date", f"that of the {events[first].frame.type} told with it"))
        dated.add(index, event)


class _Dated:
    """The visits and meetings with a date, by all that one must share to take it."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._first: dict[_Shared, int] = {}

    def add(self, index: int, event: Event) -> None:
        """Note the event, if it lends its date. ``index``: its place among the events."""
        if event.time is None or event.previous or event.frame.type not in _EACH_OTHER:
            return
        for key in self._keys(event, event.frame.type):
            self._first[key] = min(index, self._first.get(key, index))

    def first(self, event: Event) -> int | None:
        """The place of the first event that lends this one its date."""
        lender = _EACH_OTHER.get(event.frame.type)
        if lender is None:
            return None
        found = (self._first.get(key) for key in self._keys(event, lender))
        return min((index for index in found if index is not None), default=None)

    def _keys(self, event: Event, kind: EventType) -> Iterator[_Shared]:
        sentence = self._context.items[event.trigger].sentence
        for entity in event.parts:
            yield kind, event.status, entity, sentence, True
            for place in event.places:
                yield kind, event.status, entity, place, False
