"""Who says it: the chain of attribution of an event, outermost voice first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from loaders.engine.clauses import VERBS
from ontology.claim import Voice
from ontology.terms import EntityKind

if TYPE_CHECKING:
    from loaders.engine.arguments import Arguments
    from loaders.engine.chunks import Item
    from loaders.engine.draft import Event
    from loaders.engine.pack import Pack


@dataclass(frozen=True, slots=True)
class Scope:
    """What one voice says: items ``first`` to ``last`` (exclusive). ``speaker``: phrase items. ``turn``: a whole line of speech."""

    first: int
    last: int
    speaker: tuple[int, ...]
    verb: int
    turn: bool = False
    outer: tuple[int, ...] = ()


class Voices:
    """The scopes of speech in one text."""

    def __init__(self, pack: Pack, arguments: Arguments, relays: dict[str, str]) -> None:
        self._pack = pack
        self._arguments = arguments
        self._items: list[Item] = arguments.items
        self._clauses = arguments.clauses
        self._relays = relays
        self._first_person = frozenset(pack.ties["first_person"])
        self.scopes = sorted([*self._turns(), *self._speech(), *self._reported()], key=lambda s: (s.first, -s.last))

    def of(self, event: Event) -> list[Voice]:
        """The chain for one event."""
        k = event.trigger
        chain: list[Voice] = []
        turn = self.turn_of(k)
        for scope in self.scopes:
            if (scope.first <= k < scope.last or scope is turn) and scope.verb != k:
                for j in (*scope.outer, *scope.speaker):
                    self._append(chain, j)
        return chain

    def turn_of(self, k: int) -> Scope | None:
        """The line of speech that item ``k`` stands in."""
        inside = next((s for s in self.scopes if s.turn and s.first <= k < s.last), None)
        if inside is None and self._items[k].enclitic in self._first_person:
            return next((s for s in reversed(self.scopes) if s.turn and s.last <= k), None)
        return inside

    def _append(self, chain: list[Voice], j: int) -> None:
        arguments = self._arguments
        phrase = self._items[j].phrase
        if phrase is None:
            return
        entities = arguments.resolve(j)
        span = arguments.entities.span(phrase)
        if not entities:
            return
        for entity in entities:
            draft = arguments.entities.drafts[entity]
            unnamed = draft.kind is EntityKind.GROUP and draft.sense == "sources"
            voice = Voice(None if unnamed else str(entity), span)
            if not unnamed:
                arguments.entities.mention(phrase)
            if all(v.entity != voice.entity or v.entity is None and v.span != span for v in chain):
                chain.append(voice)

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

    def _speech(self) -> list[Scope]:
        found = []
        items = self._items
        for k, item in enumerate(items):
            if item.kind != "verb" or not any(
                form.lemma in self._pack.speech_verbs or form.lemma in self._relays for form in item.verbs
            ):
                continue
            scope = self._said(k)
            if scope is not None:
                found.append(scope)
        return found

    def _said(self, k: int) -> Scope | None:
        items = self._items
        sentence = items[k].sentence
        opening = None
        for j in range(k + 1, len(items)):
            item = items[j]
            if item.sentence != sentence or item.kind == "stop":
                break
            if item.kind in {"comp", "colon"}:
                opening = j + 1
                break
            if item.kind in VERBS and not self._aside(k, j):
                break
        speaker = self._clauses.subject(k)
        outer: tuple[int, ...] = ()
        relay = next((self._relays[form.lemma] for form in items[k].verbs if form.lemma in self._relays), None)
        if relay is not None:
            quoted = next((j for j in self._clauses.forward(k) if items[j].kind == "phrase" and items[j].preposition == relay), None)
            if quoted is None:
                return None
            outer, speaker = speaker, (quoted,)
        if not speaker:
            return None
        if opening is None:
            # what the verb's own clause speaks of: «أعلن جونسون عن توقيع اتفاقية»
            last = max(self._clauses.forward(k), default=k) + 1
            return Scope(k + 1, last, speaker, k, outer=outer) if self._governs(k, last) else None
        last = opening
        while last < len(items) and items[last].sentence == sentence and items[last].kind != "stop":
            item = items[last]
            if item.kind == "verb" and item.conjunction and any(f.lemma in self._pack.speech_verbs for f in item.verbs):
                break
            last += 1
        return Scope(opening, last, speaker, k, outer=outer)

    def _aside(self, k: int, j: int) -> bool:
        """A verb inside a parenthesis between the verb of saying and what is said."""
        return any(item.kind == "rel" for item in self._items[k + 1 : j])

    def _governs(self, k: int, last: int) -> bool:
        return any(item.kind == "event" and not item.circumstance for item in self._items[k + 1 : last])

    def _reported(self) -> list[Scope]:
        """«بحسب مصادر …», «وفقا لما ذكره …»: the source of the sentence it stands in."""
        found = []
        items = self._items
        for k, item in enumerate(items):
            if item.kind != "reported":
                continue
            speaker = next(
                (j for j in range(k + 1, min(k + 5, len(items))) if items[j].kind == "phrase" and items[j].sentence == item.sentence),
                None,
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
