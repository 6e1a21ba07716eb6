"""What ties the events of one text: the anniversary and what it commemorates, what falls on the same day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loaders.engine.draft import Reason
from ontology.claim import Time
from ontology.terms import EventType, Status

if TYPE_CHECKING:
    from loaders.engine.context import Context
    from loaders.engine.draft import Event

_COUNT_REACH = 9  # tokens
_COUNT_ITEMS = 13
_MOST_COUNTED = 999
_FOUNDING_REACH = 10  # tokens
_TIE_REACH = 19  # tokens


class Ties:
    """Relations between the events of one text."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._items = context.items
        self._verbs = context.pack.grammar.ties

    def count(self, event: Event) -> tuple[int, int, int] | None:
        """The number that stands with the noun, and its tokens: «الذكرى الثمانون», «مرور 60 سنة»."""
        items = self._items
        k = event.trigger
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

    def foundings(self, events: list[Event]) -> None:
        """What an anniversary commemorates is told right after it, and the sides are the same."""
        for event in events:
            if event.frame.type is not EventType.ANNIVERSARY or event.frame.relation is None:
                continue
            founding = self._founding(event, events)
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

    def _founding(self, event: Event, events: list[Event]) -> Event | None:
        for other in events:
            gap = self._items[other.trigger].first - self._items[event.trigger].last
            if other is not event and other.frame.type is EventType.RELATIONS and 0 <= gap <= _FOUNDING_REACH:
                return other
        return None

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
        founded = [self._founding(e, events) for e in events if e.frame.relation is not None]
        events = [e for e in events if not any(e is other for other in founded)]
        for k, item in enumerate(items):
            if not item.verbs:
                continue
            kind = next((self._verbs[form.lemma] for form in item.verbs if form.lemma in self._verbs), None)
            if kind is None:
                continue
            near = [e for e in events if self._context.same_sentence(e.trigger, k)]
            before = self._told_again(k, events) or [e for e in near if e.trigger < k]
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

    def _told_again(self, k: int, events: list[Event]) -> list[Event]:
        """«إن الزيارة تصادف …»: the event told before of which the noun right before the verb speaks."""
        item = self._items[k - 1]
        if k == 0 or item.kind != "event" or not item.definite:
            return []
        types = {frame.type for frame in item.frames}
        return [e for e in events if e.trigger <= k - 1 and e.frame.type in types][-1:]
