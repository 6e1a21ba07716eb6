"""Room for shapes and names: positions and box sizes in, positions where no two boxes overlap out."""

from __future__ import annotations

import math
import unicodedata
from collections import defaultdict
from collections.abc import Iterator

Point = tuple[float, float]
Size = tuple[float, float]

LETTER = 7.4  # pixels; the mean width of a letter at the size in which names are drawn, Arabic or Latin
LINE = 20.0  # pixels; one line of a name with its distance from the shape
MARGIN = 14.0  # pixels between two boxes
LOOSENESS = 1.7  # area of the picture to that of all boxes, below which pushing takes long
ROUNDS = 40  # of pushing, before the picture is enlarged
GROWTH = 1.12


def name_width(name: str) -> float:
    """About how many pixels a name takes; marks take none, Chinese and Japanese letters twice as many."""
    return LETTER * sum(
        0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in name
    )


def separate(positions: dict[int, Point], boxes: dict[int, Size]) -> dict[int, Point]:
    """Pushes overlapping boxes apart, along the axis on which less is needed; the order on an axis stays.

    ``boxes``: width and height around each position. Where pushing alone does not end, the whole is enlarged.
    """
    positions = _enlarged(positions, _crowding(positions, boxes))
    while True:
        for _ in range(ROUNDS):
            if not _push(positions, boxes):
                return positions
        positions = _enlarged(positions, GROWTH)


def _crowding(positions: dict[int, Point], boxes: dict[int, Size]) -> float:
    """By how much to enlarge a picture in which the boxes hardly find room; 1 for any other."""
    needed = sum((width + MARGIN) * (height + MARGIN) for width, height in boxes.values()) * LOOSENESS
    width, height = (max(axis) - min(axis) for axis in zip(*positions.values(), strict=True))
    return max(1.0, math.sqrt(needed / max(width * height, 1.0))) if len(positions) > 2 else 1.0


def _enlarged(positions: dict[int, Point], factor: float) -> dict[int, Point]:
    return {node: (x * factor, y * factor) for node, (x, y) in positions.items()}


def _push(positions: dict[int, Point], boxes: dict[int, Size]) -> bool:
    pushed = False
    for first, second in _near(positions, boxes):
        (x1, y1), (x2, y2) = positions[first], positions[second]
        over_x = (boxes[first][0] + boxes[second][0]) / 2 + MARGIN - abs(x1 - x2)
        over_y = (boxes[first][1] + boxes[second][1]) / 2 + MARGIN - abs(y1 - y2)
        if over_x <= 0 or over_y <= 0:
            continue
        pushed = True
        if over_x < over_y:
            step = math.copysign(over_x / 2 + 0.5, x1 - x2 or first - second)
            positions[first], positions[second] = (x1 + step, y1), (x2 - step, y2)
        else:
            step = math.copysign(over_y / 2 + 0.5, y1 - y2 or first - second)
            positions[first], positions[second] = (x1, y1 + step), (x2, y2 - step)
    return pushed


def _near(positions: dict[int, Point], boxes: dict[int, Size]) -> Iterator[tuple[int, int]]:
    """Pairs whose cells of a grid touch, each once; a cell is as large as the largest box."""
    width = max(size[0] for size in boxes.values()) + MARGIN
    height = max(size[1] for size in boxes.values()) + MARGIN
    grid: defaultdict[tuple[int, int], list[int]] = defaultdict(list)
    for node, (x, y) in positions.items():
        grid[math.floor(x / width), math.floor(y / height)].append(node)
    for (column, row), here in sorted(grid.items()):
        for step_x, step_y in ((0, 0), (1, -1), (1, 0), (1, 1), (0, 1)):
            there = grid.get((column + step_x, row + step_y), [])
            yield from ((a, b) for a in here for b in there if a < b or (step_x, step_y) != (0, 0))
