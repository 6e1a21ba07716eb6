"""Many new graphs in, an Oxigraph store that has all of them or none out: by the fast road, with a journal.

A transaction of pyoxigraph costs twice the time of ``bulk_extend`` and keeps what it wrote in memory, over a
gigabyte in a large load; but ``bulk_extend`` promises no atomicity. So the names of the graphs are written
down first, and struck out in the transaction that ends the change. What is still written down when a store is
opened was cut short, and is taken out.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable

import pyoxigraph
from pyoxigraph import NamedNode, Quad

JOURNAL = NamedNode("urn:sifara:journal")
_WRITES = NamedNode("urn:sifara:writes")
_MANY = 2_000  # quads; fewer are not worth the three steps


def fresh_quads(store: pyoxigraph.Store, added: Iterable[Quad]) -> dict[NamedNode, list[Quad]]:
    """The quads of graphs that the store does not have yet, where they are many; else none."""
    found: dict[NamedNode, list[Quad]] = {}
    known: dict[NamedNode, bool] = {}
    for quad in added:
        graph = quad.graph_name
        if isinstance(graph, NamedNode):
            if graph not in known:
                known[graph] = store.contains_named_graph(graph)
            if not known[graph]:
                found.setdefault(graph, []).append(quad)
    return found if sum(map(len, found.values())) >= _MANY else {}


def write_fresh(store: pyoxigraph.Store, graphs: dict[NamedNode, list[Quad]]) -> None:
    """Writes down these graphs, then writes them; the change must end with ``entries`` removed."""
    store.extend(entries(graphs))
    store.flush()  # on disk before the graphs are
    store.bulk_extend([quad for quads in graphs.values() for quad in quads])


def entries(graphs: Collection[NamedNode]) -> list[Quad]:
    """What the journal says of these graphs."""
    return [Quad(JOURNAL, _WRITES, graph, JOURNAL) for graph in graphs]


def undo(store: pyoxigraph.Store) -> None:
    """Takes out what a change that was cut short has written, if there was one."""
    written = [quad.object for quad in store.quads_for_pattern(None, None, None, JOURNAL)]
    if written:
        steps = [f"DROP SILENT GRAPH {graph}" for graph in (*written, JOURNAL)]
        store.update(" ;\n".join(steps))
