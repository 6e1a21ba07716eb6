"""What a question is put to: the embedded store or an endpoint, both with one method."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Protocol, TypeVar

from pyoxigraph import BlankNode, Literal, NamedNode, QuerySolutions, Triple

from graph.backends.backend import Answer
from ontology.errors import QueryError, StoreError

__all__ = ["Answer", "Solution", "Target", "bounded", "one_line", "readable", "select"]

Row = TypeVar("Row")
Solution = tuple[NamedNode | BlankNode | Literal | Triple | None, ...]


class Target(Protocol):
    """``graph.store.Store``, ``graph.backends.client.Client``, a bare ``pyoxigraph.Store``."""

    def query(self, sparql: str, /) -> Answer:
        """SELECT: solutions; ASK: a boolean; CONSTRUCT and DESCRIBE: triples."""
        ...


def select(target: Target, sparql: str) -> list[Solution]:
    """All solutions of a SELECT query, None where a variable is unbound; errors as of ``readable``."""
    with readable():
        answer = target.query(sparql)
        if not isinstance(answer, QuerySolutions):
            raise QueryError(
                "the target answers a SELECT query with no solutions; is it a SPARQL 1.1 endpoint?"
            )
        return [tuple(solution) for solution in answer]


@contextmanager
def readable() -> Iterator[None]:
    """What an engine raises becomes a QueryError (the query is at fault) or a StoreError (the data are)."""
    try:
        yield
    except SyntaxError as error:
        raise QueryError(f"the target does not understand the query: {one_line(error)}") from error
    except OSError as error:
        raise StoreError(f"the store cannot be read: {one_line(error)}") from error
    except (ValueError, RuntimeError) as error:
        raise QueryError(f"the query cannot be worked out: {one_line(error)}") from error


def bounded(rows: Iterable[Row], most: int) -> Iterator[Row]:
    """The same solutions or triples; QueryError when there are more: an answer is whole, or it is none."""
    for number, row in enumerate(rows):
        if number >= most:
            raise QueryError(f"the answer has more than {most} rows; add a LIMIT, or allow more (--rows)")
        yield row


def one_line(error: object, length: int = 300) -> str:
    """The words of an error, without line breaks and of bounded length."""
    words = " ".join(str(error).split())
    return words if len(words) <= length else words[: length - 1] + "…"
