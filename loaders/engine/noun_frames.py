"""Nouns that tell of events: the frame of a noun applied to its complements, its verb and its clause."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loaders.engine.before_noun import BeforeNoun
from loaders.engine.beside import complement_follows, stands_beside
from loaders.engine.draft import Event
from loaders.engine.families import TALKS, TIES
from loaders.engine.places import is_area
from loaders.engine.settle import settle
from loaders.engine.slots import is_posted
from ontology.terms import EventType, Role

if TYPE_CHECKING:
    from loaders.engine.bystanders import Bystanders
    from loaders.engine.context import Context
    from loaders.engine.focus import Focus
    from loaders.engine.frames import Frame
    from loaders.engine.light_verbs import LightVerbs
    from loaders.engine.places import Places
    from loaders.engine.pronouns import Pronouns
    from loaders.engine.slots import Slots

_BETWEEN = frozenset({"nisba", "adverb", "count", "open"})
_NEXT = 1  # tokens between a name and the complement after it
_FAR_OBJECT = 12  # tokens between a noun with a pronoun and its object
_ADJECTIVES = 8  # items after the noun among which its adjectives are looked for


class NounFrames:
    """Reads the events that the nouns of one text tell of."""

    def __init__(
        self,
        context: Context,
        focus: Focus,
        pronouns: Pronouns,
        slots: Slots,
        places: Places,
        light_verbs: LightVerbs,
        bystanders: Bystanders,
    ) -> None:
        self._context = context
        self._focus = focus
        self._pronouns = pronouns
        self._slots = slots
        self._places = places
        self._light_verbs = light_verbs
        self._bystanders = bystanders
        self._modified = context.pack.grammar.modifiers_first
        self._before = BeforeNoun(context, slots)

    def event(self, frame: Frame, k: int) -> Event | None:
        """The event that the noun ``k`` tells of by a frame; None when it tells of none, the reason kept."""
        context = self._context
        item = context.items[k]
        governor = context.clauses.governor(k)
        if why := self._unfit(frame, k, governor):
            context.reject(k, frame, why)
            return None
        event = Event(frame, k, first=item.first, last=item.last, previous=self._is_previous(k))
        doer = self._fill_complements(event)
        if item.enclitic and self._greets(event):
            swapped = {Role.HOST: Role.PARTICIPANT, Role.PARTICIPANT: Role.HOST}
            event.parts = {entity: swapped.get(role, role) for entity, role in event.parts.items()}
        carried = bool(frame.light) and governor is not None and not doer
        light = carried and governor is not None and self._light_verbs.before(event, governor)
        after = self._light_verbs.after(event)
        if after is not None:
            light = self._light_verbs.fill_after(event, after) or light
        if frame.light_needed and not light and len(event.parts) < 2:
            context.reject(k, frame, "no verb that carries it")
            return None
        if frame.type in TIES and len(event.parts) < 2:
            self._slots.fill_prepositions(event, k, far=True)
        held = frame.light and after is None and (event.parts or context.by_case)
        if held and not self._light_verbs.fill_held(event):
            context.reject(k, frame, "what is denied is something about it")
            return None
        self._places.find(event, k)
        if governor is not None and event.inside is not None:
            self._places.between(event, governor, k)
            if context.by_case and not event.places:
                self._places.fronted(event, governor)
        if frame.clause and len(event.parts) < 2 and (frame.needs > 1 or frame.type is EventType.MEDIATION):
            self._bystanders.willing(event)
        if not event.parts and self._light_verbs.happens(event):
            self._told_again(event)
        own = len(event.parts)
        if self._modified and item.definite and own == 1 and frame.mutual and light:
            context.reject(k, frame, "points back at an event told before")
            return None
        if why := self._look_around(event, governor, light):
            context.reject(k, frame, why)
            return None
        self._address(event)
        unsaid = not context.by_case  # where endings tell the subject, it is said
        return settle(context, event, lone=light and own == 1 and unsaid)

    def _address(self, event: Event) -> None:
        """«в разговоре с Путиным выразил соболезнования»: to whom, when only the other side can be meant."""
        recent, words = (
            self._focus.recent,
            event.frame.type in {EventType.CONDOLENCE, EventType.CONGRATULATION},
        )
        if not words or recent is None or not self._context.by_case or recent.frame.type not in TALKS:
            return
        near = self._context.same_sentence(recent.trigger, event.trigger)
        others = [entity for entity in recent.parts if entity not in event.parts]
        if (
            near
            and len(recent.parts) == 2
            and list(event.parts.values()) == [Role.SENDER]
            and len(others) == 1
        ):
            event.add(others[0], Role.RECIPIENT, "the other side of the talks")

    def _told_again(self, event: Event) -> None:
        """«Встреча состоялась в среду»: of the talks told last, whose sides are not named again."""
        recent, items = self._focus.recent, self._context.items
        if recent is None or not {recent.frame.type, event.frame.type} <= TALKS or len(recent.parts) < 2:
            return
        if items[event.trigger].sentence - items[recent.trigger].sentence <= 1:
            role = event.frame.clause or Role.PARTICIPANT
            self._slots.fill_all(event, recent.parts, role, "those of the talks told before")

    def _unfit(self, frame: Frame, k: int, governor: int | None) -> str:
        """Why the noun tells of no such event, from what stands around it; empty when it may."""
        item = self._context.items[k]
        if not stands_beside(self._context, frame, k):
            return "none of the words that it needs beside it"
        if not complement_follows(self._context, frame, k):
            return "its complement does not follow"
        circumstance = (item.preposition or item.circumstance == "during") and not item.enclitic
        if governor is not None and circumstance and self._told_by(frame, governor):
            return "the verb before it tells the same"
        return ""

    def _greets(self, event: Event) -> bool:
        """«وكان في استقباله س»: the pronoun is the guest, and who follows received him."""
        k, grammar = event.trigger, self._context.pack.grammar
        if event.frame.possessor is not Role.HOST:
            return False
        inside = set(grammar.place) - set(grammar.place_or_partner)
        before = [item.kind for item in self._context.items[max(0, k - 2) : k]]
        return self._context.items[k].preposition in inside and "aux" in before

    def _told_by(self, frame: Frame, verb: int) -> bool:
        pack = self._context.pack
        lemmas = [form.lemma for form in self._context.items[verb].verbs]
        if any(lemma in pack.speech_verbs for lemma in lemmas):
            return False
        frames = [found for lemma in lemmas for found in pack.verb_frames.get(lemma, ())]
        return any(found.type is frame.type and not found.beside for found in frames)

    def _fill_complements(self, event: Event) -> bool:
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

    def _look_around(self, event: Event, governor: int | None, light: bool) -> str:
        """Bring in whoever the noun leaves unnamed; why it tells of no event of its own, or empty."""
        frame, k, bystanders = event.frame, event.trigger, self._bystanders
        item = self._context.items[k]
        own = len(event.parts)
        new = (
            frame.inherits and item.preposition in self._context.pack.grammar.carrying
        )  # «توجت بالتوقيع على»
        if item.definite and not own and not new and not self._stands_alone(frame, k):
            return "points back at an event told before"
        short = own < max(frame.needs, 1) or (frame.clause not in {None, *event.parts.values()})
        anchored = event.parts or event.places or item.preposition or item.circumstance
        if frame.clause and not light and short and anchored:
            bystanders.of_clause(event, governor)
            if not own and frame.mutual and len(event.parts) < 2:
                return "its own words name nobody"
        if frame.type is EventType.VISIT and not event.parts and event.places:
            bystanders.visitor(event)
        alone = own == 1 and len(event.parts) == 1 and not any(map(self._context.is_collective, event.parts))
        if not (frame.mutual and alone and not light and bystanders.nearest(event)):
            bystanders.other_state(event)
        bystanders.of_recent(event)
        return ""

    def _stands_alone(self, frame: Frame, k: int) -> bool:
        """Whether a definite noun may tell of something new: «الذكرى», «الهجوم الذي …»."""
        if frame.type is EventType.ANNIVERSARY:
            return True
        after = self._context.items[k + 1 : k + 3]
        told = any(
            item.kind == "rel" or (item.kind == "prep" and item.value in frame.with_) for item in after
        )
        return told and frame.type is EventType.ATTACK

    def _is_previous(self, k: int) -> bool:
        """«آخر لقاء», «اللقاء السابق»: not the one that is being told."""
        items = self._context.items
        if k > 0 and items[k - 1].kind == "last" and items[k - 1].last == items[k].first:
            return True
        return any(item.kind == "last" and item.first - items[k].last < 4 for item in items[k + 1 : k + 3])

    def _fill_nisba(self, event: Event) -> None:
        """«القمة السورية التركية»: the states that adjectives on the noun name."""
        frame, k, items = event.frame, event.trigger, self._context.items
        if frame.nisba is None:
            return
        last = items[k].last
        found: list[str] = []
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
        doer = frame.possessor if self._complement_says(frame.genitive, event, group[-1]) else None
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
