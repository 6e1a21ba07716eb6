"""What a backend has of articles, looked up some at a time: few requests to a server, little memory."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from pyoxigraph import NamedNode, Quad

from graph.addresses import Addresses
from graph.backends.backend import Backend
from graph.batches import batches
from graph.readings import read_article
from graph.storable import storable_article
from ontology.article import Article

AT_ONCE = 50  # articles; one has some 300 quads


def whole_graphs(backend: Backend, graphs: Iterable[str]) -> Iterator[tuple[str, list[Quad]]]:
    """Each of these graphs with its quads, in this order; nothing in it for one that is not there."""
    for some in batches(graphs, AT_ONCE):
        found = _by_graph(backend.of_graphs(map(NamedNode, some)))
        for graph in some:
            yield graph, found[graph]


def heads(backend: Backend, graphs: Iterable[str], *parts: str) -> Iterator[list[Quad]]:
    """Of each of these graphs what it says of its article, and of parts of it: "/extraction"."""
    for some in batches(graphs, AT_ONCE):
        wanted = [(NamedNode(graph), NamedNode(graph + part)) for graph in some for part in ("", *parts)]
        found = _by_graph(backend.of_parts(wanted))
        yield from (found[graph] for graph in some)


def kept(backend: Backend, addresses: Addresses, version: str, articles: Iterable[Article]) -> list[bool]:
    """Of each, whether the store has it as it is, read by this version of the program."""
    wanted = list(articles)
    graphs = (addresses.article(article.id) for article in wanted)
    found = heads(backend, graphs, "/extraction")
    software = NamedNode(addresses.software(version))
    return [
        any(quad.object == software for quad in known) and _same(article, known, addresses)
        for article, known in zip(wanted, found, strict=True)
    ]


def _same(article: Article, known: list[Quad], addresses: Addresses) -> bool:
    """Also where the store knows a day of publication that it lacks now."""
    given, stored = storable_article(article), read_article(known, addresses.base).article
    if given.published is None and stored.published is not None:
        return (given.id, given.text_hash) == (stored.id, stored.text_hash)
    return given == stored


def _by_graph(quads: Iterable[Quad]) -> dict[str, list[Quad]]:
    found: dict[str, list[Quad]] = defaultdict(list)
    for quad in quads:
        assert isinstance(quad.graph_name, NamedNode), quad
        found[quad.graph_name.value].append(quad)
    return found
