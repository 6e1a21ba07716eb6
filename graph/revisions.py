"""The stored version of an article in, what its next version says of it out (``prov:wasRevisionOf``).

What stays of an earlier text is its hash and the day it was published, where known: enough to tell whether
the words that somebody cites are those of an earlier version. The texts are a set, since nothing in them says
which came first: so a load that was cut short and begun again leaves the same.
"""

from __future__ import annotations

from collections.abc import Iterable

from pyoxigraph import NamedNode, Quad

from graph.addresses import digest
from graph.terms import day, node, text
from ontology.article import Article
from ontology.vocabulary import PROV, RDF, SCHEMA, SIF

_HASH_DIGITS = 16
_REVISION_OF = node(PROV.wasRevisionOf)
_PUBLISHED = node(SCHEMA.datePublished)


def earlier_versions(stored: Iterable[Quad], address: str) -> list[Quad]:
    """The quads of an article's graph that speak of earlier versions; ``address``: of the article."""
    part = f"{address}/revision/"
    return [
        quad
        for quad in stored
        if quad.predicate == _REVISION_OF
        or (isinstance(quad.subject, NamedNode) and quad.subject.value.startswith(part))
    ]


def next_version(stored: list[Quad], known: Article, coming: Article, address: str) -> list[Quad]:
    """The quads that speak of earlier versions when ``coming`` takes the place of ``known``."""
    graph = NamedNode(address)
    found = set(earlier_versions(stored, address))
    current = NamedNode(_revision(address, coming))
    found = {quad for quad in found if current not in (quad.subject, quad.object)}
    if known.text_hash != coming.text_hash:
        me = NamedNode(_revision(address, known))
        found |= {
            Quad(graph, _REVISION_OF, me, graph),
            Quad(me, node(RDF.type), node(PROV.Entity), graph),
            Quad(me, node(SIF.textHash), text(known.text_hash), graph),
        }
        if known.published and not any(q.subject == me and q.predicate == _PUBLISHED for q in found):
            found.add(Quad(me, _PUBLISHED, day(known.published), graph))
    return sorted(found, key=str)


def _revision(address: str, article: Article) -> str:
    return f"{address}/revision/{digest(article.text_hash, digits=_HASH_DIGITS)}"
