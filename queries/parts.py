"""The program's own queries, ``queries/parts/*.rq``: what resolving, labelling and dossiers ask a target."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from importlib.resources import files

from pyoxigraph import NamedNode

from ontology.files import read_text
from queries.cells import Value, value_of
from queries.target import Target, select
from queries.template import Term, fill

_FOLDER = files("queries") / "parts"
_BATCH = 1000  # values in one query: well below what servers accept in a form


def ask_part(
    target: Target, name: str, parameter: str, terms: Iterable[Term]
) -> list[tuple[Value | None, ...]]:
    """The solutions of one such query for each of these terms, in the order of the terms' batches."""
    wanted = list(terms)
    rows: list[tuple[Value | None, ...]] = []
    for start in range(0, len(wanted), _BATCH):
        solutions = select(target, fill(_body(name), {parameter: wanted[start : start + _BATCH]}))
        rows += [tuple(None if term is None else value_of(term) for term in row) for row in solutions]
    return rows


def ask_whole(target: Target, name: str) -> list[tuple[Value | None, ...]]:
    """The solutions of one such query that takes no parameter."""
    return [
        tuple(None if term is None else value_of(term) for term in row)
        for row in select(target, fill(_body(name), {}))
    ]


def nodes(iris: Iterable[str]) -> list[NamedNode]:
    """The IRIs as terms, sorted, each once."""
    return [NamedNode(iri) for iri in sorted(set(iris))]


@cache
def _body(name: str) -> str:
    return read_text(_FOLDER / f"{name}.rq")
