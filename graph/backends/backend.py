"""Quads in, quads and answers out: what a store needs of the place that keeps them.

Look-ups take many subjects or objects at once, so that an endpoint is not asked once for each.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Protocol

from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad, QueryBoolean, QuerySolutions, Triple

Answer = QuerySolutions | QueryBoolean | Iterable[Triple]
GraphName = NamedNode | DefaultGraph
WORLD = DefaultGraph()
NOTHING: Mapping[NamedNode, bytes] = MappingProxyType({})


class Backend(Protocol):
    """The quads of one data set, the world in the default graph.

    No method promises an order, and none gives a quad twice. All raise StoreError when the place can't be
    reached, read or written. What a backend promises when several use it at once is in
    ``docs/decisions/0012-backends.md``.
    """

    name: str  # what messages call it: "the store /data/news.store"

    def of_subjects(self, subjects: Iterable[NamedNode], graph: GraphName) -> Iterator[Quad]:
        """The quads of a graph that have one of these subjects."""
        ...

    def with_objects(
        self, predicate: NamedNode, objects: Iterable[NamedNode | Literal], graph: GraphName
    ) -> Iterator[Quad]:
        """The quads of a graph that have this predicate and one of these objects."""
        ...

    def of_parts(self, parts: Iterable[tuple[NamedNode, NamedNode]]) -> Iterator[Quad]:
        """All quads of these subjects, each in its named graph: (graph, subject)."""
        ...

    def of_graphs(self, graphs: Iterable[GraphName]) -> Iterator[Quad]:
        """All quads of these graphs."""
        ...

    def graphs(self) -> Iterator[NamedNode]:
        """The named graphs; each holds a quad at least."""
        ...

    def change(
        self,
        removed: Collection[Quad],
        added: Collection[Quad],
        fresh: Mapping[NamedNode, bytes] = NOTHING,
    ) -> None:
        """Takes quads out, then puts quads in: all of it or nothing, also when the power fails.

        ``fresh``: whole graphs to put in, as TriG, of which there is nothing yet.
        What is to be removed need not be there, what is to be added may be there. A graph that is left
        without quads loses its name too.
        """
        ...

    def query(self, sparql: str) -> Answer:
        """SELECT: solutions; ASK: a boolean; CONSTRUCT and DESCRIBE: triples.

        The prefixes of ``ontology.vocabulary.PREFIXES`` are declared; QueryError for malformed SPARQL.
        """
        ...

    def size(self) -> int:
        """The number of quads."""
        ...

    def backup(self, folder: Path) -> None:
        """Writes a copy into a new folder, a store on disk of its own."""
        ...

    def close(self) -> None:
        """Gives the place free for others; any use after it is a StoreError."""
        ...
