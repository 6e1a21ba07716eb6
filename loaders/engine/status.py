"""Whether an event happened: negation, denial, plan and proposal, each scoped over what it governs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loaders.engine.families import AIMS, BY_WORDS, GIVEN
from loaders.engine.governing_cues import GoverningCues
from loaders.engine.items import gap
from loaders.engine.marks import QUESTIONS
from loaders.engine.negations import Negations
from loaders.engine.verb_status import PURPOSE, VerbStatus
from loaders.engine.verdict import Verdict
from ontology.terms import Status

if TYPE_CHECKING:
    from loaders.engine.context import Context
    from loaders.engine.draft import Event

_BEFORE_PREDICATE = frozenset({"adverb", "time", "neg", "aux"})
_QUESTION_REACH = 40  # items up to the mark that makes a question of the sentence


class Statuses:
    """Answers for the events of one text."""

    def __init__(self, context: Context) -> None:
        self._items = context.items
        self._clauses = context.clauses
        self._purpose = context.pack.grammar.purpose
        self._subject_first = context.pack.grammar.subject_first
        self._by_case = context.by_case
        self._happening = context.pack.grammar.happening
        self._deciding = context.pack.grammar.deciding
        self._negations = Negations(context.items)
        self._cues = GoverningCues(context, self._negations)
        self._verbs = VerbStatus(context, self._negations, self._cues)

    def of(self, event: Event) -> Verdict:
        """The status of an event and what gave it."""
        found = self._of_words(event) or self._of_circumstance(event) or self._of_clause(event)
        if event.frame.decided and found.status is Status.PLANNED and self._is_decided(event.trigger):
            found = Verdict(Status.OCCURRED, "done by deciding it")
        asked = self._items[event.trigger].kind == "verb" or event.inside is not None
        if asked and not found.told and self._is_asked(event.trigger):
            return Verdict(
                None, "asked, not told"
            )  # but «ماذا جرى في لقائهما؟» takes the meeting for granted
        if found.status is Status.DENIED and event.frame.type in GIVEN and self._is_of_noun(event.trigger):
            return Verdict(None, "what is denied is something about it")
        return found

    def _is_decided(self, k: int) -> bool:
        """«قررت سحب سفيرها»: whether a verb of deciding, in the past, governs the noun."""
        governor = self._clauses.governor(k) if self._items[k].kind == "event" else None
        forms = self._items[governor].verbs if governor is not None else ()
        return any(form.lemma in self._deciding and form.feature.startswith("past") for form in forms)

    def _is_of_noun(self, k: int) -> bool:
        """«الاتهامات بالتدخل في الانتخابات»: whether the event is the complement of something else."""
        dated = self._items[k - 1].kind in {"time", "count"}
        before = k - 2 if dated else k - 1  # "in the 2016 election"
        return bool(self._items[k].preposition) or self._items[before].kind == "prep"

    def _is_asked(self, k: int) -> bool:
        """Whether the sentence is a question."""
        for item in self._items[k + 1 : k + _QUESTION_REACH]:
            if item.kind == "stop":
                return item.lemma in QUESTIONS
        return False

    def _of_words(self, event: Event) -> Verdict | None:
        """What an adjective on the noun, or the verb's own form, says."""
        k = event.trigger
        if self._items[k].kind == "verb":
            found = self._verbs.of(k)
            said = event.frame.type in BY_WORDS and found is not None and found.why == PURPOSE
            return Verdict(Status.OCCURRED, "done by words") if said else found  # «called to congratulate»
        if (predicate := self._predicate(event)) is not None:
            return predicate
        if (adjective := self._adjective(k)) is not None:
            above = self._cues.before(k)  # «ألغى زيارته المقررة»
            if above is not None and above.status is Status.DENIED:
                return above
            return Verdict(adjective, "adjective on the noun")
        if event.carrier is not None:
            own = self._verbs.of(event.carrier)
            carrier = self._items[event.carrier]
            told = self._by_case or (self._subject_first and carrier.passive)
            if own is None and told and event.carrier > k:
                own = self._cues.of_verb(event.carrier, k)  # «the visit was called off»
            if own is not None:
                return self._cues.denied_above(own, k) or own
        if event.inside is not None:
            own = self._verbs.of(event.inside)
            said = event.frame.type in BY_WORDS and not self._negations.holds(event.inside)
            if said and own is not None and own.why == PURPOSE:
                return Verdict(Status.OCCURRED, "done by words")
            return own if said else own or self._cues.of_verb(event.inside, k)  # «offered condolences»
        return None

    def _of_circumstance(self, event: Event) -> Verdict | None:
        """«خلال لقائه», «قبيل لقائه», «للقاء»: the noun tells of something beside what the clause says."""
        k = event.trigger
        item = self._items[k]
        if item.kind != "event":
            return None
        if item.circumstance == "during":
            governor = self._clauses.governor(k)
            if governor is not None and self._is_ahead(governor):
                return Verdict(Status.PLANNED, "circumstance of what is planned")
            return Verdict(Status.OCCURRED, "circumstance")
        if item.circumstance == "before" and event.inside is None:
            return Verdict(Status.PLANNED, "what is told comes before it")
        if item.circumstance == "after":
            return Verdict(Status.OCCURRED, "circumstance")
        before = self._items[k - 1]
        carried = before.kind == "noun" and before.last == item.first and not item.preposition
        carried = carried and not self._by_case  # there case says what belongs to what
        aiming = before if carried else item  # «لإجراء محادثات»
        aim = aiming.preposition in self._purpose and (carried or item.skip) and not aiming.definite
        if aim and event.frame.type in AIMS:
            base = event.inside if event.inside is not None else k
            return self._cues.before(base) or Verdict(Status.PLANNED, "purpose")
        return None

    def _of_clause(self, event: Event) -> Verdict:
        """What the words before it in its clause say."""
        k = event.trigger
        base = event.inside if event.inside is not None else k
        if base == k and self._is_object_of_noun(k):
            return Verdict(None, "object of a noun that does not say whether it happened")
        found = self._cues.before(base)
        if found is None and base != k:
            found = self._cues.before(k, stop_at=base)
        return found or Verdict(Status.OCCURRED, "no cue", told=False)

    def _is_object_of_noun(self, k: int) -> bool:
        """«عرضها تطبيع العلاقات»."""
        item, before = self._items[k], self._items[k - 1]
        if k == 0 or item.kind != "event" or item.preposition or item.definite or item.conjunction:
            return False
        return before.kind == "noun" and bool(before.enclitic) and before.last == item.first

    def _adjective(self, k: int) -> Status | None:
        """«اللقاء المحتمل», «الزيارة المقررة»."""
        items = self._items
        last = items[k].last
        if items[k].cue_after is not None:
            return None
        for item in items[k + 1 : k + 4]:
            if item.first - last > 1 or item.kind in {"comma", "stop", "phrase"}:
                return None
            if isinstance(item.cue_after, Status):
                return item.cue_after
            if item.kind not in {"nisba", "noun", "mark"}:
                return None
            last = item.last
        return None

    def _predicate(self, event: Event) -> Verdict | None:
        """«لقاء س وص غير مطروح», «الاتصال بين س وص لم يحصل»: what is said of the noun after its sides."""
        items, k = self._items, event.trigger
        if self._subject_first or self._by_case or items[k].circumstance or items[k].preposition:
            return None
        end = max((j for j in event.used if items[j].sentence == items[k].sentence), default=k)
        while end > k and end + 1 < len(items) and items[end + 1].kind == "phrase":
            end += 1  # «بين الرئيسين بوتين وترامب»
        if end <= k or end + 1 >= len(items) or gap(items[end], items[end + 1]) > 0:
            return None
        said = next(
            (j for j in range(end + 1, len(items)) if items[j].kind not in _BEFORE_PREDICATE), len(items)
        )
        after = items[said] if said < len(items) else items[end]
        if after.cue_after in {Status.DENIED, Status.PROPOSED}:
            return Verdict(after.cue_after, f"said of it: {self._cues.words(said)}")
        lemmas = [form.lemma for form in after.verbs]
        if after.kind != "verb" or after.conjunction or not self._negations.holds(said):
            return None
        if not any(lemma in self._happening for lemma in lemmas):
            return None
        return Verdict(Status.DENIED, "said not to have been", negation=self._negations.before(said))

    def _is_ahead(self, k: int) -> bool:
        """Whether the verb tells of a plan."""
        if any(form.feature.startswith("past") for form in self._items[k].verbs) and not self._subject_first:
            return False
        found = self._verbs.of(k) or self._cues.before(k)
        return found is not None and found.status is Status.PLANNED
