"""Nouns that tell of events: the frame of a noun applied to its complements, its verb and its clause."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loaders.engine.bearers import Bearers
from loaders.engine.beside import complement_follows, stands_beside
from loaders.engine.draft import Event
from loaders.engine.families import TALKS, TIES
from loaders.engine.noun_complements import NounComplements
from loaders.engine.noun_verbs import NounVerbs
from loaders.engine.offers import Offers
from loaders.engine.settle import settle
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
        self._slots = slots
        self._places = places
        self._light_verbs = light_verbs
        self._noun_verbs = NounVerbs(context)
        self._bystanders = bystanders
        self._offers = Offers(context, focus, pronouns, slots, bystanders)
        self._bearers = Bearers(context, focus, slots)
        self._modified = context.pack.grammar.modifiers_first
        self._complements = NounComplements(context, focus, pronouns, slots)

    def event(self, frame: Frame, k: int) -> Event | None:
        """The event that the noun ``k`` tells of by a frame; None when it tells of none, the reason kept."""
        context = self._context
        item = context.items[k]
        governor = context.clauses.governor(k)
        if why := self._unfit(frame, k, governor):
            context.reject(k, frame, why)
            return None
        event = Event(frame, k, first=item.first, last=item.last, previous=self._is_previous(k))
        doer = self._complements.fill(event)
        carried = bool(frame.light) and governor is not None and not doer
        light = carried and governor is not None and self._light_verbs.before(event, governor)
        after = self._noun_verbs.after(k)
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
        elif governor is not None and self._is_told_by(governor, k):
            self._places.between(event, governor, k)
        self._bearers.fill(event, governor)
        few = len(event.parts) < 2 or self._bystanders.one_sided(event)
        if frame.clause and few and (frame.needs > 1 or frame.type is EventType.MEDIATION):
            self._bystanders.willing(event)
        self._offers.offered(event, governor)
        if not event.parts and self._light_verbs.happens(event):
            self._told_again(event)
        if not event.parts and item.circumstance == "during" and not item.definite:
            self._talked_in(event, governor)
        own = len(event.parts)
        if self._modified and item.definite and own == 1 and frame.mutual and light:
            context.reject(k, frame, "points back at an event told before")
            return None
        if why := self._look_around(event, governor, light):
            context.reject(k, frame, why)
            return None
        self._address(event)
        self._liken(event)
        self._offers.host(event, governor)
        self._offers.contained(event, governor)
        unsaid = not context.by_case  # where endings tell the subject, it is said
        return settle(context, event, lone=light and own == 1 and unsaid)

    def _address(self, event: Event) -> None:
        """«в разговоре с Путиным выразил соболезнования»: to whom, when only the other side can be meant."""
        recent, words = (
            self._focus.recent,
            event.frame.type in {EventType.CONDOLENCE, EventType.CONGRATULATION},
        )
        first = self._context.pack.grammar.subject_first
        if not words or recent is None or first or recent.frame.type not in TALKS:
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

    def _liken(self, event: Event) -> None:
        """«كما بعث ولي العهد برقية مماثلة»: of the type of the one told before, and to the same."""
        context, before = self._context, self._focus.cable
        after = context.tokens.words[context.items[event.trigger].last :][:1]
        if before is None or event.frame.alike.isdisjoint(after):
            return
        if context.items[event.trigger].sentence - context.items[before.trigger].sentence > 1:
            return
        event.frame = before.frame
        if Role.RECIPIENT not in event.parts.values():
            to = [entity for entity, role in before.parts.items() if role is Role.RECIPIENT]
            self._slots.fill_all(event, to, Role.RECIPIENT, "to whom the one before went")

    def _told_again(self, event: Event) -> None:
        """«Встреча состоялась в среду»: of the talks told last, whose sides are not named again."""
        recent, items = self._focus.recent, self._context.items
        if recent is None or not {recent.frame.type, event.frame.type} <= TALKS or len(recent.parts) < 2:
            return
        if items[event.trigger].sentence - items[recent.trigger].sentence <= 1:
            role = event.frame.clause or Role.PARTICIPANT
            self._slots.fill_all(event, recent.parts, role, "those of the talks told before")

    def _talked_in(self, event: Event, governor: int | None) -> None:
        """«بحث س مع ص، خلال اتصال هاتفي»: those whom the verb tells to have talked, talked in it."""
        recent = self._focus.recent
        if (
            recent is not None
            and recent.trigger == governor
            and {recent.frame.type, event.frame.type} <= TALKS
        ):
            role = event.frame.clause or Role.PARTICIPANT
            self._slots.fill_all(event, recent.parts, role, "those of the verb before it")

    def _unfit(self, frame: Frame, k: int, governor: int | None) -> str:
        """Why the noun tells of no such event, from what stands around it; empty when it may."""
        item = self._context.items[k]
        if frame.after and item.preposition not in frame.after:
            return "none of the prepositions that it needs before it"
        if frame.type is EventType.AGREEMENT and self._context.items[k - 1].kind == "reported":
            return "named as a source"  # «وفق بيان مشترك»
        if frame.type is EventType.VISIT and self._noun_verbs.is_round(k):
            return "a round of talks"
        if not stands_beside(self._context, frame, k):
            return "none of the words that it needs beside it"
        if not complement_follows(self._context, frame, k):
            return "its complement does not follow"
        belongs = self._modified and item.preposition in self._context.pack.grammar.belonging
        aside = item.preposition and not belongs  # «hosted several rounds of talks» tells of the talks
        circumstance = (aside or item.circumstance == "during") and not item.enclitic
        said = governor is not None and self._noun_verbs.said_of(k)
        if governor is not None and circumstance and not said and self._told_by(frame, governor):
            return "the verb before it tells the same"
        return ""

    def _is_told_by(self, verb: int, k: int) -> bool:
        """«انطلقت في جنيف المفاوضات»: whether all that the verb says is that the noun took place."""
        item, happening = self._context.items[k], self._context.pack.grammar.happening
        free = not item.circumstance and (not item.preposition or self._noun_verbs.is_part_of(verb, k))
        return free and any(form.lemma in happening for form in self._context.items[verb].verbs)

    def _told_by(self, frame: Frame, verb: int) -> bool:
        pack = self._context.pack
        lemmas = [form.lemma for form in self._context.items[verb].verbs]
        if any(lemma in pack.speech_verbs for lemma in lemmas):
            return False
        frames = [found for lemma in lemmas for found in pack.verb_frames.get(lemma, ())]
        return any(found.type is frame.type and not found.beside for found in frames)

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
        short = (
            own < max(frame.needs, 1)
            or bystanders.one_sided(event)
            or (frame.clause not in {None, *event.parts.values()})
        )
        anchored = event.parts or event.places or item.preposition or item.circumstance
        if frame.clause and not light and short and (anchored or self._announced(event, governor)):
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

    def _announced(self, event: Event, governor: int | None) -> bool:
        """«أعلنت السعودية والصين توقيع اتفاقية»: several announce what they have done."""
        context = self._context
        if governor is None or context.by_case or event.frame.needs < 2:
            return False
        if not context.items[governor].speech:
            return False
        return len(context.subjects.explicit(governor)) > 1

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
