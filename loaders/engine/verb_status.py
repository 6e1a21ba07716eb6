"""A verb in, its status out: what its own form, its auxiliaries and the words right before it say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loaders.engine.items import gap
from loaders.engine.verdict import Verdict
from ontology.terms import Status

if TYPE_CHECKING:
    from collections.abc import Iterator

    from loaders.engine.context import Context
    from loaders.engine.governing_cues import GoverningCues
    from loaders.engine.negations import Negations

PURPOSE = "purpose"
_FUTURE_REACH = 2


class VerbStatus:
    """Answers about the verbs of one text."""

    def __init__(self, context: Context, negations: Negations, cues: GoverningCues) -> None:
        self._items = context.items
        self._subject_first = context.pack.grammar.subject_first
        self._negations = negations
        self._cues = cues

    def of(self, k: int) -> Verdict | None:
        """What the verb's own form and the words right before it say."""
        if self._subject_first:
            return self._of_auxiliaries(k)
        tenses = {form.feature.split(".")[0] for form in self._items[k].verbs}
        if (negation := self._negations.before(k)) is not None:
            return Verdict(Status.DENIED, f"negation {self._cues.words(negation)}", negation=negation)
        if tenses == {"present"} and self._after_may(k):
            return Verdict(Status.PROPOSED, "what may be")
        if tenses == {"future"} or self._after_future(k):
            return self._denied_above(k) or Verdict(Status.PLANNED, "future")
        if self._items[k].mood == "infinitive":
            return self._cues.before(k) or Verdict(Status.PLANNED, PURPOSE)
        return None

    def _of_auxiliaries(self, k: int) -> Verdict | None:
        """What the auxiliaries before the verb say, where the language has them."""
        found = list(self._auxiliaries(k))
        values = [str(self._items[j].value) for j in found if self._items[j].kind == "aux"]
        negation = next((j for j in found if self._items[j].kind == "neg"), None)
        if "would" in values and "have" in values:
            return Verdict(None, "what would have been")
        after = self._items[k + 1] if k + 1 < len(self._items) else None
        if negation is None and after is not None and after.kind == "neg" and gap(self._items[k], after) == 0:
            negation = k + 1  # «signed no agreement»
        if not values and self._is_inverted(k):
            return Verdict(None, "what would have been")
        if negation is not None:
            return Verdict(Status.DENIED, f"negation {self._cues.words(negation)}", negation=negation)
        if {"may", "should"} & set(values):
            return Verdict(Status.PROPOSED, "what may or should be")
        if {"future", "would"} & set(values):
            return self._denied_above(found[-1]) or Verdict(Status.PLANNED, "future")
        if "infinitive" in values:
            return self._cues.before(found[-1]) or Verdict(Status.PLANNED, PURPOSE)
        return None

    def _denied_above(self, k: int) -> Verdict | None:
        """«نفى أن بوتين سيزور», «unlikely that Putin will visit»: what governs the clause denies it."""
        above = self._cues.before(k)
        return above if above is not None and above.status is Status.DENIED else None

    def _is_inverted(self, k: int) -> bool:
        """«Had the two met …, the war would have ended»: the auxiliary stands before the subject."""
        items = self._items
        j = k - 1
        while j > 0 and (items[j].phrase is not None or items[j].kind in {"adverb", "count", "nisba"}):
            j -= 1
        inverted = items[j].kind == "aux" and items[j].value in {"have", "should"} and j < k - 1
        return inverted and j > 0 and items[j - 1].kind == "stop"

    def _auxiliaries(self, k: int) -> Iterator[int]:
        """The auxiliaries and negations right before item ``k``, the nearest first."""
        for j in range(k - 1, -1, -1):
            if self._items[j].kind in {"aux", "neg"}:
                yield j
            elif self._items[j].kind not in {"adverb", "time"}:
                return

    def _after_future(self, k: int) -> bool:
        """«سوف يلتقي»."""
        items = self._items
        j = k - 1
        while j >= 0 and items[j].kind in {"adverb", "time"}:
            j -= 1
        if j < 0 or items[j].kind != "aux" or items[j].value != "future":
            return False
        return gap(items[j], items[k]) <= _FUTURE_REACH

    def _after_may(self, k: int) -> bool:
        """«قد يزور»: before the present, what else says that it is past says that it may be."""
        before = self._items[k - 1]  # a text begins with a stop, so that there is one
        return before.kind == "aux" and before.value == "past" and gap(before, self._items[k]) == 0
