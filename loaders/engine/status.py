"""Whether an event happened: negation, denial, plan and proposal, each scoped over what it governs."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from loaders.engine.clauses import VERBS
from loaders.engine.families import AIMS, BY_WORDS, GIVEN
from loaders.engine.marks import QUESTIONS
from ontology.terms import EventType, Status

if TYPE_CHECKING:
    from collections.abc import Iterator

    from loaders.engine.context import Context
    from loaders.engine.draft import Event

_PURPOSE = "purpose"
_REACH = 30  # tokens: a cue farther off governs something else
_NEGATION_REACH = 3  # tokens between a negation and what it negates
_FUTURE_REACH = 2
_OF_TALES = frozenset({"sub", "rel", "verb"})  # what may stand in «الأنباء التي تحدثت عن», «لما تردد عن»
_OTHER_NOUNS = 2  # nouns between a negation and the event: one of them is what is negated
_QUESTION_REACH = 40  # items up to the mark that makes a question of the sentence


class Verdict(NamedTuple):
    """``status``: None for a mere hypothesis («لو كان …»). ``told``: whether any word says so.

    ``negation``: the item that negates it, when one does.
    """

    status: Status | None
    why: str
    told: bool = True
    negation: int | None = None


class Statuses:
    """Answers for the events of one text."""

    def __init__(self, context: Context) -> None:
        self._tokens = context.tokens
        self._items = context.items
        self._clauses = context.clauses
        self._cues = context.pack.cues
        self._purpose = context.pack.grammar.purpose
        self._inside = set(context.pack.grammar.place) - set(context.pack.grammar.place_or_partner)
        self._verb_frames = context.pack.verb_frames
        self._happening = context.pack.grammar.happening
        self._subject_first = context.pack.grammar.subject_first
        self._by_case = context.by_case

    def of(self, event: Event) -> Verdict:
        """The status of an event and what gave it."""
        found = self._of_words(event) or self._of_circumstance(event) or self._of_clause(event)
        asked = self._items[event.trigger].kind == "verb" or event.inside is not None
        if asked and not found.told and self._is_asked(event.trigger):
            return Verdict(
                None, "asked, not told"
            )  # but «ماذا جرى في لقائهما؟» takes the meeting for granted
        if found.status is Status.DENIED and event.frame.type in GIVEN and self._is_of_noun(event.trigger):
            return Verdict(None, "what is denied is something about it")
        return found

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
            found = self._of_verb(k)
            said = event.frame.type in BY_WORDS and found is not None and found.why == _PURPOSE
            return Verdict(Status.OCCURRED, "done by words") if said else found  # «called to congratulate»
        if (adjective := self._adjective(k)) is not None:
            above = self._before(k)  # «ألغى زيارته المقررة»
            if above is not None and above.status is Status.DENIED:
                return above
            return Verdict(adjective, "adjective on the noun")
        if event.carrier is not None:
            own = self._of_verb(event.carrier)
            carrier = self._items[event.carrier]
            told = self._by_case or (self._subject_first and carrier.passive)
            if own is None and told and event.carrier > k:
                own = self._of_governing_verb(event.carrier, k)  # «the visit was called off»
            if own is not None:
                return own
        if event.inside is not None:
            own = self._of_verb(event.inside)
            said = event.frame.type in BY_WORDS and not self._is_negated(event.inside)
            if said and own is not None and own.why == _PURPOSE:
                return Verdict(Status.OCCURRED, "done by words")
            return own if said else own or self._of_governing_verb(event.inside, k)  # «offered condolences»
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
        aim = item.preposition in self._purpose and item.skip and not item.definite
        if aim and event.frame.type in AIMS:
            base = event.inside if event.inside is not None else k
            return self._before(base) or Verdict(Status.PLANNED, "purpose")
        return None

    def _of_clause(self, event: Event) -> Verdict:
        """What the words before it in its clause say."""
        k = event.trigger
        base = event.inside if event.inside is not None else k
        if base == k and self._is_object_of_noun(k):
            return Verdict(None, "object of a noun that does not say whether it happened")
        found = self._before(base)
        if found is None and base != k:
            found = self._before(k, stop_at=base)
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

    def _of_verb(self, k: int) -> Verdict | None:
        """What the verb's own form and the words right before it say."""
        tenses = {form.feature.split(".")[0] for form in self._items[k].verbs}
        if self._subject_first:
            return self._of_auxiliaries(k)
        if (negation := self._negation(k)) is not None:
            return Verdict(Status.DENIED, f"negation {self._words(negation)}", negation=negation)
        if tenses == {"present"} and self._after_may(k):
            return Verdict(Status.PROPOSED, "what may be")
        if tenses == {"future"} or self._after_future(k):
            return Verdict(Status.PLANNED, "future")
        if self._items[k].mood == "infinitive":
            return self._before(k) or Verdict(Status.PLANNED, "purpose")
        return None

    def _of_auxiliaries(self, k: int) -> Verdict | None:
        """What the auxiliaries before the verb say, where the language has them."""
        found = list(self._auxiliaries(k))
        values = [str(self._items[j].value) for j in found if self._items[j].kind == "aux"]
        negation = next((j for j in found if self._items[j].kind == "neg"), None)
        if "would" in values and "have" in values:
            return Verdict(None, "what would have been")
        after = self._items[k + 1] if k + 1 < len(self._items) else None
        if negation is None and after is not None and after.kind == "neg" and self._gap(k, k + 1) == 0:
            negation = k + 1  # «signed no agreement»
        if not values and self._is_inverted(k):
            return Verdict(None, "what would have been")
        if negation is not None:
            return Verdict(Status.DENIED, f"negation {self._words(negation)}", negation=negation)
        if {"may", "should"} & set(values):
            return Verdict(Status.PROPOSED, "what may or should be")
        if {"future", "would"} & set(values):
            return Verdict(Status.PLANNED, "future")
        if "infinitive" in values:
            return self._before(found[-1]) or Verdict(Status.PLANNED, _PURPOSE)
        return None

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
        return self._gap(j, k) <= _FUTURE_REACH

    def _after_may(self, k: int) -> bool:
        """«قد يزور»: before the present, what else says that it is past says that it may be."""
        before = self._items[k - 1]  # a text begins with a stop, so that there is one
        return before.kind == "aux" and before.value == "past" and self._gap(k - 1, k) == 0

    def _is_negated(self, k: int) -> bool:
        return self._negation(k) is not None

    def _negation(self, k: int) -> int | None:
        """The negation right before item ``k``."""
        items = self._items
        j = k - 1
        while j >= 0 and items[j].kind in {"aux", "adverb"} and self._gap(j, k) <= _NEGATION_REACH:
            j -= 1
        found = j >= 0 and items[j].kind == "neg" and self._gap(j, k) <= _NEGATION_REACH
        return j if found else None

    def _gap(self, j: int, k: int) -> int:
        """Tokens between two items."""
        return self._items[k].first - self._items[j].last

    def _is_ahead(self, k: int) -> bool:
        """Whether the verb tells of a plan."""
        found = self._of_verb(k) or self._before(k)
        return found is not None and found.status is Status.PLANNED

    def _before(self, k: int, stop_at: int = -1) -> Verdict | None:
        """The nearest cue before item ``k`` that governs it. ``stop_at``: the search ends at this item."""
        items = self._items
        connective = False  # «نفى أن يكون …»: beyond it, the words govern the whole clause
        for j in range(k - 1, stop_at, -1):
            item = items[j]
            if item.kind in _OF_TALES and self._tells_of(j, k):
                connective = True
                continue
            if item.kind in {"stop", "colon", "rel", "sub"} or self._gap(j, k) > _REACH:
                return None
            if item.kind == "if":
                return Verdict(None, f"hypothesis {self._words(j)}")
            if item.kind == "comma" and not connective and items[k].kind in VERBS:
                return None  # a new clause
            if item.kind in {"cue", "event"} and isinstance(item.value, Status):
                return self._weigh(item.value, j)
            if item.kind == "neg":
                if self._gap(j, k) > _NEGATION_REACH:
                    return Verdict(None, "something that it belongs to is negated")
                if items[j + 1].first > item.last and j + 1 <= k:
                    return Verdict(None, "another word is what is negated")  # «ليس هذا أول لقاء»
                if sum(between.kind == "noun" for between in items[j + 1 : k]) >= _OTHER_NOUNS:
                    return Verdict(None, "what is negated is something about it")  # «لم يتحدد موعد لقاء»
                return Verdict(Status.DENIED, f"negation {self._words(j)}", negation=j)
            if item.kind in VERBS:
                if item.speech and item.enclitic and not connective:
                    continue  # «كذّب ما أوردته الوكالة عن لقاء …»
                return self._of_governing_verb(j, k)
            if item.kind == "comp":
                connective = True
            if item.kind == "event" and item.circumstance and not connective:
                return None
        return None

    def _tells_of(self, j: int, k: int) -> bool:
        """«لا صحة لما تردد عن», «الأنباء التي تحدثت عن»: what governs the tale governs what it tells of."""
        items = self._items
        if not items[k].preposition:
            return False
        if items[j].kind == "sub":
            return j > 0 and items[j - 1].kind == "cue" and self._gap(j - 1, j) == 0
        if items[j].kind == "rel":
            return j + 1 < len(items) and items[j + 1].kind == "verb" and items[j + 1].speech
        return items[j].speech and items[j - 1].kind == "rel" and j > 0

    def _weigh(self, status: Status, j: int) -> Verdict:
        """What the cue ``j`` comes to: negated, a plan or proposal is a denial."""
        if status is not Status.DENIED and self._is_negated(j):
            return Verdict(Status.DENIED, f"negated cue {self._words(j)}")
        return Verdict(status, f"cue {self._words(j)} before it")

    def _words(self, j: int) -> str:
        """The words of an item, for a reason."""
        return f"«{self._tokens.span(self._items[j].first, self._items[j].last).text}»"

    def _is_where_agreed(self, k: int, lemmas: list[str]) -> bool:
        """«اتفقا في اتصال هاتفي على …»: the event is where something was agreed, not what."""
        if self._items[k].preposition not in self._inside:
            return False
        frames = (frame for lemma in lemmas for frame in self._verb_frames.get(lemma, ()))
        return any(frame.type is EventType.AGREEMENT for frame in frames)

    def _of_governing_verb(self, j: int, k: int) -> Verdict | None:
        """What the verb ``j`` says of the event ``k`` that it governs: «نفى», «اقترح», «قرر»."""
        items, verbs = self._items, self._cues.verbs
        lemmas = [form.lemma for form in items[j].verbs]
        status = next((verbs[lemma] for lemma in lemmas if lemma in verbs), None)
        if status is None and self._is_negated(j) and any(lemma in self._happening for lemma in lemmas):
            return Verdict(Status.DENIED, "what carries it is negated")
        if status is None:
            bare = items[k].kind == "event" and not items[k].circumstance and not items[k].definite
            if bare and items[j].kind == "other" and self._is_negated(j):
                return Verdict(None, "what governs it is negated")
            return None
        if self._is_negated(j):
            if status is Status.PROPOSED:
                return Verdict(None, "not even asked for")
            if status is Status.DENIED:
                return Verdict(Status.PROPOSED, f"not ruled out: {lemmas[0]}")
            return Verdict(Status.DENIED, f"negated: {lemmas[0]}", negation=self._negation(j))
        if items[k].kind == "event" and (items[k].circumstance or self._is_where_agreed(k, lemmas)):
            return None
        return Verdict(status, f"governed by the verb {lemmas[0]}")
