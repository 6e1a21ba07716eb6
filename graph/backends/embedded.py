"""The backend in this process: pyoxigraph, on disk or in memory."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path

import pyoxigraph
from pyoxigraph import Literal, NamedNode, Quad

from graph.backends.backend import NOTHING, Answer, GraphName
from graph.backends.bulk import FINISHED, quads_of, sweep, unfinished, write_unfinished
from graph.backends.opening import explained, open_store
from graph.backends.update import quad_data
from ontology.errors import QueryError, StoreError
from ontology.vocabulary import PREFIXES

_BULK = 1_000_000  # bytes of N-Quads in new graphs; fewer go into the transaction, which is quicker then


class Embedded:
    """A folder, or memory when ``path`` is None; ``create`` and ``wait``: as of ``open_store``."""

    def __init__(self, path: Path | None = None, create: bool = True, wait: float = 0) -> None:
        self.path = path
        self.name = f"the store {path}" if path else "the store in memory"
        self._open: pyoxigraph.Store | None = open_store(path, create, wait)
        with explained(path):
            sweep(self)
        self._unswept = False  # whether something unfinished had to be left

    def close(self) -> None:
        """Gives the folder free; results of queries still held keep it."""
        self._open = None

    @property
    def oxigraph(self) -> pyoxigraph.Store:
        """What is open; StoreError after ``close``."""
        if self._open is None:
            raise StoreError(f"{self.name} is closed; open it again to use it")
        return self._open

    def of_subjects(self, subjects: Iterable[NamedNode], graph: GraphName) -> Iterator[Quad]:
        """As of ``Backend``."""
        with explained(self.path):
            for subject in dict.fromkeys(subjects):
                yield from self.oxigraph.quads_for_pattern(subject, None, None, graph)

    def with_objects(
        self, predicate: NamedNode, objects: Iterable[NamedNode | Literal], graph: GraphName
    ) -> Iterator[Quad]:
        """As of ``Backend``."""
        with explained(self.path):
            for value in dict.fromkeys(objects):
                yield from self.oxigraph.quads_for_pattern(None, predicate, value, graph)

    def of_graphs(self, graphs: Iterable[GraphName]) -> Iterator[Quad]:
        """As of ``Backend``."""
        with explained(self.path):
            for graph in dict.fromkeys(graphs):
                yield from self.oxigraph.quads_for_pattern(None, None, None, graph)

    def graphs(self) -> Iterator[NamedNode]:
        """As of ``Backend``."""
        with explained(self.path):
            hidden = unfinished(self) if self._unswept else ()
            for name in self.oxigraph.named_graphs():
                if isinstance(name, NamedNode) and name.value in hidden:
                    continue
                assert isinstance(name, NamedNode), name  # blank nodes are none of ours
                yield name

    def change(
        self,
        removed: Collection[Quad],
        added: Collection[Quad],
        fresh: Mapping[NamedNode, bytes] = NOTHING,
    ) -> None:
        """One transaction: ``extend`` is one, and so is one SPARQL update of several steps.

        Many new graphs go before it (``graph.backends.bulk``), and count with it.
        """
        with explained(self.path):
            self._sweep()
            bulk = self.path is not None and sum(map(len, fresh.values())) >= _BULK
            if not bulk:
                added = [*added, *quads_of(fresh)]
                if not removed:
                    self.oxigraph.extend(added)
                    return
            steps = [f"DELETE DATA {{ {quad_data(removed)} }}"] if removed else []
            steps += [f"DROP GRAPH {graph}" for graph in self._emptied(removed)]  # else the name would stay
            if added:
                steps.append(f"INSERT DATA {{ {quad_data(added)} }}")
            try:
                if bulk:
                    steps.append(FINISHED)
                    write_unfinished(self, fresh)
                self.oxigraph.update(" ;\n".join(steps))
            except BaseException:
                self._unswept = True
                with suppress(OSError, RuntimeError):
                    self._sweep()
                raise

    def _sweep(self) -> None:
        """Where the disk is full it has to wait; until then what was not finished is not to be seen."""
        if self._unswept:
            sweep(self)
            self._unswept = False

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
            self._sweep()
            try:
                return self.oxigraph.query(sparql, prefixes=PREFIXES)
            except SyntaxError as error:
                raise QueryError(f"not valid SPARQL: {' '.join(str(error).split())}") from error

    def size(self) -> int:
        """As of ``Backend``."""
        return len(self.oxigraph)

    def backup(self, folder: Path) -> None:
        """As of ``Backend``; cheap on the same disk."""
        with explained(folder):
            folder.parent.mkdir(parents=True, exist_ok=True)
            if self.path is not None:
                self.oxigraph.backup(folder)
            else:  # pyoxigraph can't back up what is in memory
                pyoxigraph.Store(folder).bulk_extend(self.oxigraph)
