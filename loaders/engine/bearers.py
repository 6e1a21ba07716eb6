"""A message in, who carries it out: «وصل س حاملا رسالة», «رسالة من س نقلها ص»."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ontology.terms import Role

if TYPE_CHECKING:
    from collections.abc import Iterable

    from loaders.engine.context import Context
    from loaders.engine.draft import Event
    from loaders.engine.focus import Focus
    from loaders.engine.slots import Slots


class Bearers:
    """Looks for them in one text; whoever is found is added to the event."""

    def __init__(self, context: Context, focus: Focus, slots: Slots) -> None:
        self._context = context
        self._focus = focus
        self._slots = slots

    def fill(self, event: Event, governor: int | None) -> None:
        """Add who carries the event's noun, where its own verb doesn't say."""
        if Role.BEARER not in event.frame.light.values() or Role.BEARER in event.parts.values():
            return
        subjects = self._context.subjects
        if governor is not None and self._is_carried(event.trigger):
            self._add(event, subjects.of(governor), "subject of the clause")
            recent = self._focus.recent
            if recent is not None and governor in {recent.trigger, recent.inside}:
                event.follows = recent  # «يتوجه غدا حاملا رسالة»
        elif (verb := self._carrying_after(event)) is not None:
            self._add(event, subjects.explicit(verb), "subject of the verb that carries it")
            event.carrier = verb if event.carrier is None else event.carrier

    def _is_carried(self, k: int) -> bool:
        """«حاملا رسالة», «محملا برسالة»: whether a word right before the noun says so."""
        context = self._context
        first = context.items[k].first
        return first > 0 and context.tokens.words[first - 1] in context.pack.grammar.bearing

    def _carrying_after(self, event: Event) -> int | None:
        """«رسالة … نقلها ص»: the verb with a pronoun for the noun, later in its sentence."""
        items, light = self._context.items, event.frame.light
        for j in range(event.trigger + 1, len(items)):
            if items[j].sentence != items[event.trigger].sentence:
                return None
            if items[j].kind == "verb" and items[j].enclitic and not items[j].conjunction:
                carries = any(light.get(form.lemma) is Role.BEARER for form in items[j].verbs)
                return j if carries else None
        return None

    def _add(self, event: Event, phrases: Iterable[int], why: str) -> None:
        people = [j for j in phrases if self._slots.is_person(j) and j not in event.used]
        self._slots.fill(event, people, Role.BEARER, why, near=False)
