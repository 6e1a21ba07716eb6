"""Who stands with an event noun: as pronoun, adjective, genitive, or before it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loaders.engine.before_noun import BeforeNoun
from loaders.engine.places import is_area
from loaders.engine.slots import is_posted
from ontology.terms import EventType, Role

if TYPE_CHECKING:
    from loaders.engine.context import Context
    from loaders.engine.draft import Event
    from loaders.engine.focus import Focus
    from loaders.engine.pronouns import Pronouns
    from loaders.engine.slots import Slots

_BETWEEN = frozenset({"nisba", "adverb", "count", "open"})
_NEXT = 1  # tokens between a name and the complement after it
_FAR_OBJECT = 12  # tokens between a noun with a pronoun and its object
_ADJECTIVES = 8  # items after the noun among which its adjectives are looked for


class NounComplements:
    """Fills the slots of event nouns from their complements."""

    def __init__(self, context: Context, focus: Focus, pronouns: Pronouns, slots: Slots) -> None:
        self._context = context
        self._focus = focus
        self._pronouns = pronouns
        self._slots = slots
        self._modified = context.pack.grammar.modifiers_first
        self._before = BeforeNoun(context, slots)

    def fill(self, event: Event) -> bool:
        """Who stands with the noun itself: as pronoun, adjective, genitive, after prepositions.

        Returns whether the genitive is who does it, so that the verb's subject only passes it on.
        """
        frame, k = event.frame, event.trigger
        if self._context.items[k].enclitic and frame.possessor:
            self._fill_possessor(event, frame.possessor)
        if self._modified:
            self._before.fill(event)
        self._fill_nisba(event)
        doer = self._fill_genitive(event)
        self._slots.fill_prepositions(event, k)
        if self._context.items[k].enclitic and self._greets(event):
            swapped = {Role.HOST: Role.PARTICIPANT, Role.PARTICIPANT: Role.HOST}
            event.parts = {entity: swapped.get(role, role) for entity, role in event.parts.items()}
        return doer

    def _fill_possessor(self, event: Event, role: Role) -> None:
        """Whom the pronoun on the noun means: who does it, but «لتهنئته» to whom it is done."""
        item, recent = self._context.items[event.trigger], self._focus.recent
        aimed = item.preposition in self._context.pack.grammar.purpose and item.skip
        if aimed and role is Role.SENDER and event.frame.genitive is Role.RECIPIENT:
            governor = self._context.clauses.governor(event.trigger)
            subject = () if governor is None else self._context.subjects.of(governor)
            self._slots.fill(event, subject, role, "subject of the clause", near=False)
            self._slots.fill_all(event, self._slots.other(event), Role.RECIPIENT, "possessor")
        elif role is Role.WINNER and recent is not None and self._congratulates(event, recent):
            people = [entity for entity, part in recent.parts.items() if part is Role.RECIPIENT]
            self._slots.fill_all(event, people, role, "the one congratulated")
        else:
            self._slots.fill_all(event, self._pronouns.antecedent(event.trigger), role, "possessor")

    def _congratulates(self, event: Event, recent: Event) -> bool:
        """«لتهنئته بانتخابه»."""
        near = self._context.same_sentence(recent.trigger, event.trigger)
        return near and recent.frame.type is EventType.CONGRATULATION

    def _greets(self, event: Event) -> bool:
        """«وكان في استقباله س»: the pronoun is the guest, and who follows received him."""
        k, grammar = event.trigger, self._context.pack.grammar
        if event.frame.possessor is not Role.HOST:
            return False
        inside = set(grammar.place) - set(grammar.place_or_partner)
        before = [item.kind for item in self._context.items[max(0, k - 2) : k]]
        return self._context.items[k].preposition in inside and "aux" in before

    def _fill_nisba(self, event: Event) -> None:
        """«القمة السورية التركية»: the states that adjectives on the noun name."""
        frame, k, items = event.frame, event.trigger, self._context.items
        if frame.nisba is None:
            return
        last = items[k].last
        found: list[str] = []
        offered = items[k].preposition in self._context.pack.grammar.purpose and frame.needs < 2
        if offered and items[k - 1].kind == "nisba" and items[k - 1].last == items[k].first:
            found.append(str(items[k - 1].value))  # «عرضا عراقيا للوساطة»
        for item in items[k + 1 : k + 1 + _ADJECTIVES]:
            gap = item.first - last
            if item.kind == "nisba" and gap <= 3:
                found.append(str(item.value))
            elif not (item.kind in {"dash", "comma", "adverb"} and gap <= 2) and not (
                item.kind == "noun" and item.value == "adjective"
            ):
                break
            last = item.last
        if len(found) >= 2 or frame.needs < 2 or frame.type is EventType.MEDIATION:
            for state in found:
                event.add(self._context.entities.listed(state), frame.nisba, "adjective on the noun")

    def _fill_genitive(self, event: Event) -> bool:
        """«زيارة بوتين», «استقبال الأسد الوفد»: the name right after the noun, and the one after that.

        Returns whether the name is the doer's though the frame expects there whom it is done to.
        """
        frame, items = event.frame, self._context.items
        j = self._after_noun(event)
        if j is None or frame.genitive is None:
            return False
        group = self._context.coordination.coordinated(j)
        second = group[-1] + 1 if self._is_bare(group[-1] + 1) else None
        if frame.object and second is None and is_posted(items[j].phrase):
            self._slots.fill(event, group, frame.object, "genitive")
            return False
        if "genitive" in frame.places and is_area(items[j].phrase):
            return False
        two = frame.object is not None and second is not None  # «استقبال س ص»
        says = two or self._complement_says(frame.genitive, event, group[-1])
        doer = frame.possessor if says else None
        self._slots.fill(event, group, doer or frame.genitive, "genitive")
        if frame.object and second is not None:
            objects = self._context.coordination.coordinated(second)
            self._slots.fill(event, objects, frame.object, "object")
        return doer is not None

    def _complement_says(self, role: Role, event: Event, last: int) -> bool:
        """«إدانة المملكة للتفجير»: whether what stands after item ``last`` has the role of the genitive."""
        items, frame = self._context.items, event.frame
        j = last + 1
        if j + 1 >= len(items):
            return False
        if items[j].kind == "event" and items[j].conjunction and items[j].enclitic:
            j += 1  # «إدانة المملكة واستنكارها للتفجير»
        near = items[j].kind in {"phrase", "event"} and items[j].first - items[j - 1].last <= _NEXT
        return near and bool(items[j].preposition) and frame.with_.get(items[j].preposition) is role

    def _after_noun(self, event: Event) -> int | None:
        """The bare phrase right after the noun, over adjectives and the like."""
        frame, k, items = event.frame, event.trigger, self._context.items
        item = items[k]
        if item.definite:
            return None
        other_role = frame.possessor is not None and frame.genitive is not frame.possessor
        if item.enclitic and not other_role and not frame.mutual:
            return None  # «زيارته»: the pronoun has taken the place
        j = k + 1
        if item.enclitic:  # «استقباله في بوتراجايا أمس السفير …»
            bare = (i for i in self._context.clauses.forward(k) if self._is_bare(i))
            j = next(bare, len(items))
            return j if j < len(items) and items[j].first - item.last <= _FAR_OBJECT else None
        while j < len(items) and items[j].kind in _BETWEEN and items[j].first - item.last < 4:
            j += 1
        return j if self._is_bare(j) and items[j].first - item.last <= 3 else None

    def _is_bare(self, j: int) -> bool:
        """Whether item ``j`` is a phrase that neither a preposition nor «و» joins to what is before."""
        items = self._context.items
        return (
            j < len(items)
            and items[j].kind == "phrase"
            and not items[j].preposition
            and not items[j].conjunction
            and items[j].may_be("genitive")
        )
