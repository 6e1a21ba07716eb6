"""The child of ``queries.apart``: a query on standard input and a store's folder in, JSON out.

``{"kind": "solutions", "body": SPARQL results as JSON}``, ``{"kind": "graph", "body": N-Triples}`` or
``{"error": name of the class, "message": …}``.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from pyoxigraph import (
    BlankNode,
    Literal,
    NamedNode,
    QueryBoolean,
    QuerySolutions,
    RdfFormat,
    Triple,
    serialize,
)

from graph.backends.backend import Answer
from graph.backends.opening import open_store
from ontology.errors import SifaraError
from queries.target import bounded, readable

_MEMORY = 4 << 30  # bytes of address space


def main() -> None:
    """``sys.argv``: what the parent has put before the store, the store, how many rows at most."""
    _bound_memory()
    found = _found(sys.stdin.buffer.read().decode(), Path(sys.argv[-2]), int(sys.argv[-1]))
    sys.stdout.buffer.write(json.dumps(found).encode())


def _bound_memory() -> None:
    try:
        import resource
    except ImportError:  # not on this system
        return
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))


def _found(sparql: str, path: Path, rows: int) -> dict[str, str]:
    try:
        store = open_store(path, create=False)
        with readable():
            return _written(store.query(sparql), rows)
    except SifaraError as error:
        return {"error": type(error).__name__, "message": str(error)}


def _written(answer: Answer, rows: int) -> dict[str, str]:
    if isinstance(answer, QueryBoolean):
        return {"kind": "solutions", "body": json.dumps({"head": {}, "boolean": bool(answer)})}
    if isinstance(answer, QuerySolutions):
        names = [variable.value for variable in answer.variables]
        bindings = [
            {name: _term(term) for name, term in zip(names, solution, strict=True) if term is not None}
            for solution in bounded(answer, rows)
        ]
        results = {"head": {"vars": names}, "results": {"bindings": bindings}}
        return {"kind": "solutions", "body": json.dumps(results)}
    body = serialize(bounded(answer, rows), format=RdfFormat.N_TRIPLES) or b""
    return {"kind": "graph", "body": body.decode()}


def _term(term: NamedNode | BlankNode | Literal | Triple) -> dict[str, object]:
    """https://www.w3.org/TR/sparql11-results-json/"""
    match term:
        case NamedNode():
            return {"type": "uri", "value": term.value}
        case BlankNode():
            return {"type": "bnode", "value": term.value}
        case Triple():
            parts = zip(("subject", "predicate", "object"), term, strict=True)
            return {"type": "triple", "value": {name: _term(part) for name, part in parts}}
    if term.language:
        return {"type": "literal", "value": term.value, "xml:lang": term.language}
    return {"type": "literal", "value": term.value, "datatype": term.datatype.value}
