"""SPARQL in, its answer out, or an error when its time is over: the store read by a process of its own.

A query that runs in this process can't be interrupted, so one that a person wrote runs in a child that can
be killed. The child is the only one to open the folder; of a store that is open here it gets a snapshot.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pyoxigraph import QueryResultsFormat, RdfFormat, parse, parse_query_results

from graph.backends.backend import Answer
from graph.store import Store
from ontology.errors import QueryError, StoreError
from queries.target import one_line

ROOMS = Path(__file__).resolve().parent.parent
# -P: nothing of the user's folder is imported; the rooms are found where this one is.
_PROGRAM = "import sys; sys.path.insert(0, sys.argv[1]); from queries.apart_child import main; main()"
_ERRORS = {"QueryError": QueryError, "StoreError": StoreError}


class Apart:
    """The store in a folder, as a target of which every query ends.

    ``path``: a store that nobody has open. ``timeout``: seconds for a query with the whole of its answer.
    ``rows``: how many solutions or triples an answer may have. QueryError for bounds that are none.
    """

    def __init__(self, path: Path | str, timeout: float = 30, rows: int = 100_000) -> None:
        check_timeout(timeout)
        if rows < 1:
            raise QueryError(f"an answer may have {rows} rows; it must be 1 at least")
        self.path = Path(path)
        self.timeout = timeout
        self.rows = rows

    def query(self, sparql: str, /) -> Answer:
        """As of ``pyoxigraph.Store.query``; the whole answer is here when it returns.

        QueryError: not valid, stopped at its deadline, too many rows, too much memory; StoreError: the store
        can't be read, as when another process has it open.
        """
        command = [sys.executable, "-P", "-c", _PROGRAM, str(ROOMS), str(self.path), str(self.rows)]
        with subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
        ) as child:
            try:
                out, err = child.communicate(sparql.encode(), self.timeout)
            except subprocess.TimeoutExpired:
                raise QueryError(
                    f"the query was stopped after {self.timeout:g} s; ask for less (LIMIT, fewer variables, "
                    "patterns that share variables) or wait longer (--timeout)"
                ) from None
            finally:
                child.kill()
        if child.returncode:
            raise QueryError(_died(child.returncode, err.decode("utf-8", "replace")))
        return _answer(json.loads(out))


def check_timeout(seconds: float) -> None:
    """QueryError for what is no number of seconds to wait."""
    if not 0 < seconds <= 86_400:
        raise QueryError(f"the timeout is {seconds}; it must be more than 0 and at most 86400 seconds")


@contextmanager
def snapshot(store: Store, timeout: float = 30, rows: int = 100_000) -> Iterator[Apart]:
    """What a store that is open here holds now, as such a target; later changes of the store don't show.

    On disk the copy shares its files with the store; one in memory is written out, which takes its time.
    """
    beside = store.path.parent if store.path else None
    with tempfile.TemporaryDirectory(prefix=".sifara-", dir=beside) as folder:
        copy = Path(folder) / "store"
        store.backup(copy)
        yield Apart(copy, timeout, rows)


def _answer(found: dict[str, str]) -> Answer:
    if "error" in found:
        raise _ERRORS.get(found["error"], StoreError)(found["message"])
    body = found["body"].encode()
    if found["kind"] == "graph":
        return [quad.triple for quad in parse(body, format=RdfFormat.N_TRIPLES)]
    return parse_query_results(body, format=QueryResultsFormat.JSON)


def _died(code: int, said: str) -> str:
    words = one_line(said, 200)
    if "MemoryError" in said or "memory allocation" in said:
        return "the query needs more memory than it is given; ask for less (LIMIT, no ORDER BY, no DISTINCT)"
    return f"the query ended the process that ran it (code {code}: {words or 'it does not say why'})"
