"""A store for notebooks: ``sifara.open`` gives it, its methods ask it, and answers are tables."""

from __future__ import annotations

import io
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from graph.backends.embedded import Embedded
from graph.store import Store
from ontology.errors import QueryError
from ontology.vocabulary import DEFAULT_BASE, PREFIXES
from queries.apart import snapshot
from queries.ask import ask
from queries.citing.citation import cite
from queries.citing.registry import FORMATS
from queries.dossier import Dossier, dossier
from queries.free import free
from queries.nearest import nearest
from queries.search.search import hits_table, search
from queries.table import Table
from queries.wording import wording
from sifara.answer import Answer

if TYPE_CHECKING:
    import networkx
    import rdflib

    from loaders.readers.refusal import Refusal, Remark

Given = str | int | date
"""What a parameter may be given as: text as one types it, a number, a day."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """How many articles were new, known otherwise, and known as they are; and what could not be read."""

    added: int
    replaced: int
    unchanged: int
    refused: tuple[Refusal, ...]


class KnowledgeGraph:
    """What articles say, to be asked. ``labels``: the language in which things are named, "ar", "en" or "ru".

    A context manager; ``close`` gives the store free. Every method raises SifaraError with a sentence that
    says what is wrong and how to mend it.
    """

    def __init__(self, store: Store, labels: str = "ar") -> None:
        wording(labels)  # refuses a language that there are no words in
        self.store = store
        self.labels = labels

    def __enter__(self) -> KnowledgeGraph:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Gives the store free for others."""
        self.store.close()

    def load(
        self,
        *sources: str | Path,
        published: str | None = None,
        language: str | None = None,
        workers: int = 1,
    ) -> Loaded:
        """Reads articles (files, folders, as ``sifara load``) and keeps what they say, in whole batches.

        ``published``: the day of articles that state none; ``language``: of all, whatever they state;
        ``workers``: processes that read. What can't be read is told in ``Loaded.refused``, the rest is kept.
        """
        from loaders.readers.find import find_articles
        from loaders.readers.refusal import Refusal
        from sifara.loading.load import Loader

        refused: list[Refusal] = []

        def tell(said: Remark | Refusal) -> None:
            if isinstance(said, Refusal):
                refused.append(said)

        loader = Loader(
            lambda: self.store, workers=workers, published=published, language=language, tell=tell
        )
        outcome = loader.load(find_articles([str(source) for source in sources], None, tell))
        return Loaded(outcome.added, outcome.replaced, outcome.unchanged, tuple(refused))

    def query(self, question: str, **parameters: Given | None) -> Answer:
        """A question of the catalogue; ``sifara.catalogue()`` lists them with their parameters.

        A parameter that Python keeps for itself takes a ``_``: ``from_="Russia"``; None is left out. Names
        may be in any spelling, or an address. QueryError: no such question or parameter; AmbiguousName: a
        name that fits several.
        """
        given = {name.rstrip("_"): _typed(value) for name, value in parameters.items() if value is not None}
        return self._answer(ask(self.store, question, given, self.labels))

    def events(
        self,
        type: str | None = None,
        *,
        who: str | None = None,
        place: str | None = None,
        status: str = "occurred",
        since: Given | None = None,
        until: Given | None = None,
        limit: int = 1000,
    ) -> Answer:
        """Events that are reported as having happened, the newest first; or those of another ``status``.

        ``since``, ``until``: a day, month or year.
        """
        return self.query(
            "events", type=type, who=who, place=place, status=status, since=since, until=until, limit=limit
        )

    def people(self, *, state: str | None = None, limit: int = 1000) -> Answer:
        """Who is named, with offices and the number of their events, the most active first."""
        return self.query("people", state=state, limit=limit)

    def search(self, words: str, *, kinds: Iterable[str] = (), limit: int = 20) -> Answer:
        """What has these words in names, quotes or headlines, the best first; only of these ``kinds``."""
        hits = search(self.store, words, kinds=kinds, limit=limit, labels=self.labels)
        return self._answer(hits_table(hits, self.labels))

    def sparql(self, query: str | Path, *, timeout: float | None = 30, rows: int = 100_000) -> Answer | str:
        """SPARQL of one's own, or a file of it, the prefixes declared; Turtle where it constructs a graph.

        It runs in a process of its own, on a snapshot, and is ended after ``timeout`` seconds; None: here,
        and nothing ends it. An endpoint has the deadline that it was opened with. ``rows``: how many
        solutions or triples an answer may have, else it is a QueryError.
        """
        if timeout is None or not isinstance(self.store.backend, Embedded):
            found = free(self.store, query, rows)
        else:
            with snapshot(self.store, timeout, rows) as target:
                found = free(target, query, rows)
        return found if isinstance(found, str) else self._answer(found)

    def dossier(self, name: str) -> Dossier:
        """All that is known of an entity, an event or an article, with the evidence of each fact."""
        return dossier(self.store, name, self.labels)

    def cite(self, event: str, format: str = "text", *, accessed: str | None = None) -> str:
        """An event with its sources as "text", "bibtex" or "csl"; ``accessed``: the day pages were seen."""
        if format not in FORMATS:
            hint = nearest(format, FORMATS)
            raise QueryError(f"no citation has the format {format!r}{hint}; there are {', '.join(FORMATS)}")
        out = io.StringIO()
        FORMATS[format](cite(self.store, event, self.labels), out, self.labels, accessed)
        return out.getvalue()

    def to_networkx(self, *, unrealised: bool = True) -> networkx.MultiDiGraph[str]:
        """Entities as nodes, events as edges; ``unrealised``: also what was planned, proposed or denied."""
        from graph.network import to_networkx

        return to_networkx(self.store, unrealised=unrealised)

    def view(self, out: str | Path, *, title: str | None = None) -> Path:
        """The network as one HTML page; where it is."""
        from visualize.network import write_network

        write_network(self.to_networkx(), Path(out), language=self.labels, title=title)
        return Path(out)

    @property
    def graph(self) -> rdflib.Graph:
        """The world as an rdflib graph of its own, a copy: entities and events. For small stores."""
        import rdflib

        from graph.export import export_text

        world = rdflib.Graph()
        for prefix, iri in PREFIXES.items():
            world.bind(prefix, iri)
        return world.parse(data=export_text(self.store, "turtle"), format="turtle")

    def __repr__(self) -> str:
        return f"<sifara.KnowledgeGraph of {self.store.backend.name}>"

    def _answer(self, table: Table) -> Answer:
        return Answer(table, self.labels)


def open(
    place: str | Path | None = None,
    *,
    labels: str = "ar",
    create: bool = True,
    base: str = DEFAULT_BASE,
) -> KnowledgeGraph:
    """A store as a ``KnowledgeGraph``: a folder, the address of a SPARQL endpoint, None for one in memory.

    ``labels``: the language in which things are named. ``create``: false to refuse a folder without a store.
    """
    return KnowledgeGraph(Store(place, base, create=create), labels)


def _typed(value: Given) -> str:
    return value.isoformat() if isinstance(value, date) else str(value)
