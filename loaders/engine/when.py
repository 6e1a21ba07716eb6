"""When: which time expression dates which event, by scope, and what it comes to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loaders.engine.timex import resolve
from ontology.terms import EventType, Status

if TYPE_CHECKING:
    from collections.abc import Iterable

    from loaders.engine.arguments import Arguments
    from loaders.engine.draft import Event
    from loaders.engine.pack import Pack
    from loaders.engine.voice import Voices
    from ontology.reading import Note

NEAR = 26  # tokens: beyond, a time is another event's
_CALLS = frozenset({EventType.MEETING, EventType.PHONE_CALL, EventType.VIDEO_CALL})
_ACTS = frozenset(
    {EventType.AGREEMENT, EventType.CONDOLENCE, EventType.CONDEMNATION, EventType.CONGRATULATION, EventType.INVITATION}
)
_AHEAD = frozenset({Status.PLANNED, Status.PROPOSED})


class Times:
    """Dates the events of one text. ``published``: ISO day or None."""

    def __init__(self, pack: Pack, arguments: Arguments, voices: Voices, published: str | None) -> None:
        self._speech = pack.speech_verbs
        self._items = arguments.items
        self._clauses = arguments.clauses
        self._voices = voices
        self._published = published
        self._lasting = False
        self.notes: list[Note] = []

    def date(self, event: Event, earlier: list[Event]) -> None:
        """Give the event the time that its own words state."""
        j = self._own_time(event)
        if j is None:
            return
        timex = self._items[j].timex
        if timex is None:
            return
        base = self._spoken_on(event, earlier) or self._published
        time, note = resolve(timex, base, event.status in _AHEAD)
        event.time, event.time_item = time, j
        if note is not None and note not in self.notes:
            self.notes.append(note)

    def ahead(self, event: Event) -> bool:
        """Whether the time that the event's own words state lies after the day of publication."""
        j = self._own_time(event)
        timex = self._items[j].timex if j is not None else None
        if timex is None:
            return False
        time, _ = resolve(timex, self._published, True)
        if self._published is None:
            return bool(time and time.start is None)  # a day of this or a coming month
        return bool(time and time.start and time.start > self._published)

    def _own_time(self, event: Event) -> int | None:
        items = self._items
        k = event.trigger
        base = event.inside
        self._lasting = event.frame.type is EventType.RELATIONS
        found = self._first(self._clauses.forward(k, over_events=False), items[k].last)
        if found is not None:
            return found
        if event.carrier is not None:
            found = self._first(self._clauses.forward(event.carrier, over_events=False), items[event.carrier].last)
            if found is not None:
                return found
        if items[k].kind == "event":
            own = next((j for j in range(k + 1, min(k + 5, len(items))) if items[j].kind == "verb"), None)
            if own is not None and event.last >= items[own].last:
                found = self._first(self._clauses.forward(own, over_events=False), items[own].last)
                if found is not None:
                    return found
        if base is not None:
            found = self._first((j for j in self._clauses.forward(base) if j < k), items[base].last)
            if found is not None:
                return found
            return self._fronted(base)
        if items[k].kind == "verb":
            found = self._fronted(k)
            if found is not None:
                return found
            return self._first(self._clauses.forward(k), items[k].last)
        if items[k].circumstance in {"", "during"}:
            return self._of_clause(k)
        return None

    def _first(self, indices: Iterable[int], last: int) -> int | None:
        for j in indices:
            item = self._items[j]
            if item.first - last > NEAR:
                return None
            if item.kind == "time" and self._punctual(j):
                return j
        return None

    def _punctual(self, j: int) -> bool:
        """«منذ 2009» dates a state of things, not what happens."""
        timex = self._items[j].timex
        return timex is None or self._lasting or getattr(timex.value, "bound", "") not in {"since", "until"}

    def _fronted(self, k: int) -> int | None:
        """«وفي يوم الأربعاء 25 مارس هنأ …»: a time at the head of the verb's clause, or right before the verb."""
        items = self._items
        comma = False
        for j in self._clauses.backward(k):
            if items[j].kind == "time" and items[k].first - items[j].last < NEAR:
                return j
            if items[j].kind == "comma":
                if comma or items[j - 1].kind != "time":
                    return None
                comma = True
        return None

    def _of_clause(self, k: int) -> int | None:
        """A circumstance takes the time of its clause, unless that is the time of a saying."""
        governor = self._clauses.governor(k)
        if governor is None:
            found = self._first(self._clauses.forward(k), self._items[k].last)
            return found
        verb = self._items[governor]
        between = self._first((j for j in self._clauses.forward(governor) if j < k), verb.last)
        if any(form.lemma in self._speech for form in verb.verbs):
            if between is not None and self._items[k].first - self._items[between].last <= 3:
                return between
            return None
        return between if between is not None else self._fronted(governor)

    def _spoken_on(self, event: Event, earlier: list[Event]) -> str | None:
        """The day on which a line of speech was spoken: that of the meeting at which its speaker sat."""
        turn = self._voices.turn_of(event.trigger)
        if turn is None:
            return None
        speakers = {e for voice in event.voices if voice.entity for e in [int(voice.entity)]}
        for other in reversed(earlier):
            if other.frame.type in _CALLS and other.time and other.time.start and other.time.start == other.time.end:
                if speakers & set(other.parts) and other.status is Status.OCCURRED and not other.previous:
                    return other.time.start
        return None

    def today(self, event: Event) -> bool:
        """Whether its own words put the event on the very day of publication."""
        j = self._own_time(event)
        timex = self._items[j].timex if j is not None else None
        if timex is None:
            return False
        day = self._published or "2001-01-01"
        time, _ = resolve(timex, day, False)
        return bool(time and time.start == time.end == day)

    def places(self, events: list[Event]) -> None:
        """What is held on a visit, or agreed at a meeting, is held where that was."""
        for event in events:
            if event.places or event.frame.type not in {EventType.MEETING, EventType.AGREEMENT}:
                continue
            for other in events:
                if not other.places or other is event or not set(event.parts) & set(other.parts):
                    continue
                ahead = {other.status in _AHEAD, event.status in _AHEAD}
                above = {EventType.MEETING: {EventType.VISIT}, EventType.AGREEMENT: {EventType.VISIT, EventType.MEETING}}
                near = self._items[other.trigger].sentence == self._items[event.trigger].sentence
                if other.frame.type in above[event.frame.type] and near and len(ahead) == 1 and other.status is not Status.DENIED:
                    event.places = list(other.places)
                    break

    def share(self, events: list[Event]) -> None:
        """Acts inside a dated call or meeting take its date; a visit and the meeting held on it share theirs."""
        for index, event in enumerate(events):
            if event.time is not None or event.time_item is not None:
                continue
            item = self._items[event.trigger]
            for other in reversed(events[:index]):
                if other.time is None or other.frame.type not in _CALLS or other.status not in {event.status, Status.OCCURRED}:
                    continue
                near = self._items[other.trigger].sentence
                if event.frame.type in _ACTS and set(event.parts) & set(other.parts) and (
                    near == item.sentence or (set(event.parts) == set(other.parts) and item.sentence - near <= 1)
                ):
                    event.time = other.time
                break
        for event in events:
            if event.time is not None or event.time_item is not None or event.previous:
                continue
            for other in events:
                if other.time is None or other.previous or other.status is not event.status:
                    continue
                kinds = {event.frame.type, other.frame.type}
                if kinds != {EventType.VISIT, EventType.MEETING} or not set(event.parts) & set(other.parts):
                    continue
                same_sentence = self._items[event.trigger].sentence == self._items[other.trigger].sentence
                if same_sentence or set(event.places) & set(other.places):
                    event.time = other.time
                    break


