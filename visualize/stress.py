"""Positions of one connected graph by stress majorization: distances on the page follow those in the graph.

In: a connected graph whose edges have a ``length``. Out: a position for each node. Pure Python, so that the
same graph gives the same picture on every machine; networkx's own layouts need numpy or SciPy, and their last
digits differ between processors.

Method: Gansner, Koren and North, "Graph Drawing by Stress Majorization" (2004), updating node by node; for
larger graphs only terms to neighbours and to pivots, after Ortmann, Klimenta and Brandes, "A Sparse Stress
Model" (2017).
"""

from __future__ import annotations

import math
import random

import networkx as nx

Point = tuple[float, float]

FULL_UP_TO = 120  # nodes; above it the terms to all others cost more than they give
PIVOTS = 40
ROUNDS = 120
MOVES = 4_000_000  # terms looked at, at most: about two seconds; large graphs get fewer rounds, but 30
STARTS = 4  # small graphs are tried from several random starts, and the least strained is kept
SMALL = 60


def stress_layout(graph: nx.Graph[int]) -> dict[int, Point]:
    """A position for each node, in the unit of the lengths, the mean at the origin."""
    nodes = sorted(graph)
    if len(nodes) == 1:
        return {nodes[0]: (0.0, 0.0)}
    pivots = _spread(graph, nodes)
    distances = {
        pivot: nx.single_source_dijkstra_path_length(graph, pivot, weight="length") for pivot in pivots
    }
    terms = _terms(graph, nodes, distances)
    starts = STARTS if len(nodes) <= SMALL else 1
    drawn = [_majorize(nodes, terms, _start(nodes, distances, seed)) for seed in range(starts)]
    return _centred(min(drawn, key=lambda positions: _strain(positions, terms)))


def _spread(graph: nx.Graph[int], nodes: list[int]) -> list[int]:
    """All nodes of a small graph; else pivots, each as far as can be from those before it."""
    if len(nodes) <= FULL_UP_TO:
        return nodes
    chosen = [max(nodes, key=lambda node: (graph.degree[node], -node))]
    nearest = dict.fromkeys(nodes, math.inf)
    while len(chosen) < PIVOTS:
        reached = nx.single_source_shortest_path_length(graph, chosen[-1])
        nearest = {node: min(nearest[node], reached[node]) for node in nodes}
        chosen.append(max(nodes, key=lambda node: (nearest[node], -node)))
    return chosen


Terms = dict[int, list[tuple[int, float, float]]]


def _terms(graph: nx.Graph[int], nodes: list[int], distances: dict[int, dict[int, float]]) -> Terms:
    """Node → (other node, wanted distance, weight); the weight falls with the square of the distance."""
    share = len(nodes) / len(distances)  # a pivot stands for this many nodes
    terms: Terms = {}
    for node in nodes:
        wanted = {pivot: (reached[node], share) for pivot, reached in distances.items() if pivot != node}
        wanted |= {other: (graph.edges[node, other]["length"], 1.0) for other in graph[node] if other != node}
        terms[node] = [
            (other, length, weight / length**2) for other, (length, weight) in sorted(wanted.items())
        ]
    return terms


def _start(nodes: list[int], distances: dict[int, dict[int, float]], seed: int) -> dict[int, Point]:
    """Random for a small graph; for a large one the distances to two far pivots, lightly shaken."""
    dice = random.Random(seed)
    if len(distances) == len(nodes):
        width = 100.0 * math.sqrt(len(nodes))
        return {node: (dice.uniform(-width, width), dice.uniform(-width, width)) for node in nodes}
    first, second = list(distances.values())[1:3]
    return {
        node: (first[node] + dice.uniform(-50, 50), second[node] + dice.uniform(-50, 50)) for node in nodes
    }


def _majorize(nodes: list[int], terms: Terms, positions: dict[int, Point]) -> dict[int, Point]:
    moves = sum(len(wanted) for wanted in terms.values())
    for _ in range(min(ROUNDS, max(30, MOVES // moves))):
        moved = 0.0
        for node in nodes:
            x, y = positions[node]
            sum_x = sum_y = weights = 0.0
            for other, length, weight in terms[node]:
                other_x, other_y = positions[other]
                dx, dy = x - other_x, y - other_y
                pull = length / (math.sqrt(dx * dx + dy * dy) or 1.0)
                sum_x += weight * (other_x + dx * pull)
                sum_y += weight * (other_y + dy * pull)
                weights += weight
            new = (sum_x / weights, sum_y / weights)
            moved = max(moved, abs(new[0] - x), abs(new[1] - y))
            positions[node] = new
        if moved < 0.5:  # half a pixel
            break
    return positions


def _strain(positions: dict[int, Point], terms: Terms) -> float:
    return sum(
        weight * (math.dist(positions[node], positions[other]) - length) ** 2
        for node, wanted in terms.items()
        for other, length, weight in wanted
    )


def _centred(positions: dict[int, Point]) -> dict[int, Point]:
    x, y = (sum(point[axis] for point in positions.values()) / len(positions) for axis in (0, 1))
    return {node: (point[0] - x, point[1] - y) for node, point in positions.items()}
