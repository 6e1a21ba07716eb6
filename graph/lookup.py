"""What a person calls an article in, the articles of a store that it may be out."""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import NamedNode, QuerySolutions

from graph.readings import read_article
from graph.store import Store
from graph.terms import link
from ontology.article import Article


def articles_named(store: Store, name: str) -> list[Article]:
    """Those of this id, this address in the data or this URL, sorted by id; several may have one URL."""
    found = {article.id: article for article in _named(store, name)}
    return [found[key] for key in sorted(found)]


def _named(store: Store, name: str) -> Iterator[Article]:
    addresses = [name] if name.startswith(store.addresses.articles) else [store.addresses.article(name)]
    for address in [*addresses, *_with_url(store, name)]:
        node = link(address)
        quads = list(store.subject_quads([node], node)) if isinstance(node, NamedNode) else []
        if quads:
            yield read_article(quads, store.addresses.base).article


def _with_url(store: Store, url: str) -> list[str]:
    answer = store.query(f"SELECT ?article WHERE {{ GRAPH ?article {{ ?article schema:url {link(url)} }} }}")
    assert isinstance(answer, QuerySolutions)
    return sorted(str(solution["article"].value) for solution in answer)
