"""What lies ahead though no word of plan stands by it: present tense, or no verb, with a time to come."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loaders.engine.draft import Reason
from loaders.engine.sharing import by_sentence
from ontology.terms import Status

if TYPE_CHECKING:
    from loaders.engine.context import Context
    from loaders.engine.draft import Event
    from loaders.engine.when import Times


class Plans:
    """Answers for the events of one text."""

    def __init__(self, context: Context, times: Times) -> None:
        self._context = context
        self._times = times

    def lies_ahead(self, event: Event) -> bool:
        """Whether the event is still to come by its tense and time."""
        verb = _verb(event)
        tenses = self._tenses(verb)
        if "past" in tenses:
            return False
        if self._times.is_ahead(event, tense=bool(tenses)) or (tenses == {"present"} and self._during(verb)):
            return True
        return tenses == {"present"} and self._times.is_today(event) and not self._headline(verb)

    def extend(self, events: list[Event]) -> None:
        """«ويتوقع أن يصل … حيث يلتقي …»: present tense in the wake of a plan is part of the plan."""
        told = by_sentence(self._context, events)
        for event in events:
            if event.status is not Status.OCCURRED or self._tenses(_verb(event)) != {"present"}:
                continue
            near = told[self._context.items[event.trigger].sentence]
            if any(other.status is Status.PLANNED and self._in_wake(event, other) for other in near):
                event.status = Status.PLANNED
                event.why.append(Reason(event.status, "present tense in the wake of a plan"))

    def _in_wake(self, event: Event, other: Event) -> bool:
        """Whether the event is told after the other of its sentence, of the same people."""
        return other.trigger < event.trigger and not event.parts.keys().isdisjoint(other.parts)

    def _tenses(self, k: int) -> set[str]:
        return {form.feature.split(".")[0] for form in self._context.items[k].verbs}

    def _during(self, verb: int) -> bool:
        """«وصل … في زيارة يلتقي خلالها»: inside what has just begun or is to come."""
        near = self._context.items[verb + 1 : verb + 3]
        return any(item.kind == "adverb" and item.circumstance == "during" for item in near)

    def _headline(self, verb: int) -> bool:
        """Present tense of what is done, after its subject: «الملك سلمان يستقبل …»."""
        explicit = self._context.subjects.explicit(verb)
        return bool(explicit) and explicit[0] < verb


def _verb(event: Event) -> int:
    """The item of the verb that tells of it, or of its noun where no verb does."""
    told = (event.carrier, event.inside, event.trigger)
    return next(item for item in told if item is not None)
