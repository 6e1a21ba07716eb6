"""Who takes part in an event though its noun doesn't name them: they stand elsewhere in the sentence.

«وأضاف غالانت، في اتصال مع …», «استعداد طهران لمفاوضات مع …», «لقاء بين س وص بوساطة ع».
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from loaders.engine.families import TALKS, TIES
from loaders.engine.office_codes import SPOKESPERSON
from ontology.terms import EventType, Role

if TYPE_CHECKING:
    from collections.abc import Iterator

    from loaders.engine.context import Context
    from loaders.engine.draft import Event
    from loaders.engine.focus import Focus
    from loaders.engine.phrase import Phrase
    from loaders.engine.pronouns import Pronouns
    from loaders.engine.resolve import Resolver
    from loaders.engine.slots import Slots


class Bystanders:
    """Looks for them in one text; whoever is found is added to the event."""

    def __init__(
        self, context: Context, focus: Focus, resolver: Resolver, pronouns: Pronouns, slots: Slots
    ) -> None:
        self._context = context
        self._focus = focus
        self._resolver = resolver
        self._pronouns = pronouns
        self._slots = slots

    def willing(self, event: Event) -> None:
        """«استعداد طهران لمفاوضات مع …», «استعدادها للحوار مع …»: whose will it is takes part."""
        items, k = self._context.items, event.trigger
        role = event.frame.clause or Role.PARTICIPANT
        for j in self._context.clauses.backward(k):
            if items[j].kind != "cue":
                continue
            after = items[j + 1]
            if items[j].enclitic:
                self._slots.fill_all(event, self._pronouns.antecedent(j), role, "whose will it is")
            elif after.kind == "phrase" and after.first == items[j].last and j + 1 < k:
                self._slots.fill(event, (j + 1,), role, "whose will it is")
            elif (before := self.right_before(j)) is not None:
                self._slots.fill(event, (before,), role, "whose will it is")
            return

    def one_sided(self, event: Event) -> bool:
        """«دعت تركيا إلى اجتماع مع سوريا والأردن»: whether all found so far are the other side."""
        grammar, items = self._context.pack.grammar, self._context.items
        if not event.frame.mutual or len(event.parts) < 2 or event.inside is not None or not event.used:
            return False
        with_ = grammar.partner - grammar.among
        used = sorted(event.used)
        joined = all(items[j].preposition in with_ or items[j].conjunction for j in used)
        return joined and items[used[0]].preposition in with_ and len(used) >= len(event.parts)

    def right_before(self, j: int) -> int | None:
        """«Москва готова к переговорам»: the bare phrase right before the item, over «was» and the like."""
        items = self._context.items
        i = j - 1
        while i > 0 and items[i].kind in {"aux", "adverb"} and items[i].last == items[i + 1].first:
            i -= 1
        bare = items[i].kind == "phrase" and not items[i].preposition and items[i].last == items[i + 1].first
        return i if bare else None

    def of_clause(self, event: Event, governor: int | None) -> None:
        """«وأضاف غالانت، في اتصال مع …»: the one who does what the clause says takes part."""
        context, frame, k = self._context, event.frame, event.trigger
        role = frame.clause
        verb = governor if governor is not None else context.clauses.following_verb(k)
        if verb is None or role is None:
            return
        asked = self._addressee(verb, k)
        subject = [j for j in context.subjects.of(verb) if j not in event.used] if asked is None else [asked]
        if frame.mutual and len(event.parts) >= 2 and not self.one_sided(event):
            return
        if frame.type is EventType.VISIT and self._is_reception(verb):
            # «استقبل بوتين الأسد في زيارة …»: the guest is the visitor
            subject = [j for group in self._slots.bare_after(verb) for j in group if j not in subject]
        elif context.subjects.sends(verb):
            subject = list(context.subjects.sent(verb)) or subject
        before = context.items[k - 1]
        carried = before.kind == "noun" and before.last == context.items[k].first
        aiming = before if carried and not context.items[k].preposition else context.items[k]
        purpose = aiming.preposition in context.pack.grammar.purpose
        if frame.mutual and not purpose and any(map(context.is_collective, event.parts)):
            return
        if not event.parts and frame.type in TALKS and len(self._resolver.entities_of(subject)) == 1:
            for group in self._slots.bare_after(verb):  # «أعلم الوزير، في اتصال هاتفي، نظيره …»
                if not set(group) & set(subject):
                    people = [j for j in group if self._slots.is_person(j)]
                    self._slots.fill(event, people, role, "object of the clause")
        if frame.type is EventType.AGREEMENT and self._is_saying(verb) and not self._is_setting(k):
            for entity in self._resolver.entities_of(subject):
                if context.home(entity):  # who announces a signing need not be the one who signs
                    event.add(context.state_of(entity), role, "state of the one who announces it")
            return
        if role is Role.SENDER:  # «أعلنت هولندا طرد القنصل الفنزويلي في روتردام»
            for entity in self._resolver.entities_of(subject):
                if event.parts.get(entity) is Role.RECIPIENT:
                    event.parts[entity] = role
        self._slots.fill(event, self._speaking_for(event, subject, verb), role, "subject", near=False)

    def _speaking_for(self, event: Event, subject: list[int], verb: int) -> list[int]:
        """«نفى المتحدث باسم الخارجية وجود مفاوضات»: his state talks, not he; those who are left."""
        context = self._context
        sends = event.frame.type is EventType.ENVOY
        if not (sends or event.frame.type in TALKS) or not self._is_saying(verb):
            return subject
        if context.items[event.trigger].circumstance == "during":
            return subject  # «قال المتحدث خلال لقاء مع الوفد»
        spokesmen = [j for j in subject if _is_spokesman(context.phrase(j))]
        role = event.frame.clause or Role.PARTICIPANT
        for state in dict.fromkeys(s for j in spokesmen for s in self._spoken_for(j)):
            event.add(context.entities.listed(state), role, "state of its spokesman")
        return [j for j in subject if j not in spokesmen]

    def _spoken_for(self, j: int) -> Iterator[str]:
        """The states for whose bodies the spokesman ``j`` speaks; none for a body of no state."""
        phrase, entries = self._context.phrase(j), self._context.pack.gazetteer.entries
        for held in phrase.offices if phrase else ():
            for body in held.states if held.code == SPOKESPERSON else ():
                entry = entries.get(body)
                if entry is not None and entry.iso:
                    yield f"state/{entry.iso}"

    def _is_setting(self, k: int) -> bool:
        """«في بيان مشترك، جدد الزعيمان …»: those who speak are those who agreed."""
        grammar = self._context.pack.grammar
        return self._context.items[k].preposition in set(grammar.place) - set(grammar.place_or_partner)

    def _is_saying(self, verb: int) -> bool:
        speech = self._context.pack.speech_verbs
        return any(form.lemma in speech for form in self._context.items[verb].verbs)

    def _is_reception(self, verb: int) -> bool:
        frames = self._context.pack.verb_frames
        lemmas = [form.lemma for form in self._context.items[verb].verbs]
        return any(frame.subject is Role.HOST for lemma in lemmas for frame in frames.get(lemma, ()))

    def _addressee(self, verb: int, k: int) -> int | None:
        """«طلب من الأسد اللقاء»: the one asked is the one who is to act."""
        items, asked = self._context.items, self._context.pack.grammar.addressee
        preposition = next((asked[form.lemma] for form in items[verb].verbs if form.lemma in asked), None)
        if preposition is None:
            return None
        between = range(verb + 1, k)
        return next(
            (j for j in between if items[j].kind == "phrase" and items[j].preposition == preposition), None
        )

    def visitor(self, event: Event) -> None:
        """«السماح لوفود … بزيارة»: whoever was named last before, in the sentence."""
        for j in self._context.before_in_sentence(event.trigger):
            phrase = self._context.phrase(j)
            if phrase is not None and (phrase.sense == "person" or phrase.detail == "delegation"):
                self._slots.fill(event, (j,), Role.VISITOR, "named before")
                return

    def nearest(self, event: Event) -> bool:
        """«خروج الرئيس كان لعقد قمة مع …»: the other side is the person named last. Whether there is one."""
        context = self._context
        homes = {context.home(e) for e in event.parts}
        for j in context.before_in_sentence(event.trigger):
            phrase = context.phrase(j)
            if phrase is None or phrase.sense != "person" or j in event.used:
                continue
            others = [e for e in self._resolver.entities_at(j) if context.home(e) not in homes]
            role = event.frame.clause or Role.PARTICIPANT
            self._slots.fill_all(event, others, role, "person named before")
            return bool(others)
        return False

    def of_recent(self, event: Event) -> None:
        """Those of the event told before it in the sentence: «لقاء بين س وص بوساطة ع», «يليه توقيع اتفاق»."""
        frame, recent = event.frame, self._focus.recent
        if recent is None or not self._context.same_sentence(recent.trigger, event.trigger):
            return
        if frame.joins and self._is_governed(event.trigger):
            self._follow(event, recent, frame.joins, "those of the event that it serves")
        if frame.inherits and not event.parts:
            role = frame.clause or Role.PARTY
            self._follow(event, recent, role, "those of the event before it in the sentence")

    def _is_governed(self, k: int) -> bool:
        """Whether a preposition stands before the noun ``k``, over adjectives: «under Turkish mediation»."""
        items = self._context.items
        j = k - 1
        while j > 0 and items[j].kind in {"nisba", "dash"}:
            j -= 1
        return bool(items[k].preposition) or items[j].kind == "prep"

    def _follow(self, event: Event, recent: Event, role: Role, why: str) -> None:
        event.follows = recent
        for entity in recent.parts:
            event.add(entity, role, why)

    def other_state(self, event: Event) -> None:
        """Ties have two ends: the other is the state spoken of last."""
        if event.frame.type not in TIES or len(event.parts) != 1:
            return
        home = self._context.home(next(iter(event.parts)))
        other = next((state for state in self._focus.states if state != home), None)
        if home and other is not None:
            event.add(self._context.entities.listed(other), Role.PARTY, "the other state spoken of")


def _is_spokesman(phrase: Phrase | None) -> bool:
    return phrase is not None and any(held.code == SPOKESPERSON for held in phrase.offices)
