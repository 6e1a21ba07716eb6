"""Words before an event in, its status out: the nearest cue, negation or verb that governs it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loaders.engine.clauses import VERBS
from loaders.engine.families import AHEAD
from loaders.engine.items import gap
from loaders.engine.negations import NEGATION_REACH, Negations
from loaders.engine.verdict import Verdict
from ontology.terms import EventType, Status

if TYPE_CHECKING:
    from loaders.engine.context import Context

_REACH = 30  # tokens: a cue farther off governs something else
_OF_TALES = frozenset({"sub", "rel", "verb"})  # what may stand in «الأنباء التي تحدثت عن», «لما تردد عن»
_OTHER_NOUNS = 2  # nouns between a negation and the event: one of them is what is negated


class GoverningCues:
    """Answers about the items of one text."""

    def __init__(self, context: Context, negations: Negations) -> None:
        self._tokens = context.tokens
        self._items = context.items
        self._cues = context.pack.cues
        self._inside = set(context.pack.grammar.place) - set(context.pack.grammar.place_or_partner)
        self._verb_frames = context.pack.verb_frames
        self._happening = context.pack.grammar.happening
        self._negations = negations

    def before(self, k: int, stop_at: int = -1) -> Verdict | None:
        """The nearest cue before item ``k`` that governs it. ``stop_at``: the search ends at this item."""
        items = self._items
        connective = False  # «نفى أن يكون …»: beyond it, the words govern the whole clause
        comma = False
        for j in range(k - 1, stop_at, -1):
            item = items[j]
            if item.kind in _OF_TALES and self._tells_of(j, k):
                connective = True
                continue
            if item.kind in {"stop", "colon", "rel", "sub"} or gap(item, items[k]) > _REACH:
                return None
            if item.kind == "if":
                return Verdict(None, f"hypothesis {self.words(j)}")
            if item.kind == "comma" and not connective and items[k].kind in VERBS:
                return None  # a new clause
            comma = comma or item.kind == "comma"
            if item.kind in {"cue", "event"} and isinstance(item.value, Status):
                if comma and not connective and item.enclitic:
                    return None  # «إلى تأجيلها، بانتظار نتائج القمة»: it has its object
                found = self._weigh(item.value, j)
                return self.denied_above(found, j, stop_at) or found
            if item.kind == "neg":
                if gap(item, items[k]) > NEGATION_REACH:
                    return Verdict(None, "something that it belongs to is negated")
                if items[j + 1].first > item.last and j + 1 <= k:
                    return Verdict(None, "another word is what is negated")  # «ليس هذا أول لقاء»
                if sum(between.kind == "noun" for between in items[j + 1 : k]) >= _OTHER_NOUNS:
                    return Verdict(None, "what is negated is something about it")  # «لم يتحدد موعد لقاء»
                return Verdict(Status.DENIED, f"negation {self.words(j)}", negation=j)
            if item.kind in VERBS:
                if item.speech and item.enclitic and not connective:
                    continue  # «كذّب ما أوردته الوكالة عن لقاء …»
                return self.of_verb(j, k)
            if item.kind == "comp":
                connective = True
            if item.kind == "event" and item.circumstance and not connective:
                return None
        return None

    def denied_above(self, found: Verdict, k: int, stop_at: int = -1) -> Verdict | None:
        """«опровергли сообщения о готовящейся встрече»: what denies the plan or offer that ``found`` is."""
        above = self.before(k, stop_at) if found.status in AHEAD else None
        return above if above is not None and above.status is Status.DENIED else None

    def _tells_of(self, j: int, k: int) -> bool:
        """«لا صحة لما تردد عن», «الأنباء التي تحدثت عن»: what governs the tale governs what it tells of."""
        items = self._items
        if not items[k].preposition:
            return False
        if items[j].kind == "sub":
            return j > 0 and items[j - 1].kind == "cue" and gap(items[j - 1], items[j]) == 0
        if items[j].kind == "rel":
            return j + 1 < len(items) and items[j + 1].kind == "verb" and items[j + 1].speech
        return items[j].speech and items[j - 1].kind == "rel" and j > 0

    def _weigh(self, status: Status, j: int) -> Verdict:
        """What the cue ``j`` comes to: negated, a plan or proposal is a denial."""
        if status is not Status.DENIED and self._negations.holds(j):
            return Verdict(Status.DENIED, f"negated cue {self.words(j)}")
        return Verdict(status, f"cue {self.words(j)} before it")

    def of_verb(self, j: int, k: int) -> Verdict | None:
        """What the verb ``j`` says of the event ``k`` that it governs: «نفى», «اقترح», «قرر»."""
        items, verbs = self._items, self._cues.verbs
        lemmas = [form.lemma for form in items[j].verbs]
        status = next((verbs[lemma] for lemma in lemmas if lemma in verbs), None)
        object_ = items[k].kind == "event" and not (items[k].circumstance or items[k].preposition)
        if status is None and object_ and items[j].speech and self._negations.holds(j):
            return Verdict(None, "not said to be so")  # «لم يؤكد الكرملين زيارة بوتين»
        if status is None and self._negations.holds(j) and any(lemma in self._happening for lemma in lemmas):
            return Verdict(Status.DENIED, "what carries it is negated")
        if status is None:
            bare = items[k].kind == "event" and not items[k].circumstance and not items[k].definite
            if bare and items[j].kind == "other" and self._negations.holds(j):
                return Verdict(None, "what governs it is negated")
            return None
        if self._negations.holds(j):
            if status is Status.PROPOSED:
                return Verdict(None, "not even asked for")
            if status is Status.DENIED:
                return Verdict(Status.PROPOSED, f"not ruled out: {lemmas[0]}")
            return Verdict(Status.DENIED, f"negated: {lemmas[0]}", negation=self._negations.before(j))
        if items[k].kind == "event" and (items[k].circumstance or self._is_where_agreed(k, lemmas)):
            return None
        return Verdict(status, f"governed by the verb {lemmas[0]}")

    def _is_where_agreed(self, k: int, lemmas: list[str]) -> bool:
        """«اتفقا في اتصال هاتفي على …»: the event is where something was agreed, not what."""
        if self._items[k].preposition not in self._inside:
            return False
        frames = (frame for lemma in lemmas for frame in self._verb_frames.get(lemma, ()))
        return any(frame.type is EventType.AGREEMENT for frame in frames)

    def words(self, j: int) -> str:
        """The words of an item, for a reason."""
        return f"«{self._tokens.span(self._items[j].first, self._items[j].last).text}»"
