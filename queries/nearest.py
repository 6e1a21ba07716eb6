"""A word that is not known in, the nearest known one out, for messages."""

from __future__ import annotations

import difflib
from collections.abc import Iterable


def nearest(word: str, known: Iterable[str], likeness: float = 0.6) -> str:
    """`` (did you mean 'meetings'?)``, or nothing when no known word is near (1: the same word)."""
    folded = {name.casefold(): name for name in known}
    close = difflib.get_close_matches(word[:80].casefold(), list(folded), n=1, cutoff=likeness)
    return f" (did you mean {folded[close[0]]!r}?)" if close else ""
