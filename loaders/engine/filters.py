"""What looks like a diplomatic event and is none: matches, radio interviews, meetings at home."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loaders.engine.families import FOREIGN, TALKS
from loaders.engine.office_codes import AT_HOME, HEADS
from ontology.terms import CONTEXT_TYPES, EntityKind, EventType

if TYPE_CHECKING:
    from loaders.engine.context import Context
    from loaders.engine.draft import Event
    from loaders.engine.draft_entity import DraftEntity

_TRAP_REACH = 60  # tokens
_FEWEST_TRAPS = 2
_HIGH = HEADS | {"crown-prince", "supreme-leader", "pope", "queen"}


class Filters:
    """Answers for the events of one text."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._capitals = context.pack.grammar.capitals
        self._traps = [item.first for item in context.items if item.kind == "noun" and item.value == "trap"]

    def trap(self, event: Event) -> bool:
        """Whether the event is none of diplomacy's; the reason is kept for ``--explain``."""
        why = self._why(event)
        if why:
            self._context.reject(event.trigger, event.frame, why)
        return bool(why)

    def _why(self, event: Event) -> str:
        if event.frame.type in CONTEXT_TYPES:
            return ""
        at = self._context.items[event.trigger].first
        if sum(abs(trap - at) <= _TRAP_REACH for trap in self._traps) >= _FEWEST_TRAPS:
            return "words of sport or show stand around it"
        if event.frame.type in TALKS and any(map(self._is_outlet, event.parts)):
            return "an interview"
        if event.frame.type in FOREIGN and not self._foreign(event):
            return "nobody here acts for a state or an international body abroad"
        return ""

    def _foreign_apart(self, homes: set[str], places: set[str], drafts: list[DraftEntity]) -> bool:
        """Where all known are of one state: whether the place, or somebody without an office, is elsewhere.

        Where names have capitals, many are found that no list has; an office that governs no state, or one
        of the same state, is of those at home.
        """
        if places - homes:
            return True
        others = [d for d in drafts if not d.home and not d.entry]
        if others and others[0] is drafts[0] and _acts_abroad(others[0]):
            return True  # who acts is named with his office only, as at home, and whom he meets is not
        if any(d.local or (d.offices and not _in_office(d)) for d in others):
            return False
        people = len(drafts) == 1 and drafts[0].kind is EntityKind.GROUP and bool(drafts[0].home)
        return bool(others) or people or (len(drafts) == 1 and _is_official(drafts[0]))

    def _heads_elsewhere(self, draft: DraftEntity, homes: set[str]) -> bool:
        """«Наследный принц»: whether it holds a high office that no state of those at home ever had."""
        holders = self._context.pack.gazetteer.holders
        codes = {office.code for office in draft.offices if office.code and office.code in _HIGH}
        return any(not holders(code, home.removeprefix("state/")) for code in codes for home in homes)

    def _is_outlet(self, entity: int) -> bool:
        draft = self._context.draft(entity)
        if draft.entry:
            return self._context.pack.gazetteer.entries[draft.entry].sub == "outlet"
        return draft.sense == "media"

    def _foreign(self, event: Event) -> bool:
        """Whether those who take part, or the place, belong to more than one state."""
        home = self._context.home
        drafts = [self._context.draft(entity) for entity in event.parts]
        homes = {home(entity) for entity in event.parts} - {""}
        places = {home(place) for place in event.places} - {""}
        if event.frame.type is EventType.VISIT:
            if places:
                return not homes or bool(places - homes)
            return bool(homes) or any(map(_in_office, drafts))
        homes |= {
            o.state for d in drafts for o in d.offices if o.state.startswith("organization/") and not d.home
        }
        if len(homes) >= 2 or any(_is_international(d) or _is_group_in_office(d) for d in drafts):
            return True
        if not homes:
            abroad = self._capitals and bool(places) and any(map(_in_office, drafts))
            return abroad or (len(drafts) >= 2 and all(map(_in_office, drafts)))
        unknown = [draft for draft in drafts if _is_unknown(draft)]
        if unknown and self._context.pack.grammar.foreigners_named:
            return bool(places - homes) or any(self._heads_elsewhere(draft, homes) for draft in unknown)
        if self._capitals:
            return self._foreign_apart(homes, places, drafts)
        if unknown:
            return any(not draft.local for draft in unknown) or any(draft.entry for draft in drafts)
        if len(drafts) == 1 and _is_official(drafts[0]):
            return True
        return bool(places - homes) or any(d.kind is EntityKind.GROUP and not d.local for d in drafts)


def _in_office(draft: DraftEntity) -> bool:
    """Of an office that the gazetteer knows, and that acts for a state."""
    return any(office.code and office.code not in AT_HOME for office in draft.offices)


def _acts_abroad(draft: DraftEntity) -> bool:
    """Whether somebody's only known offices are none of those whose business is at home."""
    return bool(draft.offices) and not draft.local and all(o.code not in AT_HOME for o in draft.offices)


def _is_group_in_office(draft: DraftEntity) -> bool:
    """«وزراء خارجية دول الخليج»."""
    return draft.kind is EntityKind.GROUP and _in_office(draft)


def _is_international(draft: DraftEntity) -> bool:
    """An organisation that is of no state."""
    return draft.kind is EntityKind.ORGANIZATION and bool(draft.entry) and not draft.home


def _is_unknown(draft: DraftEntity) -> bool:
    """A person or group of whom no state is known."""
    return draft.kind in {EntityKind.PERSON, EntityKind.GROUP} and not draft.home and not draft.entry


def _is_official(draft: DraftEntity) -> bool:
    return bool(draft.entry) or _in_office(draft) or draft.kind is EntityKind.STATE
