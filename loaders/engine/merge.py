"""One event once: what an article tells twice becomes one event with all its evidence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ontology.terms import EventType, Role, Status

if TYPE_CHECKING:
    from loaders.engine.draft import Event

_FAMILY = {EventType.VIDEO_CALL: EventType.PHONE_CALL}
_TALKS = frozenset({EventType.MEETING, EventType.PHONE_CALL, EventType.VIDEO_CALL})
_AHEAD = frozenset({Status.PLANNED, Status.PROPOSED})


def merge(events: list[Event]) -> list[Event]:
    """The distinct events, in text order of their first mention.

    A dated mention joins one of its date; an undated one joins the event in focus, that is, the one
    not marked as an earlier one. Different dates, statuses or participants stay apart.
    """
    found: list[Event] = []
    told = [e for e in events if not e.frame.weak and e.frame.type in _TALKS]
    events = [e for e in events if not (e.frame.weak and any(set(e.parts) <= set(o.parts) and o.status is e.status for o in told))]
    for event in sorted(events, key=lambda e: (e.anaphoric, e.time is None, e.previous)):
        same = next((other for other in found if _same(other, event)), None)
        if same is None and event.anaphoric and event.time is None:
            same = next((o for o in found if o.frame.type is event.frame.type and set(o.parts) == set(event.parts)), None)
        if same is None:
            found.append(event)
        else:
            _join(same, event)
    return sorted(found, key=lambda e: (min((s.start for s in e.evidence), default=0), e.trigger))


def _same(a: Event, b: Event) -> bool:
    if _FAMILY.get(a.frame.type, a.frame.type) != _FAMILY.get(b.frame.type, b.frame.type):
        return False
    if a.status is not b.status and not (a.status in _AHEAD and b.status in _AHEAD):
        return False
    if a.number is not None and b.number is not None and a.number != b.number:
        return False
    if not _same_time(a, b):
        return False
    left, right = set(a.parts), set(b.parts)
    if a.frame.type is EventType.VISIT:
        if not left & right:
            return False
        return not a.places or not b.places or bool(set(a.places) & set(b.places)) or bool(a.homes & b.homes)
    if a.frame.type is EventType.ATTACK:
        return (left == right and set(a.places) == set(b.places)) or (not left or not right) and bool(set(a.places) & set(b.places))
    if a.frame.type is EventType.STATEMENT:
        return left == right
    return left == right or (bool(left and right) and (left <= right or right <= left) and min(len(left), len(right)) >= 2) or (
        a.frame.type not in {EventType.MEETING, EventType.PHONE_CALL, EventType.AGREEMENT} and bool(left & right) and (left <= right or right <= left)
    )


def _same_time(a: Event, b: Event) -> bool:
    if a.time is not None and b.time is not None:
        return a.time.edtf == b.time.edtf or _within(a, b) or _within(b, a)
    return not (a.previous != b.previous and (a.time is None or b.time is None))


def _within(a: Event, b: Event) -> bool:
    assert a.time is not None and b.time is not None
    if not (a.time.start and a.time.end and b.time.start and b.time.end):
        return False
    return b.time.start <= a.time.start and a.time.end <= b.time.end


def kept_of(event: Event) -> Event:
    """The event that stands for this one after merging."""
    while event.merged is not None:
        event = event.merged
    return event


def _join(kept: Event, event: Event) -> None:
    event.merged = kept
    for entity, role in event.parts.items():
        known = kept.parts.get(entity)
        if known is None or (known is Role.PARTICIPANT and role is not known):
            kept.parts[entity] = role
    kept.places += [place for place in event.places if place not in kept.places]
    kept.evidence += [span for span in event.evidence if span not in kept.evidence]
    if kept.time is None or (event.time is not None and _within(event, kept)):
        kept.time = event.time or kept.time
    kept.number = kept.number if kept.number is not None else event.number
    known_voices = {(voice.entity, voice.span) for voice in kept.voices}
    kept.voices += [v for v in event.voices if (v.entity, v.span) not in known_voices and not any(w.entity == v.entity and v.entity for w in kept.voices)]
    kept.relations += event.relations
    kept.why += event.why
