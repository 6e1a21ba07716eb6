"""Places of events: the phrases of a clause that say where."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loaders.engine.clauses import FAR
from loaders.engine.draft import Reason
from loaders.engine.families import AFAR
from ontology.terms import EventType

if TYPE_CHECKING:
    from loaders.engine.context import Context
    from loaders.engine.draft import Event
    from loaders.engine.phrase import Phrase
    from loaders.engine.resolve import Resolver

_BACK = 40  # items: how far before the verb its pronoun may find a place


def is_area(phrase: Phrase | None) -> bool:
    """Whether a phrase names a state or a place in one."""
    return phrase is not None and phrase.sense in {"state", "place"}


def _is_seat(phrase: Phrase | None) -> bool:
    """«в Кремле»: whether a body is named by the house that it is in."""
    return phrase is not None and phrase.detail in {"seat", "palace"}


class Places:
    """Finds the places of the events of one text; they are added to ``Event.places``."""

    def __init__(self, context: Context, resolver: Resolver) -> None:
        self._context = context
        self._resolver = resolver
        grammar = (
            context.pack.grammar
        )  # «обсудили ситуацию в Газе»: no subject stands between verb and object
        self._named_apart = grammar.subject_first or context.by_case

    def add(self, event: Event, j: int) -> None:
        """Make the phrase ``j`` a place of the event."""
        context = self._context
        for entity in self._resolver.entities_at(j, place=True):
            if entity not in event.places:
                event.places.append(entity)
                words = context.tokens.span(context.items[j].first, context.items[j].last).text
                event.why.append(Reason("place", f"«{words}»", entity))

    def find(self, event: Event, k: int, subject: tuple[int, ...] = (), *, far: bool = False) -> None:
        """Find them in the clause of item ``k``.

        ``subject``: phrases that are no places; ``far``: over other event nouns too.
        """
        if event.frame.type in AFAR:
            return
        items = self._context.items
        last = items[k].last
        taken = -1  # the last item that says where
        abstract = False  # «الوضع في ليبيا»: the place of something else
        for j in self._context.clauses.forward(k):
            item = items[j]
            if item.kind in {"noun", "cue"} and item.value not in {"locative", "adjective"}:
                apart = self._named_apart or bool(item.preposition)  # «بشأن الوضع في السودان»
                abstract = abstract or apart or item.first - items[k].last > 1
            elif item.kind == "time" or (item.kind == "phrase" and j in event.used):
                abstract = False
            another = item.kind == "event" and (item.circumstance or item.preposition)
            if another and not event.frame.light and not far:
                break
            if any(frame.act and frame.place_needed for frame in item.frames):
                break  # «غادر بيروت متوجها إلى باريس»: what follows is the other's place
            if item.first - last > 2 * FAR:
                break
            if item.phrase is not None:
                last = item.last
                joins = item.conjunction and taken == j - 1  # «في باريس ولندن»
                if (joins and is_area(item.phrase)) or self._says_where(event, k, j, subject, abstract):
                    self._take(event, j, item.phrase)
                    taken = j

    def _says_where(self, event: Event, k: int, j: int, subject: tuple[int, ...], abstract: bool) -> bool:
        """Whether the phrase ``j`` stands where the frame looks for a place."""
        item, places = self._context.items[j], event.frame.places
        if item.preposition:
            if self._is_of_body(event, j) or (event.frame.host_state and j in event.used):
                return False  # «عيّنه سفيرا في ليبيا»: a side, and not where it was done
            if item.preposition in places:
                return True
            return item.preposition in self._context.pack.grammar.place and not abstract
        if not is_area(item.phrase):
            return False
        if "object" in places and not item.conjunction and j not in event.used and j not in subject:
            return True
        return "genitive" in places and j == k + 1

    def _is_of_body(self, event: Event, j: int) -> bool:
        """«استدعت وزارة الخارجية في داكار السفيرة»: where one of those who take part has its seat.

        What bodies sign they sign at one of their seats, as far as the text tells.
        """
        items = self._context.items
        i = j - 2 if items[j - 1].kind == "prep" else j - 1
        body = items[i].phrase if i >= 0 else None
        if body is None or body.sense != "institution" or i not in event.used:
            return False
        if event.frame.type is EventType.AGREEMENT:
            return False
        return items[j].first - items[i].last <= 1

    def _take(self, event: Event, j: int, phrase: Phrase) -> None:
        grammar = self._context.pack.grammar
        preposition = self._context.items[j].preposition
        if is_area(phrase):
            condemned = phrase.sense == "state" and preposition in grammar.place_or_partner
            if condemned and event.frame.type is EventType.CONDEMNATION:
                return
        elif phrase.sense == "organization":
            if not _is_seat(phrase) or preposition not in grammar.place:
                return
        else:
            if phrase.sense == "anaphor" and phrase.detail == "own-state":
                for entity in self._resolver.entities_at(j):
                    if entity not in event.places:
                        event.places.append(entity)
            return
        self.add(event, j)
        event.used.add(j)

    def between(self, event: Event, first: int, last: int) -> None:
        """Places between two items after a preposition: «عقد في جنيف اجتماعا»."""
        wanted = {*self._context.pack.grammar.place, *event.frame.places}
        for j in range(first + 1, last):
            item = self._context.items[j]
            seat = self._context.by_case and _is_seat(item.phrase)
            if (is_area(item.phrase) or seat) and item.preposition in wanted:
                self.add(event, j)

    def fronted(self, event: Event, k: int) -> None:
        """«وفي مصر سيلتقي كيري …»: a place before the verb in its clause."""
        wanted = self._context.pack.grammar.place | event.frame.places
        for j in self._context.clauses.backward(k):
            item = self._context.items[j]
            if (is_area(item.phrase) or _is_seat(item.phrase)) and item.preposition in wanted:
                self.add(event, j)
                return

    def before(self, event: Event, k: int) -> None:
        """The pronoun on «سيزورها»: the state or place named last."""
        for j in range(k - 1, max(-1, k - _BACK), -1):
            if is_area(self._context.phrase(j)):
                self.add(event, j)
                return
