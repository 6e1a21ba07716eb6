"""What ties the events of one text: the anniversary and what it commemorates, what falls on the same day."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from typing import TYPE_CHECKING

from loaders.engine.draft import Reason
from loaders.engine.sharing import by_sentence
from ontology.claim import Time
from ontology.terms import EventType, Status

if TYPE_CHECKING:
    from loaders.engine.context import Context
    from loaders.engine.draft import Event

_COUNT_REACH = 9  # tokens
_COUNT_ITEMS = 13
_BEFORE = 3  # items
_MOST_COUNTED = 999
_FOUNDING_REACH = 10  # tokens
_TIE_REACH = 19  # tokens


class Ties:
    """Relations between the events of one text."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._items = context.items
        self._verbs = context.pack.grammar.ties
        self._counted_before = context.pack.grammar.modifiers_first

    def count(self, event: Event) -> tuple[int, int, int] | None:
        """The number that stands with the noun, and its tokens: «الذكرى الثمانون», «مرور 60 سنة»."""
        items = self._items
        k = event.trigger
        if self._counted_before and (before := self._count_before(k)) is not None:
            return before
        total, first, last = 0, -1, items[k].last
        for item in items[k + 1 : k + 1 + _COUNT_ITEMS]:
            if item.first - items[k].last > _COUNT_REACH or item.kind in {"stop", "verb"}:
                break
            if item.kind == "count" and isinstance(item.value, int):
                if first < 0:
                    first, total, last = item.first, item.value, item.last
                elif item.first - last <= 0 and item.conjunction:
                    total, last = total + item.value, item.last
                else:
                    break
        return (total, first, last) if first >= 0 and 0 < total <= _MOST_COUNTED else None

    def _count_before(self, k: int) -> tuple[int, int, int] | None:
        """«the 80th anniversary», «75 years of relations»: the number that stands before the noun."""
        for item in reversed(self._items[max(0, k - _BEFORE) : k]):
            if item.kind == "count" and isinstance(item.value, int):
                near = self._items[k].first - item.last <= _COUNT_REACH and 0 < item.value <= _MOST_COUNTED
                return (item.value, item.first, self._items[k].last) if near else None
            if item.kind not in {"nisba", "noun", "adverb", "dash"}:
                return None
        return None

    def foundings(self, events: list[Event]) -> None:
        """What an anniversary commemorates is told right after it, and the sides are the same."""
        starts = self._founding_starts(events)
        for event in events:
            if event.frame.type is not EventType.ANNIVERSARY or event.frame.relation is None:
                continue
            founding = self._founding(event, starts)
            if founding is None:
                continue
            event.relations.append((event.frame.relation, founding))
            founding.status = Status.OCCURRED
            founding.why.append(Reason(founding.status, "an anniversary commemorates it"))
            self._date(founding, event)
            for entity, role in founding.parts.items():
                event.add(entity, role, "what it commemorates")
            for entity, role in event.parts.items():
                founding.add(entity, role, "the anniversary")

    def _founding_starts(self, events: list[Event]) -> dict[int, list[Event]]:
        """The events that may be a founding, by the token at which each begins."""
        found: dict[int, list[Event]] = defaultdict(list)
        for event in events:
            if event.frame.type is EventType.RELATIONS:
                found[self._items[event.trigger].first].append(event)
        return found

    def _founding(self, event: Event, starts: dict[int, list[Event]]) -> Event | None:
        last = self._items[event.trigger].last
        near = (other for i in range(last, last + _FOUNDING_REACH + 1) for other in starts.get(i, ()))
        return next((other for other in near if other is not event), None)

    def _date(self, founding: Event, event: Event) -> None:
        """So many years before the anniversary, unless the text dates it apart."""
        borrowed = (
            event.time is not None and founding.time is not None and founding.time.edtf == event.time.edtf
        )
        counted = self.count(event)
        year = event.time.edtf[:4] if event.time else ""
        if (founding.time is not None and not borrowed) or not (counted and event.number and year.isdigit()):
            return
        worked_out = str(int(year) - event.number)
        span = self._context.tokens.span(counted[1], counted[2])
        founding.time = Time(worked_out, f"{worked_out}-01-01", f"{worked_out}-12-31", span)
        founding.why.append(Reason("date", f"the year of the anniversary, less «{span.text}»"))

    def coincidences(self, events: list[Event]) -> None:
        """«تتزامن زيارتي مع الذكرى»: the verb ties the event before it or its subject to the one after."""
        items = self._items
        events = [e for e in events if e.frame.type is not EventType.STATEMENT]
        starts = self._founding_starts(events)
        founded = {id(self._founding(e, starts)) for e in events if e.frame.relation is not None}
        events = [e for e in events if id(e) not in founded]
        told, types = by_sentence(self._context, events), _by_type(events)
        for k, item in enumerate(items):
            if not item.verbs:
                continue
            kind = next((self._verbs[form.lemma] for form in item.verbs if form.lemma in self._verbs), None)
            if kind is None:
                continue
            near = told[item.sentence]
            before = self._told_again(k, types) or [e for e in near if e.trigger < k]
            reach = set(self._context.clauses.forward(k))
            after = [
                e for e in near if e.trigger in reach and items[e.trigger].first - item.last <= _TIE_REACH
            ]
            if len(after) >= 2:
                subject, other = after[0], after[1]
            elif after and before:
                subject, other = before[-1], after[0]
            else:
                continue
            other.relations.append((kind, subject))
            if other.time is None or subject.time is None:
                undated = subject if subject.time is None else other
                subject.time = other.time = other.time or subject.time
                if subject.time is not None:
                    undated.why.append(Reason("date", "that of the event on the same day"))

    def _told_again(self, k: int, events: dict[EventType, list[Event]]) -> list[Event]:
        """«إن الزيارة تصادف …»: the event told before of which the noun right before the verb speaks."""
        item = self._items[k - 1]
        if k == 0 or item.kind != "event" or not item.definite:
            return []
        latest = []
        for kind in {frame.type for frame in item.frames} & events.keys():
            earlier = bisect_right(events[kind], k - 1, key=_trigger)
            latest += events[kind][max(earlier - 1, 0) : earlier]
        return sorted(latest, key=_trigger)[-1:]


def _by_type(events: list[Event]) -> dict[EventType, list[Event]]:
    """The events of each type, in text order."""
    found: dict[EventType, list[Event]] = defaultdict(list)
    for event in events:
        found[event.frame.type].append(event)
    return found


def _trigger(event: Event) -> int:
    return event.trigger
