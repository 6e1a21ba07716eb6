"""Who says it: the chain of attribution of an event, outermost voice first."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from loaders.engine.clauses import VERBS
from loaders.engine.families import CARRIED
from ontology.claim import Voice
from ontology.terms import EntityKind

if TYPE_CHECKING:
    from loaders.engine.context import Context
    from loaders.engine.draft import Event
    from loaders.engine.resolve import Resolver

_QUOTE_END = 5  # items between the end of a quotation and the verb that says whose it is
_LONGEST_QUOTE = 120  # items
_SOURCE_REACH = 4  # items between «بحسب» and the source that it names


@dataclass(frozen=True, slots=True)
class Scope:
    """What one voice says: items ``first`` to ``last`` (exclusive).

    ``speaker``: phrase items; ``outer``: those of who passes on what the speaker said.
    ``verb``: the verb of saying, or what stands for one. ``turn``: a whole line of speech.
    """

    first: int
    last: int
    speaker: tuple[int, ...]
    verb: int
    turn: bool = False
    outer: tuple[int, ...] = ()


class Voices:
    """The scopes of speech in one text."""

    def __init__(self, context: Context, resolver: Resolver) -> None:
        self._context = context
        self._resolver = resolver
        self._items = context.items
        self._clauses = context.clauses
        self._relays = context.pack.grammar.relays
        self._speech = context.pack.speech_verbs
        self._subject_first = context.pack.grammar.subject_first
        self._first_person = context.pack.grammar.first_person
        scopes = [*self._turns(), *self._speeches(), *self._reported()]
        self._scopes: dict[int, list[Scope]] = defaultdict(list)  # by the sentences in which they lie
        for scope in sorted(scopes, key=lambda scope: (scope.first, -scope.last)):
            if scope.first < scope.last:
                opens, ends = self._items[scope.first].sentence, self._items[scope.last - 1].sentence
                for sentence in range(opens, ends + 1):
                    self._scopes[sentence].append(scope)
        self._turn_list = [scope for scope in scopes if scope.turn]  # in text order
        self._turn_ends = [turn.last for turn in self._turn_list]

    def of(self, event: Event) -> list[Voice]:
        """The chain for one event."""
        k = event.trigger
        chain: list[Voice] = []
        turn = self.turn_of(k)
        here = [scope for scope in self._around(k) if scope is not turn]
        for scope in here if turn is None else [turn, *here]:  # a turn is as wide as any
            if scope.verb != k and not (event.frame.type in CARRIED and scope.verb == event.inside):
                for j in (*scope.outer, *scope.speaker):
                    self._append(chain, j)
        return chain

    def turn_of(self, k: int) -> Scope | None:
        """The line of speech that item ``k`` stands in."""
        inside = next((scope for scope in self._around(k) if scope.turn), None)
        if inside is None and self._items[k].enclitic in self._first_person:
            before = bisect_right(self._turn_ends, k)
            return self._turn_list[before - 1] if before else None
        return inside

    def _around(self, k: int) -> list[Scope]:
        """The scopes that item ``k`` stands in, outermost first."""
        return [scope for scope in self._scopes[self._items[k].sentence] if scope.first <= k < scope.last]

    def _append(self, chain: list[Voice], j: int) -> None:
        """Add whom the phrase ``j`` names to the chain, each once; unnamed sources, once a phrase."""
        phrase = self._context.phrase(j)
        if phrase is None:
            return
        entities = self._context.entities
        span = entities.span(phrase)
        for entity in self._resolver.entities_at(j):
            if self._is_unnamed(entity):
                voice = Voice(None, span)
            else:
                voice = Voice(str(entity), span)
                entities.mention(phrase)
            if all(v.entity != voice.entity or (v.entity is None and v.span != span) for v in chain):
                chain.append(voice)

    def _is_unnamed(self, entity: int) -> bool:
        """«مصادر دبلوماسية»."""
        draft = self._context.draft(entity)
        return draft.kind is EntityKind.GROUP and draft.sense == "sources"

    def _turns(self) -> list[Scope]:
        """«الأسد: تتزامن زيارتي …»: a name and a colon at the head of a line speak the line."""
        found = []
        items = self._items
        for k, item in enumerate(items):
            if not item.line_start or k + 2 >= len(items):
                continue
            j = k + 1
            if items[j].kind == "phrase" and items[j + 1].kind == "colon":
                last = next((i for i in range(j + 2, len(items)) if items[i].line_start), len(items))
                found.append(Scope(j + 2, last, (j,), j + 1, turn=True))
        return found

    def _speeches(self) -> list[Scope]:
        """«قال س إن …», «نقلت الوكالة عن س أن …»."""
        found = []
        for k, item in enumerate(self._items):
            if item.kind == "verb" and any(
                f.lemma in self._speech or f.lemma in self._relays for f in item.verbs
            ):
                scope = self._said(k)
                if scope is not None:
                    found.append(scope)
        return found

    def _said(self, k: int) -> Scope | None:
        """What is said by the subject of the verb ``k``, or by him from whom it is passed on."""
        items = self._items
        speaker, outer = self._context.subjects.of(k), tuple[int, ...]()
        relay = next(
            (self._relays[form.lemma] for form in items[k].verbs if form.lemma in self._relays), None
        )
        if relay is not None:
            governed = (j for j in self._clauses.forward(k) if items[j].kind == "phrase")
            quoted = next((j for j in governed if items[j].preposition == relay), None)
            if quoted is None:
                return None
            outer, speaker = speaker, (quoted,)
        if not speaker:
            return None
        first = self._opening(k)
        if first is None and self._context.by_case and self._follows_what_is_said(k):
            return Scope(self._beginning(k), k, speaker, k, outer=outer)
        if first is not None:
            return Scope(first, self._end(first, items[k].sentence), speaker, k, outer=outer)
        if self._subject_first and (scope := self._unannounced(k, speaker, outer)) is not None:
            return scope
        # what the verb's own clause speaks of: «أعلن جونسون عن توقيع اتفاقية»
        last = max(self._clauses.forward(k), default=k) + 1
        if not any(item.kind == "event" and not item.circumstance for item in items[k + 1 : last]):
            return None
        return Scope(k + 1, last, speaker, k, outer=outer)

    def _follows_what_is_said(self, k: int) -> bool:
        """«…», — сообщил Песков; …, заявили в МИД»: whether the verb comes after its speech."""
        before = self._items[k - 1]
        while before.kind in {"adverb", "time"}:
            k -= 1
            before = self._items[k - 1]
        return before.kind in {"comma", "dash", "close"}

    def _beginning(self, k: int) -> int:
        """The item with which the speech before the verb ``k`` begins: its quotation or sentence."""
        items = self._items
        closed = next(
            (j for j in range(k - 1, max(-1, k - _QUOTE_END), -1) if items[j].kind == "close"), None
        )
        for j in range(k - 1, max(-1, k - _LONGEST_QUOTE), -1):
            if closed is not None and j < closed and items[j].kind == "open":
                return j
            if items[j].line_start or (closed is None and items[j].sentence != items[k].sentence):
                return j + 1
        return k

    def _unannounced(self, k: int, speaker: tuple[int, ...], outer: tuple[int, ...]) -> Scope | None:
        """«Peskov said Putin would …», «Putin will …, Peskov said»: no word opens what is said."""
        items = self._items
        start = min(speaker[0], k)
        if start > 0 and items[start - 1].kind in {"comma", "sub"}:
            first = start - 1
            while first > 0 and items[first - 1].sentence == items[k].sentence:
                first -= 1
            if any(item.kind in VERBS for item in items[first:start]):
                return Scope(first, start - 1, speaker, k, outer=outer)
        end = self._end(k + 1, items[k].sentence)
        if any(item.kind in VERBS and not item.mood for item in items[k + 1 : end]):
            return Scope(k + 1, end, speaker, k, outer=outer)
        return None

    def _opening(self, k: int) -> int | None:
        """The item after the connective or colon that opens what the verb ``k`` says, in its sentence."""
        items = self._items
        for j in range(k + 1, len(items)):
            item = items[j]
            if item.sentence != items[k].sentence or item.kind == "stop":
                return None
            if item.kind in {"comp", "colon"}:
                return j + 1
            if item.kind in VERBS and not self._aside(k, j):
                return None
        return None

    def _end(self, first: int, sentence: int) -> int:
        """Where what is said ends: with the sentence, or at the next verb of saying joined by «و»."""
        items = self._items
        for last in range(first, len(items)):
            item = items[last]
            if item.sentence != sentence or item.kind == "stop":
                return last
            if item.kind == "verb" and item.conjunction and any(f.lemma in self._speech for f in item.verbs):
                return last
        return max(first, len(items))

    def _aside(self, k: int, j: int) -> bool:
        """A verb inside a parenthesis between the verb of saying and what is said."""
        return any(item.kind == "rel" for item in self._items[k + 1 : j])

    def _reported(self) -> list[Scope]:
        """«بحسب مصادر …», «وفقا لما ذكره …»: the source of the sentence it stands in."""
        found = []
        items = self._items
        for k, item in enumerate(items):
            if item.kind != "reported":
                continue
            near = range(k + 1, min(k + 1 + _SOURCE_REACH, len(items)))
            speaker = next(
                (j for j in near if items[j].kind == "phrase" and items[j].sentence == item.sentence), None
            )
            if speaker is None:
                continue
            first = k
            while first > 0 and items[first - 1].sentence == item.sentence:
                first -= 1
            last = k
            while last < len(items) and items[last].sentence == item.sentence:
                last += 1
            found.append(Scope(first, last, (speaker,), k))
        return found
