"""When: which time expression dates which event, by scope, and what it comes to."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from loaders.engine.draft import Reason
from loaders.engine.families import AHEAD, TALKS
from loaders.engine.places import is_area
from loaders.engine.time_value import points_ahead
from loaders.engine.timex import resolve
from ontology.terms import EventType, Status

if TYPE_CHECKING:
    from collections.abc import Iterable

    from loaders.engine.context import Context
    from loaders.engine.draft import Event
    from loaders.engine.items import Item
    from loaders.engine.timex import Timex
    from loaders.engine.voice import Voices
    from ontology.claim import Time
    from ontology.reading import Note

_NEAR = 26  # tokens: beyond, a time is another event's
_ENTRY = 30  # items of an entry of a chronicle before the event that its day dates
_OWN_VERB = 4  # items after the noun
_COMPLEMENT = 1  # tokens between an event noun with its pronoun and its complement
_SAID_WITH = 3  # tokens between a time and a circumstance that it dates in spite of a verb of saying
_LONG_PAST = 45  # days
_LATELY = 6  # days: weekdays and «غدا» of what was said since then are those of today
_ANY_DAY = "2001-01-01"  # stands for an unknown day of publication: «اليوم» is that day, whichever it is


class Times:
    """Dates the events of one text. ``published``: ISO day or None."""

    def __init__(self, context: Context, voices: Voices, published: str | None) -> None:
        self._speech = context.pack.speech_verbs
        self._since = context.pack.grammar.since
        self._by_case = context.by_case
        self._items = context.items
        self._subject_first = context.pack.grammar.subject_first
        self._clauses = context.clauses
        self._voices = voices
        self._published = published
        self.notes: list[Note] = []

    def date(self, event: Event, earlier: list[Event]) -> None:
        """Give the event the time that its own words state. ``earlier``: the events told before it."""
        j = self._own_time(event)
        timex = self._timex(j)
        if timex is None:
            return
        spoken = self._spoken_on(event, earlier) or self._announced_on(event)
        time, note = resolve(timex, spoken or self._published, event.status in AHEAD)
        if event.status is Status.OCCURRED and self._is_to_come(time):
            return  # «قبل دعوة لزيارة واشنطن العام المقبل»: it dates what was agreed, not the agreeing
        event.time, event.time_item = time, j
        told = (f", said on {spoken}" if spoken else "") + ("" if time else ", which comes to no date")
        event.why.append(Reason("date", f"«{timex.span.text}»{told}"))
        if note is not None and note not in self.notes:
            self.notes.append(note)

    def _is_to_come(self, time: Time | None) -> bool:
        """Whether a time begins after the day of publication."""
        return bool(self._published and time and time.start and time.start > self._published)

    def is_ahead(self, event: Event, *, tense: bool) -> bool:
        """Whether the time that the event's own words state lies after the day of publication.

        ``tense``: a verb in the present stands by, so that a bare day may be one to come.
        """
        j = self._own_time(event)
        timex = self._timex(j)
        if j is None or timex is None:
            return False
        if points_ahead(timex.value) and tense:  # though no date follows: «الأسبوع المقبل»
            return True
        tense = tense and self._items[j + 1].kind != "colon"  # a chronicle tells in the present what was
        time, _ = resolve(timex, self._published, tense or self._published is None)
        if self._published is None:
            return bool(time and time.start is None)  # a day of this or a coming month
        return bool(time and time.start and time.start > self._published)

    def is_long_past(self, event: Event) -> bool:
        """Whether the time of an event lies far before the day of publication: not what the text reports."""
        end = event.time.end if event.time else None
        if not end or not self._published:
            return False
        return (date.fromisoformat(self._published) - date.fromisoformat(end)).days > _LONG_PAST

    def is_today(self, event: Event) -> bool:
        """Whether its own words put the event on the very day of publication."""
        timex = self._timex(self._own_time(event))
        if timex is None:
            return False
        day = self._published or _ANY_DAY
        time, _ = resolve(timex, day, False)
        return bool(time and time.start == time.end == day)

    def _timex(self, j: int | None) -> Timex | None:
        return None if j is None else self._items[j].timex

    def _own_time(self, event: Event) -> int | None:
        """The time item that dates the event: after it, else at its verb, else of its clause."""
        k = event.trigger
        if event.frame.after:
            return None
        item = self._items[k]
        lasting = event.frame.type is EventType.RELATIONS
        for verb in (k, event.carrier, self._verb_after(event)):
            if verb is not None:
                found = self._first(self._clauses.forward(verb, over_events=False), verb, lasting)
                if found is not None:
                    return found
        if event.inside is not None:
            between = (j for j in self._clauses.forward(event.inside) if j < k)
            found = self._first(between, event.inside, lasting)
            found = found if found is not None else self._fronted(event.inside, lasting)
        elif item.kind == "verb" and item.mood == "infinitive" and self._subject_first:
            found = None  # «agreed on Friday to restore ties»
        elif item.kind == "verb":
            found = self._fronted(k, lasting)
            found = found if found is not None else self._first(self._clauses.forward(k), k, lasting)
        else:
            found = self._of_clause(k, lasting) if item.circumstance in {"", "during"} else None
        return found if found is not None else self._of_entry(k, lasting)

    def _of_entry(self, k: int, lasting: bool) -> int | None:
        """«2 يوليو: الملك يبعث برقية»: the day before the colon of an entry in a chronicle."""
        items = self._items
        for j in range(k - 1, max(1, k - _ENTRY), -1):
            if items[j].sentence != items[k].sentence:
                return None
            if items[j].kind == "colon":
                dated = items[j - 1].kind == "time" and items[j - 1].last == items[j].first
                opens = items[j - 2].kind in {"stop", "dash"}
                return j - 1 if dated and opens and self._dates(items[j - 1], lasting) else None
        return None

    def _verb_after(self, event: Event) -> int | None:
        """A verb after the noun that belongs to its evidence."""
        items, k = self._items, event.trigger
        if items[k].kind != "event":
            return None
        near = range(k + 1, min(k + 1 + _OWN_VERB, len(items)))
        own = next((j for j in near if items[j].kind == "verb"), None)
        return own if own is not None and event.last >= items[own].last else None

    def _first(self, indices: Iterable[int], k: int, lasting: bool) -> int | None:
        """The first time among the items, not too far from item ``k``.

        ``lasting``: «منذ 2009» too, which dates a state of things, not what happens.
        """
        for j in indices:
            item = self._items[j]
            if item.first - self._items[k].last > _NEAR or self._opens_stretch(item):
                return None
            if item.timex is not None and self._dates(item, lasting):
                return j
        return None

    def _opens_stretch(self, item: Item) -> bool:
        """«منذ قمتهما في 2019»: what comes after dates that event alone."""
        return item.kind == "event" and item.preposition in self._since

    def _dates(self, item: Item, lasting: bool) -> bool:
        """Whether a time dates an event: «منذ 2009» does so only for a state of things that lasts."""
        return lasting or getattr(item.timex and item.timex.value, "bound", "") not in {"since", "until"}

    def _fronted(self, k: int, lasting: bool) -> int | None:
        """«وفي يوم الأربعاء 25 مارس هنأ …»: a time at the head of the clause, or right before the verb."""
        items = self._items
        comma = False
        if self._closes_what_is_said(k):
            return None
        for j in self._clauses.backward(k):
            if items[j].kind == "circ" and items[k].circumstance in {"before", "after"}:
                return None  # "on Monday before leaving for London"
            near = items[k].first - items[j].last < _NEAR
            if items[j].kind == "time" and self._subject_first and items[j - 1].speech:
                return None  # «said on Friday he had met …»
            if items[j].kind == "time" and near and self._dates(items[j], lasting):
                return j
            if items[j].kind == "comma":
                if comma or not (items[j - 1].kind == "time" or (self._subject_first and self._place(j - 1))):
                    return None
                comma = True
        return None

    def _closes_what_is_said(self, k: int) -> bool:
        """«… 11 июня, сообщил источник»: whether a verb of saying comes after what is said."""
        ordered = self._by_case or self._subject_first
        return ordered and self._items[k].speech and self._items[k - 1].kind == "comma"

    def _place(self, j: int) -> bool:
        """«Today in Jeddah, [he met]»: whether a place with its preposition stands at ``j``."""
        phrase = self._items[j].phrase
        return phrase is not None and bool(phrase.preposition) and phrase.sense in {"place", "state"}

    def _of_clause(self, k: int, lasting: bool) -> int | None:
        """A circumstance takes the time of its clause, unless that is the time of a saying."""
        governor = self._clauses.governor(k)
        if governor is None:
            return self._first(self._clauses.forward(k), k, lasting)
        if any(self._has_for_complement(j, k) for j in range(governor + 1, k)):
            return None  # «اتصل به يوم الاثنين لتهنئته بانتخابه»: it dates what the verb tells
        verb = self._items[governor]
        between = self._first((j for j in self._clauses.forward(governor) if j < k), governor, lasting)
        if any(form.lemma in self._speech for form in verb.verbs):
            if between is not None and self._beside(between, k):
                return between
            return None
        return between if between is not None else self._fronted(governor, lasting)

    def _beside(self, j: int, k: int) -> bool:
        """Whether nothing but a place parts the time ``j`` from ``k``: «18 февраля в Омане встречи»."""
        if self._items[k].first - self._items[j].last <= _SAID_WITH:
            return True
        between = self._items[j + 1 : k]
        return self._by_case and all(item.kind == "prep" or is_area(item.phrase) for item in between)

    def _has_for_complement(self, j: int, k: int) -> bool:
        """Whether the event noun ``j``, whose bearer is a pronoun, has the one at ``k`` as its complement."""
        item = self._items[j]
        return (
            item.kind == "event" and bool(item.enclitic) and self._items[k].first - item.last <= _COMPLEMENT
        )

    def _announced_on(self, event: Event) -> str | None:
        """«أعلن في 28 يونيو أن … في 16 يوليو»: what was to come is counted from a day long before today."""
        sayer = self._clauses.sayer(event.trigger) if event.status in AHEAD and self._published else None
        if sayer is None or not self._published or not self._items[sayer].speech:
            return None
        timex = self._timex(self._first(self._clauses.forward(sayer), sayer, lasting=False))
        time = resolve(timex, self._published, False)[0] if timex else None
        if time is None or time.start is None or time.start != time.end:
            return None
        days = (date.fromisoformat(self._published) - date.fromisoformat(time.start)).days
        return time.start if days > _LATELY else None

    def _spoken_on(self, event: Event, earlier: list[Event]) -> str | None:
        """The day on which a line of speech was spoken: that of the meeting at which its speaker sat."""
        if self._voices.turn_of(event.trigger) is None:
            return None
        speakers = {int(voice.entity) for voice in event.voices if voice.entity}
        for other in reversed(earlier):
            if other.frame.type not in TALKS or other.status is not Status.OCCURRED or other.previous:
                continue
            time = other.time
            if time and time.start and time.start == time.end and not speakers.isdisjoint(other.parts):
                return time.start
        return None
