"""Frames applied: for each trigger, who takes part in which role, where, and the words that say so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loaders.engine.chunks import GENITIVE
from loaders.engine.clauses import FAR, VERBS, Clauses
from loaders.engine.draft import Event
from ontology.terms import EntityKind, EventType, Role

if TYPE_CHECKING:
    from collections.abc import Iterable

    from loaders.engine.chunks import Item
    from loaders.engine.entities import Entities
    from loaders.engine.frames import Frame
    from loaders.engine.pack import Pack
    from loaders.engine.phrase import Phrase
    from loaders.engine.tokens import Tokens

_PLACE_PREPOSITIONS = frozenset({"في", "ب"})
_ONE_SIDED = frozenset({EventType.ENVOY, EventType.CONDEMNATION, EventType.ATTACK, EventType.STATEMENT, EventType.ELECTION})
_TIES = frozenset({EventType.RELATIONS, EventType.ANNIVERSARY})
_BODIES = frozenset({"institution", "organization"})
_BESIDE = 12
_CALLS = frozenset({EventType.MEETING, EventType.PHONE_CALL, EventType.VIDEO_CALL})
_POSTED = frozenset({"ambassador", "special-envoy", "consul", "charge-d-affaires", "permanent-representative"})


def _states_of(item: Item) -> list[str]:
    """The states that an item names."""
    found = [str(item.value)] if item.kind == "nisba" else item.phrase.states if item.phrase else []
    return [s for s in found if s.startswith("state/")]


def _dual(item: Item) -> bool:
    return any(form.feature.endswith(".dual") for form in item.verbs)


class Arguments:
    """Reads the events of one text, in text order, keeping who is in focus."""

    def __init__(self, pack: Pack, tokens: Tokens, items: list[Item], clauses: Clauses, entities: Entities) -> None:
        self._pack = pack
        self._tokens = tokens
        self.items = items
        self.clauses = clauses
        self.entities = entities
        self.focus: list[int] = []  # persons and states, the latest first
        self.pair: tuple[int, ...] = ()
        self.state_focus: list[str] = []  # ids of states, the latest first
        self._refs: dict[tuple[int, bool], tuple[int, ...]] = {}
        self.recent: Event | None = None
        self.rejected: list[tuple[int, str, str]] = []

    # -- from phrases to entities

    def resolve(self, j: int, *, actor: bool = True, place: bool = False) -> tuple[int, ...]:
        """The entities that the phrase item ``j`` stands for (several for a dual)."""
        found = self._refs.get((j, place))
        if found is None:
            found = self._refs[j, place] = tuple(e for e in self._resolve(j, actor, place) if e >= 0)
            phrase = self.items[j].phrase
            if phrase is not None and len(found) == 1 and phrase.sense != "place":
                phrase.entity = found[0]
            elif phrase is not None and phrase.sense == "officers" and len(found) > 1:
                phrase.entity, phrase.members = found[0], list(found)
        return found

    def _resolve(self, j: int, actor: bool, place: bool) -> tuple[int, ...]:
        phrase = self.items[j].phrase
        if phrase is None:
            return ()
        if phrase.sense == "place":
            if place or not actor:
                return (phrase.entity,)
            entry = self._pack.gazetteer.entries[phrase.entry or ""]
            if entry.iso and phrase.detail in {"capital", "seat"}:
                return (self.entities.listed(f"state/{entry.iso}"),)
            return ()
        if phrase.sense == "officers":
            return self._officers(j, phrase)
        if phrase.sense == "anaphor" and not phrase.name[1]:
            return self._anaphor(j, phrase)
        if phrase.sense == "anaphor":
            return (self._counterpart_named(j, phrase),)
        if phrase.sense == "name":
            return (self.entities.accept_name(phrase),) if self._name_like(j, phrase) else ()
        return (phrase.entity,)

    def _name_like(self, j: int, phrase: Phrase) -> bool:
        """Whether a run of unknown words may be taken for a person where an event asks for one."""
        if phrase.entity >= 0:
            return True
        first, last = phrase.name
        words = [self._pack.lexicon.word(word) for word in self._tokens.words[first:last]]
        if any(word.kinds & {"given", "family"} for word in words):
            return True
        if any(self._tokens.raw(i).endswith(self._pack.no_enclitic) for i in range(first, last)):
            return False
        return not self._pack.definite(self._tokens.words[first]) and self.items[j].preposition != GENITIVE

    def _officers(self, j: int, phrase: Phrase) -> tuple[int, ...]:
        """«الرئيسان الروسي والسوري», «رئيسي روسيا وسوريا», «وزراء خارجية مصر والأردن»."""
        states = [s for s in phrase.states if s.startswith("state/")]
        states += [s for s in self._joined_states(j) if s not in states]
        held = phrase.offices[0] if phrase.offices else None
        if held is None:
            return ()
        title = " ".join(self._tokens.words[held.first : held.last])
        if not held.plural and len(states) >= 2:
            return tuple(self.entities.office_in(held.code, state, phrase, title) for state in states)
        if held.plural and states and len(states) >= 2:
            return tuple(self.entities.listed(state) for state in states)
        if not held.plural and not states:
            holders = self._holders_in_focus(held.code)
            if len(holders) >= 2:
                return holders[:2]
            return self.pair if len(self.pair) == 2 else ()
        return (self.entities.group(phrase),)

    def _holders_in_focus(self, code: str | None) -> tuple[int, ...]:
        found = []
        for entity in self.focus:
            draft = self.entities.drafts[entity]
            if draft.kind is not EntityKind.PERSON:
                continue
            codes = {c for c, _, _ in draft.offices}
            if draft.entry:
                codes |= {o.code for o in self._pack.gazetteer.entries[draft.entry].holds}
            if code in codes and entity not in found:
                found.append(entity)
        return tuple(found[:2])

    def _joined_states(self, j: int) -> list[str]:
        """States by name right after plural officers: «وزراء خارجية تونس والجزائر ومصر»; and adjectives joined by «و»."""
        found: list[str] = []
        for item in self.items[j + 1 : j + 12]:
            if item.kind == "nisba":
                found.append(str(item.value))
            elif item.kind == "phrase" and item.phrase and item.phrase.sense == "state" and (
                not item.preposition and (item.conjunction or item.first <= self.items[j].last + 2)
            ):
                found.append(item.phrase.entry or "")
            elif item.kind not in {"dash", "comma"}:
                break
        return [s for s in found if s.startswith("state/")]

    def _anaphor(self, j: int, phrase: Phrase) -> tuple[int, ...]:
        sense = phrase.detail
        if sense == "pair":
            states = [s for s in (*phrase.states, *self._joined_states(j)) if s.startswith("state/")]
            if len(states) >= 2:
                return tuple(self.entities.listed(state) for state in dict.fromkeys(states))
            return self.pair if len(self.pair) == 2 else self._states_in_focus()
        if sense == "countries":
            return self._states_in_focus()
        if sense == "own-state":
            for entity in self._subject_before(j) or tuple(self.focus):
                home = self.entities.drafts[entity].home
                if home:
                    return (self.entities.listed(home),)
            return ()
        if sense == "counterpart":
            other = self._other_of(j)
            if other is None or not phrase.states:
                return ()
            return tuple(self.entities.by_office_of(other, state, phrase) for state in phrase.states if state.startswith("state/"))
        if sense == "person" and phrase.states:  # «ضيف السلطنة»: the one in focus who is from elsewhere
            return tuple(
                e for e in self.focus if self.entities.drafts[e].kind is EntityKind.PERSON and self.home(e) not in {"", phrase.states[0]}
            )[:1]
        if sense in {"person", "title"}:
            before = self._subject_before(j)
            people = [e for e in (*before, *self.focus) if self.entities.drafts[e].kind is EntityKind.PERSON]
            if not people and sense == "title":
                return (self.entities.by_title(phrase),)
            return (people[0],) if people else ()
        if sense == "institution":
            for k in range(j - 1, -1, -1):
                other_phrase = self.items[k].phrase
                if other_phrase is not None and other_phrase.sense in _BODIES and other_phrase.entity >= 0:
                    return (other_phrase.entity,)
        return ()

    def _states_in_focus(self) -> tuple[int, ...]:
        homes = [home for home in map(self.home, self.pair) if home]
        if len(set(homes)) < 2:
            homes += self.state_focus
        if len(set(homes)) < 2:
            homes += [s for item in self.items for s in _states_of(item)]  # told only further on
        found = list(dict.fromkeys(homes))[:2]
        return tuple(self.entities.listed(home) for home in found) if len(found) == 2 else ()

    def home(self, entity: int) -> str:
        """The state entry that an entity is or belongs to; empty when not known."""
        draft = self.entities.drafts[entity]
        return (draft.entry or "") if draft.kind is EntityKind.STATE else draft.home

    def see_state(self, state: str) -> None:
        """A state has been spoken of, by name, by adjective or through one of its people."""
        if state in self.state_focus:
            self.state_focus.remove(state)
        self.state_focus.insert(0, state)
        del self.state_focus[6:]

    def _counterpart_named(self, j: int, phrase: Phrase) -> int:
        """A named counterpart has the office of the one he is the counterpart of."""
        entity = phrase.entity
        other = self._other_of(j)
        if entity >= 0 and other is not None and phrase.states:
            draft, model = self.entities.drafts[entity], self.entities.drafts[other]
            for code, _, title in model.offices[:1]:
                if not draft.offices:
                    draft.offices.append((code, phrase.states[0], title))
            draft.home = draft.home or phrase.states[0]
        return entity

    def _other_of(self, j: int) -> int | None:
        """The person whose counterpart is meant: the nearest person before in the sentence, else in focus."""
        sentence = self.items[j].sentence
        for k in range(j - 1, -1, -1):
            item = self.items[k]
            if item.sentence != sentence:
                break
            phrase = item.phrase
            if phrase is None or phrase.sense not in {"person", "name", "anaphor"} or phrase.detail == "counterpart":
                continue
            if phrase.entity >= 0 and self.entities.drafts[phrase.entity].kind is EntityKind.PERSON:
                return phrase.entity
        for k in range(j + 1, len(self.items)):
            item = self.items[k]
            if item.sentence != sentence:
                break
            phrase = item.phrase
            if phrase is not None and phrase.sense == "person" and phrase.entity >= 0 and not item.preposition:
                return phrase.entity
        return next((e for e in self.focus if self.entities.drafts[e].kind is EntityKind.PERSON), None)

    def _subject_before(self, j: int) -> tuple[int, ...]:
        """The subject of the clause in which item ``j`` stands."""
        verb = self.clauses.governor(j)
        if verb is None:
            return ()
        return self.entities_of(k for k in self.clauses.subject(verb) if k < j)

    def entities_of(self, indices: Iterable[int]) -> tuple[int, ...]:
        """The entities of several phrase items, each once."""
        found: list[int] = []
        for j in indices:
            found += [e for e in self.resolve(j) if e not in found]
        return tuple(found)

    # -- frames

    def events_at(self, k: int) -> list[Event]:
        """The events that the trigger ``k`` tells of: for each type the frame that fits best."""
        item = self.items[k]
        found: dict[EventType, Event] = {}
        for frame in item.frames:
            if frame.type in found:
                continue
            event = self._verb(frame, k) if item.kind == "verb" else self._noun(frame, k)
            if event is not None:
                found[frame.type] = event
        if EventType.PHONE_CALL in found or EventType.VIDEO_CALL in found:
            found.pop(EventType.MEETING, None)
        return list(found.values())

    def reject(self, k: int, frame: Frame, why: str) -> None:
        """Remember why a trigger led to nothing, for ``--explain``."""
        self.rejected.append((k, frame.name, why))

    def _beside(self, frame: Frame, k: int) -> bool:
        if not frame.beside:
            return True
        item = self.items[k]
        words = self._tokens.words
        end = min(len(words), item.last + _BESIDE + 6)
        for i in range(item.last, end):
            if words[i] in {".", "؟"}:
                break
            if words[i] in frame.beside or not frame.beside.isdisjoint(self._pack.lexicon.word(words[i]).stems):
                return True
        return any(words[i] in frame.beside for i in range(max(0, item.first - 3), item.first))

    def _verb(self, frame: Frame, k: int) -> Event | None:
        item = self.items[k]
        if not self._beside(frame, k):
            self.reject(k, frame, f"none of {', '.join(sorted(frame.beside)[:6])}… stands near")
            return None
        event = Event(frame, k, first=item.first, last=item.last)
        used: set[int] = set()
        explicit = self.clauses.explicit(k)
        subject = explicit or self.clauses.subject(k)
        if not explicit and frame.subject and len(self.pair) == 2 and _dual(item):
            for entity in self.pair:
                event.add(entity, frame.subject, "dual verb, the two in focus")
            subject = ()
        bare = self._bare_after(k)
        slot: tuple[int, ...] = ()
        if item.enclitic and frame.object:
            self._enclitic(event, k, frame.object)
        if frame.object and not (frame.places and "object" in frame.places):
            rest = [g for g in bare if not set(g) & set(explicit)]
            if rest and (explicit or self.clauses.pronoun(k)):
                slot = rest[0]
            elif frame.object is Role.ENVOY and explicit and explicit[0] > k and self._posted_at(explicit[0]):
                slot, subject, explicit = explicit, self.clauses._carried(k), ()  # «عيّنت فلانا سفيرا»
            elif explicit and not item.enclitic and explicit[0] > k and item.conjunction and not self._relative(k):
                carried = self.clauses._carried(k)
                if carried and self._differs(carried, explicit):
                    subject, slot = carried, explicit
        if frame.subject:
            self._fill(event, subject, frame.subject, frame, used, "subject", near=bool(explicit))
        if slot and frame.object:
            self._fill(event, slot, frame.object, frame, used, "object")
        self._prepositions(event, frame, k, used)
        if len(event.parts) < frame.needs:
            self._prepositions(event, frame, k, used, far=True)
        kinds = {self.entities.drafts[e].kind for e in event.parts}
        if frame.weak and kinds == {EntityKind.STATE} and not any("after" in why for why in event.why):
            self.reject(k, frame, "two states deliberate, each for itself perhaps")
            return None
        if frame.apart and frame.apart not in event.parts.values():
            self.reject(k, frame, f"no {frame.apart}")
            return None
        if frame.mutual and frame.object and len({self.home(e) for e in event.parts}) == 1:
            self._fill(event, self.clauses._carried(k), frame.subject or frame.object, frame, used, "subject carried on", near=False)
        self._places(event, frame, k, used, bare, explicit)
        if not event.places and not frame.places:
            self._places(event, frame, k, used, bare, explicit, far=True)
        if not event.places and frame.type in _CALLS:
            self._fronted_place(event, k)
        if item.enclitic and frame.places and "object" in frame.places and not event.places:
            self._place_before(event, k)
        return self._settled(event, used)

    def _fronted_place(self, event: Event, k: int) -> None:
        """«وفي مصر سيلتقي كيري …»: a place at the head of the clause."""
        for j in self.clauses.backward(k):
            item = self.items[j]
            phrase = item.phrase
            if phrase is not None and phrase.sense in {"state", "place"} and item.preposition in _PLACE_PREPOSITIONS:
                self._place(event, j)
                return

    def _place_before(self, event: Event, k: int) -> None:
        """The pronoun on «سيزورها»: the state or place named last."""
        for j in range(k - 1, max(-1, k - 40), -1):
            phrase = self.items[j].phrase
            if phrase is not None and phrase.sense in {"state", "place"}:
                self._place(event, j)
                return

    def _relative(self, k: int) -> bool:
        return k > 0 and self.items[k - 1].kind == "rel"

    def _differs(self, a: tuple[int, ...], b: tuple[int, ...]) -> bool:
        left, right = set(self.entities_of(a)), set(self.entities_of(b))
        return bool(left) and bool(right) and left.isdisjoint(right)

    def _enclitic(self, event: Event, k: int, role: Role) -> None:
        """The pronoun on a verb or noun: the head of its relative clause, else the one in focus."""
        items = self.items
        j = k - 1
        while j >= 0 and items[j].kind in {"aux", "adverb", "neg"}:
            j -= 1
        if j > 0 and items[j].kind == "rel":
            j -= 1
            while j >= 0 and items[j].kind in {"comma", "dash", "open", "close"}:
                j -= 1
            if j >= 0 and items[j].kind == "phrase":
                for entity in self.resolve(j):
                    event.add(entity, role, "the noun before the relative clause")
                return
        for entity in self.antecedent(k)[:1]:
            event.add(entity, role, "pronoun")

    def antecedent(self, k: int) -> tuple[int, ...]:
        """Whom a pronoun at item ``k`` means: the subject of the verb before it, else of the one after, else the focus."""
        ending = self.items[k].enclitic
        several = ending in self._pack.ties["plural_pronouns"]
        verb = self.clauses.governor(k) if self.items[k].kind not in VERBS else None
        if verb is None and self.items[k].kind not in VERBS:
            verb = self.clauses.sayer(k)
        found: tuple[int, ...] = ()
        if verb is not None:
            found = self.entities_of(self.clauses.subject(verb))
        elif self.items[k].kind == "event":
            after = self.clauses.following_verb(k)
            if after is not None and not self._sentence_before(k):
                found = self.entities_of(self.clauses.explicit(after))
        if not found:
            found = self._topic(k)
        if not found:
            people = [e for e in self.focus if self.entities.drafts[e].kind is EntityKind.PERSON]
            found = self.pair if several and self.pair else tuple(people[:1] or self.focus[:1])
        if several and len(found) < 2 and self.pair and set(found) <= set(self.pair):
            found = self.pair
        return found if several else found[:1]

    def _topic(self, k: int) -> tuple[int, ...]:
        """The nearest bare phrase before, in the sentence."""
        sentence = self.items[k].sentence
        for j in range(k - 1, -1, -1):
            item = self.items[j]
            if item.sentence != sentence:
                return ()
            if item.kind == "phrase" and item.phrase and item.phrase.sense in {"person", "institution", "state"} and not item.preposition:
                return self.resolve(j)
        return ()

    def _sentence_before(self, k: int) -> bool:
        sentence = self.items[k].sentence
        return any(item.kind in VERBS and item.sentence == sentence for item in self.items[max(0, k - 30) : k])

    def _bare_after(self, k: int) -> list[tuple[int, ...]]:
        """The groups of bare phrases that follow a verb in its clause."""
        groups: list[tuple[int, ...]] = []
        seen: set[int] = set()
        last = self.items[k].last
        for j in self.clauses.forward(k):
            item = self.items[j]
            if item.kind == "event" and (groups or not item.circumstance):
                break
            if item.kind in {"noun", "cue"} and not item.preposition and not item.conjunction and not groups:
                break
            if item.kind == "phrase" and j not in seen and not item.preposition and not item.circumstance:
                if item.first - last > 2 * FAR or (item.conjunction and not groups):
                    break
                group = self.clauses.coordinated(j)
                groups.append(group)
                seen.update(group)
                last = self.items[group[-1]].last
        return groups

    def _fill(
        self, event: Event, indices: Iterable[int], role: Role, frame: Frame, used: set[int], slot: str, *, near: bool = True
    ) -> None:
        for j in indices:
            phrase = self.items[j].phrase
            if phrase is None:
                continue
            for entity in self.resolve(j):
                if frame.type in _TIES and self.home(entity):
                    entity = self.entities.listed(self.home(entity))  # ties are between states
                if self.entities.drafts[entity].kind not in frame.kinds:
                    continue
                if phrase.detail == "countries" and (
                    len(event.parts) >= 2 or (frame.type in _CALLS and self.items[event.trigger].definite)
                ):
                    continue
                if frame.type is EventType.ENVOY and phrase.detail == "officials" and phrase.states:
                    entity = self.entities.listed(phrase.states[0])  # a mass expulsion is between the sides
                event.add(entity, role, f"{slot} «{self.entities.span(phrase).text}»")
                if role is Role.ENVOY and phrase.post and phrase.post.startswith("state/") and phrase.post not in map(self.home, event.parts):
                    event.add(self.entities.listed(phrase.post), Role.RECIPIENT, "state of post")
                if near:
                    used.add(j)

    def _prepositions(self, event: Event, frame: Frame, k: int, used: set[int], *, far: bool = False) -> None:
        """Fill the slots that prepositions open, over the trigger's clause; ``far``: over other event nouns too."""
        if not frame.with_:
            return
        last = self.items[k].last
        nouns = 0
        for j in self.clauses.forward(k):
            item = self.items[j]
            if item.kind == "event" and j != k and (item.circumstance or item.preposition) and not far:
                if event.parts or self.items[k].kind == "event":
                    break
            nouns += item.kind == "noun"
            if nouns > 4 and not far:
                break
            if item.kind == "adverb" and item.value == "pronoun" and (role := frame.with_.get(item.circumstance)):
                self._with_pronoun(event, role, item)
            if item.kind != "phrase" or j in used or not item.preposition:
                continue
            if item.first - last > 2 * FAR:
                break
            role = frame.with_.get(item.preposition)
            phrase = item.phrase
            if role is None or phrase is None:
                continue
            if item.conjunction and item.preposition not in {"مع", "بين"} and not used:
                continue
            if self._absorbed(j, k):
                continue
            if item.preposition in _PLACE_PREPOSITIONS and (phrase.sense == "place" or phrase.detail == "seat"):
                continue
            if phrase.sense == "state" and item.preposition == "ب" and frame.type is not EventType.CONDEMNATION:
                continue
            group = self.clauses.coordinated(j)
            self._fill(event, group, role, frame, used, f"after «{item.preposition}»")
            last, nouns = self.items[group[-1]].last, 0

    def _with_pronoun(self, event: Event, role: Role, item: Item) -> None:
        """«العلاقات بينهما»: those in focus, their states where ties between states are spoken of."""
        if item.enclitic not in self._pack.ties["plural_pronouns"]:
            governor = self.clauses.governor(event.trigger)
            for entity in self.entities_of(self.clauses.subject(governor))[:1] if governor is not None else ():
                event.add(entity, role, "pronoun after a preposition")
            return
        found = self._states_in_focus() if event.frame.type in _TIES else self.pair
        for entity in found:
            event.add(entity, role, "pronoun after a preposition")

    def _absorbed(self, j: int, k: int) -> bool:
        """«بحث العلاقات مع روسيا»: the preposition belongs to the noun right before it, not to the trigger."""
        items = self.items
        i = j - 1
        while i > k and items[i].kind in {"prep", "nisba", "adverb"}:
            i -= 1
        if i <= k:
            return False
        before = items[i]
        if before.kind == "noun":
            gap = items[j].first - before.last
            return gap <= 2 and items[j].preposition in {"مع", "بين"} and not before.definite is None and self._takes_with(before)
        return False

    def _takes_with(self, item: Item) -> bool:
        word = self._pack.lexicon.word(self._tokens.words[item.first])
        return "tie" in word.kinds

    def _places(
        self,
        event: Event,
        frame: Frame,
        k: int,
        used: set[int],
        bare: list[tuple[int, ...]],
        explicit: tuple[int, ...],
        *,
        far: bool = False,
    ) -> None:
        places = frame.places or {}
        last = self.items[k].last
        abstract = False
        for j in self.clauses.forward(k):
            item = self.items[j]
            if item.kind in {"noun", "cue"} and item.value not in {"locative", "adjective"} and item.first - self.items[k].last > 1:
                abstract = True  # «الوضع في ليبيا»: the place of something else
            elif item.kind in {"phrase", "time"} and (j in used or item.kind == "time"):
                abstract = False
            if item.kind == "event" and (item.circumstance or item.preposition) and j != k and not frame.light and not far:
                break
            if item.first - last > 2 * FAR:
                break
            phrase = item.phrase
            if item.kind != "phrase" or phrase is None:
                continue
            last = item.last
            here = item.preposition in places or (item.preposition in _PLACE_PREPOSITIONS and not abstract)
            if not here and "object" in places and not item.preposition and j not in used and not item.conjunction:
                here = phrase.sense in {"state", "place"} and (not explicit or j not in explicit)
            if not here and item.conjunction and event.places and not item.preposition and phrase.sense in {"state", "place"}:
                here = self.items[j - 1].kind == "phrase"
            if not here and "genitive" in places and j == k + 1 and not item.preposition:
                here = phrase.sense in {"state", "place"}
            if here and phrase.sense in {"state", "place"}:
                if item.preposition == "ب" and phrase.sense == "state" and frame.type is EventType.CONDEMNATION:
                    continue
                self._place(event, j)
                used.add(j)
            elif here and phrase.sense == "organization" and phrase.detail in {"seat", "palace"} and item.preposition in _PLACE_PREPOSITIONS:
                self._place(event, j)
                used.add(j)
            elif here and phrase.sense == "anaphor" and phrase.detail == "own-state":
                for entity in self.resolve(j):
                    if entity not in event.places:
                        event.places.append(entity)

    def _place(self, event: Event, j: int) -> None:
        for entity in self.resolve(j, actor=False, place=True):
            if entity not in event.places:
                event.places.append(entity)

    def _noun(self, frame: Frame, k: int) -> Event | None:
        item, items = self.items[k], self.items
        if not self._beside(frame, k):
            self.reject(k, frame, "none of the words that it needs beside it")
            return None
        if frame.followed and not self._followed(frame, k):
            self.reject(k, frame, "its complement does not follow")
            return None
        governor = self.clauses.governor(k)
        if governor is not None and (item.preposition or item.circumstance == "during") and not item.enclitic:
            told = {f.type for form in items[governor].verbs for f in self._pack.verb_frames.get(form.lemma, ()) if not f.beside}
            if frame.type in told and not any(f.lemma in self._pack.speech_verbs for f in items[governor].verbs):
                self.reject(k, frame, "the verb before it tells the same")
                return None
        event = Event(frame, k, first=item.first, last=item.last)
        used: set[int] = set()
        event.previous = self._is_previous(k)
        light = False
        if item.enclitic and frame.possessor:
            for entity in self.antecedent(k):
                if frame.type in _TIES and self.home(entity):
                    entity = self.entities.listed(self.home(entity))
                if self.entities.drafts[entity].kind in frame.kinds:
                    event.add(entity, frame.possessor, "possessor")
        if frame.nisba:
            self._nisba(event, frame, k)
        if frame.genitive:
            self._genitive(event, frame, k, used)
        self._prepositions(event, frame, k, used)
        if frame.light and governor is not None:
            light = self._light(event, frame, k, governor, used)
        following = self._own_verb(k)
        if following is not None:
            light = self._carried_by(event, frame, k, following, used) or light
        if frame.light_needed and not light and not (item.enclitic and len(event.parts) > 1) and len(event.parts) < 2:
            self.reject(k, frame, "no verb that carries it")
            return None
        if len(event.parts) < 2 and frame.type in _TIES:
            self._prepositions(event, frame, k, used, far=True)
        if following is None and frame.light and event.parts:
            held = self._held_verb(k, max((self.items[j].last for j in used), default=item.last))
            if held is not None and any(form.lemma in frame.light for form in self.items[held].verbs):
                event.carrier = held
                event.last = max(event.last, self.items[held].last)
                self._places(event, frame, held, used, [], ())
        self._bare_places(event, frame, k, used, governor)
        if frame.clause and len(event.parts) < 2 and (frame.needs > 1 or frame.type is EventType.MEDIATION):
            self._willing(event, frame, k, used)
        own = len(event.parts)
        short = own < max(frame.needs, 1) or (frame.clause not in {None, *event.parts.values()})
        related = frame.type is EventType.ATTACK and k + 1 < len(self.items) and any(i.kind == "rel" for i in self.items[k + 1 : k + 3])
        if item.definite and not own and not related and frame.type is not EventType.ANNIVERSARY:
            self.reject(k, frame, "points back at an event told before")
            return None
        if frame.clause and not light and short and (event.parts or item.preposition or item.circumstance):
            self._clause(event, frame, k, governor, used)
            if not own and frame.mutual and len(event.parts) < 2:
                self.reject(k, frame, "its own words name nobody")
                return None
        if frame.type is EventType.VISIT and not event.parts and event.places:
            self._visitor(event, frame, k, used)
        if frame.mutual and own == 1 and len(event.parts) == 1 and not light and not any(map(self._collective, event.parts)):
            self._nearest(event, frame, k, used)
        if frame.joins and self.recent is not None and self.items[self.recent.trigger].sentence == item.sentence and item.preposition:
            event.follows = self.recent
            for entity in self.recent.parts:
                event.add(entity, frame.joins, "those of the event that it serves")
        if frame.type in _TIES and len(event.parts) == 1 and self.home(next(iter(event.parts))):
            mine = {self.home(e) for e in event.parts}
            other = next((s for s in self.state_focus if s not in mine), None)
            if other is not None:
                event.add(self.entities.listed(other), Role.PARTY, "the other state spoken of")
        if frame.inherits and not event.parts and self.recent is not None and self.items[self.recent.trigger].sentence == item.sentence:
            event.follows = self.recent
            for entity in self.recent.parts:
                event.add(entity, frame.clause or Role.PARTY, "those of the event before it in the sentence")
        return self._settled(event, used, lone=light and own == 1)

    def _visitor(self, event: Event, frame: Frame, k: int, used: set[int]) -> None:
        """«السماح لوفود … بزيارة»: whoever was named last before, in the sentence."""
        for j in range(k - 1, -1, -1):
            item = self.items[j]
            if item.sentence != self.items[k].sentence:
                return
            phrase = item.phrase
            if phrase is not None and (phrase.sense == "person" or phrase.detail == "delegation"):
                self._fill(event, (j,), Role.VISITOR, frame, used, "named before")
                return

    def _willing(self, event: Event, frame: Frame, k: int, used: set[int]) -> None:
        """«استعداد طهران لمفاوضات مع …», «استعدادها للحوار مع …»: whose will it is takes part."""
        for j in self.clauses.backward(k):
            item = self.items[j]
            if item.kind != "cue":
                continue
            after = self.items[j + 1]
            if item.enclitic:
                for entity in self.antecedent(j):
                    if frame.type in _TIES and self.home(entity):
                        entity = self.entities.listed(self.home(entity))
                    if self.entities.drafts[entity].kind in frame.kinds:
                        event.add(entity, frame.clause or Role.PARTICIPANT, "whose will it is")
            elif after.kind == "phrase" and after.first == item.last and j + 1 < k:
                self._fill(event, (j + 1,), frame.clause or Role.PARTICIPANT, frame, used, "whose will it is")
            return

    def _nearest(self, event: Event, frame: Frame, k: int, used: set[int]) -> None:
        """«خروج الرئيس كان لعقد قمة مع …»: the other side is the person named last before, in the sentence."""
        sentence = self.items[k].sentence
        homes = {self.home(e) for e in event.parts}
        for j in range(k - 1, -1, -1):
            item = self.items[j]
            if item.sentence != sentence:
                return
            phrase = item.phrase
            if phrase is None or phrase.sense != "person" or j in used:
                continue
            for entity in self.resolve(j):
                if self.home(entity) not in homes:
                    event.add(entity, frame.clause or Role.PARTICIPANT, "person named before")
            return

    def _followed(self, frame: Frame, k: int) -> bool:
        item = self.items[k]
        words = self._tokens.words
        for i in range(item.last, min(len(words), item.last + 7)):
            if words[i] in {".", "؟", "،"}:
                return False
            if not frame.followed.isdisjoint(self._pack.lexicon.word(words[i]).stems):
                return True
        return False

    def _is_previous(self, k: int) -> bool:
        items = self.items
        return (k > 0 and items[k - 1].kind == "last" and items[k - 1].last == items[k].first) or any(
            item.kind == "last" and item.first - items[k].last < 4 for item in items[k + 1 : k + 3]
        )

    def _nisba(self, event: Event, frame: Frame, k: int) -> None:
        assert frame.nisba is not None
        last = self.items[k].last
        found: list[str] = []
        for item in self.items[k + 1 : k + 9]:
            if item.kind == "nisba" and item.first - last <= 3:
                found.append(str(item.value))
                last = item.last
            elif item.kind in {"dash", "comma", "adverb"} and item.first - last <= 2:
                last = item.last
            elif item.kind == "noun" and item.value == "adjective":
                last = item.last
            else:
                break
        if len(found) >= 2 or frame.needs < 2 or frame.type is EventType.MEDIATION:
            for state in found:
                event.add(self.entities.listed(state), frame.nisba, "adjective on the noun")

    def _genitive(self, event: Event, frame: Frame, k: int, used: set[int]) -> None:
        assert frame.genitive is not None
        items = self.items
        item = items[k]
        if item.definite:
            return
        if item.enclitic:
            if frame.possessor and frame.genitive is not frame.possessor or frame.mutual:
                j = k + 1
            else:
                return
        else:
            j = k + 1
        while j < len(items) and items[j].kind in {"nisba", "adverb", "count", "open"} and items[j].first - item.last < 4:
            j += 1
        if j >= len(items) or items[j].kind != "phrase" or items[j].preposition or items[j].conjunction:
            return
        phrase = items[j].phrase
        if phrase is None or items[j].first - item.last > 3:
            return
        group = self.clauses.coordinated(j)
        if frame.object and self._posted(phrase) and not self._second(group):
            self._fill(event, group, frame.object, frame, used, "genitive")
            return
        if frame.places and phrase.sense in {"place", "state"} and "genitive" in frame.places:
            return
        self._fill(event, group, frame.genitive, frame, used, "genitive")
        after = group[-1] + 1
        if frame.object and after < len(items) and items[after].kind == "phrase" and not items[after].preposition and not items[after].conjunction:
            self._fill(event, self.clauses.coordinated(after), frame.object, frame, used, "object")

    def _posted(self, phrase: Phrase) -> bool:
        """An envoy, or diplomats: whom one sends, not who sends."""
        return phrase.detail == "officials" or any(held.code in _POSTED for held in phrase.offices)

    def _posted_at(self, j: int) -> bool:
        phrase = self.items[j].phrase
        return phrase is not None and self._posted(phrase)

    def _second(self, group: tuple[int, ...]) -> bool:
        after = group[-1] + 1
        item = self.items[after] if after < len(self.items) else None
        return item is not None and item.kind == "phrase" and not item.preposition and not item.conjunction

    def _light(self, event: Event, frame: Frame, k: int, governor: int, used: set[int]) -> bool:
        """«أجرى س اتصالا بص»: the verb carries the noun, its subject takes part."""
        assert frame.light is not None
        item, verb = self.items[k], self.items[governor]
        forms = [form.lemma for form in verb.verbs]
        lemma = next((form for form in forms if form in frame.light), None)
        if lemma is None:
            return False
        if item.circumstance or (item.preposition and item.preposition not in {"ب", "عن", "الى", "في", "ل"}):
            return False
        if any(self.items[j].kind == "event" and self.items[j].frames and not self.items[j].preposition and frame.type is self.items[j].frames[0].type for j in range(governor + 1, k)):
            return False
        role = frame.light[lemma]
        passive = any(self.items[j].kind == "aux" and self.items[j].value == "passive" for j in range(max(0, governor - 2), governor))
        subject = self.clauses.subject(governor)
        subject = tuple(j for j in subject if j not in used)
        if role is Role.HOST:  # «تستضيف القاهرة قمة»: where it is held
            for j in subject:
                if (phrase := self.items[j].phrase) is not None and phrase.sense in {"place", "state"}:
                    self._place(event, j)
                    passive = True
        if not passive:
            self._fill(event, subject, role, frame, used, f"subject of «{self._tokens.raw(verb.first)}»", near=bool(self.clauses.explicit(governor)))
        if verb.enclitic and frame.light_object and lemma in frame.light_object:
            self._enclitic(event, governor, frame.light_object[lemma])
        for j in range(governor + 1, k):
            between = self.items[j]
            if between.kind == "phrase" and not between.preposition and frame.with_ and j not in used and j not in subject:
                if Role.RECIPIENT in frame.with_.values() and role is not Role.RECIPIENT and self._person(j):
                    self._fill(event, (j,), Role.RECIPIENT, frame, used, "object of the verb")
            if between.kind == "phrase" and between.preposition and frame.with_ and between.preposition in frame.with_ and j not in used:
                phrase = between.phrase
                if phrase is not None and phrase.sense != "place" and not (phrase.sense == "state" and between.preposition == "ب"):
                    self._fill(event, self.clauses.coordinated(j), frame.with_[between.preposition], frame, used, f"after «{between.preposition}»")
        event.first = min(event.first, verb.first)
        event.anchored = True
        event.inside = governor
        return True

    def _held_verb(self, k: int, last: int) -> int | None:
        """The verb whose subject the noun itself is, after its complements: «لقاء بين س وص قد عقد في …»."""
        items = self.items
        j = k + 1
        while j < len(items) and items[j].kind in {"phrase", "nisba", "prep", "aux", "dash", "count", "noun", "adverb"}:
            j += 1
        if j >= len(items) or items[j].kind != "verb" or items[j].conjunction or items[j].first - last > 4:
            return None
        return j if items[j - 1].kind in {"aux", "phrase"} and not items[j].enclitic else None

    def _own_verb(self, k: int) -> int | None:
        """A verb right after the noun that is about it: «اجتماع عقده», «اللقاء الذي جمع»."""
        items = self.items
        j = k + 1
        said = False
        while j < len(items) and items[j].first - items[k].last < 8:
            if items[j].kind in {"cue", "comp"}:
                said = True  # «زيارة كان مقررا أن يبدأها»
            elif items[j].kind not in {"nisba", "rel", "time", "adverb", "mark", "aux"}:
                break
            j += 1
        if j >= len(items) or items[j].kind != "verb" or (said and not items[j].enclitic):
            return None
        related = items[j - 1].kind == "rel" or bool(items[j].enclitic) or not items[k].definite
        return j if related and not items[j].conjunction and items[j].first - items[k].last < 8 else None

    def _carried_by(self, event: Event, frame: Frame, k: int, verb: int, used: set[int]) -> bool:
        item = self.items[verb]
        lemmas = [form.lemma for form in item.verbs]
        carried = next((lemma for lemma in lemmas if frame.light and lemma in frame.light), None)
        gathered = next((lemma for lemma in lemmas if frame.light_object and lemma in frame.light_object), None)
        if gathered and frame.light_object:
            role = frame.light_object[gathered]
            if item.enclitic:
                for entity in self.antecedent_outside(k):
                    event.add(entity, role, "pronoun on the verb")
            for group in self._bare_after(verb)[:1]:
                self._fill(event, group, role, frame, used, "object of the verb")
        elif carried and frame.light:
            role = frame.light[carried]
            subject = self.clauses._after(verb)
            if subject:
                self._fill(event, subject, role, frame, used, "subject of the verb")
            else:
                for entity in self.antecedent_outside(k):
                    event.add(entity, role, "pronoun of the verb")
        else:
            return False
        self._prepositions(event, frame, verb, used)
        self._places(event, frame, verb, used, [], ())
        event.last = max(event.last, item.last)
        event.carrier = verb
        return True

    def antecedent_outside(self, k: int) -> tuple[int, ...]:
        """The subject of the clause in which the noun ``k`` stands."""
        governor = self.clauses.governor(k)
        if governor is not None and (found := self.entities_of(self.clauses.subject(governor))):
            return found
        return self._topic(k) or tuple(self.focus[:1])

    def _clause(self, event: Event, frame: Frame, k: int, governor: int | None, used: set[int]) -> None:
        """«وأضاف غالانت، في اتصال مع …»: the one who does what the clause says takes part."""
        assert frame.clause is not None
        verb = governor
        if verb is None:
            verb = self.clauses.following_verb(k)
        if verb is None:
            return
        subject = [j for j in self.clauses.subject(verb) if j not in used]
        if (asked := self._addressee(verb, k)) is not None:
            subject = [asked]
        if frame.mutual and len(event.parts) >= 2:
            return
        if frame.mutual and any(self._collective(entity) for entity in event.parts) and self.items[k].preposition not in self._pack.ties["purpose"]:
            return
        if not event.parts and len(self.entities_of(subject)) == 1 and frame.type in _CALLS:
            for group in self._bare_after(verb):  # «أعلم الوزير، في اتصال هاتفي، نظيره …»
                if not set(group) & set(subject):
                    self._fill(event, [j for j in group if self._person(j)], frame.clause, frame, used, "object of the clause")
        if frame.type is EventType.AGREEMENT and any(f.lemma in self._pack.speech_verbs for f in self.items[verb].verbs):
            for entity in self.entities_of(subject):  # who announces a signing need not be the one who signs
                if home := self.home(entity):
                    event.add(self.entities.listed(home), frame.clause, "state of the one who announces it")
            return
        self._fill(event, subject, frame.clause, frame, used, "subject of the clause", near=False)

    def _addressee(self, verb: int, k: int) -> int | None:
        """«طلب من الأسد اللقاء»: the one asked is the one who is to act."""
        asked = self._pack.ties["addressee"]
        preposition = next((asked[form.lemma] for form in self.items[verb].verbs if form.lemma in asked), None)
        if preposition is None:
            return None
        return next((j for j in range(verb + 1, k) if self.items[j].kind == "phrase" and self.items[j].preposition == preposition), None)

    def _person(self, j: int) -> bool:
        phrase = self.items[j].phrase
        return phrase is not None and phrase.sense in {"person", "anaphor"}

    def _bare_places(self, event: Event, frame: Frame, k: int, used: set[int], governor: int | None) -> None:
        self._places(event, frame, k, used, [], ())
        if governor is not None and event.anchored:
            places = frame.places or {}
            for j in range(governor + 1, k):
                item = self.items[j]
                phrase = item.phrase
                if phrase is not None and phrase.sense in {"state", "place"} and item.preposition in {"في", "ب", *places} and item.preposition:
                    self._place(event, j)

    def _settled(self, event: Event, used: set[int], lone: bool = False) -> Event | None:
        """The event with its evidence, or None when too few take part.

        ``lone``: one is enough, since the verb's subject is left unsaid («وعقد مباحثات مع الرئيس السوداني»).
        """
        frame = event.frame
        item = self.items[event.trigger]
        if frame.mutual:
            self._sides(event)
        if len(event.parts) > 2 and frame.mutual:
            homes = {self.home(e) for e in event.parts if self.entities.drafts[e].kind is EntityKind.PERSON}
            for entity in list(event.parts):
                if self.entities.drafts[entity].kind is EntityKind.STATE and self.home(entity) in homes:
                    del event.parts[entity]  # a leader stands for himself: his state is not listed too
        if len(event.parts) == 1 and frame.mutual and self._collective(next(iter(event.parts))):
            lone = True
        if frame.type is EventType.ENVOY and Role.SENDER not in event.parts.values():
            for entity, role in list(event.parts.items()):
                for _, state, _ in self.entities.drafts[entity].offices if role is Role.ENVOY else ():
                    if state.startswith("state/"):
                        event.add(self.entities.listed(state), Role.SENDER, "whose envoy it is")
        if frame.host_state:
            for place in event.places:
                if home := self.home(place):
                    event.add(self.entities.listed(home), frame.host_state, "state of the place")
        if frame.needs and len(event.parts) < (1 if lone else frame.needs):
            self.reject(event.trigger, frame, f"{len(event.parts)} of {frame.needs} participants found")
            return None
        if frame.place_needed and not event.places:
            self.reject(event.trigger, frame, "no place found")
            return None
        for j in sorted(used):
            piece = self.items[j]
            if piece.sentence == item.sentence:
                event.first = min(event.first, piece.first)
                event.last = max(event.last, piece.last)
        for j in used:
            phrase = self.items[j].phrase
            if phrase is not None:
                self.entities.mention(phrase)
        return event

    def _sides(self, event: Event) -> None:
        """A joint committee meets through those who head it, or else through the states whose it is."""
        for entity in list(event.parts):
            sides = self.entities.drafts[entity].iso_sides
            if len(sides) < 2:
                continue
            role = event.parts.pop(entity)
            if not any(self.entities.drafts[e].kind is EntityKind.PERSON for e in event.parts):
                for state in sides:
                    event.add(self.entities.listed(state), role, "sides of the committee")

    def _collective(self, entity: int) -> bool:
        """«اجتماع وزراء خارجية الدول العربية»: many in one phrase."""
        draft = self.entities.drafts[entity]
        return draft.sense == "officials" and draft.kind is EntityKind.GROUP

    def attend(self, event: Event) -> None:
        """Bring those who take part into focus."""
        self.recent = event
        people = [e for e in event.parts if self.entities.drafts[e].kind is not EntityKind.GROUP]
        if len(people) >= 2 and event.frame.type not in _ONE_SIDED and {self.home(e) for e in people} != {self.home(e) for e in self.pair}:
            self.pair = tuple(people[:2]) if len(people) == 2 else tuple(people)
        for entity in reversed(people):
            self.see(entity)

    def see(self, entity: int) -> None:
        """Put an entity first in focus."""
        if entity in self.focus:
            self.focus.remove(entity)
        self.focus.insert(0, entity)
        del self.focus[8:]
