"""The backend on a server: any SPARQL 1.1 endpoint for reading and writing.

What it promises beyond a single reader and writer: ``docs/decisions/0012-backends.md``; how it changes many
quads: ``graph.backends.writing``.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path

import pyoxigraph
from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad, QuerySolutions, Triple

from graph.backends.backend import NOTHING, WORLD, Answer, GraphName
from graph.backends.dialect import dialect_of
from graph.backends.discovery import find_query_service, find_update_service
from graph.backends.opening import explained
from graph.backends.update import quads_of
from graph.backends.writing import Writing
from graph.batches import batches
from ontology.errors import QueryError, StoreError
from ontology.vocabulary import PREFIXES, XSD

_SUBJECTS = 200  # in one request; an entity or event has some 20 quads
_GRAPHS = 50  # in one request; an article has some 300 quads
_PROLOGUE = " ".join(f"PREFIX {prefix}: <{iri}>" for prefix, iri in sorted(PREFIXES.items()))
_ONE_GRAPH = re.compile(r"\bGRAPH\s*(?:<|\w*:)", re.IGNORECASE)
_BOOLEANS = {"1": "true", "0": "false"}

Term = NamedNode | BlankNode | Literal | Triple


class Endpoint:
    """``url``: of the server, its data set or its query service. ``base``: of the addresses of the data.

    ``timeout``: seconds for each request. ``update_url``: where the service for changes can't be found by
    convention. ``wait``: seconds to wait for another program that is changing the store.
    StoreError: no endpoint answers there, or its default graph is the union of the others.
    """

    def __init__(
        self, url: str, base: str, timeout: float = 60, update_url: str | None = None, wait: float = 0
    ) -> None:
        self._client = find_query_service(url, timeout)
        self.name = f"the endpoint {self._client.url}"
        self._base = base
        self._dialect = dialect_of(self._client.server)
        self._world: GraphName = NamedNode(f"{base}world") if self._dialect.own_world else WORLD
        self._url, self._update_url = url, update_url
        self._open = True
        self._writing.open(wait)

    def close(self) -> None:
        """As of ``Backend``; nothing is kept open between requests."""
        self._open = False

    def of_subjects(self, subjects: Iterable[NamedNode], graph: GraphName) -> Iterator[Quad]:
        """As of ``Backend``."""
        for some in batches(dict.fromkeys(subjects), _SUBJECTS):
            within = self._within(graph, f"VALUES ?s {{ {_terms(some)} }} ?s ?p ?o")
            for s, p, o in self._select(f"SELECT ?s ?p ?o {{ {within} }}"):
                yield _quad(s, p, o, graph)

    def with_objects(
        self, predicate: NamedNode, objects: Iterable[NamedNode | Literal], graph: GraphName
    ) -> Iterator[Quad]:
        """As of ``Backend``."""
        for some in batches(dict.fromkeys(objects), _SUBJECTS):
            within = self._within(graph, f"VALUES ?o {{ {_terms(some)} }} ?s {predicate} ?o")
            for s, o in self._select(f"SELECT ?s ?o {{ {within} }}"):
                yield _quad(s, predicate, o, graph)

    def of_parts(self, parts: Iterable[tuple[NamedNode, NamedNode]]) -> Iterator[Quad]:
        """As of ``Backend``."""
        for some in batches(dict.fromkeys(parts), _SUBJECTS):
            known = {str(name): name for name, _ in some}
            pairs = " ".join(f"({graph} {subject})" for graph, subject in some)
            asked = f"SELECT ?g ?s ?p ?o {{ VALUES (?g ?s) {{ {pairs} }} GRAPH ?g {{ ?s ?p ?o }} }}"
            for g, s, p, o in self._select(asked):
                yield _quad(s, p, o, known[str(g)])

    def of_graphs(self, graphs: Iterable[GraphName]) -> Iterator[Quad]:
        """As of ``Backend``; the world in as many requests as its subjects need."""
        names = dict.fromkeys(graphs)
        if WORLD in names:
            del names[WORLD]
            subjects = [
                s for (s,) in self._select(f"SELECT DISTINCT ?s {{ {self._within(WORLD, '?s ?p ?o')} }}")
            ]
            yield from self.of_subjects([s for s in subjects if isinstance(s, NamedNode)], WORLD)
        for some in batches(names, _GRAPHS):
            known = {str(name): name for name in some}
            asked = f"SELECT ?g ?s ?p ?o {{ VALUES ?g {{ {_terms(some)} }} GRAPH ?g {{ ?s ?p ?o }} }}"
            for g, s, p, o in self._select(asked):
                yield _quad(s, p, o, known[str(g)])

    def graphs(self) -> Iterator[NamedNode]:
        """As of ``Backend``; only those whose names begin with the base: a server may hold others' too."""
        some = "GRAPH ?g { ?s ?p ?o }"
        if self._dialect.empty_names:
            some = f"GRAPH ?g {{}} FILTER EXISTS {{ {some} }}"
        for (name,) in self._select(f"SELECT DISTINCT ?g {{ {some} }}"):
            if isinstance(name, NamedNode) and self._is_of_the_data(name):
                yield name

    def change(
        self,
        removed: Collection[Quad],
        added: Collection[Quad],
        fresh: Mapping[NamedNode, bytes] = NOTHING,
    ) -> None:
        """As of ``Backend``. StoreError also when another program has changed the store meanwhile."""
        self._check_open()
        self._writing.change(removed, [*added, *quads_of(fresh)])

    def query(self, sparql: str) -> Answer:
        """As of ``Backend``; the whole answer is here when it returns."""
        self._check_open()
        if self._dialect.own_world and _ONE_GRAPH.search(sparql):
            raise QueryError(
                f"{self.name} finds nothing in GRAPH <…> beside the world; "
                "write VALUES ?g { <…> } GRAPH ?g { … } instead"
            )
        world = {"default-graph-uri": self._world.value} if isinstance(self._world, NamedNode) else {}
        return self._client.ask(f"{_PROLOGUE} {sparql}", world)

    def size(self) -> int:
        """As of ``Backend``."""
        names = list(self.graphs())
        found = 0
        for part in [self._within(WORLD, "?s ?p ?o")] + [
            f"VALUES ?g {{ {_terms(some)} }} GRAPH ?g {{ ?s ?p ?o }}" for some in batches(names, 1000)
        ]:
            ((number,),) = self._select(f"SELECT (COUNT(*) AS ?n) {{ {part} }}")
            assert isinstance(number, Literal), number
            found += int(number.value)
        return found

    def backup(self, folder: Path) -> None:
        """As of ``Backend``; what another program changes meanwhile may be in it in part."""
        with explained(folder):
            folder.parent.mkdir(parents=True, exist_ok=True)
            pyoxigraph.Store(folder).bulk_extend(self.of_graphs([WORLD, *self.graphs()]))

    @cached_property
    def _writing(self) -> Writing:
        service = find_update_service(self._client, self._url, self._update_url)
        return Writing(self.name, self._select, service, self._dialect, self._base, self._world)

    def _is_of_the_data(self, name: NamedNode) -> bool:
        apart = name == self._world or name.value.startswith(self._writing.state.value)
        return name.value.startswith(self._base) and not apart

    def _within(self, graph: GraphName, pattern: str) -> str:
        graph = self._world if graph == WORLD else graph
        return pattern if isinstance(graph, DefaultGraph) else f"GRAPH {graph} {{ {pattern} }}"

    def _select(self, sparql: str) -> Iterator[tuple[Term | None, ...]]:
        self._check_open()
        answer = self._client.ask(sparql, {})
        if not isinstance(answer, QuerySolutions):
            raise StoreError(f"{self.name} answers SELECT with no solutions; is it a SPARQL 1.1 endpoint?")
        return (tuple(solution) for solution in answer)

    def _check_open(self) -> None:
        if not self._open:
            raise StoreError(f"{self.name} is closed; open it again to use it")


def _quad(s: Term | None, p: Term | None, o: Term | None, graph: GraphName) -> Quad:
    assert isinstance(s, NamedNode | BlankNode), s
    assert isinstance(p, NamedNode), p
    assert o is not None
    if isinstance(o, Literal) and o.datatype.value == XSD.boolean:  # Virtuoso writes 1 for true
        o = Literal(_BOOLEANS.get(o.value, o.value), datatype=o.datatype)
    return Quad(s, p, o, graph)


def _terms(terms: Sequence[object]) -> str:
    return " ".join(str(term) for term in terms)
