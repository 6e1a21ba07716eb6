"""What a change takes out of a store and puts into it, as it comes together."""

from __future__ import annotations

from collections.abc import Iterable

from pyoxigraph import Quad


class Change:
    """Quads to take out, and quads to put in; one that is in both stays."""

    def __init__(self) -> None:
        self._removed: set[Quad] = set()
        self._added: dict[Quad, None] = {}  # in order, so that the same change is written the same way

    def replace(self, before: Iterable[Quad], after: Iterable[Quad]) -> None:
        """``after`` in the place of ``before``; what is in both is not touched."""
        old, new = set(before), dict.fromkeys(after)
        if old:
            self._removed |= old - new.keys()
            new = {quad: None for quad in new if quad not in old}
        self._added |= new

    @property
    def removed(self) -> list[Quad]:
        """What is to go."""
        return [quad for quad in self._removed if quad not in self._added]

    @property
    def added(self) -> list[Quad]:
        """What is to be there."""
        return list(self._added)
