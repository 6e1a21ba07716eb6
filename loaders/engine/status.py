"""Whether an event happened: negation, denial, plan and proposal, each scoped over what it governs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loaders.engine.clauses import VERBS
from ontology.terms import EventType, Status

if TYPE_CHECKING:
    from loaders.engine.chunks import Item
    from loaders.engine.clauses import Clauses
    from loaders.engine.cues import Cues
    from loaders.engine.draft import Event

_AIMS = frozenset({EventType.MEETING, EventType.VISIT, EventType.AGREEMENT, EventType.VIDEO_CALL})
REACH = 30  # tokens: a cue farther off governs something else
_DURING = "during"


class Statuses:
    """Answers for the events of one text."""

    def __init__(self, items: list[Item], clauses: Clauses, cues: Cues, purpose: tuple[str, ...]) -> None:
        self._items = items
        self._clauses = clauses
        self._cues = cues
        self._purpose = purpose

    def of(self, event: Event) -> tuple[Status | None, str]:
        """The status of an event and what gave it; None for a mere hypothesis («لو كان …»)."""
        items = self._items
        k = event.trigger
        item = items[k]
        if item.kind == "event":
            after = self._adjective(k)
            if after is not None:
                return after, "adjective on the noun"
        if event.carrier is not None and (own := self._verb(event.carrier)) is not None:
            return own
        if event.inside is not None and items[k].kind == "event":
            own = self._verb(event.inside)
            if own is not None:
                return own
        if event.inside is not None and item.kind == "event":
            cue = self._verb_cue(event.inside, k, False)
            if cue is not None:
                return cue
        if item.kind == "verb":
            own = self._verb(k)
            if own is not None:
                return own
        base = event.inside if event.inside is not None and item.kind == "event" else k
        if item.kind == "event" and item.circumstance == _DURING:
            governor = self._clauses.governor(k)
            if governor is not None and self._ahead(governor):
                return Status.PLANNED, "circumstance of what is planned"
            return Status.OCCURRED, "circumstance"
        if item.kind == "event" and item.circumstance == "before" and event.inside is None:
            return Status.PLANNED, "what is told comes before it"
        if item.kind == "event" and item.circumstance == "after":
            return Status.OCCURRED, "circumstance"
        if item.kind == "event" and item.preposition in self._purpose and event.frame.type in _AIMS and not item.definite and item.skip:
            found = self._before(base)
            return found or (Status.PLANNED, "purpose")
        found = self._before(base)
        if found is None and base != k:
            found = self._before(k, stop_at=base)
        return found or (Status.OCCURRED, "no cue")

    def _adjective(self, k: int) -> Status | None:
        """«اللقاء المحتمل», «الزيارة المقررة»."""
        items = self._items
        last = items[k].last
        if items[k].cue_after is not None:
            return None
        for item in items[k + 1 : k + 4]:
            if item.first - last > 1 or item.kind in {"comma", "stop", "phrase"}:
                return None
            if item.cue_after is not None:
                return item.cue_after  # type: ignore[return-value]
            if item.kind not in {"nisba", "noun", "mark"}:
                return None
            last = item.last
        return None

    def _verb(self, k: int) -> tuple[Status, str] | None:
        """What the verb's own form and the words right before it say."""
        items = self._items
        features = {form.feature.split(".")[0] for form in items[k].verbs}
        if self._negated(k):
            return Status.DENIED, "negation"
        if features and features <= {"future"}:
            return Status.PLANNED, "future"
        if self._passed_on(k):
            return Status.PLANNED, "future"
        return None

    def _passed_on(self, k: int) -> bool:
        items = self._items
        j = k - 1
        while j >= 0 and items[j].kind in {"adverb", "time"}:
            j -= 1
        return j >= 0 and items[j].kind == "aux" and items[j].value == "future" and items[k].first - items[j].last < 3

    def _negated(self, k: int) -> bool:
        items = self._items
        j = k - 1
        while j >= 0 and items[j].kind in {"aux", "adverb"} and items[k].first - items[j].last < 4:
            j -= 1
        return j >= 0 and items[j].kind == "neg" and items[k].first - items[j].last < 4

    def _ahead(self, k: int) -> bool:
        verb = self._verb(k)
        if verb is not None:
            return verb[0] is Status.PLANNED
        found = self._before(k)
        return found is not None and found[0] is Status.PLANNED

    def _before(self, k: int, stop_at: int = -1) -> tuple[Status | None, str] | None:
        """The nearest cue before item ``k`` that governs it."""
        items = self._items
        start = items[k].first
        through_comp = False
        j = k - 1
        if items[k].kind == "event" and items[k].value is not None and not isinstance(items[k].value, (int, str)):
            pass
        while j > stop_at:
            item = items[j]
            if item.kind in {"stop", "colon", "rel"} or start - item.last > REACH:
                return None
            if item.kind == "if":
                return None, "hypothesis"
            if item.kind == "sub":
                return None
            if item.kind == "comma" and not through_comp and items[k].kind in VERBS:
                return None  # a new clause
            if item.kind == "cue" and not (through_comp and item.value is Status.PROPOSED and False):
                return self._weigh(item.value, j)
            if item.kind == "event" and isinstance(item.value, Status):
                return self._weigh(item.value, j)
            if item.kind == "neg" and start - item.last <= 3:
                return Status.DENIED, "negation"
            if item.kind in VERBS and item.speech and item.enclitic and not through_comp:
                j -= 1  # «كذّب ما أوردته الوكالة عن لقاء …»
                continue
            if item.kind in VERBS:
                return self._verb_cue(j, k, through_comp)
            if item.kind == "comp":
                through_comp = True
            if item.kind == "event" and item.circumstance and not through_comp:
                return None
            j -= 1
        return None

    def _weigh(self, status: object, j: int) -> tuple[Status, str]:
        assert isinstance(status, Status)
        if status is not Status.DENIED and self._negated(j):
            return Status.DENIED, "negated cue"
        return status, "cue before it"

    def _verb_cue(self, j: int, k: int, through_comp: bool) -> tuple[Status, str] | None:
        items = self._items
        lemmas = [form.lemma for form in items[j].verbs]
        status = next((self._cues.verbs[lemma] for lemma in lemmas if lemma in self._cues.verbs), None)
        if status is None:
            return None
        if status is Status.PROPOSED and self._negated(j):
            return None, "not even asked for"
        if status is Status.DENIED and self._negated(j):
            return None
        if items[k].kind == "event" and items[k].circumstance:
            return None
        return status, f"governed by the verb {lemmas[0]}"
