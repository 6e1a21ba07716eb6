"""Names as people write them: one folding for search and lexicons, one Latin key for addresses.

Folding loses what writers leave out or vary (case, accents, short vowels, tatweel, the seats
of hamza, alef maqsura, ta marbuta, presentation forms, bidi controls), so that «أردوغان», «اردوغان»
and «إردوغان» are one key. It never changes a text: offsets always point into the original.
The letters are listed in ``letters.tsv``.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from functools import lru_cache
from pathlib import Path

from ontology.errors import DataError
from ontology.files import read_rows

_LETTERS = Path(__file__).with_name("letters.tsv")


def _read_letters(path: Path) -> tuple[dict[int, str | None], dict[int, str]]:
    """Code point → what it folds to (None: nothing), and folded code point → Latin."""
    folded: dict[int, str | None] = {}
    latin: dict[int, str] = {}
    for line, (characters, becomes, spelt) in read_rows(path, ("character", "folded", "latin")):
        for code in _codes(characters, f"{path}:{line}"):
            if code in folded or code in latin:
                raise DataError(f"{path}:{line}: U+{code:04X} is listed twice; keep one")
            if becomes != "=":
                folded[code] = None if becomes == "-" else becomes
            if spelt != "=":
                latin[code] = "" if spelt == "-" else spelt
    return folded, latin


def _codes(characters: str, where: str) -> range:
    """The code points that a cell names: a character, "U+0640" or "U+064B..U+065F"."""
    if len(characters) == 1:
        return range(ord(characters), ord(characters) + 1)
    try:
        first, _, last = characters.replace("U+", "").partition("..")
        return range(int(first, 16), int(last or first, 16) + 1)
    except ValueError:
        raise DataError(f"{where}: {characters!r} is no character, U+XXXX or U+XXXX..U+YYYY") from None


_FOLDED, _LATIN = _read_letters(_LETTERS)
# what must be settled before a name is cut into words: marks and controls would cut one, ʼ counts as a letter
_WITHIN_WORDS = {code: becomes for code, becomes in _FOLDED.items() if becomes in (None, "'")}
_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")


_LONG_NAME = 80  # characters; what is longer is a text, and not kept


@lru_cache(maxsize=1 << 17)
def fold_word(word: str) -> str:
    """The folded form of one word; the empty string for one made of marks only. Never raises."""
    folded = word.translate(_FOLDED)
    if folded.isascii():
        return folded.lower()
    if min(folded) >= "\u0621" and max(folded) <= "\u064a":  # Arabic letters only: nothing is left to do
        return folded
    parts = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", folded).casefold())
    plain = "".join([c for c in parts if not unicodedata.combining(c)]).translate(_FOLDED)
    return " ".join(
        plain.split()
    )  # some presentation forms are made of a blank and a mark, or of several words


def fold_marks(word: str) -> str:
    """A word without short vowels and tatweel, its letters as written (hamza kept)."""
    return "".join(c for c in word if not unicodedata.combining(c) and c != "ـ")


def fold(name: str) -> str:
    """The folded form of a name: folded words with one blank between; punctuation goes."""
    return _fold_name(name) if len(name) <= _LONG_NAME else _fold_all(name)


def _fold_all(name: str) -> str:
    plain = unicodedata.normalize("NFKC", name).translate(_WITHIN_WORDS)
    return " ".join([key for word in _WORD.findall(plain) if (key := fold_word(word))])


_fold_name = lru_cache(maxsize=1 << 16)(_fold_all)  # the same few names come again and again


def slug(name: str) -> str:
    """An ASCII address for a name: «بدر البوسعيدي» → "bdr-albwsaydy"; "x" when nothing is left."""
    latin = fold(name).translate(_LATIN).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", latin).strip("-")[:60].strip("-") or "x"


def short_hash(*parts: str) -> str:
    """Eight hex digits of the SHA-256 of the parts."""
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:8]
