"""Patterns of a pack's time rules: a pattern as text in, a matcher over a run of time words out.

``x?`` may be missing; ``(a b | c)`` groups; ``~x`` stands with no blank before it; ``!x`` must not
follow; ``[x]`` is context: it must be there but is no part of the expression; ``label:x`` keeps the
features of ``x`` apart under that label. Features of the parts are merged; where they differ the
pattern fails; only ``n`` is added up ("two thousand" + "four").
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from loaders.engine.time_lexicon import Flat, Sense
from ontology.errors import DataError

Features = dict[str, "int | str | Flat"]
Ends = list[tuple[int, Features]]
"""Where a pattern can end, each with the features found on the way."""

NONE: Features = {}
_PIECE = re.compile(r"\s*([A-Za-z_]\w*|[~!?|:()\[\]])")


@dataclass(slots=True)
class Run:
    """A stretch of text made of time words only.

    ``senses[i]``: readings that start at word ``i``, ``classes[i]`` their classes, with an empty one past
    the end; ``glued[i]``: no blank before word ``i``.
    """

    senses: list[list[Sense]]
    classes: list[frozenset[str]]
    glued: list[bool]
    memo: dict[tuple[str, int], Ends] = field(default_factory=dict)


Matcher = Callable[[Run, int], Ends]


@dataclass(frozen=True, slots=True)
class Part:
    """A compiled pattern: its matcher, the classes it can start and end with, whether it can be empty."""

    match: Matcher
    starts: frozenset[str]
    ends: frozenset[str]
    empty: bool


def merge(left: Features, right: Features) -> Features | None:
    """Both together, ``n`` added up; None where they differ."""
    if not right:
        return left
    if not left:
        return right
    both = dict(left)
    for name, value in right.items():
        there = both.setdefault(name, value)
        if name == "n" and name in left:
            both[name] = int(str(there)) + int(str(value))
        elif isinstance(there, dict) and isinstance(value, dict):
            inner = merge(dict(there), dict(value))
            if inner is None:
                return None
            both[name] = _flat(inner)
        elif there != value:
            return None
    return both


def _flat(features: Features) -> Flat:
    return {name: value for name, value in features.items() if not isinstance(value, dict)}


def term(klass: str) -> Part:
    """One word, or one fixed phrase, of a class."""

    def match(run: Run, at: int) -> Ends:
        if klass not in run.classes[at]:
            return []
        return [(at + s.length, dict(s.features)) for s in run.senses[at] if s.klass == klass]

    return Part(match, frozenset({klass}), frozenset({klass}), False)


def _sequence(parts: list[Part]) -> Part:
    if len(parts) == 1:
        return parts[0]

    def match(run: Run, at: int) -> Ends:
        ends: Ends = [(at, NONE)]
        for part in parts:
            following: Ends = []
            for end, found in ends:
                if not part.empty and part.starts.isdisjoint(run.classes[end]):
                    continue
                for further, more in part.match(run, end):
                    both = merge(found, more)
                    if both is not None:
                        following.append((further, both))
            if not following:
                return []
            ends = following
        return ends

    starts = _first_classes([(part.starts, part.empty) for part in parts])
    last = _first_classes([(part.ends, part.empty) for part in reversed(parts)])
    return Part(match, starts, last, all(part.empty for part in parts))


def _first_classes(sides: list[tuple[frozenset[str], bool]]) -> frozenset[str]:
    """The classes up to and with the first part that must be there."""
    found = set[str]()
    for classes, empty in sides:
        found |= classes
        if not empty:
            break
    return frozenset(found)


def _choice(parts: list[Part]) -> Part:
    if len(parts) == 1:
        return parts[0]

    def match(run: Run, at: int) -> Ends:
        here = run.classes[at]
        ends: Ends = []
        for part in parts:
            if part.empty or not part.starts.isdisjoint(here):
                ends += part.match(run, at)
        return ends

    return Part(
        match,
        frozenset[str]().union(*(part.starts for part in parts)),
        frozenset[str]().union(*(part.ends for part in parts)),
        any(part.empty for part in parts),
    )


def _optional(part: Part) -> Part:
    def match(run: Run, at: int) -> Ends:
        if part.starts.isdisjoint(run.classes[at]):
            return [(at, NONE)]
        return [*part.match(run, at), (at, NONE)]

    return Part(match, part.starts, part.ends, True)


def _glued(part: Part) -> Part:
    def match(run: Run, at: int) -> Ends:
        return part.match(run, at) if at < len(run.glued) and run.glued[at] else []

    return Part(match, part.starts, part.ends, False)


def _absent(part: Part) -> Part:
    return Part(lambda run, at: [] if part.match(run, at) else [(at, NONE)], frozenset(), frozenset(), True)


def _labelled(label: str, part: Part) -> Part:
    def match(run: Run, at: int) -> Ends:
        ends: Ends = []
        for end, found in part.match(run, at):
            ends.append((end, {label: _flat(found)}))
        return ends

    return Part(match, part.starts, part.ends, part.empty)


class PatternParser:
    """Reads one pattern; ``word`` compiles a name in it; ``labels`` are those that may be used.

    DataError, opening with ``where``, when the pattern is malformed.
    """

    def __init__(self, pattern: str, where: str, word: Callable[[str], Part], labels: frozenset[str]) -> None:
        self._pieces, self._at = _pieces(pattern, where), 0
        self._where, self._word, self._labels = where, word, labels

    def parse(self, *, context: bool) -> tuple[Part | None, Part, Part | None]:
        """Context before, the pattern itself, context after; ``context``: whether there may be some."""
        before = self._context(context)
        body = self._read_sequence()
        after = self._context(context)
        if self._at < len(self._pieces):
            raise DataError(f"{self._where}: {self._pieces[self._at]!r} is out of place")
        if body.empty:
            raise DataError(f"{self._where}: can match nothing at all; something in it must be there")
        return before, body, after

    def _context(self, allowed: bool) -> Part | None:
        if not self._take("["):
            return None
        if not allowed:
            raise DataError(f"{self._where}: [context] belongs in the patterns of whole expressions only")
        part = self._read_choice("]")
        if part.empty:
            raise DataError(f"{self._where}: a context that can be empty says nothing; write two patterns")
        return part

    def _read_choice(self, close: str) -> Part:
        choices = [self._read_sequence()]
        while self._take("|"):
            choices.append(self._read_sequence())
        if not self._take(close):
            raise DataError(f"{self._where}: {close!r} is missing")
        return _choice(choices)

    def _read_sequence(self) -> Part:
        parts = []
        while self._at < len(self._pieces) and self._pieces[self._at] not in "|)[]":
            parts.append(self._read_item())
        if not parts:
            raise DataError(f"{self._where}: a pattern or a choice is empty")
        return _sequence(parts)

    def _read_item(self) -> Part:
        piece = self._next()
        if piece == "~":
            part = _glued(self._read_item())
        elif piece == "!":
            return _absent(self._read_item())
        elif piece == "(":
            part = self._read_choice(")")
        elif not piece.isidentifier():
            raise DataError(f"{self._where}: {piece!r} is out of place")
        elif self._take(":"):
            part = self._read_labelled(piece)
        else:
            part = self._word(piece)
        return _optional(part) if self._take("?") else part

    def _read_labelled(self, label: str) -> Part:
        if label not in self._labels:
            known = ", ".join(sorted(self._labels))
            raise DataError(f"{self._where}: unknown label {label!r}; there are {known}")
        return _labelled(label, self._read_item())

    def _next(self) -> str:
        if self._at >= len(self._pieces):
            raise DataError(f"{self._where}: ends too early")
        self._at += 1
        return self._pieces[self._at - 1]

    def _take(self, piece: str) -> bool:
        if self._at < len(self._pieces) and self._pieces[self._at] == piece:
            self._at += 1
            return True
        return False


def _pieces(pattern: str, where: str) -> list[str]:
    pieces, at = [], 0
    pattern = pattern.rstrip()
    while at < len(pattern):
        piece = _PIECE.match(pattern, at)
        if not piece:
            raise DataError(f"{where}: {pattern[at:].strip()[:1]!r} means nothing in a pattern")
        pieces.append(piece.group(1))
        at = piece.end()
    return pieces
