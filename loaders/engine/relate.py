"""What ties the events of one text: the anniversary and what it commemorates, what falls on the same day."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from loaders.engine.draft import Event
from ontology.claim import Time
from ontology.terms import EventType, RelationKind, Status

if TYPE_CHECKING:
    from loaders.engine.arguments import Arguments
    from loaders.engine.pack import Pack

_COUNT_REACH = 9
_FOUNDING_REACH = 10


class Ties:
    """Relations between the events of one text. ``verbs``: lemma → relation (a pack's ``ties.yml``)."""

    def __init__(self, pack: Pack, arguments: Arguments, verbs: dict[str, Any]) -> None:
        self._pack = pack
        self._arguments = arguments
        self._items = arguments.items
        self._verbs = {lemma: RelationKind(kind) for lemma, kind in verbs.items()}

    def count(self, event: Event) -> tuple[int, int, int] | None:
        """The number that stands with the noun, and its tokens: «الذكرى الثمانون», «مرور 60 سنة»."""
        items = self._items
        k = event.trigger
        total, first, last = 0, -1, items[k].last
        for item in items[k + 1 : k + 14]:
            if item.first - items[k].last > _COUNT_REACH or item.kind in {"stop", "verb"}:
                break
            if item.kind == "count" and isinstance(item.value, int):
                if first < 0:
                    first, total, last = item.first, item.value, item.last
                elif item.first - last <= 0 and item.conjunction:
                    total, last = total + item.value, item.last
                else:
                    break
        return (total, first, last) if first >= 0 and 0 < total < 1000 else None

    def founding(self, event: Event, events: list[Event], year: str | None) -> Event | None:
        """The event that an anniversary commemorates: the one told right after it, else one worked out from it."""
        items = self._items
        if event.frame.relation is None:
            return None
        for other in events:
            gap = items[other.trigger].first - items[event.trigger].last
            if other is not event and other.frame.type is EventType.RELATIONS and 0 <= gap <= _FOUNDING_REACH:
                event.relations.append((event.frame.relation.value, other))
                other.status = Status.OCCURRED
                return self._dated(other, event, year)
        return None

    def _dated(self, founding: Event, event: Event, year: str | None) -> Event:
        borrowed = founding.time is None or (event.time is not None and founding.time.edtf == event.time.edtf)
        if borrowed and event.number and year:
            counted = self.count(event)
            if counted is not None:
                span = self._arguments._tokens.span(counted[1], counted[2])
                worked_out = str(int(year) - event.number)
                founding.time = Time(worked_out, f"{worked_out}-01-01", f"{worked_out}-12-31", span)
        return founding

    def coincidences(self, events: list[Event]) -> None:
        """«تتزامن زيارتي مع الذكرى»: the verb ties the event before it or its subject to the one after."""
        items = self._items
        for k, item in enumerate(items):
            kind = next((self._verbs[f.lemma] for f in item.verbs if f.lemma in self._verbs), None)
            if kind is None:
                continue
            after = [e for e in events if e.trigger > k and items[e.trigger].sentence == item.sentence and items[e.trigger].first - item.last < 20]
            before = [e for e in events if e.trigger < k and items[e.trigger].sentence == item.sentence]
            if len(after) >= 2:
                subject, other = after[0], after[1]
            elif after and before:
                subject, other = before[-1], after[0]
            else:
                continue
            other.relations.append((kind.value, subject))
            if other.time is None and subject.time is not None:
                other.time = subject.time
            elif subject.time is None and other.time is not None:
                subject.time = other.time
