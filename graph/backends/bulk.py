"""Whole new graphs into a store on disk, fast, and out again when what they came with was not finished.

pyoxigraph's bulk load takes a third of the time of a transaction, but may be cut off half-way. So the names
of the graphs are written down first, and struck out by the transaction that completes the change: names that
still stand when a store is opened are of graphs that do not count, and these are swept out.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Protocol

import pyoxigraph
from pyoxigraph import NamedNode, Quad, RdfFormat

UNFINISHED = NamedNode("urn:sifara:unfinished")
_GRAPH = NamedNode("urn:sifara:graph")

FINISHED = f"DROP GRAPH {UNFINISHED}"  # the step of SPARQL that makes them count


class Opened(Protocol):
    """What has a store open. The functions here keep none themselves: an error would hold on to it with them,
    and with it to the folder."""

    @property
    def oxigraph(self) -> pyoxigraph.Store:
        """What is open."""
        ...


def write_unfinished(place: Opened, graphs: Mapping[NamedNode, bytes]) -> None:
    """These graphs, which count from the transaction on that has ``FINISHED`` among its steps."""
    place.oxigraph.extend([Quad(UNFINISHED, _GRAPH, graph, UNFINISHED) for graph in graphs])
    place.oxigraph.flush()  # the names must be on the disk before the quads are, also if the power fails
    place.oxigraph.bulk_load(b"".join(graphs.values()), format=RdfFormat.N_QUADS)


def quads_of(graphs: Mapping[NamedNode, bytes]) -> Iterator[Quad]:
    """The quads of graphs that are given as N-Quads."""
    for data in graphs.values():
        yield from pyoxigraph.parse(data, format=RdfFormat.N_QUADS)


def unfinished(place: Opened) -> set[str]:
    """The names of what does not count, and of the list of it."""
    found = place.oxigraph.quads_for_pattern(None, _GRAPH, None, UNFINISHED)
    names = {quad.object.value for quad in found if isinstance(quad.object, NamedNode)}
    return names | {UNFINISHED.value} if names else names


def sweep(place: Opened) -> None:
    """Takes out what was not finished."""
    if names := unfinished(place):
        place.oxigraph.update(" ;\n".join(f"DROP SILENT GRAPH {NamedNode(name)}" for name in sorted(names)))
