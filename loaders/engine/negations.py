"""Items in, answers out: what a negation stands right before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loaders.engine.items import gap

if TYPE_CHECKING:
    from loaders.engine.items import Item

NEGATION_REACH = 3  # tokens between a negation and what it negates


class Negations:
    """Answers about one text's items; indices are into ``items``."""

    def __init__(self, items: list[Item]) -> None:
        self._items = items

    def holds(self, k: int) -> bool:
        """Whether a negation stands right before item ``k``."""
        return self.before(k) is not None

    def before(self, k: int) -> int | None:
        """The negation right before item ``k``."""
        items = self._items
        j = k - 1
        while j >= 0 and items[j].kind in {"aux", "adverb"} and gap(items[j], items[k]) <= NEGATION_REACH:
            j -= 1
        found = j >= 0 and items[j].kind == "neg" and gap(items[j], items[k]) <= NEGATION_REACH
        return j if found else None
