"""A text in, a short sketch of it out, by which nearly the same text is known again: syndicated copies.

An outlet that prints an agency's report changes the headline and the line of the place, cuts the end, adds
a paragraph, spells otherwise. What it does not do is put other words in the place of words all through the
text: that is how two fillings of one template differ («received a call from the Emir of …»), and two reports
in words of their own. So texts are aligned word by word, and what counts is how much stands on both sides
in one order and how few words were exchanged between. Why no library: ``docs/decisions/0014-loading.md``.

Whether two texts are copies does not carry over to a third; who groups them decides what that means.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache
from zlib import crc32

from ontology.names import fold

LONGEST = 256  # words of a text that are looked at
WIDTH = 2  # letters a word takes in a sketch
Words = tuple[str, ...]
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
_NUMBERS = _LETTERS[32:]  # what the first letter is for a word with a digit in it

# Lines around a text: a headline, the line of place and agency, "Source: …".
_HEADLINE, _BESIDE = 24, 8  # words at most; of the lines beside the headline two at most
_SHORT = 30  # words; with fewer left all lines stay: who is meant may stand in the headline only
_SENTENCE_END = re.compile(r"""[.!?؟…:]["'»”)\]]*$""")
# "MOSCOW, July 24 (Agency) - ", "دمشق (وكالة) – ": what leads into the first sentence
_DATELINE = re.compile(r"[^\n.!?؟:]{1,60}?(?:\s[-–—]\s|\)\s*[-–—:]\s*)")

_SHINGLE = 6  # words that stand together in both texts, for one to be looked up by the other
_LEDE = 32  # words that are kept when the end is cut, and that no two events have in common
# Each number puts the shingles in another order, of which the first is taken. A band is several such: of the
# lede two, of the whole text three, for the paragraphs of background are the same under many reports.
_ORDERS = tuple(crc32(b"copies %d" % number) for number in range(9))
_OF_LEDE = ((0, 1), (2, 3), (4, 5))
_OF_TEXT = ((0, 1, 2), (3, 4, 5), (6, 7, 8), (0, 3, 6), (1, 4, 7), (2, 5, 8))

_RUN = 3  # words; fewer on both sides may be chance
_LEAST = 20  # words on both sides, unless all are
_SHORTER, _LONGER = 0.6, 0.4  # shares of the two texts that must stand in the other
_PER_EXCHANGED = 50  # words in common for each that was exchanged
_PER_GAP = 25  # words in common for each place where one text has more
_PARAGRAPH = 10  # words; so many on both sides at the end are another paragraph, fewer a template's slot


@dataclass(frozen=True, slots=True)
class Sketch:
    """The words of a text in their order, two letters (of base64url) a word, without headline and sign-off.

    ``words`` is all there is: it may be stored, and ``Sketch(words)`` is the same sketch again.
    Equal sketches are texts that differ in case, accents, punctuation and headline at most (but for
    one chance in two thousand for each word that differs).
    """

    words: str


def sketch(text: str) -> Sketch:
    """The same for the same text on every machine; empty for a text without letters."""
    return Sketch("".join(map(_code, fold(_body(text)).split()[:LONGEST])))


def bands(found: Sketch) -> tuple[str, ...]:
    """Keys to look copies up by: texts that are ``alike`` nearly always share one, others seldom do.

    At most nine, of nine letters each, sorted; none for an empty sketch. What is too short to be ``alike`` to
    anything but its equals shares none with others: of ten thousand one-line texts no two need be compared.
    """
    if not found.words:
        return ()
    if len(found.words) < _LEAST * WIDTH:
        return (f"w{crc32(found.words.encode()):08x}",)
    hashes = _shingles(found.words)
    keys: set[str] = set()
    for kind, among, picks in (("l", hashes[: _LEDE - _SHINGLE + 1], _OF_LEDE), ("t", hashes, _OF_TEXT)):
        least = [min([value ^ order for value in among]) for order in _ORDERS]
        keys.update(f"{kind}{crc32(repr([least[one] for one in pick]).encode()):08x}" for pick in picks)
    return tuple(sorted(keys))


def alike(one: Sketch, other: Sketch) -> bool:
    """Whether the two texts are one, printed twice; the order of the two changes nothing."""
    if one == other:
        return bool(one.words)
    shorter, longer = sorted((_words(one), _words(other)), key=lambda words: (len(words), words))
    if len(shorter) < _LEAST:
        return False
    start, end = _same_ends(shorter, longer)
    if _other_numbers(shorter[start : len(shorter) - end], longer[start : len(longer) - end], _RUN):
        return False  # nothing can be matched between: fillings of one template, by the thousand
    needed = max(_LEAST, _SHORTER * len(shorter), _LONGER * len(longer))
    if (Counter(shorter) & Counter(longer)).total() < needed:
        return False
    common, exchanged, gaps = 0, 0, 0
    before = 0, 0
    for at_shorter, at_longer, size in _runs(shorter, longer, start, end):
        cut, put = shorter[before[0] : at_shorter], longer[before[1] : at_longer]
        less = min(len(cut), len(put))
        if size or not _PARAGRAPH <= less <= common / 2:  # else another end, which may say anything
            if _other_numbers(cut, put):
                return False
            exchanged += less
        gaps += 1
        common += size
        before = at_shorter + size, at_longer + size
    return common >= needed and exchanged * _PER_EXCHANGED <= common and gaps <= 4 + common / _PER_GAP


def _same_ends(one: Words, other: Words) -> tuple[int, int]:
    """How many words are the same from the start, and of the rest from the end; fewer than a run are none."""
    most = min(len(one), len(other))
    start = next((at for at in range(most) if one[at] != other[at]), most)
    start = start if start >= _RUN else 0
    end = next((at for at in range(most - start) if one[~at] != other[~at]), most - start)
    return start, end if end >= _RUN else 0


def _runs(one: Words, other: Words, start: int, end: int) -> list[tuple[int, int, int]]:
    """Where the same words stand in both, in order: (place, place, how many); the ends close the list."""
    last, other_last = len(one) - end, len(other) - end
    matcher = SequenceMatcher(None, one[start:last], other[start:other_last], autojunk=False)
    between = [(a + start, b + start, size) for a, b, size in matcher.get_matching_blocks()]
    found = [run for run in [(0, 0, start), *between, (last, other_last, end)] if run[2] >= _RUN]
    return [*found, (len(one), len(other), 0)]


def _other_numbers(one: Words, other: Words, below: int = LONGEST) -> bool:
    """Whether both have numbers and not the same: another day or count is another report.

    ``below``: asked only of what is shorter on one side, else the answer is no.
    """
    if min(len(one), len(other)) >= below:
        return False
    first, second = ([word for word in words if word[0] in _NUMBERS] for words in (one, other))
    return bool(first and second) and first != second


@lru_cache(maxsize=1 << 12)
def _words(found: Sketch) -> Words:
    return tuple(found.words[at : at + WIDTH] for at in range(0, len(found.words), WIDTH))


def _shingles(words: str) -> list[int]:
    data, width = words.encode("ascii"), _SHINGLE * WIDTH
    return [crc32(data[at : at + width]) for at in range(0, max(1, len(data) - width + 1), WIDTH)]


@lru_cache(maxsize=1 << 16)
def _code(word: str) -> str:
    value = crc32(word.encode("utf-8", "surrogatepass"))
    first = value % 32 + 32 * any(map(str.isdigit, word))
    return _LETTERS[first] + _LETTERS[(value >> 5) % 64]


def _body(text: str) -> str:
    """Without the lines around it and the dateline, as far as enough is left."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    first, last = 0, len(lines)
    while first < min(3, last - 1) and _stands_alone(lines[first], _BESIDE if first else _HEADLINE):
        first += 1
    while last > max(first + 1, len(lines) - 2) and _stands_alone(lines[last - 1], _BESIDE):
        last -= 1
    body = "\n".join(lines[first:last])
    if len(body.split()) < _SHORT:
        return text
    dateline = _DATELINE.match(body)
    return body[dateline.end() :] if dateline else body


def _stands_alone(line: str, most: int) -> bool:
    """Whether a line is no sentence of the report."""
    return len(line.split()) <= most and not _SENTENCE_END.search(line)
