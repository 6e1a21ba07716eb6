"""Verbs of saying in, statements out: that somebody said something is an event of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loaders.engine.draft import Event
from ontology.terms import EntityKind

if TYPE_CHECKING:
    from loaders.engine.context import Context
    from loaders.engine.resolve import Resolver


def statement_at(context: Context, resolver: Resolver, k: int) -> Event | None:
    """The statement that the verb ``k`` tells of; None when it is no verb of saying or nobody is named."""
    frame, item = context.pack.speech_frame, context.items[k]
    if frame is None or frame.subject is None:
        return None
    if not any(form.lemma in context.pack.speech_verbs for form in item.verbs):
        return None
    event = Event(frame, k, first=item.first, last=item.last)
    for j in context.subjects.explicit(k):
        phrase = context.phrase(j)
        for entity in resolver.entities_at(j):
            if phrase is not None and context.draft(entity).kind is not EntityKind.PLACE:
                event.add(entity, frame.subject, "subject")
                context.entities.mention(phrase)
        if context.same_sentence(j, k):
            event.first = min(event.first, context.items[j].first)
            event.last = max(event.last, context.items[j].last)
    return event if event.parts else None
