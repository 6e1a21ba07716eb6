"""The subject of a verb in a language whose endings tell it: what may be one, before the verb or after."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loaders.engine.clauses import BOUNDARIES, VERBS

if TYPE_CHECKING:
    from loaders.engine.coordination import Coordination
    from loaders.engine.items import Item

_BODIES = frozenset({"institution", "organization"})
_NEAR = 6  # items between a verb of saying and the body in which it is said
_FARTHEST = 40  # items from the verb
_BESIDE = frozenset({"aux", "neg", "adverb", "time", "prep", "comma", "mark", "cue"})
_PASSED = frozenset(
    {"phrase", "noun", "nisba", "adverb", "time", "prep", "circ", "event", "cue", "count", "conj"}
)
_HEAD = frozenset({"comma", "dash", "adverb", "time", "prep"})


class SubjectsByCase:
    """Answers about one text's items; indices are into ``items``."""

    def __init__(
        self,
        items: list[Item],
        coordination: Coordination,
        place: frozenset[str],
        addressed: frozenset[str] = frozenset(),
    ) -> None:
        """``place``: prepositions before a place. ``addressed``: those of who is asked or told to do it."""
        self._items = items
        self._place = place
        self._addressed = addressed
        self._coordination = coordination

    def own(self, k: int) -> tuple[int, ...]:
        """The subject that the verb ``k`` has in its own clause; empty for none, as for infinitives."""
        items = self._items
        if items[k].mood == "infinitive":
            if owner := self._asked(k):
                return owner
            cued = k > 0 and items[k - 1].kind == "cue"  # «султана должен принять президент»
            found = self._before(k) or (self._after(k) if cued else ())  # «Фидан намерен посетить …»
            return found or self._after_modal(k)
        start = k - 1
        while start >= 0 and items[start].kind in _BESIDE:
            start -= 1
        if start >= 0 and items[start].kind == "rel":
            return self._head_of_relative(start)
        found = self._saying(k) if self._closes_what_is_said(k) else ()
        found = found or self._before(k) or self._after(k)
        if len(found) == 1 and items[k].impersonal:
            items[found[0]].several = True  # «Главы государств договорились»
        return found or (self._speaking_body(k) if items[k].impersonal and items[k].speech else ())

    def _asked(self, k: int) -> tuple[int, ...]:
        """«планы Путина посетить …», «предложил Эрдогану провести …»: whose plan it is, who is asked."""
        items = self._items
        before = items[k - 1]
        phrase = before.phrase
        if phrase is None or phrase.sense != "person" or before.last != items[k].first:
            return ()
        plan = items[k - 2].kind in {"noun", "cue"} and items[k - 2].last == before.first
        owner = plan and "genitive" in before.positions and "subject" not in before.positions
        return (k - 1,) if owner or before.preposition in self._addressed else ()

    def asks(self, k: int) -> int | None:
        """«Трамп предложил Путину встретиться»: the verb whose subject asks for the infinitive ``k``."""
        asked = self._items[k].mood == "infinitive" and bool(self._asked(k))
        return self.sharer(k) if asked and self._items[k - 1].preposition in self._addressed else None

    def _after_modal(self, k: int) -> tuple[int, ...]:
        """«Посредником может выступить Оман»: the subject after the infinitive of a verb without object."""
        items = self._items
        if items[k - 1].kind not in VERBS or items[k - 1].mood == "infinitive" or self._before(k - 1):
            return ()
        found = self._after(k)
        takes = any(frame.object or "object" in frame.places for frame in items[k].frames)
        sure = bool(found) and bool(items[found[0]].positions) and not items[found[0]].may_be("object")
        return found if sure or not takes else ()

    def _closes_what_is_said(self, k: int) -> bool:
        items = self._items
        return items[k].speech and items[k - 1].kind in {"comma", "dash", "close"}

    def _saying(self, k: int) -> tuple[int, ...]:
        """«…, сообщил Песков», «…, сообщили в МИД»: who says what stands before the comma."""
        items = self._items
        if items[k].impersonal and (body := self._speaking_body(k, back=False)):
            return body
        found = self._after(k)
        sure = found and bool(items[found[0]].positions)
        return found if sure or not any(items[j].positions for j in self._before(k)) else ()

    def sharer(self, k: int) -> int | None:
        """The verb before whose subject the verb ``k`` has too, if there is one.

        One joined to it, one that governs an infinitive, or one of the sentence before, whose subject a
        pronoun takes up.
        """
        items = self._items
        item = items[k]
        if item.impersonal:
            return None
        for j in range(k - 1, -1, -1):
            before = items[j]
            if item.sentence - before.sentence > 1 or (
                before.line_start and before.sentence != item.sentence
            ):
                return None
            if before.kind in VERBS and not self._in_relative(j):
                return j
        return None

    def _head_of_relative(self, r: int) -> tuple[int, ...]:
        """The phrase that a relative clause opened at ``r`` is about."""
        items = self._items
        j = r - 1
        while j >= 0 and items[j].kind in _HEAD:
            j -= 1
        return (j,) if j >= 0 and items[j].phrase is not None else ()

    def _in_relative(self, k: int) -> bool:
        items = self._items
        j = k - 1
        while j >= 0 and items[j].kind in _BESIDE:
            j -= 1
        return j >= 0 and items[j].kind == "rel"

    def _before(self, k: int) -> tuple[int, ...]:
        """The nearest phrase before that may be a subject; what stands between commas is passed over."""
        items = self._items
        if items[k].conjunction:
            return ()  # shared with the verb before
        j = k
        while j > max(0, k - _FARTHEST):
            j -= 1
            item = items[j]
            finite = item.kind in VERBS and item.mood != "infinitive"
            if finite and (opened := self._relative_of(j, k)) is not None:
                j = opened  # «Эрдоган, который поддерживал …, выразил»
                continue
            if item.kind in BOUNDARIES or finite:
                return ()
            if item.phrase is not None and self._may_be(j):
                marked = any(between.kind in {"dash", "close"} for between in items[j + 1 : k])
                if marked and item.phrase.sense in {"state", "place"}:
                    return ()  # a dateline
                return self._coordination.joined_before(j, self._may_be)
        return ()

    def _relative_of(self, j: int, k: int) -> int | None:
        """Where the relative clause of the verb ``j`` opens, if a comma ends it before the verb ``k``."""
        items = self._items
        if not any(item.kind == "comma" for item in items[j + 1 : k]):
            return None
        for r in range(j - 1, max(-1, j - _FARTHEST), -1):
            if items[r].kind == "rel":
                return r
            if items[r].kind in BOUNDARIES or items[r].kind in VERBS:
                return None
        return None

    def _after(self, k: int) -> tuple[int, ...]:
        """The first phrase after that may be a subject, and nothing else unless it stands right there."""
        items = self._items
        last = items[k].last
        for j in range(k + 1, min(len(items), k + _FARTHEST)):
            item = items[j]
            if item.kind not in _PASSED:
                return ()
            if item.phrase is not None and self._may_be(j):
                sure = bool(item.positions) and not item.may_be("object")
                if sure or (item.first == last and not items[k].conjunction):
                    return self._coordination.coordinated(j)
                return ()
            if item.kind in {"adverb", "time"} and item.first == last:
                last = item.last
        return ()

    def _speaking_body(self, k: int, *, back: bool = True) -> tuple[int, ...]:
        """«сообщили в Кремле», «в МИД заявили»: the body in which something is said by nobody named."""
        items = self._items
        around = (*range(k + 1, min(k + 1 + _NEAR, len(items))), *range(k - 1, max(-1, k - 3), -1))
        for j in around if back else around[: min(_NEAR, len(items) - k - 1)]:
            if items[j].kind in BOUNDARIES:
                continue
            phrase = items[j].phrase
            if phrase is not None and phrase.sense in _BODIES and items[j].preposition in self._place:
                return (j,) if items[j].sentence == items[k].sentence else ()
        return ()

    def _may_be(self, j: int) -> bool:
        item = self._items[j]
        return not item.preposition and not item.circumstance and item.may_be("subject")
