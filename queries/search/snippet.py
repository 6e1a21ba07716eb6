"""Words in, the part of them that shows where what was looked for stands out."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass

from queries.search.forms import forms, words

_LENGTH = 160  # code points of a text that are shown
_BEFORE = 50  # of these, before the first hit
_EDGES = "«»“”„\"'’()[]{}.,،;؛:!?؟…-–—"


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a text. ``found``: whether it is what was looked for."""

    words: str
    found: bool


def snippet(text: str, keys: Container[str]) -> tuple[Piece, ...]:
    """The stretch of a text around the first word that these keys stand for, cut between words.

    The pieces in a row are that stretch, with an ellipsis where the text goes on.
    """
    stretches = _stretches(text, keys)
    start, end = _window(text, stretches[0][0] if stretches else 0)
    pieces: list[Piece] = [Piece("…", False)] if start else []
    at = start
    for first, last in stretches:
        if first >= at and last <= end:
            pieces += [Piece(text[at:first], False), Piece(text[first:last], True)]
            at = last
    pieces += [Piece(text[at:end], False), *([Piece("…", False)] if end < len(text) else [])]
    return tuple(piece for piece in pieces if piece.words)


def _stretches(text: str, keys: Container[str]) -> list[tuple[int, int]]:
    """Where the words stand that were looked for, without the marks at their ends."""
    found = []
    for word in words(text):
        if word.folded in keys or any(form in keys for form in forms(word.folded)):
            chunk = text[word.start : word.end]
            start = word.start + len(chunk) - len(chunk.lstrip(_EDGES))
            place = (start, start + len(chunk.strip(_EDGES)))
            if place[0] < place[1] and place not in found:
                found.append(place)
    return found


def _window(text: str, first: int) -> tuple[int, int]:
    if len(text) <= _LENGTH:
        return 0, len(text)
    start = max(0, min(first - _BEFORE, len(text) - _LENGTH))
    end = min(len(text), start + _LENGTH)
    if start:
        start = _after_blank(text, start, first)
    if end < len(text):
        cut = text.rfind(" ", first + 1, end)
        end = cut if cut > 0 else end
    return start, end


def _after_blank(text: str, start: int, first: int) -> int:
    blank = text.find(" ", start, first)
    return blank + 1 if blank >= 0 else start
