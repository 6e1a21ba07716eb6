"""The subject of a verb in a language that puts it first: the bare phrase before it, over what parts them.

Parenthesis, relative clause, participle and complements may stand between: «Lavrov, who arrived in Ankara on
Monday, met …», «the foreign minister, speaking after talks with Fidan, said …».
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from loaders.engine.clauses import VERBS
from loaders.engine.positions import GENITIVE

if TYPE_CHECKING:
    from loaders.engine.coordination import Coordination
    from loaders.engine.items import Item

_ENDS = frozenset({"stop", "colon", "sub", "if", "comp", "reported"})
_BESIDE = frozenset({"aux", "neg", "adverb", "time"})
_FARTHEST = 60  # items before the verb


class SubjectsFirst:
    """Answers about one text's items; indices are into ``items``."""

    def __init__(
        self, items: list[Item], coordination: Coordination, clausal: frozenset[str] = frozenset()
    ) -> None:
        """``clausal``: prepositions that may open a clause («no plans for him to travel»)."""
        self._items = items
        self._clausal = clausal
        self._coordination = coordination

    def own(self, k: int) -> tuple[int, ...]:
        """The subject that the verb ``k`` has in its own clause; empty for none, as for most infinitives."""
        items = self._items
        item = items[k]
        start = self._before_auxiliaries(k)
        if start < 0:
            return ()
        if item.mood == "compound":
            return (start - 1,) if items[start - 1].phrase is not None else ()
        if items[start].kind == "rel":
            return self._head_of_relative(start)
        if item.mood == "infinitive" and (owner := self._owner(start)) >= 0:
            return (owner,)
        if item.mood == "infinitive" and items[start].phrase and items[start].preposition in self._clausal:
            return (start,)
        if item.mood == "infinitive" and (copula := self._copula(start)) >= 0:
            start = self._before_auxiliaries(copula)
            relative = start >= 0 and items[start].kind == "rel"
            return self._head_of_relative(start) if relative else self._before(start, k)
        if item.mood == "infinitive" and self._heads_sentence(start):
            return self._joined_to(start)  # «Putin to meet Xi»
        if item.mood == "infinitive" or (item.conjunction and start == k - 1):
            return ()  # shared with the verb before
        if item.mood:
            return self._head_of_participle(start)
        return self._before(start, k)

    def _heads_sentence(self, j: int) -> bool:
        """Whether a bare phrase stands at ``j`` with no verb before it in its sentence."""
        items = self._items
        if not self._bare(j):
            return False
        while j >= 0 and items[j].kind not in _ENDS:
            if items[j].kind in VERBS:
                return False
            j -= 1
        return True

    def _owner(self, j: int) -> int:
        """«Venezuela's decision [to expel]»: the phrase whose noun the infinitive goes with; −1 for none."""
        items = self._items
        nouns = 0
        while j >= 0 and items[j].kind in {"noun", "cue", "nisba"}:
            nouns += items[j].kind != "nisba"
            j -= 1
        return (
            j if j >= 0 and nouns and items[j].phrase is not None and items[j].preposition == GENITIVE else -1
        )

    def _copula(self, j: int) -> int:
        """«Putin is due [to visit]»: the auxiliary before the cue at ``j``; −1 where there is none."""
        items = self._items
        if items[j].kind != "cue" or items[j].phrase is not None:
            return -1
        j -= 1
        while j >= 0 and items[j].kind in {"adverb", "neg", "time"}:
            j -= 1
        return j if j >= 0 and items[j].kind == "aux" else -1

    def spoken_after(self, k: int) -> tuple[int, ...]:
        """«…, said Peskov»: the bare phrase right after a verb of saying that has none before it."""
        after = self._items[k + 1] if k + 1 < len(self._items) else None
        near = after is not None and after.phrase is not None and after.first == self._items[k].last
        return self._coordination.coordinated(k + 1) if near and after and not after.preposition else ()

    def _before_auxiliaries(self, k: int) -> int:
        j = k - 1
        while j >= 0 and self._items[j].kind in _BESIDE:
            j -= 1
        return j

    def _head_of_relative(self, r: int) -> tuple[int, ...]:
        """The phrase that a relative clause opened at ``r`` is about."""
        items = self._items
        j = r - 1
        while j >= 0 and items[j].kind in {"comma", "dash", "adverb", "time", "prep"}:
            j -= 1
        return self._joined_to(j) if j >= 0 and items[j].phrase is not None else ()

    def _head_of_participle(self, j: int) -> tuple[int, ...]:
        """«a delegation led by …», «Lavrov, speaking in Sochi, …»: the phrase right before it."""
        items = self._items
        while j >= 0 and items[j].kind == "comma":
            j -= 1
        return (j,) if j >= 0 and items[j].phrase is not None and not items[j].preposition else ()

    def _before(self, j: int, k: int) -> tuple[int, ...]:
        """The nearest bare phrase at or before ``j``; what stands in a parenthesis is passed over."""
        items = self._items
        found, comma, apart = -1, False, False
        while j >= 0 and k - j < _FARTHEST:
            item = items[j]
            if item.kind in _ENDS:
                break
            if item.kind == "comma":
                comma = True
            elif item.kind in VERBS or item.kind == "rel":
                if not self._parenthetic(j, closed=comma):
                    if apart and item.kind in VERBS:
                        return self.own(j)  # «visited France, met Macron»: France is what was visited
                    break
                found, j = -1, self._opening(j)
                comma = items[j].kind == "comma"
                continue
            elif found < 0 and self._bare(j):
                found, apart = j, comma
            elif (
                found < 0
                and item.phrase is not None
                and (named := self._coordination.named_out(j)) is not None
            ):
                return named
            elif found < 0 and item.kind == "event" and not (item.preposition or item.circumstance):
                return ()  # «talks between … took place»
            j -= 1
        return self._joined_to(found) if found >= 0 else ()

    def _parenthetic(self, j: int, *, closed: bool) -> bool:
        """Whether the verb or relative at ``j`` is over before the verb asked about: a comma ends it."""
        item = self._items[j]
        if item.kind == "rel":
            return closed
        if item.mood in {"active", "participle"}:
            return True
        return closed and self._opening(j) != j

    def _opening(self, j: int) -> int:
        """The item before the relative clause or participle in which ``j`` stands; ``j`` for none."""
        items = self._items
        i = j
        while i >= 0 and items[i].kind not in _ENDS:
            if items[i].kind == "rel" or (
                items[i].kind in VERBS and items[i].mood in {"active", "participle"}
            ):
                return i - 1
            if items[i].kind in VERBS and i != j:
                return j
            i -= 1
        return j

    def _bare(self, j: int) -> bool:
        items = self._items
        while j > 0 and items[j].phrase is not None and items[j].conjunction and not items[j].preposition:
            i = j - 1
            while i > 0 and items[i].kind in {"comma", "nisba", "dash"}:
                i -= 1
            if items[i].phrase is None:
                break
            j = i  # «between A and B»: B stands after the preposition too
        return items[j].phrase is not None and not items[j].preposition and not items[j].circumstance

    def _joined_to(self, j: int) -> tuple[int, ...]:
        """The phrase at ``j`` with those before it to which it is joined."""
        return self._coordination.joined_before(j, self._bare)
