"""One event once: what an article tells twice becomes one event with all its evidence."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from loaders.engine.draft import take_role
from loaders.engine.families import AHEAD, TALKS
from ontology.terms import EventType, Role

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from loaders.engine.draft import Event
    from ontology.claim import Voice
    from ontology.span import Span
    from ontology.terms import Status

    _Key = tuple[EventType, str, int]

_TWO_ENDS = {Role.SENDER, Role.RECIPIENT}
_LIKE = {EventType.VIDEO_CALL: EventType.PHONE_CALL}
_WHOLE = frozenset({EventType.MEETING, EventType.PHONE_CALL, EventType.AGREEMENT})  # one shared is not enough
# one shared of several is never enough; it is for a video call, which may be told as a phone call too
_NEVER_BY_ONE = frozenset({EventType.MEETING, EventType.AGREEMENT, EventType.STATEMENT})


def merge(events: list[Event]) -> list[Event]:
    """The distinct events, in text order of their first mention.

    A dated mention joins one of its date; an undated one joins the event in focus, that is, the one
    not marked as an earlier one. Different dates, statuses or participants stay apart.
    """
    found = _Found()
    for event in sorted(_without_weak(events), key=lambda e: (e.anaphoric, e.time is None, e.previous)):
        same = found.first(event, _same)
        if same is None and event.anaphoric and event.time is None:
            same = found.first(event, _alike)
        if same is None:
            found.add(event)
        else:
            found.join(same, event)
    return sorted(found.events, key=lambda e: (min((s.start for s in e.evidence), default=0), e.trigger))


def kept_of(event: Event) -> Event:
    """The event that stands for this one after merging."""
    while event.merged is not None:
        event = event.merged
    return event


class _Found:
    """The events found so far, each looked up by what it must share with another to be the same."""

    def __init__(self) -> None:
        self.events: list[Event] = []
        self._by_key: dict[_Key, dict[int, None]] = defaultdict(dict)  # places in ``events``
        self._told: list[_Told] = []

    def first(self, event: Event, same: Callable[[Event, Event], bool]) -> int | None:
        """The place of the first that is the same as this one."""
        keys = list(_keys(event))
        if len(event.parts) >= 2 and event.frame.type in _NEVER_BY_ONE:
            # another of them is shared too, so that nobody need look through all that one person does
            keys.remove(max(keys, key=lambda key: len(self._by_key.get(key, ()))))
        places = {place for key in keys for place in self._by_key.get(key, ())}
        return next((place for place in sorted(places) if same(self.events[place], event)), None)

    def add(self, event: Event) -> None:
        """Add one that is the same as none before."""
        self.events.append(event)
        self._told.append(_Told(event))
        self._note(len(self.events) - 1)

    def join(self, place: int, event: Event) -> None:
        """Join the event to the one at this place."""
        _join(self.events[place], event, self._told[place])
        self._note(place)

    def _note(self, place: int) -> None:
        for key in _keys(self.events[place]):
            self._by_key[key][place] = None


def _keys(event: Event) -> Iterator[_Key]:
    """One of these two mentions of an event have in common: a participant, none at all, or a place."""
    family = _family(event)
    if not event.parts:
        yield family, "nobody", 0
    alone = len(event.parts) == 1 and event.frame.type in _NEVER_BY_ONE
    for entity in event.parts:
        yield family, "alone" if alone else "part", entity
    if event.frame.type is EventType.ATTACK:
        for entity in event.places:
            yield family, "place", entity


class _Told:
    """What an event already has of what its mentions bring, to be asked at each of them."""

    def __init__(self, event: Event) -> None:
        self.evidence = set(event.evidence)
        self.heard: set[tuple[str | None, Span]] = set()
        self.speakers: set[str] = set()
        self.hear(event.voices)

    def hear(self, voices: list[Voice]) -> None:
        """Note who says it."""
        self.heard |= {(voice.entity, voice.span) for voice in voices}
        self.speakers |= {voice.entity for voice in voices if voice.entity}


def _without_weak(events: list[Event]) -> list[Event]:
    """Without what only deliberates where the same people are told to have talked."""
    told: dict[tuple[Status, int | None], set[frozenset[int]]] = defaultdict(set)
    for event in events:
        if not event.frame.weak and event.frame.type in TALKS:
            for entity in (None, *event.parts):
                told[event.status, entity].add(frozenset(event.parts))

    def is_told(event: Event) -> bool:
        some = next(iter(event.parts), None)
        return any(event.parts.keys() <= parts for parts in told[event.status, some])

    return [event for event in events if not (event.frame.weak and is_told(event))]


def _alike(a: Event, b: Event) -> bool:
    return a.frame.type is b.frame.type and a.parts.keys() == b.parts.keys()


def _family(event: Event) -> EventType:
    return _LIKE.get(event.frame.type, event.frame.type)


def _same(a: Event, b: Event) -> bool:
    if _family(a) is not _family(b):
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
    if any({a.parts[entity], b.parts[entity]} == _TWO_ENDS for entity in left & right):
        return False  # «سحبت الجزائر سفيرها من باريس، واستدعت فرنسا سفيرها لدى الجزائر»
    places, others = set(a.places), set(b.places)
    somewhere_else = places and others and not (places & others or a.homes & b.homes)
    match a.frame.type:
        case EventType.VISIT:
            return bool(left & right) and not somewhere_else
        case EventType.MEETING if somewhere_else:
            return False
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


def _join(kept: Event, event: Event, told: _Told) -> None:
    event.merged = kept
    for entity, role in event.parts.items():
        take_role(kept.parts, entity, role)
    kept.places += [place for place in event.places if place not in kept.places]
    kept.evidence += [span for span in event.evidence if span not in told.evidence]
    told.evidence.update(event.evidence)
    if kept.time is None or _within(event, kept):
        kept.time = event.time or kept.time
    kept.occasion = kept.occasion or event.occasion
    kept.number = kept.number if kept.number is not None else event.number
    new = [v for v in event.voices if (v.entity, v.span) not in told.heard and v.entity not in told.speakers]
    kept.voices += new
    told.hear(new)
    kept.relations += event.relations
