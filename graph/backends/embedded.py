"""The backend in this process: pyoxigraph, on disk or in memory."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path

import pyoxigraph
from pyoxigraph import Literal, NamedNode, Quad

from graph.backends.backend import NOTHING, Answer, GraphName
from graph.backends.background import make_compaction_give_way
from graph.backends.journal import Journal
from graph.backends.opening import explained, open_store
from graph.backends.update import quad_data, quads_of
from ontology.errors import QueryError, StoreError
from ontology.vocabulary import PREFIXES

_LARGE = 10_000  # quads of a change; fewer are quicker in a transaction than by the journal
_MANY = 16  # changes in the journal, after which what goes is taken out


class Embedded:
    """A folder, or memory when ``path`` is None; ``create`` and ``wait``: as of ``open_store``."""

    def __init__(self, path: Path | None = None, create: bool = True, wait: float = 0) -> None:
        self.path = path
        self.name = f"the store {path}" if path else "the store in memory"
        self._open: pyoxigraph.Store | None = open_store(path, create, wait)
        self._journal = Journal(path) if path is not None else None
        self._settle()

    def close(self) -> None:
        """Gives the folder free; results of queries still held keep it."""
        try:
            if self._open is not None:
                self._settle()
        finally:
            self._open = None

    @property
    def oxigraph(self) -> pyoxigraph.Store:
        """What is open, with every change made that counts; StoreError after ``close``."""
        self._settle()
        return self.opened

    @property
    def opened(self) -> pyoxigraph.Store:
        """What is open, as it is; StoreError after ``close``."""
        if self._open is None:
            raise StoreError(f"{self.name} is closed; open it again to use it")
        return self._open

    def of_subjects(self, subjects: Iterable[NamedNode], graph: GraphName) -> Iterator[Quad]:
        """As of ``Backend``."""
        with explained(self.path):
            for subject in dict.fromkeys(subjects):
                yield from self._look_up(subject, None, None, graph)

    def with_objects(
        self, predicate: NamedNode, objects: Iterable[NamedNode | Literal], graph: GraphName
    ) -> Iterator[Quad]:
        """As of ``Backend``."""
        with explained(self.path):
            for value in dict.fromkeys(objects):
                yield from self._look_up(None, predicate, value, graph)

    def of_parts(self, parts: Iterable[tuple[NamedNode, NamedNode]]) -> Iterator[Quad]:
        """As of ``Backend``."""
        with explained(self.path):
            for graph, subject in dict.fromkeys(parts):
                yield from self._look_up(subject, None, None, graph)

    def of_graphs(self, graphs: Iterable[GraphName]) -> Iterator[Quad]:
        """As of ``Backend``."""
        with explained(self.path):
            for graph in dict.fromkeys(graphs):
                yield from self._look_up(None, None, None, graph)

    def graphs(self) -> Iterator[NamedNode]:
        """As of ``Backend``."""
        with explained(self.path):
            for name in self.oxigraph.named_graphs():
                assert isinstance(name, NamedNode), name  # blank nodes are none of ours
                yield name

    def change(
        self,
        removed: Collection[Quad],
        added: Collection[Quad],
        fresh: Mapping[NamedNode, bytes] = NOTHING,
    ) -> None:
        """One transaction, or by the journal (``graph.backends.journal``), whichever is quicker.

        A journalled change counts when this returns, and is made at the next look into the store, when who
        asked for it has let go of its quads. Where it can't be made it still counts, and nothing can be read.
        """
        with explained(self.path):
            lines = sum(data.count(b"\n") for data in fresh.values())
            count = len(removed) + len(added) + lines  # most lines are a quad
            if self._journal is not None and count >= _LARGE:
                self._change_by_journal(self._journal, removed, added, fresh)
            else:
                self._change_at_once(removed, [*added, *quads_of(fresh)])

    def _change_by_journal(
        self,
        journal: Journal,
        removed: Collection[Quad],
        added: Collection[Quad],
        fresh: Mapping[NamedNode, bytes],
    ) -> None:
        make_compaction_give_way()
        if journal:
            journal.load(self)
        if len(journal) >= _MANY:
            journal.settle(self)
        journal.write(removed, added, fresh)

    def _look_up(
        self,
        subject: NamedNode | None,
        predicate: NamedNode | None,
        value: NamedNode | Literal | None,
        graph: GraphName,
    ) -> Iterator[Quad]:
        """What there is by the changes that count, without making them to their end."""
        journal = self._journal
        if journal is None or not journal:
            return self.opened.quads_for_pattern(subject, predicate, value, graph)
        journal.load(self)
        return journal.left(self.opened.quads_for_pattern(subject, predicate, value, graph))

    def _settle(self) -> None:
        """Makes what counts and is not made; where the disk is full it has to wait."""
        with explained(self.path):
            if self._journal is not None:
                self._journal.settle(self)

    def _change_at_once(self, removed: Collection[Quad], added: Collection[Quad]) -> None:
        """``extend`` is one transaction, and so is one SPARQL update of several steps."""
        if not removed:
            self.oxigraph.extend(added)
            return
        steps = [f"DELETE DATA {{ {quad_data(removed)} }}"]
        steps += [f"DROP GRAPH {graph}" for graph in self._emptied(removed)]  # else the name would stay
        if added:
            steps.append(f"INSERT DATA {{ {quad_data(added)} }}")
        self.oxigraph.update(" ;\n".join(steps))

    def _emptied(self, removed: Collection[Quad]) -> list[NamedNode]:
        """The graphs that lose every quad that they have."""
        gone = set(removed)
        touched = dict.fromkeys(q.graph_name for q in removed if isinstance(q.graph_name, NamedNode))
        return [
            graph
            for graph in touched
            if self.oxigraph.contains_named_graph(graph)
            and all(quad in gone for quad in self.oxigraph.quads_for_pattern(None, None, None, graph))
        ]

    def query(self, sparql: str) -> Answer:
        """As of ``Backend``; solutions are worked out as they are taken."""
        with explained(self.path):
            try:
                return self.oxigraph.query(sparql, prefixes=PREFIXES)
            except SyntaxError as error:
                raise QueryError(f"not valid SPARQL: {' '.join(str(error).split())}") from error

    def size(self) -> int:
        """As of ``Backend``."""
        with explained(self.path):
            return len(self.oxigraph)

    def backup(self, folder: Path) -> None:
        """As of ``Backend``; cheap on the same disk."""
        with explained(folder):
            folder.parent.mkdir(parents=True, exist_ok=True)
            if self.path is not None:
                self.oxigraph.backup(folder)
            else:  # pyoxigraph can't back up what is in memory
                pyoxigraph.Store(folder).bulk_extend(self.oxigraph)
