"""The search key of names, for the page's script: ``ontology.names`` in, a table of letters out.

The page folds what is typed and what it holds with this table, so that the rules stay in one place.
"""

from __future__ import annotations

import unicodedata
from functools import cache

from ontology.names import fold_word

# Latin with its extensions, Greek, Cyrillic, Arabic with its extensions and presentation forms,
# Vietnamese, marks and format characters: the letters that names in news are written with.
BLOCKS = (
    (0x00A0, 0x0530),
    (0x0600, 0x0700),
    (0x0750, 0x0780),
    (0x08A0, 0x0900),
    (0x1E00, 0x2070),
    (0xFB50, 0xFE00),
    (0xFE70, 0xFF00),
)


@cache
def fold_table() -> dict[str, str]:
    """Letter → its folded form, for every letter where that is more than lower case; "" for what goes."""
    letters = (chr(code) for first, end in BLOCKS for code in range(first, end))
    return {c: key for c in letters if _may_stand_in_a_word(c) and (key := fold_word(c)) != c.lower()}


def _may_stand_in_a_word(letter: str) -> bool:
    return unicodedata.category(letter)[0] in "LMN" or unicodedata.category(letter) == "Cf"
