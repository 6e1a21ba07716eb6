"""Quads in, engines that answer SPARQL out: ours on disk, rdflib's own in memory, Virtuoso where it is."""

from __future__ import annotations

import os
import shutil
import signal
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from time import perf_counter, process_time
from types import FrameType

from pyoxigraph import BlankNode, Literal, NamedNode, QuerySolutions

from graph.backends.backend import Answer
from graph.backends.client import Client
from graph.store import Store
from ontology.errors import SifaraError
from tests.servers import virtuoso


class UnansweredError(Exception):
    """The engine can't work this query out."""


Solutions = list[Iterable[object]]  # a term of the engine's own for each column, or None
Rows = Counter[tuple[str, ...]]
_NUMBERS = frozenset({"integer", "decimal", "float", "double", "int", "long"})


@dataclass(frozen=True, slots=True)
class Engine:
    """``solutions``: all of a SELECT query. ``loading``: seconds that it took to fill it.

    ``clock``: seconds, of this processor's work or of the day.
    """

    name: str
    solutions: Callable[[str], Solutions]
    loading: float
    clock: Callable[[], float] = process_time


def embedded(store: Store, loading: float) -> Engine:
    """The store as the program has it."""
    return Engine("embedded", lambda sparql: _all(store.query(sparql)), loading)


@contextmanager
def rdflib_own(quads: Path, budget: float) -> Iterator[Engine]:
    """``budget``: seconds of the processor after which a query is given up (TimeoutError)."""
    import rdflib

    dataset = rdflib.Dataset()
    began = perf_counter()
    dataset.parse(quads, format="nquads")
    loading = perf_counter() - began

    def give_up(number: int, frame: FrameType | None) -> None:
        raise TimeoutError

    def solutions(sparql: str) -> Solutions:
        signal.signal(signal.SIGPROF, give_up)
        signal.setitimer(signal.ITIMER_PROF, budget)
        try:
            return [row for row in dataset.query(sparql) if isinstance(row, tuple)]
        except TypeError as error:  # it can't sort values of several kinds
            raise UnansweredError(str(error)) from error
        finally:
            signal.setitimer(signal.ITIMER_PROF, 0)

    yield Engine("rdflib", solutions, loading)


@contextmanager
def virtuoso_there(store: Store, folder: Path, budget: float) -> Iterator[Engine | None]:
    """None where Virtuoso is not installed (Debian: virtuoso-opensource-7-bin)."""
    if shutil.which("virtuoso-t") is None:
        yield None
        return
    folder.mkdir()
    with virtuoso(folder) as server:
        assert server.user is not None
        os.environ["SIFARA_USER"], os.environ["SIFARA_PASSWORD"] = server.user
        with Store(server.url) as there:
            began = perf_counter()
            there.backend.change([], list(store.quads()))
            loading = perf_counter() - began
        client = Client(server.url, budget)
        world = {"default-graph-uri": f"{store.addresses.base}world"}

        def solutions(sparql: str) -> Solutions:
            try:
                return _all(client.ask(sparql, world))  # an answer that is cut off is an error
            except SifaraError as error:
                if "did not answer within" in str(error):
                    raise TimeoutError from error
                raise

        yield Engine("virtuoso", solutions, loading, perf_counter)


def dump(store: Store, path: Path) -> None:
    """All quads as N-Quads."""
    from graph.export import export

    with path.open("w", encoding="utf-8") as out:
        export(store, "nquads", out)


def comparable(solutions: Solutions) -> Rows:
    """The same for the same rows in any order, whichever engine they come from."""
    return Counter(tuple(map(_plain, row)) for row in solutions)


def _all(answer: Answer) -> Solutions:
    assert isinstance(answer, QuerySolutions)
    return list(answer)


def _plain(term: object) -> str:
    """The value without its type, since engines differ in which number, or boolean, a result is."""
    if term is None:
        return ""
    value = term.value if isinstance(term, NamedNode | BlankNode | Literal) else str(term)
    kind = getattr(term, "datatype", None)
    kind = str(getattr(kind, "value", kind)).rpartition("#")[2]
    if kind in _NUMBERS:
        return f"{Decimal(value).normalize():f}"
    if kind == "boolean":
        return {"1": "true", "0": "false"}.get(value, value)
    return f"{value}@{language}" if (language := getattr(term, "language", None)) else value
