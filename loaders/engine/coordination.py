"""Items in, lists out: which phrases are joined to one («أ وب», «أ، ب، وج»)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loaders.engine.clauses import VERBS
from ontology.terms import EntityKind

if TYPE_CHECKING:
    from collections.abc import Callable

    from loaders.engine.items import Item

_BETWEEN_JOINED = frozenset({"comma", "nisba", "dash", "conj", "adverb"})


class Coordination:
    """Answers about one text's items; indices are into ``items``."""

    def __init__(self, items: list[Item], naming: frozenset[str] = frozenset()) -> None:
        """``naming``: prepositions before those who are named out of a group."""
        self.items = items
        self._naming = naming

    def coordinated(self, j: int) -> tuple[int, ...]:
        """The phrases joined to the one at ``j``: «أ وب», «أ، وب», «أ - ب», «أ، ب، وج»."""
        items = self.items
        chain = [j]
        i = j + 1
        while i < len(items):
            item = items[i]
            if item.kind == "phrase" and item.conjunction and item.preposition in {"", items[j].preposition}:
                if items[i - 1].kind == "comma" and self._verb_soon(i):
                    break
                if not self.is_retinue(i):
                    chain.append(i)
                i += 1
            elif (
                item.kind == "nisba"
                and item.conjunction
                and i + 1 < len(items)
                and items[i + 1].kind == "phrase"
                and not items[i + 1].preposition
                and items[i + 1].first == item.last
            ):
                chain.append(i + 1)  # «نظيريه الأميركي جون كيري والسعودي عادل الجبير»
                i += 2
            elif item.kind == "nisba":
                i += 1
            elif (
                item.kind == "dash"
                and i + 1 < len(items)
                and items[i + 1].kind == "phrase"
                and items[i + 1].first == item.last
                and not items[i + 1].preposition
                and item.first == items[i - 1].last
            ):
                chain.append(i + 1)
                i += 2
            elif (named := self._among(i, items[j])) is not None:
                return self.coordinated(named)
            elif item.kind == "comma" and self._list_goes_on(i):
                i += 1
                if items[i].conjunction:
                    continue
                chain.append(i)
                i += 1
            else:
                break
        return tuple(chain)

    def joined_before(self, j: int, fits: Callable[[int], bool]) -> tuple[int, ...]:
        """The phrase at ``j`` with those before it to which it is joined: «أ وب», «A, B and C».

        ``fits``: whether the phrase at an index may be one of them.
        """
        items = self.items
        chain = [j]
        i = j
        while items[i].conjunction and i > 0:
            i -= 1
            while i >= 0 and items[i].kind in _BETWEEN_JOINED:
                i -= 1
            if i < 0 or items[i].phrase is None or not fits(i):
                break
            if not self.is_retinue(j):
                chain.insert(0, i)
            while i >= 2 and items[i - 1].kind == "comma" and items[i - 2].phrase is not None and fits(i - 2):
                i -= 2  # «Саудовская Аравия, ОАЭ, Египет и Бахрейн»
                chain.insert(0, i)
        return tuple(chain)

    def _among(self, i: int, group: Item) -> int | None:
        """«عددا من المسؤولين، بينهم الرئيس …»: those named among a group stand for it."""
        items = self.items
        if group.phrase is None:
            return None
        several = group.phrase.detail == "officials" or bool(
            self._naming and group.phrase.kind is EntityKind.GROUP
        )
        if not several:
            return None
        while i < len(items) and items[i].kind in {"comma", "dash"}:
            i += 1
        if i + 1 < len(items) and items[i].kind == "prep" and items[i].value in self._naming:
            return i + 1 if items[i + 1].phrase is not None else None
        if (
            i + 1 < len(items)
            and items[i].kind == "adverb"
            and items[i].value == "pronoun"
            and items[i + 1].kind == "phrase"
        ):
            return i + 1 if not items[i + 1].preposition else None
        return None

    def named_out(self, j: int) -> tuple[int, ...] | None:
        """«officials, including A and B, [met]»: those named out of a group; ``j``: the first of them."""
        items = self.items
        if not self._naming or items[j].preposition not in self._naming:
            return None
        i = j - 2
        while i >= 0 and items[i].kind in {"comma", "dash"}:
            i -= 1
        group = items[i].phrase if i >= 0 else None
        if group is None or group.kind is not EntityKind.GROUP:
            return None
        before = (i - 1,) if items[i].conjunction and i > 0 and items[i - 1].phrase is not None else ()
        return (*before, *self.coordinated(j))

    def is_retinue(self, i: int) -> bool:
        """«والوفد المرافق له»: those who came along take no part of their own."""
        phrase = self.items[i].phrase
        return phrase is not None and phrase.detail == "delegation" and self.items[i].definite

    def _list_goes_on(self, i: int) -> bool:
        """After the comma at ``i`` stands a bare phrase and, later, one joined by «و»."""
        items = self.items
        for j in range(i + 1, min(i + 12, len(items))):
            item = items[j]
            if item.kind == "phrase" and not item.preposition:
                if item.conjunction:
                    return not self._verb_soon(j)
                continue
            if item.kind not in {"comma", "nisba"}:
                return False
        return False

    def _verb_soon(self, j: int) -> bool:
        items = self.items
        return j + 1 < len(items) and items[j + 1].kind in VERBS and items[j + 1].first == items[j].last
