"""Articles that go and come in, what that changes of world, index and history out: as much as they touch.

The world that results is the one that ``graph.world.build`` derives from all articles at once.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from pyoxigraph import NamedNode, Quad

from graph.addresses import Addresses
from graph.backends.backend import Backend
from graph.decisions.tying import NOTHING, Tying
from graph.readings import read_article
from graph.world.change import Change
from graph.world.copying import Copying
from graph.world.history import ended_entities, ended_events, write_history
from graph.world.index import Index, plain
from graph.world.neighbours import Neighbours
from graph.world.records import statements, tell
from graph.world.resolving import Resolving
from graph.world.retelling import retell
from graph.world.tallying import Tallying
from ontology.reading import Reading


def change_world(
    backend: Backend,
    addresses: Addresses,
    old: Iterable[Reading],
    new: Iterable[Reading],
    tying: Tying = NOTHING,
    decided: Tying | None = None,
) -> Change:
    """What else changes when the readings ``old`` of the store go and ``new`` come; both storable.

    An article that is replaced is in both. The store is as it was before; its index must be whole.
    ``tying``: what people had decided; ``decided``: what they decide now, if that changes too: then all
    articles on whose records the two differ must be in both.
    """
    now = tying if decided is None else decided
    index = Index(backend, addresses)
    gone, come = list(old), list(new)
    told = [
        [tell(reading, addresses, ties) for reading in readings]
        for readings, ties in ((gone, tying), (come, now))
    ]
    resolving = Resolving(index, *told)
    moved = _moved(index, resolving.moved())
    before, after = (
        [*some, *(tell(reading, addresses, ties) for reading in moved)]
        for some, ties in zip(told, (tying, now), strict=True)
    )
    meanings = (
        list(zip(before, resolving.paths(before, after=False), strict=True)),
        list(zip(after, resolving.paths(after, after=True), strict=True)),
    )
    tallying = Tallying(index, *meanings)
    copying = Copying(index, gone, come)
    near = Neighbours(
        index, *([said for one, paths in known for said in statements(one, paths)] for known in meanings)
    )
    change = Change()
    retell(index, near, tallying, copying, change)
    ended = ended_events(near) | ended_entities(tallying, *meanings)
    born = (near.after.keys() - near.before.keys()) | tallying.turned()[1]
    write_history(backend, addresses, ended, born, change)
    for part in (resolving, tallying, copying, near):
        part.write(change)
    return change


def _moved(index: Index, references: Iterable[str]) -> list[Reading]:
    """The articles of the store in which these references stand."""
    articles = sorted({reference.rpartition("/entity/")[0] for reference in references})
    quads: dict[str, list[Quad]] = defaultdict(list)
    for quad in index.backend.of_graphs(map(NamedNode, articles)):
        quads[plain(quad.graph_name)].append(quad)
    return [read_article(quads[article], index.addresses.base) for article in articles]
