"""Quads in, engines that answer SPARQL out: ours on disk, rdflib's own in memory, Virtuoso where it is."""

from __future__ import annotations

import os
import shutil
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter, process_time
from types import FrameType

from pyoxigraph import QuerySolutions

from graph.backends.backend import Answer
from graph.backends.client import Client
from graph.store import Store
from ontology.errors import SifaraError
from tests.servers import virtuoso


class UnansweredError(Exception):
    """The engine can't work this query out."""


@dataclass(frozen=True, slots=True)
class Engine:
    """``rows``: the number of solutions of a SELECT query. ``loading``: seconds that it took to fill it.

    ``clock``: seconds, of this processor's work or of the day.
    """

    name: str
    rows: Callable[[str], int]
    loading: float
    clock: Callable[[], float] = process_time


def embedded(store: Store, loading: float) -> Engine:
    """The store as the program has it."""
    return Engine("embedded", lambda sparql: _count(store.query(sparql)), loading)


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

    def rows(sparql: str) -> int:
        signal.signal(signal.SIGPROF, give_up)
        signal.setitimer(signal.ITIMER_PROF, budget)
        try:
            return sum(1 for _ in dataset.query(sparql))
        except TypeError as error:  # it can't sort values of several kinds
            raise UnansweredError(str(error)) from error
        finally:
            signal.setitimer(signal.ITIMER_PROF, 0)

    yield Engine("rdflib", rows, loading)


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

        def rows(sparql: str) -> int:
            try:
                return _count(client.ask(sparql, world))
            except SifaraError as error:
                if "did not answer within" in str(error):
                    raise TimeoutError from error
                raise

        yield Engine("virtuoso", rows, loading, perf_counter)


def dump(store: Store, path: Path) -> None:
    """All quads as N-Quads."""
    from graph.export import export

    with path.open("w", encoding="utf-8") as out:
        export(store, "nquads", out)


def _count(answer: Answer) -> int:
    assert isinstance(answer, QuerySolutions)
    return sum(1 for _ in answer)
