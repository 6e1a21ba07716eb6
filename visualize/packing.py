"""Boxes of several sizes in, a corner for each out, so that together they fill a window of some aspect."""

from __future__ import annotations

Point = tuple[float, float]
Size = tuple[float, float]
Skyline = list[tuple[float, float, float]]
"""From left to right: where a stretch begins, its width, and how far down it is filled."""


def pack(sizes: list[Size], gap: float, aspect: float) -> list[Point]:
    """The top left corner of each box, none nearer to another than ``gap``.

    Several widths of the whole are tried, and the one that can be shown largest in a window of this
    ``aspect`` (width to height) is taken. Boxes are set in the order given, each as high up as it fits.
    """
    if not sizes:
        return []
    widest = max(width for width, _ in sizes) + gap
    tried = [_set(sizes, gap, widest * share / 8) for share in range(8, 41)]
    return min(tried, key=lambda corners: _height_needed(corners, sizes, aspect))


def _set(sizes: list[Size], gap: float, width: float) -> list[Point]:
    skyline: Skyline = [(0.0, width, 0.0)]
    corners = []
    for box_width, box_height in sizes:
        x, y = min(_places(skyline, box_width + gap, width), key=lambda place: (place[1], place[0]))
        skyline = _filled(skyline, x, box_width + gap, y + box_height + gap)
        corners.append((x, y))
    return corners


def _places(skyline: Skyline, wanted: float, width: float) -> list[Point]:
    """Where a box may stand: at the beginning of each stretch from which there is room to the right."""
    return [
        (x, max(depth for start, length, depth in skyline if start + length > x and start < x + wanted))
        for x, _, _ in skyline
        if x + wanted <= width + 1e-6
    ]


def _filled(skyline: Skyline, x: float, width: float, depth: float) -> Skyline:
    after: Skyline = []
    for start, length, old in skyline:
        end = start + length
        if start < x:
            after.append((start, min(end, x) - start, old))
        if end > x + width:
            after.append((max(start, x + width), end - max(start, x + width), old))
    after.append((x, width, depth))
    return sorted(after)


def _height_needed(corners: list[Point], sizes: list[Size], aspect: float) -> int:
    """The least height of a window of this aspect that holds all; whole pixels, so that ties stay ties."""
    width = max(x + size[0] for (x, _), size in zip(corners, sizes, strict=True))
    height = max(y + size[1] for (_, y), size in zip(corners, sizes, strict=True))
    return round(max(width / aspect, height))
