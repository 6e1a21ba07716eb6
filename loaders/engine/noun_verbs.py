"""An event noun in, the verbs that speak of it out: right after it, after its complements, or of a part."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loaders.engine.clauses import BOUNDARIES

if TYPE_CHECKING:
    from loaders.engine.context import Context

_SUBJECT_REACH = 16  # items between a noun and its finite verb
_PART = frozenset({"noun", "event", "count"})  # what stands in «الجولة الثانية»
_TO_WHOLE = 4  # items
_NEAR = 8  # tokens between a noun and the verb that speaks of it


class NounVerbs:
    """Answers about the items of one text."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._happening = context.pack.grammar.happening
        self._told = context.pack.grammar.subject_first or context.by_case  # a noun's verb may stand far off

    def is_part_of(self, verb: int, k: int) -> bool:
        """«انطلقت الجولة الثانية من المفاوضات»: whether a part of it is what stands with the verb."""
        items, out_of = self._context.items, self._context.pack.grammar.out_of
        j = k - 2 if items[k - 1].kind == "prep" else k - 1
        part, head = items[j], j
        while head > verb + 1 and items[head - 1].last == items[head].first and items[head - 1].kind in _PART:
            head -= 1
        first = not any(item.kind == "event" for item in items[verb + 1 : head])
        plain = part.kind in _PART and not (items[head].preposition or part.enclitic)
        near = j > verb and items[k].first - part.last <= 1
        return first and plain and near and items[k].preposition in out_of

    def is_round(self, k: int) -> bool:
        """«جولة ثانية من المحادثات»: whether the noun is a part of another event, which stands after it."""
        items, out_of = self._context.items, self._context.pack.grammar.out_of
        for item in items[k + 1 : k + 1 + _TO_WHOLE]:
            if item.kind == "event":
                return bool(item.frames) and item.preposition in out_of
            if item.kind not in {"noun", "prep", "count", "nisba"}:
                return False
        return False

    def said_of(self, k: int) -> bool:
        """«جلسة مباحثات عقدت في القصر»: whether a verb right after the noun says where or when it was."""
        after = self.after(k)
        return after is not None and self.says_where_held(after)

    def after(self, k: int) -> int | None:
        """A verb right after the noun that is about it: «اجتماع عقده», «اللقاء الذي جمع»."""
        items = self._context.items
        j = k + 1
        said = False
        while j < len(items) and items[j].first - items[k].last < _NEAR:
            if items[j].kind in {"cue", "comp"}:
                said = True  # «زيارة كان مقررا أن يبدأها»
            elif items[j].kind not in {"nisba", "rel", "time", "adverb", "mark", "aux"}:
                adjective = items[j].kind == "noun" and items[j].definite == items[k].definite
                adjective = adjective and (items[j].definite or items[j].value == "adjective")
                if not adjective or items[j].preposition or items[j].conjunction:
                    break
            j += 1
        if j >= len(items) or items[j].kind != "verb" or (said and not items[j].enclitic):
            return None
        if self._context.by_case and not self._happening.isdisjoint(form.lemma for form in items[j].verbs):
            return None  # it says no more than that it was
        related = items[j - 1].kind == "rel" or bool(items[j].enclitic) or not items[k].definite
        near = items[j].first - items[k].last < _NEAR
        return j if related and near and not items[j].conjunction else None

    def held(self, k: int, last: int) -> int | None:
        """The verb after the noun's complements, which end at the token ``last``."""
        items = self._context.items
        if self._told:
            return self._finite_after(k)
        j = k + 1
        complements = {"phrase", "nisba", "prep", "aux", "dash", "count", "noun", "adverb"}
        while j < len(items) and items[j].kind in complements:
            j += 1
        if j + 1 < len(items) and items[j].kind == "rel" and self.says_where_held(j + 1):
            return j + 1  # «اجتماع وزراء الخارجية الذي عقد في الكويت»
        if j >= len(items) or items[j].kind != "verb" or items[j].conjunction or items[j].first - last > 4:
            return None
        return j if items[j - 1].kind in {"aux", "phrase"} and not items[j].enclitic else None

    def says_where_held(self, verb: int) -> bool:
        """Whether the verb of a relative clause says no more than that what it is about took place."""
        item, subjects = self._context.items[verb], self._context.subjects
        happens = any(form.lemma in self._happening for form in item.verbs)
        return happens and not item.enclitic and not subjects.after(verb)

    def _finite_after(self, k: int) -> int | None:
        """«The 75th anniversary of … will be celebrated»: the finite verb whose subject the noun is."""
        items = self._context.items
        if items[k].preposition or items[k].circumstance or not items[k].may_be("subject"):
            return None
        for j in range(k + 1, min(len(items), k + _SUBJECT_REACH)):
            if items[j].kind == "verb":
                return j if not items[j].mood and not items[j].conjunction else None
            if items[j].kind in BOUNDARIES | {"other", "joining"} or (
                items[j].phrase
                and not items[j].preposition
                and not items[j].conjunction
                and items[j].may_be("subject")
            ):
                return None
        return None
