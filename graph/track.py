"""What changed in a store, and when: for what is derived from it and kept beside it, as the search index is.

The graph ``<track>`` is written in the transaction of the change itself, so that it can be neither ahead of
the data nor behind them. It is bookkeeping of one store and no data: not exported, and two stores that hold
the same articles may differ in it.

    <track>           prov:wasGeneratedBy <track/17>        the last change
    <track/17>        dcterms:identifier "5f0c…"            by lot: what tells it from that of another store
    <track/17>        <track/touched> "article/a1 state/SY" whose words it touched, in one literal or a few

It is a log: a change adds to it without looking at what was touched before.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from dataclasses import dataclass

from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad

from graph.addresses import Addresses
from graph.backends.backend import Backend
from graph.batches import batches
from ontology.vocabulary import DCTERMS, PROV, RDFS, SKOS

_CHANGED_BY = NamedNode(PROV.wasGeneratedBy)
_LINE = 500  # of what was touched in one literal: some 20 kB
_STAMP = NamedNode(DCTERMS.identifier)
_NAMES = frozenset({RDFS.label, SKOS.altLabel})


@dataclass(frozen=True, slots=True)
class Head:
    """A change: its number from 1 on, and what tells it from that of another store."""

    number: int
    stamp: str


class Track:
    """The changes of one store."""

    def __init__(self, backend: Backend, addresses: Addresses) -> None:
        self._backend = backend
        self._addresses = addresses
        self.graph = NamedNode(addresses.track)
        self._touched_by = NamedNode(f"{addresses.track}/touched")

    def head(self) -> Head | None:
        """The last change; None of a store that nothing was written to, or by a program that kept none."""
        quads = self._backend.of_subjects([self.graph], self.graph)
        last = next((quad.object for quad in quads if isinstance(quad.object, NamedNode)), None)
        return None if last is None else self._head(last)

    def since(self, head: Head) -> list[str] | None:
        """The articles, entities and events whose words changed after this, sorted; None: it is not known."""
        now = self.head()
        if now is None or now.number < head.number or self._head(self._node(head.number)) != head:
            return None
        later = [self._node(number) for number in range(head.number + 1, now.number + 1)]
        lines = [
            (quad.subject, quad.object.value)
            for quad in self._backend.of_subjects(later, self.graph)
            if quad.predicate == self._touched_by and isinstance(quad.object, Literal)
        ]
        if {change for change, _ in lines} != set(later):
            return None
        return sorted({self._addresses.entity(path) for _, line in lines for path in line.split()})

    def next(
        self, removed: Iterable[Quad], added: Iterable[Quad], articles: Iterable[NamedNode] = ()
    ) -> tuple[list[Quad], list[Quad]]:
        """What a change of these quads takes out of the graph, and puts in; to be written with them.

        ``articles``: those that change besides, as new ones do.
        """
        touched = sorted(self._touched([*removed, *added]) | {article.value for article in articles})
        head = self.head()
        before = [] if head is None else [self._ends_with(self._node(head.number))]
        me = self._node(head.number + 1 if head else 1)
        after = [self._ends_with(me), Quad(me, _STAMP, Literal(secrets.token_hex(8)), self.graph)]
        lines = [" ".join(some) for some in batches(map(self._addresses.path, touched), _LINE)]
        after += [Quad(me, self._touched_by, Literal(line), self.graph) for line in lines or [""]]
        return before, after

    def restart(self) -> tuple[list[Quad], list[Quad]]:
        """As ``next``, when all may have changed: nothing that was derived before is in step any more."""
        before = list(self._backend.of_graphs([self.graph]))
        me = self._node(1)
        stamp = Quad(me, _STAMP, Literal(secrets.token_hex(8)), self.graph)
        return before, [stamp, self._ends_with(me)]

    def _touched(self, quads: Iterable[Quad]) -> set[str]:
        """Articles, whatever changed in them, and what got or lost a name in the world."""
        found = set()
        for quad in quads:
            graph = quad.graph_name
            if isinstance(graph, DefaultGraph):
                if quad.predicate.value in _NAMES and isinstance(quad.subject, NamedNode):
                    found.add(quad.subject.value)
            elif isinstance(graph, NamedNode) and graph.value.startswith(self._addresses.articles):
                found.add(graph.value)
        return found

    def _ends_with(self, change: NamedNode) -> Quad:
        return Quad(self.graph, _CHANGED_BY, change, self.graph)

    def _head(self, change: NamedNode) -> Head | None:
        quads = self._backend.of_subjects([change], self.graph)
        stamp = next((quad.object for quad in quads if quad.predicate == _STAMP), None)
        number = change.value.rpartition("/")[2]
        return Head(int(number), stamp.value) if isinstance(stamp, Literal) and number.isdecimal() else None

    def _node(self, number: int) -> NamedNode:
        return NamedNode(f"{self.graph.value}/{number}")
