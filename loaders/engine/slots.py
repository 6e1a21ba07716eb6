"""Slots filled: the phrases that stand where a frame looks for them become participants of the event."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loaders.engine.clauses import FAR
from loaders.engine.families import TALKS, TIES
from ontology.terms import EventType, Role

if TYPE_CHECKING:
    from collections.abc import Iterable

    from loaders.engine.context import Context
    from loaders.engine.draft import Event
    from loaders.engine.focus import Focus
    from loaders.engine.items import Item
    from loaders.engine.phrase import Phrase
    from loaders.engine.pronouns import Pronouns
    from loaders.engine.resolve import Resolver

_MOST_NOUNS = 4  # beyond, a preposition belongs to one of the nouns between
_TO_LEADER = 4  # items between a delegation and who heads it
_OF_NOUNS = frozenset({"to", "for", "on", "of", "against"})
_POSTED = frozenset(
    {"ambassador", "special-envoy", "consul", "charge-d-affaires", "permanent-representative"}
)


def is_posted(phrase: Phrase | None) -> bool:
    """An envoy, or diplomats: whom one sends, not who sends."""
    if phrase is None:
        return False
    return phrase.detail == "officials" or any(held.code in _POSTED for held in phrase.offices)


class Slots:
    """Fills the slots of the events of one text. ``Event.used`` holds the items that have been taken."""

    def __init__(self, context: Context, focus: Focus, resolver: Resolver, pronouns: Pronouns) -> None:
        self._context = context
        self._focus = focus
        self._resolver = resolver
        self._pronouns = pronouns

    def fill(
        self,
        event: Event,
        indices: Iterable[int],
        role: Role,
        slot: str,
        *,
        near: bool = True,
        preposition: str = "",
    ) -> None:
        """Give the phrases a role.

        ``slot``: where they stand, for ``--explain``; ``near``: they are evidence too.
        ``preposition``: the one that gives the role.
        """
        context = self._context
        for j in indices:
            phrase = context.phrase(j)
            if phrase is None:
                continue
            head = self._leader(j)
            for named in self._resolver.entities_at(j if head is None else head):
                entity = self._taking_part(event, phrase, named)
                if entity is None:
                    continue
                why = f"{slot} «{context.entities.span(phrase).text}»"
                event.add(entity, role, why, preposition=bool(preposition))
                if role is Role.ENVOY:
                    self._add_post(event, phrase.post or "")
                if near:
                    event.used |= {j} if head is None else {j, head}

    def _leader(self, j: int) -> int | None:
        """«وفد برئاسة س»: the person whom a delegation's own words name as its head stands for it."""
        items, headed = self._context.items, self._context.pack.grammar.headed
        phrase = items[j].phrase
        if not headed or phrase is None or phrase.detail != "delegation":
            return None
        for i in range(j + 1, min(j + 1 + _TO_LEADER, len(items))):
            leader = items[i].phrase
            if leader is not None:
                return i if items[i].preposition in headed and leader.sense == "person" else None
            if items[i].kind not in {"noun", "nisba", "prep", "count"}:
                return None
        return None

    def _add_post(self, event: Event, post: str) -> None:
        """«سفير سوريا في موسكو»: the state where the envoy serves receives him."""
        if post.startswith("state/") and post not in map(self._context.home, event.parts):
            event.add(self._context.entities.listed(post), Role.RECIPIENT, "state of post")

    def fill_all(self, event: Event, entities: Iterable[int], role: Role, why: str) -> None:
        """Give entities a role that may take part in such an event; ties are between states."""
        for entity in entities:
            if event.frame.type in TIES:
                entity = self._context.state_of(entity)
            if self._context.draft(entity).kind in event.frame.kinds:
                event.add(entity, role, why)

    def _taking_part(self, event: Event, phrase: Phrase, entity: int) -> int | None:
        """Who takes part when the phrase names the entity: itself, its state, or nobody."""
        context, frame = self._context, event.frame
        if frame.type in TIES:
            entity = context.state_of(entity)
        if context.draft(entity).kind not in frame.kinds:
            return None
        if phrase.detail == "sources" and frame.type in TALKS:
            return None  # «نفى مصدر مسؤول عقد لقاء»
        if phrase.detail == "countries" and (
            len(event.parts) >= 2 or (frame.type in TALKS and context.items[event.trigger].definite)
        ):
            return None
        if frame.type is EventType.ENVOY and phrase.detail == "officials" and phrase.states:
            return context.entities.listed(phrase.states[0])  # a mass expulsion is between the sides
        return entity

    def fill_pronoun(self, event: Event, k: int, role: Role) -> None:
        """The pronoun on a verb or noun: the head of its relative clause, else the one in focus."""
        head = self._pronouns.head_of_relative(k)
        if head is None:
            subject = self._resolver.entities_of(self._context.subjects.of(k))
            near = (*self._pronouns.antecedent(k), *self._focus.pair, *self._focus.entities)
            for entity in [entity for entity in near if entity not in subject][:1]:
                event.add(entity, role, "pronoun")
        else:
            for entity in self._resolver.entities_at(head):
                event.add(entity, role, "the noun before the relative clause")

    def fill_prepositions(self, event: Event, k: int, *, far: bool = False) -> None:
        """Fill what prepositions open in the clause of item ``k``; ``far``: over other event nouns too."""
        roles = event.frame.with_
        if not roles:
            return
        context = self._context
        items = context.items
        last = items[k].last
        first = context.pack.grammar.subject_first
        nouns = 0
        aside = self._opens_aside(k)
        for j in context.clauses.forward(k):
            item = items[j]
            if item.kind == "comma" and aside and event.used and not items[j + 1].conjunction:
                break  # «أعرب س، في اتصال مع ص، عن دعمه لكييف»
            another = item.kind == "event" and bool(item.circumstance or item.preposition)
            another = another and not any(frame.joins for frame in item.frames)  # «لقاء بوساطة ع بين س وص»
            if another and not far and (event.parts or items[k].kind == "event"):
                break
            if item.kind == "circ" and event.parts and (first or item.value == "occasion"):
                break  # «met with A ahead of a lunch with B», «هنأه بمناسبة العيد الوطني لبلاده»
            nouns += item.kind == "noun"
            if nouns > _MOST_NOUNS and not far:
                break
            if item.kind == "adverb" and item.value == "pronoun" and (role := roles.get(item.circumstance)):
                self.fill_pronoun_after_preposition(event, role, item)
            if item.phrase is None or j in event.used or not item.preposition:
                continue
            if item.first - last > 2 * FAR:
                break
            found = roles.get(item.preposition)
            if found is None or not self._opens(event, k, j):
                continue
            group = context.coordination.coordinated(j)
            self.fill(event, group, found, f"after «{item.preposition}»", preposition=item.preposition)
            last, nouns = items[group[-1]].last, 0

    def _opens_aside(self, k: int) -> bool:
        """Whether the noun ``k`` stands with its preposition right after a comma that a verb is before."""
        items = self._context.items
        j = k - 2 if items[k - 1].kind in {"prep", "circ"} else k - 1
        return (
            items[k].kind == "event"
            and items[j].kind == "comma"
            and self._context.clauses.governor(j) is not None
        )

    def _opens(self, event: Event, k: int, j: int) -> bool:
        """Whether the preposition before ``j`` opens a slot of ``k``, not a place or another's slot."""
        grammar = self._context.pack.grammar
        item = self._context.items[j]
        phrase = item.phrase
        assert phrase is not None
        if item.conjunction and item.preposition not in grammar.partner and not event.used:
            return False
        if self._absorbed(j, k):
            return False
        if phrase.detail == "victims" and item.preposition in grammar.place:
            return False  # «معزيا بضحايا الحادث»: those who died
        if item.preposition in grammar.place and (phrase.sense == "place" or phrase.detail == "seat"):
            return False
        return not (
            phrase.sense == "state"
            and item.preposition in grammar.place_or_partner
            and event.frame.type is not EventType.CONDEMNATION
        )

    def fill_pronoun_after_preposition(self, event: Event, role: Role, item: Item) -> None:
        """«العلاقات بينهما»: those in focus, their states where ties between states are spoken of."""
        context = self._context
        found: tuple[int, ...] = ()
        if item.enclitic in context.pack.grammar.plural_pronouns:
            found = self._focus.two_states() if event.frame.type in TIES else self._focus.pair
        elif context.items[event.trigger].kind == "verb" or event.inside is not None:
            found = self.other(event)
        elif (governor := context.clauses.governor(event.trigger)) is not None:
            found = self._resolver.entities_of(context.subjects.of(governor))[:1]
        for entity in found:
            event.add(entity, role, "pronoun after a preposition", preposition=True)

    def other(self, event: Event) -> tuple[int, ...]:
        """«التقى س ص، واتصل به»: of two told of last, the one who does not act now; none in case of doubt."""
        context, recent = self._context, self._focus.recent
        if (
            recent is None
            or context.items[event.trigger].sentence - context.items[recent.trigger].sentence > 1
        ):
            return ()
        left = tuple(entity for entity in recent.parts if entity not in event.parts)
        return left if len(left) == 1 and len(recent.parts) == 2 else ()

    def _absorbed(self, j: int, k: int) -> bool:
        """«بحث العلاقات مع روسيا»: the preposition belongs to the noun right before it, not to ``k``."""
        items = self._context.items
        i = j - 1
        while i > k and items[i].kind in {"prep", "nisba", "adverb"}:
            i -= 1
        if i <= k or items[i].kind != "noun":
            return False
        if self._context.pack.grammar.prepositional and items[j].preposition in _OF_NOUNS:
            return items[i].value != "adjective" and items[j - 1].first == items[i].last
        chained = items[i].first == items[k].last and not items[i].conjunction
        if i == k + 1 and items[k].kind == "event" and chained:
            return False  # «اتفاقية تعاون بين س وص»: the parties to the agreement
        near = items[j].first - items[i].last <= 2
        return (
            near
            and items[j].preposition in self._context.pack.grammar.partner
            and self._takes_partner(items[i])
        )

    def _takes_partner(self, item: Item) -> bool:
        word = self._context.pack.lexicon.word(self._context.tokens.words[item.first])
        return "tie" in word.kinds

    def bare_after(self, k: int) -> list[tuple[int, ...]]:
        """The groups of bare phrases that follow a verb in its clause."""
        items = self._context.items
        modified = self._context.pack.grammar.modifiers_first
        groups: list[tuple[int, ...]] = []
        seen: set[int] = set()
        last = items[k].last
        for j in self._context.clauses.forward(k):
            item = items[j]
            governed = modified and bool(item.preposition)  # «встретил прибывшего с визитом премьера»
            if item.kind == "event" and (groups or not (item.circumstance or governed)):
                break
            if item.kind == "comma" and self._context.pack.grammar.subject_first:
                break
            modifier = modified and item.value == "adjective"
            before = items[j - 1]
            if item.kind == before.kind == "noun" and before.preposition and before.last == item.first:
                continue  # «استقبل في قصر الشعب وفدا»
            if item.kind in {"noun", "cue"} and not (
                item.preposition or item.conjunction or groups or modifier
            ):
                break
            if item.phrase is None or j in seen or item.preposition or item.circumstance:
                continue
            if not item.may_be("object"):
                continue
            if item.first - last > 2 * FAR or (item.conjunction and not groups):
                break
            group = self._context.coordination.coordinated(j)
            groups.append(group)
            seen.update(group)
            last = items[group[-1]].last
        return groups

    def object_before(self, k: int) -> tuple[int, ...]:
        """The bare phrase before a verb that its case makes the object: «Лаврова принял Эрдоган»."""
        for j in self._context.clauses.backward(k):
            item = self._context.items[j]
            if item.phrase is not None and not item.preposition and not item.circumstance:
                alone = item.positions and item.may_be("object") and not item.may_be("subject")
                return self._context.coordination.coordinated(j) if alone else ()
        return ()

    def is_person(self, j: int) -> bool:
        """Whether the phrase ``j`` names a person or points back at one."""
        phrase = self._context.phrase(j)
        return phrase is not None and phrase.sense in {"person", "anaphor"}
