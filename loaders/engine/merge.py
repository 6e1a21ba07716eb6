"""One event once: what an article tells twice becomes one event with all its evidence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loaders.engine.draft import take_role
from loaders.engine.families import AHEAD, TALKS
from ontology.terms import EventType

if TYPE_CHECKING:
    from loaders.engine.draft import Event

_LIKE = {EventType.VIDEO_CALL: EventType.PHONE_CALL}
_WHOLE = frozenset({EventType.MEETING, EventType.PHONE_CALL, EventType.AGREEMENT})  # one shared is not enough


def merge(events: list[Event]) -> list[Event]:
    """The distinct events, in text order of their first mention.

    A dated mention joins one of its date; an undated one joins the event in focus, that is, the one
    not marked as an earlier one. Different dates, statuses or participants stay apart.
    """
    found: list[Event] = []
    for event in sorted(_without_weak(events), key=lambda e: (e.anaphoric, e.time is None, e.previous)):
        same = next((other for other in found if _same(other, event)), None)
        if same is None and event.anaphoric and event.time is None:
            same = next((other for other in found if _alike(other, event)), None)
        if same is None:
            found.append(event)
        else:
            _join(same, event)
    return sorted(found, key=lambda e: (min((s.start for s in e.evidence), default=0), e.trigger))


def kept_of(event: Event) -> Event:
    """The event that stands for this one after merging."""
    while event.merged is not None:
        event = event.merged
    return event


def _without_weak(events: list[Event]) -> list[Event]:
    """Without what only deliberates where the same people are told to have talked."""
    told = [e for e in events if not e.frame.weak and e.frame.type in TALKS]

    def is_told(event: Event) -> bool:
        return any(event.parts.keys() <= o.parts.keys() and o.status is event.status for o in told)

    return [event for event in events if not (event.frame.weak and is_told(event))]


def _alike(a: Event, b: Event) -> bool:
    return a.frame.type is b.frame.type and a.parts.keys() == b.parts.keys()


def _same(a: Event, b: Event) -> bool:
    if _LIKE.get(a.frame.type, a.frame.type) != _LIKE.get(b.frame.type, b.frame.type):
        return False
    if a.status is not b.status and not (a.status in AHEAD and b.status in AHEAD):
        return False
    if a.frame.act != b.frame.act:
        return False
    if a.number is not None and b.number is not None and a.number != b.number:
        return False
    return _same_time(a, b) and _same_parts(a, b)


def _same_parts(a: Event, b: Event) -> bool:
    """Whether those who take part, and where it matters the places, may be those of one event."""
    left, right = set(a.parts), set(b.parts)
    places, others = set(a.places), set(b.places)
    match a.frame.type:
        case EventType.VISIT:
            somewhere_else = places and others and not (places & others or a.homes & b.homes)
            return bool(left & right) and not somewhere_else
        case EventType.ATTACK:
            return (left == right and places == others) or (not (left and right) and bool(places & others))
        case EventType.STATEMENT:
            return left == right
    if left == right:
        return True
    shared = left & right
    if shared != left and shared != right:
        return False
    return len(shared) >= 2 or (a.frame.type not in _WHOLE and bool(shared))


def _same_time(a: Event, b: Event) -> bool:
    if a.time is not None and b.time is not None:
        return a.time.edtf == b.time.edtf or _within(a, b) or _within(b, a)
    return a.previous == b.previous


def _within(a: Event, b: Event) -> bool:
    """Whether the time of the one lies in that of the other."""
    if a.time is None or b.time is None:
        return False
    if not (a.time.start and a.time.end and b.time.start and b.time.end):
        return False
    return b.time.start <= a.time.start and a.time.end <= b.time.end


def _join(kept: Event, event: Event) -> None:
    event.merged = kept
    for entity, role in event.parts.items():
        take_role(kept.parts, entity, role)
    kept.places += [place for place in event.places if place not in kept.places]
    kept.evidence += [span for span in event.evidence if span not in kept.evidence]
    if kept.time is None or _within(event, kept):
        kept.time = event.time or kept.time
    kept.number = kept.number if kept.number is not None else event.number
    heard = {(voice.entity, voice.span) for voice in kept.voices}
    speakers = {voice.entity for voice in kept.voices if voice.entity}
    kept.voices += [v for v in event.voices if (v.entity, v.span) not in heard and v.entity not in speakers]
    kept.relations += event.relations
