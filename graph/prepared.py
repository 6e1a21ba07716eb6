"""A reading in, all that a store needs of it out: made by whoever has time, so that who writes need not."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from pyoxigraph import Quad, RdfFormat, parse, serialize

from graph.addresses import Addresses
from graph.claims import write_claims
from graph.storable import storable
from ontology.reading import Reading
from ontology.vocabulary import PREFIXES


@dataclass(frozen=True, slots=True)
class Prepared:
    """``reading``: storable. ``graph``: the article's address, which is its graph's name.

    ``data``: that graph as TriG, a quarter of what N-Quads would be; the same bytes for the same reading.
    """

    reading: Reading
    graph: str
    data: bytes

    def quads(self) -> list[Quad]:
        """The quads of the graph."""
        return list(parse(self.data, format=RdfFormat.TRIG))

    def with_quads(self, quads: Iterable[Quad]) -> Prepared:
        """The same with other quads in the graph."""
        return replace(self, data=_data(quads))


def prepare(reading: Reading, addresses: Addresses, version: str) -> Prepared:
    """``version``: of the program that read it. InputError when the reading doesn't hold together."""
    kept = storable(reading)
    data = _data(write_claims(kept, addresses, version))
    return Prepared(kept, addresses.article(kept.article.id), data)


def _data(quads: Iterable[Quad]) -> bytes:
    data = serialize(quads, format=RdfFormat.TRIG, prefixes=PREFIXES)
    assert data is not None  # it would be only when it went to a file
    return data
