"""Frames applied: for each trigger, who takes part in which role, where, and the words that say so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loaders.engine.bystanders import Bystanders
from loaders.engine.light_verbs import LightVerbs
from loaders.engine.noun_frames import NounFrames
from loaders.engine.places import Places
from loaders.engine.pronouns import Pronouns
from loaders.engine.slots import Slots
from loaders.engine.verb_frames import VerbFrames
from ontology.terms import EventType

if TYPE_CHECKING:
    from loaders.engine.context import Context
    from loaders.engine.draft import Event
    from loaders.engine.focus import Focus
    from loaders.engine.resolve import Resolver


class Arguments:
    """Reads the events of one text; to be asked in text order, since who is in focus counts."""

    def __init__(self, context: Context, focus: Focus, resolver: Resolver) -> None:
        self._context = context
        self._items = context.items
        pronouns = Pronouns(context, focus, resolver)
        slots = Slots(context, focus, resolver, pronouns)
        places = Places(context, resolver)
        light_verbs = LightVerbs(context, resolver, pronouns, slots, places)
        bystanders = Bystanders(context, focus, resolver, pronouns, slots)
        self._verb_frames = VerbFrames(context, focus, resolver, slots, places)
        self._noun_frames = NounFrames(context, focus, pronouns, slots, places, light_verbs, bystanders)

    def events_at(self, k: int) -> list[Event]:
        """The events that the trigger ``k`` tells of: for each type the first frame that fits."""
        item = self._items[k]
        reader = self._verb_frames if item.kind == "verb" else self._noun_frames
        found: dict[EventType, Event] = {}
        for frame in item.frames:
            if frame.type not in found and (event := reader.event(frame, k)) is not None:
                found[frame.type] = event
        if EventType.PHONE_CALL in found or EventType.VIDEO_CALL in found:
            meeting = found.pop(EventType.MEETING, None)
            if meeting is not None:
                self._context.reject(k, meeting.frame, "it is a call")
        return list(found.values())
