"""Where each party stands: a simple graph and the sizes of shapes and names in, whole pixels out.

Each connected part is laid out by itself (``visualize.stress``), turned so that it fits a window best, freed
of overlaps (``visualize.boxes``) and set beside the others (``visualize.packing``), the largest first.
"""

from __future__ import annotations

import math

import networkx as nx

from visualize.boxes import Point, Size, separate
from visualize.packing import pack
from visualize.stress import stress_layout

GAP = 50.0  # pixels between two parts
ASPECT = 1.4  # width to height of the whole: a window less the filters beside it
EDGE = 140.0  # pixels; the least length of an edge
PARALLEL = 26.0  # pixels more for each event beyond the first between the same two
CROWD = 13.0  # pixels more, by the square root of the neighbours that the two ends do not share


def lay_out(graph: nx.Graph[int], boxes: dict[int, Size]) -> dict[int, tuple[int, int]]:
    """A position for each node. An edge may carry ``events``, the number of events that it stands for."""
    parts = sorted(
        (sorted(part) for part in nx.connected_components(graph)), key=lambda part: (-len(part), part)
    )
    drawn = [_lay_out_part(_with_lengths(graph.subgraph(part)), boxes) for part in parts]
    return {
        node: (round(x), round(y))
        for part in _side_by_side(drawn, boxes)
        for node, (x, y) in sorted(part.items())
    }


def _with_lengths(part: nx.Graph[int]) -> nx.Graph[int]:
    """The part with a ``length`` on each edge: hubs and pairs with much between them need room."""
    measured: nx.Graph[int] = nx.Graph()
    measured.add_nodes_from(part)
    for a, b, events in part.edges(data="events", default=1):
        if a != b:
            apart = len(set(part[a]) ^ set(part[b]))
            length = EDGE + PARALLEL * min(events - 1, 8) + CROWD * math.sqrt(apart)
            measured.add_edge(a, b, length=length)
    return measured


def _lay_out_part(part: nx.Graph[int], boxes: dict[int, Size]) -> dict[int, Point]:
    return separate(_turned(stress_layout(part)), {node: boxes[node] for node in part})


def _turned(positions: dict[int, Point]) -> dict[int, Point]:
    """The same picture, turned by the multiple of ten degrees in which it can be shown largest."""
    turns = (_turn(positions, math.radians(degrees)) for degrees in range(0, 180, 10))
    return min(turns, key=_height_needed)


def _turn(positions: dict[int, Point], angle: float) -> dict[int, Point]:
    cos, sin = math.cos(angle), math.sin(angle)
    return {node: (x * cos + y * sin, y * cos - x * sin) for node, (x, y) in positions.items()}


def _height_needed(positions: dict[int, Point]) -> int:
    """The least height of a window of our aspect that holds it all; whole pixels, so that ties stay ties."""
    width = max(x for x, _ in positions.values()) - min(x for x, _ in positions.values())
    height = max(y for _, y in positions.values()) - min(y for _, y in positions.values())
    return round(max(width / ASPECT, height))


def _side_by_side(parts: list[dict[int, Point]], boxes: dict[int, Size]) -> list[dict[int, Point]]:
    bounds = [_bounds(part, boxes) for part in parts]
    corners = pack([(right - left, bottom - top) for left, top, right, bottom in bounds], GAP, ASPECT)
    return [
        {node: (corner[0] + x - left, corner[1] + y - top) for node, (x, y) in part.items()}
        for part, corner, (left, top, _, _) in zip(parts, corners, bounds, strict=True)
    ]


def _bounds(part: dict[int, Point], boxes: dict[int, Size]) -> tuple[float, float, float, float]:
    return (
        min(x - boxes[node][0] / 2 for node, (x, _) in part.items()),
        min(y - boxes[node][1] / 2 for node, (_, y) in part.items()),
        max(x + boxes[node][0] / 2 for node, (x, _) in part.items()),
        max(y + boxes[node][1] / 2 for node, (_, y) in part.items()),
    )
