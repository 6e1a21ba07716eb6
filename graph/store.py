"""Readings in, a graph on disk (or in memory) that can be asked and exported: the embedded store.

One named graph an article, and the world in the default graph (``docs/data-model.md``). A change is one
transaction: all of it is there afterwards or none, also when the power fails.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

import pyoxigraph
from pyoxigraph import DefaultGraph, NamedNode, Quad, QueryBoolean, QuerySolutions, QueryTriples

from graph.addresses import Addresses
from graph.claims import software_version, write_claims
from graph.opening import explained, open_store
from graph.readings import read_article
from graph.storable import storable
from graph.world.build import derive_world
from ontology.article import Article
from ontology.errors import QueryError, StoreError
from ontology.reading import Reading
from ontology.vocabulary import DEFAULT_BASE, PREFIXES

if TYPE_CHECKING:
    import rdflib  # a fifth of a second that most runs need not pay

WORLD = DefaultGraph()


@dataclass(frozen=True, slots=True)
class LoadReport:
    """The ids of the articles that were new, known as they are, and known otherwise; in order of loading."""

    added: tuple[str, ...]
    unchanged: tuple[str, ...]
    replaced: tuple[str, ...]


class Store:
    """The claims of all articles and the world derived from them.

    ``path``: the folder, None for memory. ``base``: what the addresses of the data begin with.
    ``create``: false to refuse a folder where there is no store yet.
    ``version``: of the program, for provenance.
    Every method raises StoreError when the store can't be read or written.

    >>> with Store() as store:
    ...     store.add([]), len(store)
    (LoadReport(added=(), unchanged=(), replaced=()), 0)
    """

    def __init__(
        self,
        path: Path | str | None = None,
        base: str = DEFAULT_BASE,
        *,
        create: bool = True,
        version: str | None = None,
    ) -> None:
        self.path = None if path is None else Path(path)
        self.addresses = Addresses(base)
        self.version = version or software_version()
        self._open: pyoxigraph.Store | None = open_store(self.path, create)
        self._check_base()

    def __enter__(self) -> Store:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Gives the folder free for others; results of queries still held keep it."""
        self._open = None

    def add(self, readings: Iterable[Reading]) -> LoadReport:
        """Stores these readings, all or none, and the world that follows.

        An article known under the same id is replaced when it differs in anything; of two in one batch
        the later counts. One that is stored with a day of publication is left when the same text comes
        without: nothing that was known is lost. InputError when a reading doesn't hold together: then
        nothing is stored.
        """
        ids: dict[str, list[str]] = {"added": [], "unchanged": [], "replaced": []}
        batch: dict[str, tuple[Reading, list[Quad]]] = {}
        for reading in readings:
            kept = storable(reading)
            graph = self.addresses.article(kept.article.id)
            quads = write_claims(kept, self.addresses, self.version)
            before = batch[graph][1] if graph in batch else self._graph(graph)
            self._check_key(kept.article.id, graph, before)
            if set(before) == set(quads) or self._undated_again(kept.article, before):
                ids["unchanged"].append(kept.article.id)
                continue
            ids["replaced" if before else "added"].append(kept.article.id)
            batch[graph] = kept, quads
        self._replace({graph: quads for graph, (_, quads) in batch.items()}, [r for r, _ in batch.values()])
        return LoadReport(*(tuple(ids[name]) for name in LoadReport.__slots__))

    def _undated_again(self, article: Article, before: list[Quad]) -> bool:
        """Whether the same text is stored already, with a day of publication that it lacks now."""
        if not before or article.published is not None:
            return False
        known = read_article(before, self.addresses.base).article
        return known.published is not None and known.text_hash == article.text_hash

    def forget(self, article_id: str) -> bool:
        """Removes an article with all that it alone says; whether there was one of this id."""
        graph = self.addresses.article(article_id)
        if not self._graph(graph):
            return False
        self._replace({graph: []}, [])
        return True

    def articles(self) -> Iterator[Article]:
        """Every article, by address."""
        for graph in self._graphs():
            quads = self._ox.quads_for_pattern(NamedNode(graph), None, None, NamedNode(graph))
            yield read_article(quads, self.addresses.base).article

    def readings(self) -> Iterator[Reading]:
        """Every article with its entities and claims, as ``storable`` left them, by address."""
        for graph in self._graphs():
            yield read_article(self._graph(graph), self.addresses.base)

    def reading(self, article_id: str) -> Reading | None:
        """One article with its entities and claims; None when there is none of this id."""
        quads = self._graph(self.addresses.article(article_id))
        return read_article(quads, self.addresses.base) if quads else None

    def query(self, sparql: str) -> QuerySolutions | QueryBoolean | QueryTriples:
        """The answer of pyoxigraph; the world is the default graph, an article's claims are in ``GRAPH``.

        The prefixes of ``ontology.vocabulary.PREFIXES`` are declared. QueryError for malformed SPARQL.
        """
        with explained(self.path):
            try:
                return self._ox.query(sparql, prefixes=PREFIXES)
            except SyntaxError as error:
                raise QueryError(f"not valid SPARQL: {' '.join(str(error).split())}") from error

    def quads(self, graph: NamedNode | DefaultGraph | None = None) -> Iterator[Quad]:
        """The quads of one graph (``WORLD`` for the world), or all; in no certain order."""
        return self._ox.quads_for_pattern(None, None, None, graph)

    def subject_quads(
        self, subject: NamedNode, graph: NamedNode | DefaultGraph | None = None
    ) -> Iterator[Quad]:
        """The quads of one subject, in one graph or all; in no certain order."""
        return self._ox.quads_for_pattern(subject, None, None, graph)

    def graphs(self) -> list[NamedNode]:
        """The named graphs, sorted: one an article."""
        return [NamedNode(graph) for graph in self._graphs()]

    def backup(self, path: Path | str) -> None:
        """Writes a copy into a new folder, a store of its own; cheap on the same disk."""
        target = Path(path)
        if target.exists():
            raise StoreError(f"{target} is there already; give a new folder for the backup")
        with explained(target):
            target.parent.mkdir(parents=True, exist_ok=True)
            if self.path is not None:
                self._ox.backup(target)
            else:  # pyoxigraph can't back up what is in memory
                pyoxigraph.Store(target).bulk_extend(self._ox)

    def rdflib(self) -> rdflib.Dataset:
        """The same store as an rdflib Dataset, the world in its default graph; changes go to the store.

        For small questions: rdflib is slow on ``GRAPH ?g``.
        """
        import rdflib
        from oxrdflib import OxigraphStore

        dataset = rdflib.Dataset(store=OxigraphStore(store=self._ox))
        for prefix, iri in PREFIXES.items():
            dataset.bind(prefix, iri)
        return dataset

    def __len__(self) -> int:
        """The number of quads, of claims and world together."""
        return len(self._ox)

    def __bool__(self) -> bool:
        return True  # an empty store is a store

    @property
    def _ox(self) -> pyoxigraph.Store:
        if self._open is None:
            raise StoreError(f"the store {self.path or 'in memory'} is closed; open it again to use it")
        return self._open

    def _graph(self, graph: str) -> list[Quad]:
        return list(self._ox.quads_for_pattern(None, None, None, NamedNode(graph)))

    def _graphs(self) -> list[str]:
        """The graphs of articles, sorted; other named graphs may come to stand beside them."""
        return sorted(name for name in self._names() if name.startswith(self.addresses.articles))

    def _names(self) -> Iterator[str]:
        return (name.value for name in self._ox.named_graphs())

    def _replace(self, graphs: dict[str, list[Quad]], kept: list[Reading]) -> None:
        """Puts these quads in the place of what the graphs hold; ``kept``: their readings."""
        if not graphs:
            return
        others = [graph for graph in self._graphs() if graph not in graphs]
        kept += [read_article(self._graph(graph), self.addresses.base) for graph in others]
        dropped = [graph for graph, quads in graphs.items() if not quads]
        before = {quad for graph, quads in graphs.items() if quads for quad in self._graph(graph)}
        before.update(self.quads(WORLD))
        after = dict.fromkeys(quad for quads in graphs.values() for quad in quads)
        after |= dict.fromkeys(derive_world(kept, self.addresses))
        self._write(
            dropped, [quad for quad in before if quad not in after], [q for q in after if q not in before]
        )

    def _write(self, dropped: list[str], removed: list[Quad], added: list[Quad]) -> None:
        """All of it in one transaction: ``extend`` is one, and so is one SPARQL update of several steps."""
        with explained(self.path):
            if not dropped and not removed:
                self._ox.extend(added)
                return
            steps = [f"DROP GRAPH <{graph}>" for graph in dropped]  # deleting its quads would leave its name
            steps += [f"DELETE DATA {{ {_data(removed)} }}", f"INSERT DATA {{ {_data(added)} }}"]
            self._ox.update(" ;\n".join(steps))

    def _check_key(self, article_id: str, graph: str, before: list[Quad]) -> None:
        if before and (known := read_article(before, self.addresses.base).article.id) != article_id:
            raise StoreError(
                f"the articles {known!r} and {article_id!r} would share the address <{graph}>; rename one"
            )

    def _check_base(self) -> None:
        if other := next((name for name in self._names() if not name.startswith(self.addresses.base)), None):
            raise StoreError(
                f"the store {self.path} was made with another base: it has <{other}>, "
                f"and the base is {self.addresses.base}; give its own (--base, SIFARA_BASE)"
            )


def _data(quads: list[Quad]) -> str:
    """Quads as SPARQL's ``DATA`` takes them, in a certain order."""
    by_graph = sorted(quads, key=lambda quad: str(quad.graph_name))
    parts = []
    for graph, members in groupby(by_graph, key=lambda quad: quad.graph_name):
        triples = " .\n".join(str(quad.triple) for quad in members)
        parts.append(triples if isinstance(graph, DefaultGraph) else f"GRAPH {graph} {{ {triples} }}")
    return "\n".join(parts)
