"""Where a phrase stands without a preposition: the names that frames, cases and items share."""

from __future__ import annotations

GENITIVE = "<genitive>"  # no preposition of any language: the phrase belongs to the noun beside it
POSITIONS = frozenset({"subject", "object", "genitive"})
"""What a case may say of a phrase without any preposition."""
