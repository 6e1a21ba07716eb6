"""Pronouns in, entities out: whom the pronoun on a verb or noun means."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loaders.engine.clauses import VERBS

if TYPE_CHECKING:
    from loaders.engine.context import Context
    from loaders.engine.focus import Focus
    from loaders.engine.resolve import Resolver

_SENTENCE_REACH = 30  # items
_TOPICS = frozenset({"person", "institution", "state"})


class Pronouns:
    """Answers for one text."""

    def __init__(self, context: Context, focus: Focus, resolver: Resolver) -> None:
        self._context = context
        self._focus = focus
        self._resolver = resolver

    def antecedent(self, k: int) -> tuple[int, ...]:
        """Whom the pronoun on item ``k`` means: one, or all when it is a pronoun for several.

        The subject of the verb before it, else of the one after, else the topic, else the focus.
        """
        focus = self._focus
        several = self._context.items[k].enclitic in self._context.pack.grammar.plural_pronouns
        found = self._subject_near(k) or self._topic(k)
        if not found:
            latest = tuple(focus.people()[:1] or focus.entities[:1])
            found = focus.pair if several and focus.pair else latest
        if several and len(found) < 2 and focus.pair and set(found) <= set(focus.pair):
            found = focus.pair
        return found if several else found[:1]

    def of_clause(self, k: int) -> tuple[int, ...]:
        """Whom a verb without subject that tells of the noun ``k`` means: the subject of its clause."""
        governor = self._context.clauses.governor(k)
        found = () if governor is None else self._resolver.entities_of(self._context.subjects.of(governor))
        if not found and governor is None and not self._verb_before(k):
            found = self._resolver.entities_of(self._main_subject(k))
        return found or self._topic(k) or tuple(self._focus.entities[:1])

    def _main_subject(self, k: int) -> tuple[int, ...]:
        """«في اتصال أجراه مع س، عبّر ص …»: the subject of the verb after those that tell of the noun."""
        context = self._context
        verb = context.clauses.following_verb(k)
        while verb is not None and context.items[verb].enclitic:
            verb = context.clauses.following_verb(verb)
        return () if verb is None else context.subjects.explicit(verb)

    def head_of_relative(self, k: int) -> int | None:
        """The phrase that the relative clause of the verb ``k`` is about, if it stands in one."""
        items = self._context.items
        j = k - 1
        while j >= 0 and items[j].kind in {"aux", "adverb", "neg"}:
            j -= 1
        if j <= 0 or items[j].kind != "rel":
            return None
        j -= 1
        while j >= 0 and items[j].kind in {"comma", "dash", "open", "close"}:
            j -= 1
        return j if j >= 0 and items[j].kind == "phrase" else None

    def _subject_near(self, k: int) -> tuple[int, ...]:
        context = self._context
        item = context.items[k]
        verb = None
        if item.kind not in VERBS:
            verb = context.clauses.governor(k)
            if verb is None:
                verb = context.clauses.sayer(k)
        if verb is not None:
            return self._resolver.entities_of(context.subjects.of(verb))
        if item.kind == "event":
            after = context.clauses.following_verb(k)
            if after is not None and not self._verb_before(k):
                return self._resolver.entities_of(context.subjects.explicit(after))
        return ()

    def _topic(self, k: int) -> tuple[int, ...]:
        """The nearest bare phrase before, in the sentence."""
        for j in self._context.before_in_sentence(k):
            item = self._context.items[j]
            if item.phrase is not None and item.phrase.sense in _TOPICS and not item.preposition:
                return self._resolver.entities_at(j)
        return ()

    def _verb_before(self, k: int) -> bool:
        items = self._context.items
        near = items[max(0, k - _SENTENCE_REACH) : k]
        return any(item.kind in VERBS and item.sentence == items[k].sentence for item in near)
