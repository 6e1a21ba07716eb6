"""A store in, its index and world made anew from the claims out, where they are not those of this program."""

from __future__ import annotations

from pyoxigraph import NamedNode

from graph.addresses import Addresses
from graph.backends.backend import WORLD, Backend
from graph.batches import batches
from graph.decisions.tying import NOTHING, Tying
from graph.readings import read_article
from graph.track import Track
from graph.world.index import Index
from graph.world.update import change_world

_ARTICLES, _QUADS = 200, 50_000  # in one change


def is_whole(backend: Backend, addresses: Addresses) -> bool:
    """Whether the index is there, and follows from the rules of this program."""
    index = Index(backend, addresses)
    return index.marker() in set(backend.of_subjects([NamedNode(index.root)], index.graph))


def rebuild(backend: Backend, addresses: Addresses, tying: Tying = NOTHING) -> None:
    """Makes index and world anew, a change at a time; one that was cut short is begun again the next time.

    What the claims say does not change, nor does the history of addresses. ``tying``: what people decided.
    """
    index = Index(backend, addresses)
    marker = list(backend.of_subjects([NamedNode(index.root)], index.graph))
    told, begun = Track(backend, addresses).restart()
    backend.change([*marker, *told], begun)  # not whole from here, and all may change
    for graph in (index.graph, WORLD):
        for quads in batches(list(backend.of_graphs([graph])), _QUADS):
            backend.change(quads, [])
    names = sorted(name.value for name in backend.graphs() if name.value.startswith(addresses.articles))
    for some in batches(names, _ARTICLES):
        readings = [read_article(backend.of_graphs([NamedNode(name)]), addresses.base) for name in some]
        change = change_world(backend, addresses, [], readings, tying)
        backend.change(change.removed, change.added)
    backend.change([], [index.marker()])
