"""An article in, a reading out: the stages of the engine in their order.

tokens → times → items (phrases, verbs, event nouns, cues) → entities → events → status, voice, time →
relations → one event once → claims. Pure: no clock, no network, no state kept but the packs' data.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from loaders.engine.arguments import Arguments
from loaders.engine.chunks import chunk
from loaders.engine.clauses import Clauses
from loaders.engine.draft import Event
from loaders.engine.entities import Entities
from loaders.engine.filters import Filters
from loaders.engine.merge import kept_of, merge
from loaders.engine.pack import load_pack
from loaders.engine.relate import Ties
from loaders.engine.status import Statuses
from loaders.engine.timex import writing_day
from loaders.engine.tokens import tokenise
from loaders.engine.voice import Voices
from loaders.engine.when import Times
from ontology.claim import Claim, Participant, Relation, Voice
from ontology.reading import Note, Reading
from ontology.terms import EntityKind, EventType, RelationKind, Status

if TYPE_CHECKING:
    from loaders.engine.pack import Pack
    from loaders.engine.tokens import Tokens
    from ontology.article import Article


def read(article: Article) -> Reading:
    """The claims of an article, with their evidence. DataError when there is no pack for its language."""
    return _Read(article).reading()


class _Read:
    def __init__(self, article: Article) -> None:
        self.article = article
        self.pack: Pack = load_pack(article.language)
        self.tokens: Tokens = tokenise(article.text)
        tokens = self.tokens
        times = self.pack.times.find(article.text, tokens.words, tokens.starts, tokens.ends)
        day, late = writing_day(times, article.published)
        self.items = chunk(self.pack, tokens, times)
        self.clauses = Clauses(self.items)
        adjectives = [str(item.value) for item in self.items if item.kind == "nisba"]
        self.entities = Entities(self.pack, tokens, day, adjectives)
        phrases = [item.phrase for item in self.items if item.phrase is not None]
        self.entities.register(phrases)
        self.arguments = Arguments(self.pack, tokens, self.items, self.clauses, self.entities)
        ties = self.pack.ties
        self.statuses = Statuses(self.items, self.clauses, self.pack.cues, tuple(ties["purpose"]))
        self.voices = Voices(self.pack, self.arguments, ties["relays"])
        self.times = Times(self.pack, self.arguments, self.voices, day)
        self.times.notes += [late] if late else []
        self.ties = Ties(self.pack, self.arguments, ties["verbs"])
        self.filters = Filters(self.pack, tokens, self.items, self.entities)

    def reading(self) -> Reading:
        """Everything, in order."""
        events = self._events()
        self.ties.coincidences(events)
        self.times.share(events)
        self._foundings(events)
        self._within_plans(events)
        self.times.places(events)
        events = [event for event in events if not self.filters.trap(event, self.arguments)]
        for event in events:
            event.homes = frozenset(self.arguments.home(place) for place in event.places) - {""}
        events = merge(events)
        return self._build(events)

    def _events(self) -> list[Event]:
        found: list[Event] = []
        for k, item in enumerate(self.items):
            if item.phrase is not None:
                self._see(k)
            elif item.kind == "nisba" and str(item.value).startswith("state/"):
                self.arguments.see_state(str(item.value))
            if not item.frames and item.kind != "verb":
                continue
            for event in self.arguments.events_at(k) if item.frames else ():
                if self._settle(event, found):
                    found.append(event)
                    self.arguments.attend(event)
            if item.kind == "verb" and (statement := self._statement(k)) is not None:
                found.append(statement)
        return found

    def _see(self, k: int) -> None:
        """A subject comes into focus, and so does every state spoken of."""
        item = self.items[k]
        phrase = item.phrase
        if phrase is not None:
            for state in phrase.states or ([self.arguments.home(phrase.entity)] if phrase.entity >= 0 else []):
                if state.startswith("state/"):
                    self.arguments.see_state(state)
        if item.preposition or item.phrase is None or item.phrase.entity < 0 or item.phrase.sense not in {"person", "state"}:
            return
        self.arguments.see(item.phrase.entity)

    def _settle(self, event: Event, earlier: list[Event]) -> bool:
        status, why = self.statuses.of(event)
        if status is None:
            self.arguments.reject(event.trigger, event.frame, why)
            return False
        if event.follows is not None and status is Status.OCCURRED:
            status = event.follows.status
        event.status = event.frame.status or status
        event.why.append(f"{event.status}: {why}")
        item = self.items[event.trigger]
        event.anaphoric = item.kind == "event" and item.definite and why == "no cue" and event.inside is None
        event.voices = self.voices.of(event)
        if event.status is Status.OCCURRED and self._lies_ahead(event):
            event.status = Status.PLANNED
        if event.frame.number:
            counted = self.ties.count(event)
            if counted is not None:
                event.number = counted[0]
                event.last = max(event.last, counted[2])
        self.times.date(event, earlier)
        if event.time_item is not None and event.time is not None:
            time = self.items[event.time_item]
            if time.sentence == self.items[event.trigger].sentence:
                event.first, event.last = min(event.first, time.first), max(event.last, time.last)
        first = self.items[event.trigger]
        skip = first.skip if event.first == first.first and first.kind != "verb" else 0
        event.evidence = [self.tokens.span(event.first, event.last, skip)]
        return True

    def _lies_ahead(self, event: Event) -> bool:
        """Present tense, or no verb at all, with a time that is still to come."""
        base = event.inside if event.inside is not None else event.trigger
        base = event.carrier if event.carrier is not None else base
        features = {form.feature.split(".")[0] for form in self.items[base].verbs}
        if features & {"past"}:
            return False
        if self.times.ahead(event) or self._within_visit(base, features):
            return True
        return features == {"present"} and self.times.today(event) and not self._headline(base)

    def _headline(self, verb: int) -> bool:
        """Present tense of what is done, after its subject: «الملك سلمان يستقبل …»."""
        explicit = self.clauses.explicit(verb)
        return bool(explicit) and explicit[0] < verb

    def _within_plans(self, events: list[Event]) -> None:
        """«ويتوقع أن يصل … حيث يلتقي …»: present tense in the wake of a plan is part of the plan."""
        for event in events:
            features = {form.feature.split(".")[0] for form in self.items[event.trigger].verbs}
            if event.status is not Status.OCCURRED or features != {"present"}:
                continue
            sentence = self.items[event.trigger].sentence
            for other in events:
                before = other.trigger < event.trigger and self.items[other.trigger].sentence == sentence
                if before and other.status is Status.PLANNED and set(other.parts) & set(event.parts):
                    event.status = Status.PLANNED

    def _within_visit(self, verb: int, features: set[str]) -> bool:
        """«وصل … في زيارة يلتقي خلالها»: present tense inside what has just begun or is to come."""
        near = self.items[verb + 1 : verb + 3]
        return features == {"present"} and any(i.kind == "adverb" and i.circumstance == "during" for i in near)

    def _statement(self, k: int) -> Event | None:
        frame = self.pack.speech_frame
        item = self.items[k]
        if frame is None or not any(form.lemma in self.pack.speech_verbs for form in item.verbs):
            return None
        explicit = self.clauses.explicit(k)
        if not explicit:
            return None
        event = Event(frame, k, first=item.first, last=item.last)
        for j in explicit:
            for entity in self.arguments.resolve(j):
                if self.entities.drafts[entity].kind is not EntityKind.PLACE:
                    event.add(entity, frame.subject, "subject")  # type: ignore[arg-type]
                    self.entities.mention(self.items[j].phrase)  # type: ignore[arg-type]
            if self.items[j].sentence == item.sentence:
                event.first, event.last = min(event.first, self.items[j].first), max(event.last, self.items[j].last)
        if not event.parts:
            return None
        event.status = Status.OCCURRED
        self.times.date(event, [])
        event.voices = self.voices.of(event)
        event.evidence = [self.tokens.span(event.first, event.last)]
        return event

    def _foundings(self, events: list[Event]) -> None:
        for event in list(events):
            if event.frame.type is EventType.ANNIVERSARY:
                year = event.time.edtf[:4] if event.time and event.time.edtf[:4].isdigit() else None
                founding = self.ties.founding(event, events, year)
                if founding is not None:
                    for entity, role in founding.parts.items():
                        event.add(entity, role, "what it commemorates")
                    for entity, role in event.parts.items():
                        founding.add(entity, role, "the anniversary")

    def _build(self, events: list[Event]) -> Reading:
        used = {e for event in events for e in (*event.parts, *event.places)}
        used |= {int(v.entity) for event in events for v in event.voices if v.entity}
        for item in self.items:
            if item.phrase is not None and item.phrase.entity >= 0 and item.phrase.sense != "name":
                self.entities.mention(item.phrase)
        entities, ids = self.entities.build(used)
        names = {id(event): f"c{number}" for number, event in enumerate(events, 1)}
        claims = tuple(self._claim(event, names, ids) for event in events)
        return Reading(self.article, entities, claims, tuple(self._notes(events)))

    def _claim(self, event: Event, names: dict[int, str], ids: dict[int, str]) -> Claim:
        relations = [
            Relation(RelationKind(kind), names[id(kept_of(other))])
            for kind, other in event.relations
            if id(kept_of(other)) in names
        ]
        return Claim(
            names[id(event)],
            event.frame.type,
            event.status,
            tuple(Participant(ids[entity], role) for entity, role in event.parts.items()),
            event.time,
            tuple(ids[place] for place in event.places),
            event.number,
            tuple(Voice(ids[int(v.entity)] if v.entity else None, v.span) for v in event.voices),
            tuple(dict.fromkeys(relations)),
            tuple(sorted(event.evidence)),
            event.frame.name,
        )

    def _notes(self, events: list[Event]) -> list[Note]:
        return list(self.times.notes)


