"""Quads in, the text of a SPARQL update out (https://www.w3.org/TR/sparql11-update/)."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from pyoxigraph import DefaultGraph, Quad


def quad_data(quads: Iterable[Quad]) -> str:
    """Quads as ``INSERT DATA { … }`` and ``DELETE DATA { … }`` take them, graph by graph."""
    by_graph = sorted(quads, key=lambda quad: str(quad.graph_name))
    parts = []
    for graph, members in groupby(by_graph, key=lambda quad: quad.graph_name):
        triples = " .\n".join(str(quad.triple) for quad in members)
        parts.append(triples if isinstance(graph, DefaultGraph) else f"GRAPH {graph} {{ {triples} }}")
    return "\n".join(parts)
