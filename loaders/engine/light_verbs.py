"""Event nouns that a verb carries: «أجرى س اتصالا بص», «اجتماع عقده س», «لقاء بين س وص قد عقد في …»."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loaders.engine.noun_verbs import NounVerbs
from loaders.engine.places import is_area
from ontology.terms import Role

if TYPE_CHECKING:
    from loaders.engine.context import Context
    from loaders.engine.draft import Event
    from loaders.engine.places import Places
    from loaders.engine.pronouns import Pronouns
    from loaders.engine.resolve import Resolver
    from loaders.engine.slots import Slots


class LightVerbs:
    """Finds the verbs that carry the event nouns of one text, and who takes part through them."""

    def __init__(
        self, context: Context, resolver: Resolver, pronouns: Pronouns, slots: Slots, places: Places
    ) -> None:
        self._context = context
        self._resolver = resolver
        self._pronouns = pronouns
        self._slots = slots
        self._places = places
        self._near = NounVerbs(context)
        self._told = context.pack.grammar.subject_first or context.by_case  # a noun's verb may stand far off

    def before(self, event: Event, governor: int) -> bool:
        """«أجرى س اتصالا بص»: the verb carries the noun, its subject takes part. Whether it is so."""
        context, frame, k = self._context, event.frame, event.trigger
        item, verb = context.items[k], context.items[governor]
        lemma = next((form.lemma for form in verb.verbs if form.lemma in frame.light), None)
        if lemma is None and self._only_happens(event, governor):
            event.inside, event.first = governor, min(event.first, verb.first)
            self._fill_between(event, governor, frame.clause or Role.PARTICIPANT, ())
            self._fill_before(event, governor)
            return True
        if lemma is None and self._gathers(event, governor):
            return True
        if lemma is None or item.circumstance:
            return False
        if (
            item.preposition
            and item.preposition not in context.pack.grammar.carrying
            and not self._near.is_part_of(governor, k)
        ):
            return False
        if self._carries_another(event, governor):
            return False
        role = frame.light[lemma]
        subject = tuple(j for j in context.subjects.of(governor) if j not in event.used)
        passive = any(
            aux.kind == "aux" and aux.value == "passive"
            for aux in context.items[max(0, governor - 2) : governor]
        )
        if role is Role.HOST:  # «تستضيف القاهرة قمة»: where it is held
            for j in subject:
                if is_area(context.phrase(j)):
                    self._places.add(event, j)
                    passive = True
        event.inside = governor
        near = bool(context.subjects.explicit(governor))
        named = frame.mutual and len(event.parts) >= 2 and self._names_all(event)
        if not near:
            self._fill_between(event, governor, role, subject)
            if not set(event.parts).isdisjoint(self._resolver.entities_of(subject)):
                named = True  # «والتقى س، ونقل إلى س رسالة»: the subject carried on is another
        if not passive and (near or not named):  # «اقترح ع عقد لقاء بين س وص»
            self._slots.fill(
                event, subject, role, f"subject of «{context.tokens.raw(verb.first)}»", near=near
            )
        if verb.enclitic and lemma in frame.light_object:
            self._slots.fill_pronoun(event, governor, frame.light_object[lemma])
        if near:
            self._fill_between(event, governor, role, subject)
        if frame.mutual and len(event.parts) == 1:
            self._slots.fill(event, context.subjects.asker(governor), role, "who asks for it", near=False)
        event.first = min(event.first, verb.first)
        return True

    def _gathers(self, event: Event, governor: int) -> bool:
        """«جمع لقاء في باريس س وص»: the noun is the verb's subject, and those who meet are its objects."""
        context, k = self._context, event.trigger
        gathered = next(
            (f.lemma for f in context.items[governor].verbs if f.lemma in event.frame.light_object), None
        )
        if gathered is None or governor != k - 1 or context.items[k].preposition or context.items[k].definite:
            return False
        event.inside = governor
        event.first = min(event.first, context.items[governor].first)
        for group in self._slots.bare_after(k)[:1]:
            self._slots.fill(event, group, event.frame.light_object[gathered], "object of the verb")
        return bool(event.parts)

    def happens(self, event: Event) -> bool:
        """Whether all that a verb says of the noun is that it took place."""
        verb = event.inside if event.inside is not None else event.carrier
        lemmas = {form.lemma for form in self._context.items[verb].verbs} if verb is not None else set()
        return self._context.by_case and not lemmas.isdisjoint(self._context.pack.grammar.happening)

    def _fill_before(self, event: Event, governor: int) -> None:
        """«Между Путиным и Токаевым состоялся разговор»: complements before the verb."""
        context, roles = self._context, event.frame.with_
        for j in context.clauses.backward(governor):
            preposition = context.items[j].preposition
            if context.phrase(j) is not None and preposition in roles and j not in event.used:
                group = context.coordination.coordinated(j)
                self._slots.fill(event, group, roles[preposition], f"after «{preposition}»")

    def _only_happens(self, event: Event, governor: int) -> bool:
        """«Состоялись переговоры …»: whether the verb only says that its subject, the noun, took place."""
        context, item = self._context, self._context.items[event.trigger]
        lemmas = {form.lemma for form in context.items[governor].verbs}
        free = not item.preposition and not item.circumstance and item.may_be("subject")
        return context.by_case and free and not lemmas.isdisjoint(context.pack.grammar.happening)

    def _names_all(self, event: Event) -> bool:
        """Whether the noun's own complement names all sides: «بين س وص»."""
        among = self._context.pack.grammar.among
        used = [self._context.items[j] for j in event.used]
        bare = any(not item.preposition and not item.conjunction for item in used)
        if self._context.by_case and bare:
            return True  # «провести встречу Путина с Зеленским»
        return any(self._context.items[j].preposition in among for j in event.used)

    def _carries_another(self, event: Event, governor: int) -> bool:
        """An event noun of the same type stands nearer to the verb."""
        between = self._context.items[governor + 1 : event.trigger]
        nouns = [item for item in between if item.kind == "event" and item.frames and not item.preposition]
        return any(noun.frames[0].type is event.frame.type for noun in nouns)

    def _fill_between(self, event: Event, governor: int, role: Role, subject: tuple[int, ...]) -> None:
        """Complements that stand between the verb and its noun: «أجرى مع س مباحثات»."""
        frame, slots = event.frame, self._slots
        if not frame.with_:
            return
        received = Role.RECIPIENT in frame.with_.values() and role is not Role.RECIPIENT
        for j in range(governor + 1, event.trigger):
            item = self._context.items[j]
            phrase = item.phrase
            if item.kind == "adverb" and item.value == "pronoun" and item.circumstance in frame.with_:
                slots.fill_pronoun_after_preposition(event, frame.with_[item.circumstance], item)
            if phrase is None or j in event.used:
                continue
            if not item.preposition:
                if received and j not in subject and slots.is_person(j):
                    slots.fill(event, (j,), Role.RECIPIENT, "object of the verb")
            elif item.preposition in frame.with_ and phrase.sense != "place":
                grammar = self._context.pack.grammar
                if phrase.sense == "state" and item.preposition in grammar.place_or_partner:
                    continue
                group = self._context.coordination.coordinated(j)
                slots.fill(event, group, frame.with_[item.preposition], f"after «{item.preposition}»")

    def fill_after(self, event: Event, verb: int) -> bool:
        """Who takes part through the verb that ``after`` found. Whether it carries the noun."""
        context, frame = self._context, event.frame
        item = context.items[verb]
        lemmas = [form.lemma for form in item.verbs]
        gathered = next((lemma for lemma in lemmas if lemma in frame.light_object), None)
        carried = next((lemma for lemma in lemmas if lemma in frame.light), None)
        if gathered:
            role = frame.light_object[gathered]
            if item.enclitic:
                for entity in self._pronouns.of_clause(event.trigger):
                    event.add(entity, role, "pronoun on the verb")
            for group in self._slots.bare_after(verb)[:1]:
                self._slots.fill(event, group, role, "object of the verb")
        elif carried and item.passive:
            agents = context.pack.grammar.agent
            for j in context.clauses.forward(verb):
                if context.phrase(j) is not None and context.items[j].preposition in agents:
                    group = context.coordination.coordinated(j)
                    self._slots.fill(event, group, frame.light[carried], "after the passive")
                    break
        elif carried:
            role = frame.light[carried]
            subject = context.subjects.after(verb)
            if subject:
                self._slots.fill(event, subject, role, "subject of the verb")
            elif context.subjects.is_about_thing(verb):
                pass  # «الاتفاق الذي أبرم»: it says nothing of who
            elif item.enclitic or carried not in context.pack.grammar.happening:
                for entity in self._pronouns.of_clause(event.trigger):
                    event.add(entity, role, "pronoun of the verb")
            else:
                event.carrier = verb  # «اتصال هاتفي جرى الخميس»: it says nothing of who
                self._places.find(event, verb)
                return False
        else:
            return False
        self._slots.fill_prepositions(event, verb)
        self._places.find(event, verb)
        event.last = max(event.last, item.last)
        event.carrier = verb
        last = max((context.items[j].last for j in event.used), default=item.last)
        held = None if self._told else self._near.held(verb, last)
        if held is not None and self._near.says_where_held(held):  # «اجتماع سيضم س وص سيعقد في …»
            event.carrier = held
            event.last = max(event.last, context.items[held].last)
            self._places.find(event, held)
        return True

    def fill_held(self, event: Event) -> bool:
        """Where it was, from the verb whose subject the noun itself is: «لقاء بين س وص قد عقد في …».

        False when that verb, negated, says something about it: «a meeting was not discussed».
        """
        items = self._context.items
        last = max((items[j].last for j in event.used), default=items[event.trigger].last)
        held = self._near.held(event.trigger, last)
        lemmas = {form.lemma for form in items[held].verbs} if held is not None else set()
        undone = self._told and not lemmas.isdisjoint(self._context.pack.cues.verbs)
        happens = self._context.by_case and not lemmas.isdisjoint(self._context.pack.grammar.happening)
        if held is not None and (undone or happens or not lemmas.isdisjoint(event.frame.light)):
            event.carrier = held
            event.last = max(event.last, items[held].last)
            self._places.find(event, held)
        elif held is not None and self._told:
            known = items[event.trigger].definite or bool(items[event.trigger].enclitic)
            return known or all(item.kind != "neg" for item in items[max(0, held - 2) : held])
        return True
