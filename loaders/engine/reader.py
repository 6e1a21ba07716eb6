"""An article in, a reading out: the stages of the engine in their order.

tokens → times → items (phrases, verbs, event nouns, cues) → entities → events → status, voice, time →
relations → one event once → claims. Pure: no clock, no network, no state kept but the packs' data.
"""

from __future__ import annotations

from itertools import takewhile
from pathlib import Path
from typing import TYPE_CHECKING

from loaders.engine.arguments import Arguments
from loaders.engine.chunks import chunk
from loaders.engine.claims import build
from loaders.engine.clauses import BOUNDARIES, VERBS, Clauses
from loaders.engine.context import Context
from loaders.engine.coordination import Coordination
from loaders.engine.draft import Reason
from loaders.engine.entities import Entities
from loaders.engine.families import CARRIED
from loaders.engine.filters import Filters
from loaders.engine.focus import Focus
from loaders.engine.governing import part_attributions
from loaders.engine.mediated import join_parties
from loaders.engine.merge import merge
from loaders.engine.occasions import give_occasions
from loaders.engine.pack import LANGUAGES, load_pack
from loaders.engine.plans import Plans
from loaders.engine.relate import Ties
from loaders.engine.resolve import Resolver
from loaders.engine.senders import Senders
from loaders.engine.sharing import share_places, share_times
from loaders.engine.statements import statement_at
from loaders.engine.status import Statuses
from loaders.engine.subjects import Subjects
from loaders.engine.tenures import Tenures
from loaders.engine.timex import writing_day
from loaders.engine.tokens import tokenise
from loaders.engine.voice import Voices
from loaders.engine.when import Times
from ontology.reading import Reading
from ontology.terms import EventType, Status

if TYPE_CHECKING:
    from loaders.engine.draft import Event
    from loaders.engine.pack import Pack
    from loaders.engine.phrase import Phrase
    from ontology.article import Article

_IN_FOCUS = frozenset({"person", "state"})


def read(article: Article, packs: Path = LANGUAGES) -> Reading:
    """The claims of an article, with their evidence. DataError when there is no pack for its language."""
    return Reader(article, packs).reading()


def _pack(language: str, packs: Path) -> Pack:
    """The pack; that of the usual folder is asked for as everybody does, so that it is loaded once."""
    return load_pack(language) if packs == LANGUAGES else load_pack(language, packs)


class Reader:
    """The reading of one article.

    ``context``: what its text has been parsed into; once read, its ``rejections`` say why triggers led to
    nothing. ``told``: each event as often as the text tells it; ``kept``: each once, as the claims are.
    """

    def __init__(self, article: Article, packs: Path = LANGUAGES) -> None:
        self.article = article
        self.told: list[Event] = []
        self.kept: list[Event] = []
        pack, tokens = _pack(article.language, packs), tokenise(article.text)
        times = pack.times.find(article.text, tokens.words, tokens.starts, tokens.ends)
        day, late = writing_day(times, article.published)
        items = chunk(pack, tokens, times)
        adjectives = [str(item.value) for item in items if item.kind == "nisba"]
        entities = Entities(pack, tokens, day, adjectives)
        entities.register([item.phrase for item in items if item.phrase is not None])
        if pack.grammar.subject_first:
            part_attributions(items)
        clauses, coordination = Clauses(items), Coordination(items, pack.grammar.naming)
        subjects = Subjects(clauses, coordination, grammar=pack.grammar)
        self.context = Context(pack, tokens, items, clauses, coordination, subjects, entities)
        self._focus = Focus(self.context)
        self._resolver = Resolver(self.context, self._focus)
        self._arguments = Arguments(self.context, self._focus, self._resolver)
        self._statuses = Statuses(self.context)
        self._voices = Voices(self.context, self._resolver)
        self._times = Times(self.context, self._voices, day)
        self._times.notes += [late] if late else []
        self._told_apart = pack.grammar.subject_first
        self._plans = Plans(self.context, self._times)
        self._ties = Ties(self.context)
        self._filters = Filters(self.context)
        self._tenures = Tenures(self.context, self._resolver)
        self._senders = Senders(self.context, self._resolver)

    def reading(self) -> Reading:
        """Everything, in order."""
        events = self._events()
        self._ties.coincidences(events)
        self._plans.extend(events)
        share_times(self.context, events)
        self._ties.foundings(events)
        join_parties(self.context, events)
        share_places(self.context, events)
        done = {event.inside for event in events if event.frame.type in CARRIED}
        both = {EventType.STATEMENT, EventType.AGREEMENT}  # who announces a deal says so too
        done |= {event.trigger for event in events if event.frame.type not in both}
        events = [event for event in events if not self._filters.trap(event) and not _only_says(event, done)]
        for event in events:
            self._tenures.correct(event)
            self._senders.attribute(event)
            event.homes = frozenset(self.context.home(place) for place in event.places) - {""}
        give_occasions(self.context, events)
        self.told, self.kept = events, merge(events)
        entities, claims = build(self.context, self.kept)
        return Reading(self.article, entities, claims, tuple(self._times.notes))

    def _events(self) -> list[Event]:
        found: list[Event] = []
        for k, item in enumerate(self.context.items):
            if item.phrase is not None:
                if item.phrase.sense == "anaphor" and item.phrase.detail == "person":
                    self._resolver.entities_at(k)  # «الأخير»: who was told of before it, not after
                self._see(item.phrase, subject=not item.preposition)
            elif item.kind == "nisba":
                self._see_states([str(item.value)])
            for event in self._arguments.events_at(k) if item.frames else ():
                if self._settle(event, found):
                    found.append(event)
                    self._focus.attend(event)
            if item.kind == "verb" and (statement := self._statement(k)) is not None:
                found.append(statement)
        return found

    def _see(self, phrase: Phrase, *, subject: bool) -> None:
        """A subject comes into focus, and so does every state spoken of."""
        known = phrase.entity >= 0
        self._see_states(phrase.states or ([self.context.home(phrase.entity)] if known else []))
        if subject and known and phrase.sense in _IN_FOCUS:
            self._focus.see(phrase.entity)

    def _see_states(self, entries: list[str]) -> None:
        for entry in entries:
            if entry.startswith("state/"):
                self._focus.see_state(entry)

    def _settle(self, event: Event, earlier: list[Event]) -> bool:
        """Give the event its status, voices, number, time and evidence; False for a mere hypothesis."""
        item = self.context.items[event.trigger]
        verdict = self._statuses.of(event)
        if verdict.status is None:
            self.context.reject(event.trigger, event.frame, verdict.why)
            return False
        status = verdict.status
        if event.follows is not None and status is Status.OCCURRED:
            status = event.follows.status
        event.status = event.frame.status or status
        if event.frame.status is None and event.follows is not None and verdict.status is Status.OCCURRED:
            event.why.append(Reason(event.status, "that of the event before it"))
        else:
            event.why.append(
                Reason(event.status, "given by the frame" if event.frame.status else verdict.why)
            )
        event.anaphoric = item.kind == "event" and item.definite and event.inside is None and not verdict.told
        if verdict.negation is not None:
            event.first = min(event.first, self.context.items[verdict.negation].first)
        event.voices = self._voices.of(event)
        if event.status is Status.OCCURRED and self._plans.lies_ahead(event):
            event.status = Status.PLANNED
            event.why.append(Reason(event.status, "by its tense and time it lies ahead"))
        if event.frame.number and (counted := self._ties.count(event)) is not None:
            event.number, _, last = counted
            event.last = max(event.last, last)
        self._times.date(event, earlier)
        if self._told_apart and event.time is not None and self._times.is_long_past(event):
            event.previous = True
        self._take_evidence(event)
        return True

    def _take_evidence(self, event: Event) -> None:
        """The words from the first to the last that tell of the event, its time among them."""
        item = self.context.items[event.trigger]
        if event.time_item is not None and event.time is not None:
            time = self.context.items[event.time_item]
            if time.sentence == item.sentence and not self._parted(event.time_item, event.first):
                event.first, event.last = min(event.first, time.first), max(event.last, time.last)
        skip = item.skip if event.first == item.first and item.kind != "verb" else 0
        event.evidence = [self.context.tokens.span(event.first, event.last, skip)]

    def _parted(self, j: int, first: int) -> bool:
        """Whether the item ``j`` stands in another clause than the token ``first`` after it."""
        items = self.context.items
        after = (items[i] for i in range(j + 1, len(items)))
        between = takewhile(lambda item: item.last <= first, after)
        return any(item.kind == "comma" or item.kind in VERBS | BOUNDARIES for item in between)

    def _statement(self, k: int) -> Event | None:
        """The statement that the verb ``k`` tells of, with its time and voices."""
        event = statement_at(self.context, self._resolver, k)
        if event is not None:
            event.why.append(Reason(event.status, "a verb of saying"))
            self._times.date(event, [])
            event.voices = self._voices.of(event)
            event.evidence = [self.context.tokens.span(event.first, event.last)]
        return event


def _only_says(event: Event, done: set[int | None]) -> bool:
    """Whether it is a statement by a verb that has told of something done: «отметили годовщину»."""
    return event.frame.type is EventType.STATEMENT and event.trigger in done
