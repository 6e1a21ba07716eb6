"""Quads in, the text of a SPARQL update out (https://www.w3.org/TR/sparql11-update/); quads of TriG."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import groupby

from pyoxigraph import DefaultGraph, NamedNode, Quad, RdfFormat, parse

from graph.backends.backend import WORLD, GraphName


def quad_data(quads: Iterable[Quad], world: GraphName = WORLD) -> str:
    """Quads as ``INSERT DATA { … }`` and ``DELETE DATA { … }`` take them, graph by graph.

    ``world``: the graph in which those of the default graph go.
    """
    parts = []
    for _, group in groupby(sorted(quads, key=_graph), key=_graph):
        members = list(group)
        name = members[0].graph_name
        graph = world if isinstance(name, DefaultGraph) else name
        triples = " .\n".join(str(quad.triple) for quad in members)
        parts.append(triples if isinstance(graph, DefaultGraph) else f"GRAPH {graph} {{ {triples} }}")
    return "\n".join(parts)


def data_operations(verb: str, quads: Collection[Quad], most: int, world: GraphName) -> Iterator[str]:
    """``INSERT DATA`` or ``DELETE DATA`` (``verb``) of all of them, ``most`` in an operation.

    Each is of one graph: Virtuoso takes no text with a language out of several at once, and says nothing.
    """
    graphs = groupby(sorted(quads, key=_graph), key=_graph)
    for _, members in graphs:
        of_one = list(members)
        for start in range(0, len(of_one), most):
            yield f"{verb} DATA {{ {quad_data(of_one[start : start + most], world)} }}"


def quads_of(graphs: Mapping[NamedNode, bytes]) -> Iterator[Quad]:
    """The quads of graphs that are given as TriG."""
    for data in graphs.values():
        yield from parse(data, format=RdfFormat.TRIG)


def _graph(quad: Quad) -> str:
    return str(quad.graph_name)
