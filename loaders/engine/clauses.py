"""Items in, clause structure out: what a verb or noun governs, and what governs it.

No parse tree: a clause is what stands between two boundaries.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from loaders.engine.items import Item

BOUNDARIES = frozenset({"stop", "comp", "rel", "sub", "if", "colon", "reported"})
VERBS = frozenset({"verb", "other"})
_TURNS = BOUNDARIES | VERBS | {"neg", "aux"}  # where a clause may end, or go on elsewhere
COMPOUND = "compound"  # the mood of a verb that only says of what kind a noun is: «a US-brokered deal»
FAR = 14  # tokens: beyond, a phrase is no argument any more


class Clauses:
    """Answers about one text's items; indices are into ``items``."""

    def __init__(self, items: list[Item]) -> None:
        self.items = items
        self._aside = self._asides()
        self._aside_ends = {last: first for first, last in self._aside.items()}

    def _asides(self) -> dict[int, int]:
        """Sources named between commas («…، وفق ما أعلن في أثينا، …»): where each begins → where it ends."""
        items, found = self.items, {}
        for r, item in enumerate(items):
            if item.kind != "reported" or r == 0 or items[r - 1].kind != "comma":
                continue
            end = next(
                (j for j in range(r + 1, min(r + 14, len(items))) if items[j].kind in {"comma", "stop"}), None
            )
            if end is not None and items[end].kind == "comma":
                found[r] = end
        return found

    def forward(self, k: int, *, over_events: bool = True) -> Iterator[int]:
        """Indices after ``k`` that it governs: to the next boundary or verb, relative clauses left out."""
        items = self.items
        j = k + 1
        while j < len(items):
            kind = items[j].kind
            if kind in _TURNS and items[j].mood != COMPOUND:
                if kind == "rel":
                    j = self._after_relative(j)
                    continue
                if j in self._aside:
                    j = self._aside[j]
                    continue
                if kind != "aux" or self._verb_follows(j):
                    return
            if not over_events and kind == "event" and items[j].circumstance:
                return
            yield j
            j += 1

    def backward(self, k: int) -> Iterator[int]:
        """Indices before ``k`` in its clause, nearest first; a verb ends it."""
        for j in range(k - 1, -1, -1):
            item = self.items[j]
            if item.kind in BOUNDARIES or (item.kind in VERBS and item.mood != COMPOUND):
                return
            yield j

    def governor(self, k: int) -> int | None:
        """The verb before item ``k`` in whose clause it stands."""
        items = self.items
        j = k - 1
        while j >= 0:
            if j in self._aside_ends:
                j = self._aside_ends[j] - 1
                continue
            item = items[j]
            if item.kind in VERBS and item.mood != COMPOUND:
                if not (self.in_relative(j) and any(i.kind == "comma" for i in items[j:k])):
                    return j
                while items[j].kind != "rel":  # a relative clause that has ended
                    j -= 1
            elif item.kind in BOUNDARIES:
                return None
            j -= 1
        return None

    def sayer(self, k: int) -> int | None:
        """The verb before the connective that opens the clause of item ``k``: «قال إن مباحثاته …»."""
        items = self.items
        j = k - 1
        while j >= 0 and items[j].kind not in BOUNDARIES and items[j].kind not in VERBS:
            j -= 1
        if j < 0 or items[j].kind != "comp":
            return None
        return self.governor(j)

    def following_verb(self, k: int) -> int | None:
        """The verb after a circumstance that opens its sentence: «وفي مكالمة مع س، تمسك ص …»."""
        seen_comma = False
        for j in range(k + 1, len(self.items)):
            item = self.items[j]
            if item.kind in VERBS:
                return j if seen_comma or item.first - self.items[k].last < FAR else None
            if item.kind in BOUNDARIES:
                if item.kind == "rel":
                    continue
                return None
            seen_comma = seen_comma or item.kind == "comma"
        return None

    def in_relative(self, k: int) -> bool:
        """Whether the verb is that of a relative clause; its subject is not the sentence's."""
        items = self.items
        j = k - 1
        while j >= 0 and items[j].kind in {"aux", "adverb", "neg", "time"}:
            j -= 1
        return j >= 0 and items[j].kind == "rel"

    def _after_relative(self, j: int) -> int:
        """Where the clause goes on after a relative clause: at the comma that ends it, or the boundary."""
        items = self.items
        i = j + 1
        verbs = 0
        while i < len(items):
            item = items[i]
            if item.kind in {"stop", "comp", "colon"}:
                return i
            if item.kind == "close" or (item.kind == "dash" and verbs):
                return i + 1
            if item.kind == "comma" and verbs:
                return i
            if item.kind in VERBS:
                verbs += 1
                if verbs > 1 and item.conjunction:
                    return i
            i += 1
        return i

    def _verb_follows(self, j: int) -> bool:
        items = self.items
        return j + 1 < len(items) and items[j + 1].kind in VERBS | {"aux"}
