"""Where shapes stand, and what a large graph shows at first."""

from __future__ import annotations

import math
from itertools import combinations

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ontology.terms import EntityKind
from tests.visualize.example import example_graph, large_graph
from visualize.boxes import MARGIN, name_width, separate
from visualize.facts import read_facts
from visualize.layout import lay_out
from visualize.levels import choose_levels
from visualize.positions import position_parties

Boxes = dict[int, tuple[float, float]]


def overlaps(places: dict[int, tuple[int, int]], boxes: Boxes) -> list[tuple[int, int]]:
    return [
        (a, b)
        for a, b in combinations(sorted(places), 2)
        if abs(places[a][0] - places[b][0]) < (boxes[a][0] + boxes[b][0]) / 2
        and abs(places[a][1] - places[b][1]) < (boxes[a][1] + boxes[b][1]) / 2
    ]


@pytest.mark.parametrize(
    "graph",
    [nx.path_graph(12), nx.star_graph(30), nx.complete_graph(9), nx.empty_graph(7), nx.cycle_graph(200)],
    ids=["path", "star", "complete", "no edges", "long cycle"],
)
def test_no_name_lies_on_another(graph: nx.Graph[int]) -> None:
    boxes = dict.fromkeys(graph, (120.0, 60.0))
    assert overlaps(lay_out(graph, boxes), boxes) == []


def test_the_same_graph_is_laid_out_the_same_way() -> None:
    graph = nx.barabasi_albert_graph(150, 2, seed=3)
    boxes = dict.fromkeys(graph, (90.0, 60.0))
    assert lay_out(graph, boxes) == lay_out(graph, boxes)


def test_neighbours_stand_nearer_than_others() -> None:
    places = lay_out(nx.path_graph(8), dict.fromkeys(range(8), (40.0, 40.0)))
    steps = [math.dist(places[i], places[i + 1]) for i in range(7)]
    assert max(steps) < math.dist(places[0], places[7]) / 3


def test_an_empty_graph_has_no_places() -> None:
    assert lay_out(nx.Graph(), {}) == {}


points = st.tuples(st.integers(-50, 50), st.integers(-50, 50))
sizes = st.tuples(st.integers(10, 200), st.integers(10, 80))


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(points, sizes), min_size=1, max_size=25))
def test_boxes_end_up_apart_wherever_they_were(found: list[tuple[tuple[int, int], tuple[int, int]]]) -> None:
    boxes = {i: (float(w), float(h)) for i, (_, (w, h)) in enumerate(found)}
    places = separate({i: (float(x), float(y)) for i, ((x, y), _) in enumerate(found)}, boxes)
    for a, b in combinations(boxes, 2):
        apart_x = abs(places[a][0] - places[b][0]) - (boxes[a][0] + boxes[b][0]) / 2
        apart_y = abs(places[a][1] - places[b][1]) - (boxes[a][1] + boxes[b][1]) / 2
        assert max(apart_x, apart_y) >= MARGIN - 1e-6


def test_marks_take_no_room_in_a_name() -> None:
    assert name_width("عُمان") == name_width("عمان")


def test_a_graph_of_ordinary_size_is_drawn_whole() -> None:
    levels = choose_levels(read_facts(example_graph()))
    assert (levels.homes, levels.waiting) == ({}, frozenset())


def test_in_a_large_graph_people_are_folded_into_their_states() -> None:
    facts = read_facts(large_graph(60, 5))
    levels = choose_levels(facts, limit=50)
    assert len(levels.homes) == 60
    assert {levels.facts.parties[home].kind for home in levels.homes.values()} == {EntityKind.STATE}


def test_a_state_that_the_graph_lacks_is_added_to_fold_its_people_into() -> None:
    graph = large_graph(60, 5)
    graph.remove_nodes_from([node for node in graph if graph.nodes[node]["kind"] == "state"])
    levels = choose_levels(read_facts(graph), limit=50)
    assert [party.iso for party in levels.facts.parties[60:]] == ["AA", "AB", "AC", "AD", "AE"]


def test_people_of_no_state_wait_when_they_are_too_many() -> None:
    graph = large_graph(60, 5)
    for node in graph:
        graph.nodes[node]["iso"] = None
    levels = choose_levels(read_facts(graph), limit=50)
    assert len(levels.waiting) == 10


def test_folded_people_stand_around_their_state() -> None:
    levels = choose_levels(read_facts(large_graph(60, 5)), limit=50)
    spots = position_parties(levels)
    for person, home in levels.homes.items():
        assert 40 < math.dist((spots[person].x, spots[person].y), (spots[home].x, spots[home].y)) < 400
