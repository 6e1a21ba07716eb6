"""Facts and their levels in, the place and size of each party's shape out (whole pixels)."""

from __future__ import annotations

import math
from dataclasses import dataclass

import networkx as nx

from visualize.boxes import LINE, Size, name_width
from visualize.facts import Facts
from visualize.layout import lay_out
from visualize.levels import Levels, count_events
from visualize.palette import load_palette
from visualize.strings import LANGUAGES

SMALLEST = 12.0  # pixels; half the width of a shape with one event
GROWTH = 4.2  # pixels more, by the square root of the further events
LARGEST = 30.0
SPACING = 62.0  # pixels between people unfolded around their state
ROW = (170, 90)  # pixels from one party without events to the next, across and down
GOLDEN_ANGLE = math.pi * (3 - math.sqrt(5))


@dataclass(frozen=True, slots=True)
class Spot:
    """``size``: half the width of the shape, as vis-network counts it."""

    x: int
    y: int
    size: int


def position_parties(levels: Levels) -> list[Spot]:
    """A spot for each party; a folded one has its own around its state, where it stands when unfolded."""
    facts = levels.facts
    sizes = _sizes(levels)
    shown = {levels.homes.get(party, party) for event in facts.events for party in event.parties()}
    roots: nx.Graph[int] = nx.Graph()
    roots.add_nodes_from(sorted(shown))
    for link in facts.links:
        a, b = (levels.homes.get(party, party) for party in (link.source, link.target))
        if a != b:
            before = roots.get_edge_data(a, b, {}).get("events", 0)
            roots.add_edge(a, b, events=before + 1)
    places = lay_out(roots, {i: _box(facts, i, sizes[i]) for i in roots})
    idle = [i for i in range(len(facts.parties)) if i not in shown and i not in levels.homes]
    places |= _beneath(places, idle)
    members: dict[int, int] = {}
    for party, home in sorted(levels.homes.items()):
        members[home] = order = members.get(home, 0) + 1
        places[party] = _around(places[home], order)
    return [Spot(*places[i], size) for i, size in enumerate(sizes)]


def _beneath(places: dict[int, tuple[int, int]], idle: list[int]) -> dict[int, tuple[int, int]]:
    """Rows under all others for parties without events, which are seen only when the reader looks one up."""
    lowest = max((y for _, y in places.values()), default=0) + ROW[1]
    columns = max(1, math.isqrt(len(idle)))
    return {i: (n % columns * ROW[0], lowest + n // columns * ROW[1]) for n, i in enumerate(idle)}


def _sizes(levels: Levels) -> list[int]:
    facts = levels.facts
    kinds = load_palette().kinds
    return [
        round(min(SMALLEST + GROWTH * math.sqrt(max(count - 1, 0)), LARGEST) * kinds[party.kind].ratio)
        for party, count in zip(facts.parties, count_events(facts, levels.homes), strict=True)
    ]


def _box(facts: Facts, party: int, size: int) -> Size:
    """Room for the shape and its name beneath, in whichever language it is longer."""
    labels = facts.parties[party].labels
    names = [labels[language] for language in LANGUAGES if language in labels] or list(labels.values())
    return max(2.0 * size, *(name_width(name) for name in names)), 2.0 * size + 2 * LINE


def _around(home: tuple[int, int], order: int) -> tuple[int, int]:
    """The place of the nth of a state's people: a spiral of equal density (Vogel 1979)."""
    radius, angle = SPACING * math.sqrt(order + 0.6), order * GOLDEN_ANGLE
    return round(home[0] + radius * math.cos(angle) * 1.25), round(home[1] + radius * math.sin(angle))
