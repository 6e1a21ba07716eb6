"""Names as people write them: one folding for search and lexicons, one Latin key for addresses.

Folding loses what writers leave out or vary (case, accents, short vowels, tatweel, the seats
of hamza, alef maqsura, ta marbuta, bidi controls), so that «أردوغان», «اردوغان» and «إردوغان»
are one key. It never changes a text: offsets always point into the original.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from functools import lru_cache

_ARABIC = str.maketrans(
    {
        **dict.fromkeys("إأآٱ", "ا"),
        "ى": "ي",
        "ی": "ي",
        "ئ": "ي",
        "ؤ": "و",
        "ة": "ه",
        "ک": "ك",
        "ڤ": "ف",
        "گ": "غ",
        "پ": "ب",
        "چ": "ج",
        **dict.fromkeys("٠۰", "0"),
        **dict.fromkeys("١۱", "1"),
        **dict.fromkeys("٢۲", "2"),
        **dict.fromkeys("٣۳", "3"),
        **dict.fromkeys("٤۴", "4"),
        **dict.fromkeys("٥۵", "5"),
        **dict.fromkeys("٦۶", "6"),
        **dict.fromkeys("٧۷", "7"),
        **dict.fromkeys("٨۸", "8"),
        **dict.fromkeys("٩۹", "9"),
        **dict.fromkeys([chr(c) for c in range(0x064B, 0x0660)] + ["\u0670", "ـ"], None),
        **dict.fromkeys(
            [chr(c) for c in (0x200B, 0x200C, 0x200D, 0x200E, 0x200F, 0x061C, 0xFEFF, 0xAD)], None
        ),
        **dict.fromkeys([chr(c) for c in (*range(0x202A, 0x202F), *range(0x2066, 0x206A))], None),
    }
)
_LATIN = {
    "ا": "a",
    "ب": "b",
    "ت": "t",
    "ث": "th",
    "ج": "j",
    "ح": "h",
    "خ": "kh",
    "د": "d",
    "ذ": "dh",
    "ر": "r",
    "ز": "z",
    "س": "s",
    "ش": "sh",
    "ص": "s",
    "ض": "d",
    "ط": "t",
    "ظ": "z",
    "ع": "a",
    "غ": "gh",
    "ف": "f",
    "ق": "q",
    "ك": "k",
    "ل": "l",
    "م": "m",
    "ن": "n",
    "ه": "h",
    "و": "w",
    "ي": "y",
    "ء": "",
    "а": "a",
    "б": "b",
    "в": "v",
    "г": "g",
    "д": "d",
    "е": "e",
    "ё": "e",
    "ж": "zh",
    "з": "z",
    "и": "i",
    "й": "y",
    "к": "k",
    "л": "l",
    "м": "m",
    "н": "n",
    "о": "o",
    "п": "p",
    "р": "r",
    "с": "s",
    "т": "t",
    "у": "u",
    "ф": "f",
    "х": "kh",
    "ц": "ts",
    "ч": "ch",
    "ш": "sh",
    "щ": "shch",
    "ъ": "",
    "ы": "y",
    "ь": "",
    "э": "e",
    "ю": "yu",
    "я": "ya",
}


@lru_cache(maxsize=1 << 17)
def fold_word(word: str) -> str:
    """The folded form of one word; the empty string for one made of marks only."""
    folded = word.translate(_ARABIC)
    if folded.isascii():
        return folded.lower()
    if "\u0621" <= max(folded) <= "\u064a":
        return folded
    parts = unicodedata.normalize("NFKD", folded).casefold()
    return "".join(c for c in parts if not unicodedata.combining(c)).translate(_ARABIC)


def fold(name: str) -> str:
    """The folded form of a name: folded words with one blank between; punctuation goes."""
    return " ".join(
        key for word in re.findall(r"[^\W_]+(?:[’'][^\W_]+)*", _plain(name)) if (key := fold_word(word))
    )


def _plain(name: str) -> str:
    return unicodedata.normalize("NFC", name).translate({0x0640: None, **dict.fromkeys(range(1611, 1632))})


def slug(name: str) -> str:
    """An ASCII address for a name: «بدر البوسعيدي» → "bdr-albwsaydy"; "x" when nothing is left."""
    latin = "".join(_LATIN.get(c, c) for c in fold(name))
    return (
        re.sub(r"[^a-z0-9]+", "-", latin.encode("ascii", "ignore").decode()).strip("-")[:60].strip("-") or "x"
    )


def short_hash(*parts: str) -> str:
    """Eight hex digits of the SHA-256 of the parts."""
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:8]
