"""What looks like a diplomatic event and is none: matches, radio interviews, meetings at home."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ontology.terms import CONTEXT_TYPES, EntityKind, EventType

if TYPE_CHECKING:
    from loaders.engine.arguments import Arguments
    from loaders.engine.chunks import Item
    from loaders.engine.draft import Event
    from loaders.engine.entities import Entities
    from loaders.engine.pack import Pack
    from loaders.engine.tokens import Tokens

_TRAP_REACH = 60
_OFFICIAL = frozenset(
    {EventType.MEETING, EventType.PHONE_CALL, EventType.VIDEO_CALL, EventType.VISIT, EventType.CONDOLENCE, EventType.CONGRATULATION, EventType.AGREEMENT, EventType.MESSAGE, EventType.INVITATION}
)


_TALKS = frozenset({EventType.MEETING, EventType.PHONE_CALL, EventType.VIDEO_CALL})


class Filters:
    """Answers for the events of one text."""

    def __init__(self, pack: Pack, tokens: Tokens, items: list[Item], entities: Entities) -> None:
        self._pack = pack
        self._items = items
        self._entities = entities
        self._traps = [item.first for item in items if item.kind == "noun" and item.value == "trap"]

    def trap(self, event: Event, arguments: Arguments) -> bool:
        """Whether the event is none of diplomacy's; the reason is kept for ``--explain``."""
        why = self._why(event)
        if why:
            arguments.reject(event.trigger, event.frame, why)
        return bool(why)

    def _why(self, event: Event) -> str:
        if event.frame.type in CONTEXT_TYPES:
            return ""
        at = self._items[event.trigger].first
        if sum(abs(trap - at) <= _TRAP_REACH for trap in self._traps) >= 2:
            return "words of sport or show stand around it"
        if event.frame.type in _TALKS and any(self._media(e) for e in event.parts):
            return "an interview"
        if event.frame.type in _OFFICIAL and not self._foreign(event):
            return "nobody here acts for a state or an international body abroad"
        return ""

    def _media(self, entity: int) -> bool:
        draft = self._entities.drafts[entity]
        if draft.entry:
            return self._pack.gazetteer.entries[draft.entry].sub == "outlet"
        return draft.sense == "media"

    def _foreign(self, event: Event) -> bool:
        drafts = [self._entities.drafts[e] for e in event.parts]
        homes = {d.entry if d.kind is EntityKind.STATE else d.home for d in drafts} - {"", None}
        bodies = [d for d in drafts if d.kind is EntityKind.ORGANIZATION and d.entry and not d.home]
        unknown = [d for d in drafts if not d.home and d.kind in {EntityKind.PERSON, EntityKind.GROUP} and not d.entry]
        places = {self._home_of_place(p) for p in event.places} - {""}
        if event.frame.type is EventType.VISIT:
            if places:
                return not homes or bool(places - homes)
            return bool(homes) or any(code for d in drafts for code, _, _ in d.offices)
        if any(d.kind is EntityKind.GROUP and any(code for code, _, _ in d.offices) for d in drafts):
            return True
        if bodies or len(homes) >= 2:
            return True
        if homes and unknown:
            return any(not d.local for d in unknown) or any(d.entry for d in drafts)
        if homes:
            official = any(d.entry or any(code for code, _, _ in d.offices) or d.kind is EntityKind.STATE for d in drafts)
            alone = len(drafts) == 1 and official
            return alone or any(d.kind is EntityKind.GROUP and not d.local for d in drafts) or bool(places - homes)
        return len(drafts) >= 2 and all(any(code for code, _, _ in d.offices) for d in drafts)

    def _home_of_place(self, place: int) -> str:
        draft = self._entities.drafts[place]
        return draft.entry or "" if draft.kind is EntityKind.STATE else draft.home
