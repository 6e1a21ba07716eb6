"""An event noun in, who would take part in it besides: whom it is offered, and at whose place it would be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loaders.engine.families import TALKS
from ontology.terms import EventType, Role

if TYPE_CHECKING:
    from loaders.engine.bystanders import Bystanders
    from loaders.engine.context import Context
    from loaders.engine.draft import Event
    from loaders.engine.focus import Focus
    from loaders.engine.pronouns import Pronouns
    from loaders.engine.slots import Slots

_TO_HOSTING = 6  # tokens: «استضافة جولة جديدة من المحادثات»


class Offers:
    """Looks for them in one text; whoever is found is added to the event."""

    def __init__(
        self, context: Context, focus: Focus, pronouns: Pronouns, slots: Slots, bystanders: Bystanders
    ) -> None:
        self._context = context
        self._focus = focus
        self._pronouns = pronouns
        self._slots = slots
        self._bystanders = bystanders

    def offered(self, event: Event, governor: int | None) -> None:
        """«اقترحت سيول على بيونغ يانغ عقد اجتماع»: those to whom it is offered take part too."""
        context, items = self._context, self._context.items
        role = event.frame.joins or (event.frame.clause if event.frame.type in TALKS else None)
        if governor is None or role is None:
            return
        offers = context.pack.grammar.offers
        wanted = {offers[form.lemma] for form in items[governor].verbs if form.lemma in offers}
        for j in range(governor + 1, event.trigger):
            if items[j].phrase is not None and items[j].preposition in wanted and j not in event.used:
                self._slots.fill(event, context.coordination.coordinated(j), role, "to whom it is offered")
                return

    def host(self, event: Event, governor: int | None) -> None:
        """«أنقرة مستعدة لاستضافة محادثات»: who would have the talks at his place takes part as host."""
        context, items, k = self._context, self._context.items, event.trigger
        hosting = context.pack.grammar.hosting
        if not hosting or event.frame.type is not EventType.MEETING:
            return
        first = items[k].first
        near = range(first - 1, max(first - _TO_HOSTING, -1), -1)
        words = (context.pack.lexicon.word(context.tokens.words[i]) for i in near)
        at = next(
            (i for i, word in zip(near, words, strict=True) if word.common and word.common.stem in hosting),
            None,
        )
        if at is None:
            return
        h = next(j for j in range(k, -1, -1) if items[j].first <= at)
        after = items[h + 1]
        if items[h].kind == "noun" and items[h].enclitic:
            self._slots.fill_all(event, self._pronouns.antecedent(h)[:1], Role.HOST, "whose place it is")
        elif after.kind == "phrase" and after.first == at + 1:
            self._slots.fill(event, (h + 1,), Role.HOST, "whose place it is")
        elif (cue := self._willing_before(h)) is not None:
            self._slots.fill(event, (cue,), Role.HOST, "who is willing", near=False)
        elif governor is not None and items[governor].first < at:
            subject = context.subjects.of(governor)
            self._slots.fill(event, subject, Role.HOST, "subject of the clause", near=False)

    def _willing_before(self, k: int) -> int | None:
        """«أنقرة مستعدة ل»: the bare phrase right before a cue in the clause of item ``k``."""
        for j in self._context.clauses.backward(k + 1):
            if self._context.items[j].kind == "cue":
                return self._bystanders.right_before(j)
        return None

    def contained(self, event: Event, governor: int | None) -> None:
        """«زيارة تتخللها مباحثات»: what is a part of the event told before it shares its status."""
        recent, context = self._focus.recent, self._context
        if governor is None or recent is None or not context.same_sentence(recent.trigger, event.trigger):
            return
        lemmas = {form.lemma for form in context.items[governor].verbs}
        later = recent.trigger < governor and not lemmas.isdisjoint(context.pack.grammar.containing)
        if later and not event.parts.keys().isdisjoint(recent.parts):
            event.follows = recent
