"""What a load did."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(slots=True)
class Outcome:
    """Counts of articles: ``added``, ``replaced`` and ``unchanged`` are kept, ``refused`` are not.

    ``passed``: of the unchanged, those that were known by their text and not read again. ``open_dates``:
    dates that stay open because nobody said when the article was published. ``batches``: how many were
    written. ``interrupted``: whether it was ended by Ctrl-C.
    """

    added: int = 0
    replaced: int = 0
    unchanged: int = 0
    passed: int = 0
    refused: int = 0
    open_dates: int = 0
    batches: int = 0
    interrupted: bool = False

    @property
    def kept(self) -> int:
        """All articles that the store has now, of those that were given."""
        return self.added + self.replaced + self.unchanged

    @property
    def seen(self) -> int:
        """All that were given so far."""
        return self.kept + self.refused
