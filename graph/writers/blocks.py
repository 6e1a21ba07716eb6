"""A store in, its statements subject by subject out, in the one order that every export keeps.

Subjects by address, numbers in it by their value; of each the type first, then the label, then the other
predicates by address; values by their writing in N-Triples. So two exports of one graph are the same to the
byte.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode, Quad

from graph.batches import batches
from graph.store import WORLD, Store
from ontology.errors import StoreError
from ontology.vocabulary import RDF, RDFS

_AT_ONCE = 200  # subjects that are looked up at once
_NUMBER = re.compile("[0-9]+")
_FIRST = {RDF.type: 0, RDFS.label: 1}


@dataclass(frozen=True, slots=True)
class Block:
    """One subject with what is said of it: (predicate, values) pairs."""

    subject: NamedNode
    statements: tuple[tuple[NamedNode, tuple[NamedNode | Literal, ...]], ...]


def world_blocks(store: Store) -> Iterator[Block]:
    """The default graph; no more in memory than the addresses of its subjects, and some of these whole."""
    subjects = {_address(quad) for quad in store.quads(WORLD)}
    for some in batches(sorted(subjects, key=_natural), _AT_ONCE):
        yield from blocks(store.subject_quads(map(NamedNode, some)))


def graph_blocks(store: Store) -> Iterator[tuple[NamedNode, list[Block]]]:
    """The named graphs of data, each with its blocks."""
    names = sorted(store.data_graphs(), key=lambda graph: _natural(graph.value))
    for graph, quads in store.quads_by_graph(names):
        yield NamedNode(graph), list(blocks(quads))


def blocks(quads: Iterable[Quad]) -> Iterator[Block]:
    """The blocks of quads of one graph; StoreError for what Sifara never writes (blank nodes, triples)."""
    found: dict[str, dict[str, list[NamedNode | Literal]]] = defaultdict(lambda: defaultdict(list))
    for quad in quads:
        value = quad.object
        if not isinstance(value, NamedNode | Literal):
            raise _stranger(quad)
        found[_address(quad)][quad.predicate.value].append(value)
    for subject, statements in sorted(found.items(), key=lambda item: _natural(item[0])):
        yield Block(
            NamedNode(subject),
            tuple(
                (NamedNode(predicate), tuple(sorted(statements[predicate], key=str)))
                for predicate in sorted(statements, key=lambda name: (_FIRST.get(name, 2), name))
            ),
        )


def _address(quad: Quad) -> str:
    if not isinstance(quad.subject, NamedNode):
        raise _stranger(quad)
    return quad.subject.value


def _natural(address: str) -> tuple[str, str]:
    """Numbers in an address by their value: claim/2 before claim/10."""
    return _NUMBER.sub(lambda number: number[0].zfill(6), address), address


def _stranger(quad: Quad) -> StoreError:
    return StoreError(f"{quad} is none of ours: it has a part without an address; take it out of the store")
