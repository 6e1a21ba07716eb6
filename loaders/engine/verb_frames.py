"""Verbs that tell of events: the frame of a verb applied to the clause that it stands in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loaders.engine.beside import stands_beside
from loaders.engine.clauses import COMPOUND
from loaders.engine.draft import Event
from loaders.engine.families import TALKS
from loaders.engine.settle import settle
from loaders.engine.slots import is_posted
from ontology.terms import EntityKind, EventType, Role

if TYPE_CHECKING:
    from loaders.engine.context import Context
    from loaders.engine.focus import Focus
    from loaders.engine.frames import Frame
    from loaders.engine.places import Places
    from loaders.engine.resolve import Resolver
    from loaders.engine.slots import Slots

_NEAR_OBJECT = 3  # tokens
_OF_PEOPLE = frozenset({Role.PARTICIPANT, Role.CALLEE})  # roles that a thing cannot have
_SHOWN = 6  # words of a frame in a reason


class VerbFrames:
    """Reads the events that the verbs of one text tell of."""

    def __init__(
        self, context: Context, focus: Focus, resolver: Resolver, slots: Slots, places: Places
    ) -> None:
        self._context = context
        self._focus = focus
        self._resolver = resolver
        self._slots = slots
        self._places = places

    def event(self, frame: Frame, k: int) -> Event | None:
        """The event that the verb ``k`` tells of by a frame; None when it tells of none, the reason kept."""
        context = self._context
        if not stands_beside(context, frame, k):
            wanted = ", ".join(sorted(frame.beside)[:_SHOWN])
            context.reject(k, frame, f"none of {wanted}… stands near")
            return None
        event = Event(frame, k, first=context.items[k].first, last=context.items[k].last)
        event.previous = self._is_pluperfect(k)
        explicit = self._fill_subject_and_object(event)
        before = context.items[k - 2]
        if frame.nisba and context.items[k].mood == COMPOUND and before.kind == "nisba":
            event.add(context.entities.listed(str(before.value)), frame.nisba, "adjective joined to it")
        named = list(event.parts)
        self._slots.fill_prepositions(event, k)
        self._turn_passive(event, named)
        if frame.mutual and frame.subject and len(event.parts) == 1:
            self._slots.fill(event, context.subjects.asker(k), frame.subject, "who asks for it", near=False)
        if len(event.parts) < frame.needs:
            self._slots.fill_prepositions(event, k, far=True)
        if why := self._unfit(event):
            context.reject(k, frame, why)
            return None
        if frame.mutual and frame.object and len({context.home(e) for e in event.parts}) == 1:
            carried = context.subjects.carried(k)
            self._slots.fill(event, carried, frame.subject or frame.object, "subject carried on", near=False)
        self._find_places(event, explicit)
        return settle(context, event)

    def _fill_subject_and_object(self, event: Event) -> tuple[int, ...]:
        """Fill both; the result is the subject that the verb's own clause names."""
        subjects, frame, k = self._context.subjects, event.frame, event.trigger
        item = self._context.items[k]
        explicit = subjects.explicit(k)
        subject = explicit or subjects.of(k)
        if not explicit and frame.subject and self._two_meant(k):
            for entity in self._focus.pair:
                event.add(entity, frame.subject, "dual verb, the two in focus")
            subject = ()
        if item.enclitic and frame.object:
            self._slots.fill_pronoun(event, k, frame.object)
        if item.passive:
            return self._fill_passive(event, subject, explicit)
        slot: tuple[int, ...] = ()
        first = self._context.pack.grammar.subject_first
        if frame.object and "object" not in frame.places:
            rest = [group for group in self._slots.bare_after(k) if not set(group) & set(explicit)]
            follows = bool(explicit) and explicit[0] > k
            if rest and (explicit or first or subjects.pronoun(k) or self._context.by_case):
                slot = rest[0]
            elif self._context.by_case:
                slot = self._slots.object_before(k)
            elif first:
                slot = ()
            elif frame.foreign and explicit and not follows and is_posted(self._context.phrase(explicit[0])):
                slot, subject = explicit, ()  # «السفير البريطاني استدعي»
            elif frame.object is Role.ENVOY and follows and is_posted(self._context.phrase(explicit[0])):
                slot, subject, explicit = explicit, subjects.carried(k), ()  # «عيّنت فلانا سفيرا»
            elif follows and item.conjunction and not item.enclitic and not self._relative(k):
                carried = subjects.carried(k)
                if self._differ(carried, explicit):
                    subject, slot = carried, explicit  # «وصل س، واستقبل ص»
        if frame.subject:
            self._slots.fill(event, subject, frame.subject, "subject", near=bool(explicit))
        if slot and frame.object:
            self._slots.fill(event, slot, frame.object, "object")
        return explicit

    def _fill_passive(
        self, event: Event, subject: tuple[int, ...], explicit: tuple[int, ...]
    ) -> tuple[int, ...]:
        """«Lavrov was received by the emir»: the subject is the object, and who does it stands after «by»."""
        frame, k = event.frame, event.trigger
        items, agents = self._context.items, self._context.pack.grammar.agent
        if role := frame.object or (frame.subject if frame.mutual and self._context.by_case else None):
            self._slots.fill(event, subject, role, "subject of a passive", near=bool(explicit))
        if frame.type is EventType.AGREEMENT and not event.parts:
            self._agreed_in_talks(event)
        for j in self._context.clauses.forward(k):
            if is_posted(items[j].phrase):
                continue  # «назначен послом»
            if frame.subject and items[j].phrase is not None and items[j].preposition in agents:
                group = self._context.coordination.coordinated(j)
                self._slots.fill(event, group, frame.subject, f"after «{items[j].preposition}»")
        return explicit

    def _agreed_in_talks(self, event: Event) -> None:
        """«По итогам переговоров подписан ряд документов»: those who signed are those who talked."""
        recent, items = self._focus.recent, self._context.items
        if recent is None or recent.frame.type not in TALKS or event.frame.subject is None:
            return
        if self._context.by_case and items[event.trigger].sentence - items[recent.trigger].sentence <= 1:
            for entity in recent.parts:
                event.add(entity, event.frame.subject, "those who talked before")

    def _turn_passive(self, event: Event, named: list[int]) -> None:
        """«استُقبل س من قبل ص»: who acts stands after the preposition, and the subject is the object."""
        frame = event.frame
        acts = [e for e, role in event.parts.items() if role is frame.subject and e not in named]
        passive = self._context.items[event.trigger].passive
        if frame.object is None or not acts or frame.mutual or passive:
            return
        for entity in named:
            if event.parts[entity] is frame.subject:
                event.parts[entity] = frame.object

    def _two_meant(self, k: int) -> bool:
        """A dual verb, with two in focus."""
        dual = any(form.feature.endswith(".dual") for form in self._context.items[k].verbs)
        return dual and len(self._focus.pair) == 2

    def _relative(self, k: int) -> bool:
        return k > 0 and self._context.items[k - 1].kind == "rel"

    def _differ(self, a: tuple[int, ...], b: tuple[int, ...]) -> bool:
        """Whether two lists of phrases name somebody each, and nobody in common."""
        if not a:
            return False
        left, right = set(self._resolver.entities_of(a)), set(self._resolver.entities_of(b))
        return bool(left) and bool(right) and left.isdisjoint(right)

    def _unfit(self, event: Event) -> str:
        """Why the verb tells of no such event after all; empty when it does."""
        frame = event.frame
        kinds = {self._context.draft(entity).kind for entity in event.parts}
        if frame.weak and kinds == {EntityKind.STATE} and not event.by_preposition:
            return "two states deliberate, each for itself perhaps"
        of_people = frame.object in _OF_PEOPLE and self._context.pack.grammar.subject_first
        if of_people and self._thing_follows(event.trigger):
            return "what it is done to is a thing"
        if frame.apart and frame.apart not in event.parts.values():
            return f"no {frame.apart}"
        return ""

    def _is_pluperfect(self, k: int) -> bool:
        """«had met»: what was before that of which the text tells."""
        words = self._context.pack.grammar.pluperfect
        return bool(words) and any(
            item.kind == "aux" and self._context.tokens.words[item.first] in words
            for item in self._context.items[max(0, k - 2) : k]
        )

    def _thing_follows(self, k: int) -> bool:
        """«meet the challenges»: whether a plain noun is the object of the verb ``k``."""
        items = self._context.items
        j = k + 1
        while (
            j < len(items)
            and items[j].kind == "noun"
            and items[j].value == "adjective"
            and not items[j].preposition
        ):
            j += 1
        if j >= len(items) or items[j].kind != "noun" or items[j].preposition:
            return False
        return items[j].value == "noun" and items[j].first - items[k].last <= _NEAR_OBJECT

    def _find_places(self, event: Event, subject: tuple[int, ...]) -> None:
        frame, k = event.frame, event.trigger
        self._places.find(event, k, subject)
        if not event.places and (not frame.places or (frame.place_needed and self._context.by_case)):
            self._places.find(event, k, subject, far=True)
        if not event.places and (frame.type is EventType.MEETING or self._context.by_case):
            self._places.fronted(event, k)
        if (
            not event.places
            and not self._context.by_case
            and "object" in frame.places
            and self._context.items[k].enclitic
        ):
            self._places.before(event, k)
