"""A change of many quads in, parts of it out that are small enough for a request each, articles whole."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from pyoxigraph import DefaultGraph, Quad, RdfFormat, parse


@dataclass(frozen=True, slots=True)
class Step:
    """What a request takes out and puts in."""

    removed: tuple[Quad, ...]
    added: tuple[Quad, ...]

    def text(self) -> str:
        """N-Quads, ``-`` or ``+`` before each line."""
        lines = [f"-{quad} ." for quad in self.removed] + [f"+{quad} ." for quad in self.added]
        return "\n".join(lines)

    @staticmethod
    def from_text(text: str) -> Step:
        """The inverse of ``text``."""
        lines = text.split("\n") if text else []
        return Step(_parsed(lines, "-"), _parsed(lines, "+"))


def split(removed: Collection[Quad], added: Collection[Quad], most: int) -> list[Step]:
    """Parts of some ``most`` characters at most, as N-Quads.

    Named graphs first, in order, none in two parts unless it alone is larger; the world last, since what
    it says rests on them.
    """
    graphs: dict[str, tuple[list[Quad], list[Quad]]] = defaultdict(lambda: ([], []))
    for place, quads in enumerate((removed, added)):
        for quad in quads:
            name = "" if isinstance(quad.graph_name, DefaultGraph) else str(quad.graph_name)
            graphs[name][place].append(quad)
    steps, gone, come, size = [], list[Quad](), list[Quad](), 0
    for name in sorted(graphs, key=lambda name: (name == "", name)):
        for out, into, length in _pieces(*graphs[name], most):
            if size and size + length > most:
                steps.append(Step(tuple(gone), tuple(come)))
                gone, come, size = [], [], 0
            gone += out
            come += into
            size += length
    if size:
        steps.append(Step(tuple(gone), tuple(come)))
    return steps


def _pieces(
    removed: list[Quad], added: list[Quad], most: int
) -> Iterator[tuple[list[Quad], list[Quad], int]]:
    """One graph's quads, in one piece if they fit: (removed, added, characters)."""
    size = _size(removed) + _size(added)
    if size <= most:
        yield removed, added, size
        return
    for place, quads in enumerate((removed, added)):
        piece: list[Quad] = []
        length = 0
        for quad in quads:
            if piece and length + _size([quad]) > most:
                yield (piece, [], length) if place == 0 else ([], piece, length)
                piece, length = [], 0
            piece.append(quad)
            length += _size([quad])
        if piece:
            yield (piece, [], length) if place == 0 else ([], piece, length)


def _size(quads: Iterable[Quad]) -> int:
    return sum(len(str(quad)) for quad in quads)


def _parsed(lines: list[str], sign: str) -> tuple[Quad, ...]:
    text = "\n".join(line[1:] for line in lines if line.startswith(sign))
    return tuple(parse(text, format=RdfFormat.N_QUADS))
