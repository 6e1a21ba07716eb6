"""Readings in, a graph that can be asked and exported out: articles, claims and world over a ``Backend``.

One named graph an article, and the world in the default graph (``docs/data-model.md``). A change is one
transaction: all of it is there afterwards or none, also when the power fails.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from pyoxigraph import NamedNode, Quad

from graph.addresses import Addresses
from graph.backends.backend import WORLD, Answer, Backend, GraphName
from graph.backends.embedded import Embedded
from graph.backends.place import open_backend
from graph.claims import software_version
from graph.decisions.affected import affected_articles
from graph.decisions.anchoring import Anchoring
from graph.decisions.decision import Decision, Verdict
from graph.decisions.quads import decision_quads, read_decisions
from graph.decisions.tying import Tying
from graph.prepared import Prepared, prepare
from graph.readings import read_article
from graph.revisions import next_version
from graph.stored import heads, kept, whole_graphs
from graph.track import Track
from graph.world.change import Change
from graph.world.index import BrokenIndexError, Index
from graph.world.rebuild import is_whole, rebuild
from graph.world.update import change_world
from ontology.article import Article
from ontology.errors import InputError, StoreError
from ontology.reading import Reading
from ontology.vocabulary import DEFAULT_BASE, PREFIXES

if TYPE_CHECKING:
    import rdflib  # a fifth of a second that most runs need not pay

__all__ = ["WORLD", "LoadReport", "Store"]


@dataclass(frozen=True, slots=True)
class LoadReport:
    """The ids of the articles that were new, known as they are, and known otherwise; in order of loading."""

    added: tuple[str, ...]
    unchanged: tuple[str, ...]
    replaced: tuple[str, ...]


class Store:
    """The claims of all articles and the world derived from them.

    ``place``: a folder, the address of a SPARQL endpoint (https://…), None for memory.
    ``base``: what the addresses of the data begin with.
    ``create``: false to refuse a folder where there is no store yet.
    ``wait``: for how many seconds, where another program has the store.
    ``timeout``: seconds for a request to an endpoint; None: as ``open_backend`` says.
    ``version``: of the program, for provenance.
    Every method raises StoreError when the store can't be read or written.

    >>> with Store() as store:
    ...     store.add([]), len(store)
    (LoadReport(added=(), unchanged=(), replaced=()), 0)
    """

    def __init__(
        self,
        place: Path | str | None = None,
        base: str = DEFAULT_BASE,
        *,
        create: bool = True,
        wait: float = 0,
        timeout: float | None = None,
        version: str | None = None,
    ) -> None:
        self.addresses = Addresses(base)
        self.version = version or software_version()
        self.backend: Backend = open_backend(place, base, create=create, wait=wait, timeout=timeout)
        self.track = Track(self.backend, self.addresses)
        self._whole = False  # whether the index has been looked at and is whole
        self._check_base()

    def __enter__(self) -> Store:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def path(self) -> Path | None:
        """The folder; None for a store elsewhere."""
        return self.backend.path if isinstance(self.backend, Embedded) else None

    def close(self) -> None:
        """Gives the folder free for others; results of queries still held keep it."""
        self.backend.close()

    def add(self, readings: Iterable[Reading]) -> LoadReport:
        """Stores these readings, all or none, and the world that follows.

        An article known under the same id is replaced when it differs in anything; of two in one batch
        the later counts. One that is stored with a day of publication is left when the same text comes
        without: nothing that was known is lost. InputError when a reading doesn't hold together: then
        nothing is stored.
        """
        return self.load(prepare(reading, self.addresses, self.version) for reading in readings)

    def load(self, prepared: Iterable[Prepared]) -> LoadReport:
        """As ``add``; prepared with the addresses and the version of this store."""
        ids: dict[str, list[str]] = {"added": [], "unchanged": [], "replaced": []}
        batch: dict[str, Prepared] = {}
        given = list(prepared)
        stored = dict(whole_graphs(self.backend, dict.fromkeys(one.graph for one in given)))
        for one in given:
            graph, article = one.graph, one.reading.article
            before = batch[graph].quads() if graph in batch else stored[graph]
            if before:
                known = read_article(before, self.addresses.base).article
                _check_key(article.id, known.id, graph)
                quads = [*one.quads(), *next_version(before, known, article, graph)]
                if set(before) == set(quads) or _is_undated_again(article, known):
                    ids["unchanged"].append(article.id)
                    continue
                one = one.with_quads(quads)
            ids["replaced" if before else "added"].append(article.id)
            batch[graph] = one
        self._replace({graph: stored[graph] for graph in batch}, batch)
        return LoadReport(*(tuple(ids[name]) for name in LoadReport.__slots__))

    def keeps(self, articles: Iterable[Article]) -> list[bool]:
        """Of each, whether ``add`` would leave what is stored of it, told without reading it.

        So it is for the same article, read by this version of the program.
        """
        return kept(self.backend, self.addresses, self.version, articles)

    def forget(self, *article_ids: str) -> tuple[str, ...]:
        """Removes these articles with all that they alone say, all or none; the ids that there were."""
        graphs = {self.addresses.article(name): name for name in article_ids}
        stored = {graph: quads for graph, quads in whole_graphs(self.backend, graphs) if quads}
        self._replace(stored, {})
        return tuple(graphs[graph] for graph in stored)

    def decide(self, verdict: str, one: str, other: str, by: str, at: str) -> Decision:
        """Keeps what a person decided of two things, "same" or "different", and obeys it from now on.

        ``one``, ``other``: addresses, or what follows the base: of entities or events; of references or
        claims in them, to take apart what the rules put together. ``by``: who; ``at``: ISO 8601. InputError
        for what means nothing here or contradicts an earlier decision: then nothing changes.
        """
        tying = self._tying()
        self._make_whole(tying)
        found = Anchoring(self.backend, self.addresses, tying).decide(Verdict(verdict), one, other, by, at)
        self.keep_decisions([found])
        return found

    def decisions(self) -> list[Decision]:
        """What people decided, oldest first."""
        graph = NamedNode(self.addresses.decisions)
        return read_decisions(self.backend.of_graphs([graph]), self.addresses)

    def keep_decisions(self, decisions: Iterable[Decision]) -> int:
        """Adds decisions made elsewhere; how many were new. InputError when they contradict each other."""
        tying = self._tying()
        fresh = {decision.id: decision for decision in decisions if decision.id not in tying.decisions}
        self._redecide(tying, Tying([*tying.decisions.values(), *fresh.values()]))
        return len(fresh)

    def undo_decision(self, decision_id: str) -> Decision:
        """Takes a decision back; InputError when there is none of this id."""
        tying = self._tying()
        found = tying.decisions.get(decision_id)
        if found is None:
            raise InputError(
                f"there is no decision {decision_id!r}; sifara decisions list shows those that there are"
            )
        self._redecide(tying, Tying(one for one in tying.decisions.values() if one.id != decision_id))
        return found

    def is_awake(self, decision: Decision) -> bool:
        """Whether both things that it speaks of are in the store; if not, it waits for them."""
        tying = self._tying()
        self._make_whole(tying)
        return Anchoring(self.backend, self.addresses, tying).is_awake(decision)

    def _redecide(self, before: Tying, after: Tying) -> None:
        """Puts one set of decisions in the place of another, with all that follows."""
        after.check()
        self._make_whole(before)
        articles = affected_articles(Index(self.backend, self.addresses), before, after)
        graphs = whole_graphs(self.backend, map(self.addresses.entity, sorted(articles)))
        readings = [read_article(quads, self.addresses.base) for _, quads in graphs if quads]
        change = self._change_world(readings, readings, before, after)
        change.replace(
            *(
                [quad for one in tying.decisions.values() for quad in decision_quads(one, self.addresses)]
                for tying in (before, after)
            )
        )
        change.replace(*self.track.next(change.removed, change.added))
        self.backend.change(change.removed, change.added)

    def articles(self) -> Iterator[Article]:
        """Every article, by address."""
        for quads in heads(self.backend, self._graphs()):
            yield read_article(quads, self.addresses.base).article

    def readings(self) -> Iterator[Reading]:
        """Every article with its entities and claims, as ``storable`` left them, by address."""
        for _, quads in whole_graphs(self.backend, self._graphs()):
            yield read_article(quads, self.addresses.base)

    def reading(self, article_id: str) -> Reading | None:
        """One article with its entities and claims; None when there is none of this id."""
        quads = list(self.backend.of_graphs([NamedNode(self.addresses.article(article_id))]))
        return read_article(quads, self.addresses.base) if quads else None

    def query(self, sparql: str) -> Answer:
        """The answer of the backend; the world is the default graph, an article's claims are in ``GRAPH``.

        The prefixes of ``ontology.vocabulary.PREFIXES`` are declared. QueryError for malformed SPARQL.
        """
        return self.backend.query(sparql)

    def quads(self, graph: GraphName | None = None) -> Iterator[Quad]:
        """The quads of one graph (``WORLD`` for the world), or all data; in no certain order."""
        return self.backend.of_graphs([WORLD, *self.data_graphs()] if graph is None else [graph])

    def quads_by_graph(self, graphs: Iterable[NamedNode]) -> Iterator[tuple[str, list[Quad]]]:
        """The name of each of these graphs with its quads, in this order, some looked up at a time."""
        return whole_graphs(self.backend, (graph.value for graph in graphs))

    def subject_quads(self, subjects: Iterable[NamedNode], graph: GraphName = WORLD) -> Iterator[Quad]:
        """The quads of these subjects in one graph; in no certain order."""
        return self.backend.of_subjects(subjects, graph)

    def graphs(self) -> list[NamedNode]:
        """The named graphs, sorted: one an article."""
        return [NamedNode(graph) for graph in self._graphs()]

    def data_graphs(self) -> list[NamedNode]:
        """The named graphs of articles and of data beside them, such as the history; sorted."""
        hidden = (self.addresses.index, self.addresses.track)
        return [NamedNode(name) for name in sorted(self._names()) if name not in hidden]

    def backup(self, path: Path | str) -> None:
        """Writes a copy into a new folder, a store of its own; cheap on the same disk."""
        target = Path(path)
        if target.exists():
            raise StoreError(f"{target} is there already; give a new folder for the backup")
        self.backend.backup(target)

    def rdflib(self) -> rdflib.Dataset:
        """The same store as an rdflib Dataset, the world in its default graph; changes go to the store.

        For small questions: rdflib is slow on ``GRAPH ?g``. Only for a store on disk or in memory.
        """
        import rdflib
        from oxrdflib import OxigraphStore

        if not isinstance(self.backend, Embedded):
            raise StoreError(f"rdflib can't look into {self.backend.name}; back it up and open the copy")
        dataset = rdflib.Dataset(store=OxigraphStore(store=self.backend.oxigraph))
        for prefix, iri in PREFIXES.items():
            dataset.bind(prefix, iri)
        return dataset

    def __len__(self) -> int:
        """The number of quads, those of index and track among them."""
        return self.backend.size()

    def __bool__(self) -> bool:
        return True  # an empty store is a store

    def _graphs(self) -> list[str]:
        """The graphs of articles, sorted; other named graphs may come to stand beside them."""
        return sorted(name for name in self._names() if name.startswith(self.addresses.articles))

    def _names(self) -> Iterator[str]:
        return (name.value for name in self.backend.graphs())

    def _replace(self, stored: dict[str, list[Quad]], batch: dict[str, Prepared]) -> None:
        """Puts these readings in the place of what their graphs hold, and takes out the other graphs."""
        if not stored:
            return
        old = [read_article(quads, self.addresses.base) for quads in stored.values() if quads]
        tying = self._tying()
        change = self._change_world(old, [one.reading for one in batch.values()], tying, tying)
        for graph, quads in stored.items():
            if quads:
                change.replace(quads, batch[graph].quads() if graph in batch else ())
        fresh = {NamedNode(graph): one.data for graph, one in batch.items() if not stored[graph]}
        change.replace(*self.track.next(change.removed, change.added, fresh))
        self.backend.change(change.removed, change.added, fresh)

    def _change_world(self, old: list[Reading], new: list[Reading], tying: Tying, decided: Tying) -> Change:
        """What follows for the world; its index is made anew first where it has to be."""
        self._make_whole(tying)
        try:
            return change_world(self.backend, self.addresses, old, new, tying, decided)
        except BrokenIndexError:
            rebuild(self.backend, self.addresses, tying)
        return change_world(self.backend, self.addresses, old, new, tying, decided)

    def _make_whole(self, tying: Tying) -> None:
        if not self._whole and not is_whole(self.backend, self.addresses):
            rebuild(self.backend, self.addresses, tying)
        self._whole = True

    def _tying(self) -> Tying:
        return Tying(self.decisions())

    def _check_base(self) -> None:
        """By one graph: what was made with another base has no other. A server may hold others' graphs."""
        if not isinstance(self.backend, Embedded):
            return
        name = next(self._names(), self.addresses.base)
        if not name.startswith(self.addresses.base):
            raise StoreError(
                f"{self.backend.name} was made with another base: it has <{name}>, "
                f"and the base is {self.addresses.base}; give its own (--base, SIFARA_BASE)"
            )


def _check_key(article_id: str, known: str, graph: str) -> None:
    if known != article_id:
        raise StoreError(
            f"the articles {known!r} and {article_id!r} would share the address <{graph}>; rename one"
        )


def _is_undated_again(article: Article, known: Article) -> bool:
    """Whether the same text is stored already, with a day of publication that it lacks now."""
    return article.published is None and known.published is not None and known.text_hash == article.text_hash
