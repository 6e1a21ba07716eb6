"""Clauses in, subjects out: which phrases are the subject of a verb.

The bare phrase that stands before the verb, or the first after it; a verb that has neither takes the
subject of the clause before it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from loaders.engine.clauses import BOUNDARIES, FAR, VERBS
from loaders.engine.marks import BRACKET_END
from loaders.engine.subjects_by_case import SubjectsByCase
from loaders.engine.subjects_first import SubjectsFirst

if TYPE_CHECKING:
    from loaders.engine.clauses import Clauses
    from loaders.engine.coordination import Coordination
    from loaders.engine.grammar import Grammar

_LIGHT = frozenset({"adverb", "time", "aux", "neg", "dash", "open", "close", "mark", "nisba", "count"})
_SHORT = 3  # items: a comma so near the verb parts an adverb from it, not a clause


class Subjects:
    """Answers about one text's items; indices are into ``clauses.items``."""

    def __init__(self, clauses: Clauses, coordination: Coordination, *, grammar: Grammar) -> None:
        by_case = SubjectsByCase(clauses.items, coordination, grammar.place, grammar.addressed)
        self._by_case = by_case if grammar.cases else None
        self._first = (
            SubjectsFirst(clauses.items, coordination, grammar.clausal) if grammar.subject_first else None
        )
        self.items = clauses.items
        self._clauses = clauses
        self._coordination = coordination
        self._found: dict[int, tuple[int, ...]] = {}
        self._open: set[int] = set()

    def of(self, k: int) -> tuple[int, ...]:
        """The phrases that are the subject of the verb at ``k``; empty when there is none to be found."""
        found = self._found.get(k)
        if found is None:
            if k in self._open:
                return ()
            self._open.add(k)
            found = self._found[k] = self._subject(k)
            self._open.discard(k)
        return found

    def explicit(self, k: int) -> tuple[int, ...]:
        """As ``of``, but only phrases of the verb's own clause."""
        if self._by_case is not None:
            return self._by_case.own(k)
        if self._first is not None:
            speaks = self.items[k].speech and not self.items[k].mood
            after = self._first.spoken_after(k) if speaks else ()
            if after and k > 0 and self.items[k - 1].kind == "comma":
                return after  # «…, said Peskov»
            return self._first.own(k) or after
        if self.pronoun(k):
            return ()
        return self._relative_head(k) or self._before(k) or self.after(k)

    def _subject(self, k: int) -> tuple[int, ...]:
        if self._is_first_person(k):
            return self._speaker(k)
        found = self.explicit(k)
        if not found and self._first is not None and not self._may_share(k):
            return ()
        if not found and self.is_about_thing(k):
            return ()
        return found or self.carried(k)

    def _speaker(self, k: int) -> tuple[int, ...]:
        """«ترامب: سألتقي بوتين», «وقال ترامب: …»: the one who speaks, where a colon says so."""
        items = self.items
        j = k - 1
        while j > 0 and items[j].kind in _LIGHT:
            j -= 1
        if items[j].kind != "colon":
            return ()
        phrase = items[j - 1].phrase
        if phrase is not None and phrase.sense == "person" and not items[j - 1].preposition:
            return (j - 1,)
        verb = next((i for i in self._clauses.backward(j) if items[i].kind in VERBS), None)
        return self.of(verb) if verb is not None and items[verb].speech else ()

    def _may_share(self, k: int) -> bool:
        """Whether the verb ``k`` may share the subject of another: «met … and agreed», «to discuss»."""
        item = self.items[k]
        return item.conjunction or item.mood in {"infinitive", "active"}

    def pronoun(self, k: int) -> bool:
        """«أنها استدعت»: the pronoun on the connective is the subject, and what follows the object."""
        items = self.items
        if self._is_first_person(k):
            return True  # «سألتقي بوتين»
        j = k - 1
        while j >= 0 and items[j].kind in {"aux", "neg", "adverb"}:
            j -= 1
        return j >= 0 and items[j].kind in {"comp", "sub"} and bool(items[j].enclitic)

    def _is_first_person(self, k: int) -> bool:
        verbs = self.items[k].verbs
        return bool(verbs) and all(form.feature.endswith(".first") for form in verbs)

    def _relative_head(self, k: int) -> tuple[int, ...]:
        """The noun that a relative clause is about: «الوفد الذي وصل»."""
        items = self.items
        j = k - 1
        while j >= 0 and items[j].kind in {"aux", "adverb", "neg", "time"}:
            j -= 1
        if j < 0 or items[j].kind != "rel" or items[k].enclitic:
            return ()
        j -= 1
        while j >= 0 and items[j].kind in {"comma", "dash", "open", "close", "nisba", "adverb"}:
            j -= 1
        while (
            j > 0 and items[j].kind == "phrase" and items[j].conjunction and self._coordination.is_retinue(j)
        ):
            j -= 1
            while j > 0 and items[j].kind == "comma":
                j -= 1
        if j >= 0 and items[j].kind == "phrase":
            return (j,)
        return ()

    def is_about_thing(self, k: int) -> bool:
        """«الاتفاق الذي أبرم»: whether the verb's subject is the thing that its relative clause is about."""
        items = self.items
        if self._by_case is not None or self._first is not None or items[k].enclitic:
            return False
        if not self._clauses.in_relative(k) or self._relative_head(k):
            return False
        after = items[k + 1 : k + 3]  # «الزيارة التي قام بها», «الزيارة التي يعتزم أداءها»
        return not any(item.value == "pronoun" or item.enclitic for item in after)

    def _before(self, k: int) -> tuple[int, ...]:
        """«بوتين اجتمع»: a bare phrase right before the verb that no other verb has taken."""
        items = self.items
        head = self._bare_before(k)
        if head is None or (items[k].conjunction and items[head].last == items[k].first):
            return ()
        phrase = items[head].phrase
        marked = any(item.kind in {"dash", "close"} for item in items[head + 1 : k])
        if marked and phrase is not None and phrase.sense in {"state", "place"}:
            return ()  # a dateline
        chain = self._coordination.joined_before(head, self._governed_by_none)
        for j in range(chain[0] - 1, -1, -1):
            if items[j].kind in BOUNDARIES:
                break
            if items[j].kind in VERBS:
                return ()
        return chain

    def _bare_before(self, k: int) -> int | None:
        """The bare phrase nearest before the verb, or that at the head of its clause."""
        items = self.items
        j = k - 1
        while j >= 0 and (items[j].kind in _LIGHT or (items[j].kind == "comma" and k - j <= _SHORT)):
            j = self._before_parenthesis(j)
        if j < 0 or items[j].kind != "phrase" or items[j].preposition or items[j].circumstance:
            return self._over_parenthesis(k)
        return None if j > 0 and items[j - 1].kind == "reported" else j  # «بحسب مصادر، التقى …»

    def _governed_by_none(self, j: int) -> bool:
        return not self.items[j].preposition

    def _before_parenthesis(self, j: int) -> int:
        """The item before the one at ``j``, or before the whole parenthesis that ends there."""
        items = self.items
        if items[j].kind == "close" and items[j].value == BRACKET_END:
            for i in range(j - 1, max(-1, j - 6), -1):
                if items[i].kind == "open":
                    return i - 1
        return j - 1

    def _over_parenthesis(self, k: int) -> int | None:
        """«الجهيناوي، خلال اللقاء، أكد»: the topic heads the clause, over what stands between commas."""
        items = self.items
        head = None
        for j in range(k - 1, -1, -1):
            kind = items[j].kind
            if kind in VERBS:
                return None
            if kind in BOUNDARIES:
                break
            head = j
        if head is None:
            return None
        while head < k and items[head].kind in {"dash", "open", "close", "conj", "aux", "adverb"}:
            head += 1
        if head >= k or items[head].kind != "phrase" or items[head].preposition or items[head].circumstance:
            return None
        phrase = items[head].phrase
        if phrase is not None and phrase.sense == "place":
            return None  # a dateline
        first = head
        while head + 1 < k and items[head + 1].kind == "phrase" and items[head + 1].conjunction:
            head += 1
        return head if items[k].first - items[first].last < 3 * FAR else None

    def after(self, k: int) -> tuple[int, ...]:
        """«اجتمع بوتين»: the first bare phrase after the verb."""
        items = self.items
        if self._by_case is not None:
            return self._by_case.own(k)
        last = items[k].last
        if self._first is not None:
            return self._first.own(k)
        for j in self._clauses.forward(k):
            item = items[j]
            if item.kind == "phrase":
                if not item.preposition and not item.circumstance and not item.conjunction:
                    if item.first - last > FAR:
                        return ()
                    return self._coordination.coordinated(j)
                continue
            if item.kind in {"event", "cue"}:
                return ()
            if item.kind == "noun" and not item.preposition and not item.conjunction:
                return ()
        return ()

    def carried(self, k: int) -> tuple[int, ...]:
        """The subject of the clause before, in this sentence or, for a verb joined by «و», the one before."""
        items = self.items
        if self._by_case is not None:
            verb = self._by_case.sharer(k)
            return () if verb is None else self.of(verb)
        sentence = items[k].sentence
        if self._first is not None:
            return self._shared(k)
        after_phrase = k > 1 and items[k - 1].kind == "comma" and items[k - 2].kind == "phrase"
        dual = any(form.feature.endswith("dual") for form in items[k].verbs)
        if after_phrase and not dual and not items[k].conjunction:
            return (k - 2,)  # «تلقى س اتصالا من ص، أدان فيه …»: the one named last
        for j in range(k - 1, -1, -1):
            item = items[j]
            if item.sentence < sentence - 1 or (item.line_start and item.sentence != sentence):
                return ()
            if item.kind in VERBS and not self._clauses.in_relative(j):
                found = self.of(j)
                if self.sends(j) and any(i.kind == "sub" for i in items[j:k]):
                    found = self.sent(j) or found  # «أوفد س ص إلى باماكو حيث التقى …»
                if found and item.speech and any(i.kind == "sub" for i in items[j:k]):
                    return self._spoken_of(found, k) or found
                if found:
                    return found
        return ()

    def sends(self, k: int) -> bool:
        """«أوفد»: whether the verb tells of what another does, whom its subject sends."""
        return any(frame.object and not frame.subject for frame in self.items[k].frames)

    def sent(self, k: int) -> tuple[int, ...]:
        """«أوفد الرئيس وزيره»: whom the verb's subject sends."""
        subject = self.explicit(k)
        for j in self._clauses.forward(k):
            item = self.items[j]
            if item.phrase is not None and not item.preposition and not item.conjunction and j not in subject:
                return self._coordination.coordinated(j)
        return ()

    def asker(self, k: int) -> tuple[int, ...]:
        """Who asks or offers another to do what the infinitive ``k`` says; empty when that is not said."""
        verb = self._by_case.asks(k) if self._by_case is not None else None
        return () if verb is None else self.of(verb)

    def _shared(self, k: int) -> tuple[int, ...]:
        """The subject of the nearest verb before in the sentence that has one."""
        items = self.items
        for j in range(k - 1, -1, -1):
            if items[j].sentence != items[k].sentence:
                return ()
            if items[j].kind not in VERBS or (found := self.of(j)) == ():
                continue
            if j == k - 1 or not self._clauses.in_relative(j) or items[k].mood == "infinitive":
                return found
        return ()

    def _spoken_of(self, speaker: tuple[int, ...], k: int) -> tuple[int, ...]:
        """«أفادت الوكالة بمغادرة س بيروت بعدما كان قد وصل»: not who says it, but whom it is about."""
        for j in range(speaker[-1] + 1, k):
            phrase = self.items[j].phrase
            if phrase is not None and phrase.sense == "person":
                return (j,)
        return ()
