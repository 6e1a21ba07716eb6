"""Text of any origin and direction made fit for a line of a terminal.

https://www.unicode.org/reports/tr9/: an isolate (FSI … PDI) keeps a right-to-left cell from reordering its
neighbours on terminals that know the algorithm, and is not seen on the others.
"""

from __future__ import annotations

import re
import unicodedata

FSI, PDI = "\u2068", "\u2069"
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1b\x7f-\x9f\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]")
_BLANKS = re.compile(r"[\s\x1c-\x1f\u2028\u2029]+")


def shown(text: str) -> str:
    """One line without what would steer a terminal: escapes, direction marks and overrides."""
    return _BLANKS.sub(" ", _CONTROLS.sub("", text)).strip()


def reads_rtl(text: str) -> bool:
    """Whether the first letter that has a direction is of a right-to-left script."""
    directions = (unicodedata.bidirectional(character) for character in text)
    return next((d != "L" for d in directions if d in ("L", "R", "AL")), False)


def width(text: str) -> int:
    """Columns of a terminal: none for a mark that joins the letter before it, two for wide letters."""
    return sum(_width(character) for character in text)


def _width(character: str) -> int:
    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
