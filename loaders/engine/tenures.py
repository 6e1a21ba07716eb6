"""Offices as of the day of the event: «وزير الخارجية التركي» of 2019 is not who holds the office today."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loaders.engine.draft import Reason

if TYPE_CHECKING:
    from loaders.engine.context import Context
    from loaders.engine.draft import Event
    from loaders.engine.phrase import Phrase
    from loaders.engine.resolve import Resolver

_BY_OFFICE = frozenset({"person", "officers", "anaphor"})  # senses of phrases that may name nobody


class Tenures:
    """Corrects who took part in the dated events of one text, where an office alone said who it was."""

    def __init__(self, context: Context, resolver: Resolver) -> None:
        self._context = context
        self._resolver = resolver

    def correct(self, event: Event) -> None:
        """Replace whoever did not hold the office on the day of the event.

        By the one who did, when the text names nobody in that office; when it names the holder of another
        time, who is meant is in doubt, and the office stands for somebody unnamed.
        """
        day = event.time.start if event.time else None
        if day is None or event.time is None or event.time.end is None:
            return
        for j in sorted(event.used):
            phrase = self._context.phrase(j)
            if phrase is None or phrase.name[1] or phrase.sense not in _BY_OFFICE:
                continue
            for entity in self._resolver.entities_at(j):
                if entity in event.parts and not self._named(event, entity):
                    self._correct(event, entity, phrase, (day, event.time.end))

    def _named(self, event: Event, entity: int) -> bool:
        """Whether another phrase of the event names the same person."""
        phrases = (self._context.phrase(j) for j in event.used)
        return any(p is not None and p.entity == entity and p.name[1] for p in phrases)

    def _correct(self, event: Event, entity: int, phrase: Phrase, days: tuple[str, str]) -> None:
        context = self._context
        draft, gazetteer = context.draft(entity), context.pack.gazetteer
        said = [held.code for held in phrase.offices] or [office.code for office in draft.offices]
        if not draft.entry or not draft.home or not said or said[0] is None:
            return
        code, place = said[0], draft.home.removeprefix("state/")
        terms = [term for term in gazetteer.terms.get((code, place), ()) if term.person == draft.entry]
        if not terms or not all(term.since or term.until for term in terms):
            return  # nobody knows when it was
        held = [set(gazetteer.holders(code, place, day)) for day in days]
        if any(draft.entry in holders for holders in held):
            return
        named = bool(draft.names)
        other = next(iter(held[0])) if held[0] == held[1] and len(held[0]) == 1 and not named else None
        found = context.entities.holder_on(other, code, draft.home, days[0], phrase)
        event.parts = {found if known == entity else known: event.parts[known] for known in event.parts}
        who = "the holder" if other else "an unnamed holder"
        why = f"{who} of the office on {days[0]}; who holds it otherwise did not then"
        event.why.append(Reason(event.parts[found], why, found))
