"""SPARQL that somebody wrote in; a table, or Turtle where it constructs a graph, out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from pyoxigraph import QueryBoolean, QuerySolutions, RdfFormat, Store, Triple, serialize

from ontology.errors import QueryError
from ontology.vocabulary import PREFIXES
from queries.cells import Iri, value_of
from queries.parts import ask_part, nodes
from queries.question import Column, ColumnKind
from queries.sparql import PlainQuery, plain_query, sparql_words
from queries.table import Table
from queries.target import Answer, Target, bounded, one_line, readable

_PLACE = re.compile(r"error at (\d+):(\d+): (.*)", re.DOTALL)


def free(target: Target, text_or_path: str | Path, rows: int = 1_000_000) -> Table | str:
    """SELECT: its solutions as they come; ASK: one cell ``answer``; CONSTRUCT, DESCRIBE: sorted Turtle.

    What may be a mistake, such as a graph that is not there, is in the table's ``notes``, or in comments of
    the Turtle. The prefixes of ``ontology.vocabulary.PREFIXES`` need no declaration. A ``Path``, or a name
    that ends in ``.rq``, is read. ``rows``: how many solutions or triples an answer may have. What runs in
    this process can't be stopped: a stranger's query is put to an ``Apart`` or to an endpoint.
    QueryError: what is not valid SPARQL (with the line), an update, a SERVICE, too many rows, a
    file that cannot be read; StoreError: the target cannot be read.
    """
    query = plain_query(_text(text_or_path))
    _check(query)
    with readable():
        found = _shown(target.query(query.text), rows)
    notes = (*query.notes, *_without_graphs(target, query.graphs))
    if isinstance(found, str):
        return "".join(f"# note: {note}\n" for note in notes) + found
    return replace(found, notes=notes)


def _without_graphs(target: Target, graphs: Sequence[str]) -> list[str]:
    """A note for each of these addresses that is no graph of the target: what is asked of it is not there."""
    wanted = [iri for iri in graphs if ":" in iri]  # what BASE completes is not looked for
    rows = ask_part(target, "graphs-there", "graph", nodes(wanted))
    there = {row[0].value for row in rows if isinstance(row[0], Iri)}
    return [
        f"there is no graph <{one_line(iri, 200)}>, so nothing is found in it; each article is one, by the "
        "address that the question 'articles' shows"
        for iri in wanted
        if iri not in there
    ]


def _text(text_or_path: str | Path) -> str:
    if isinstance(text_or_path, str):
        name = text_or_path.strip()
        if re.search(r"[\s{}]", name) or not name.endswith(".rq"):
            return text_or_path
    path = Path(text_or_path)
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise QueryError(f"{path} is not UTF-8 at byte {error.start}; save the file as UTF-8") from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise QueryError(f"{path} can't be read ({reason}); check its name") from error


def _check(query: PlainQuery) -> None:
    """Parses it with the embedded engine, so that a mistake reads the same on every target."""
    try:
        Store().query(query.text)
    except SyntaxError as error:
        found = _PLACE.match(str(error))
        if not found:
            raise QueryError(f"not valid SPARQL: {one_line(error)}") from error
        line, column = int(found[1]), int(found[2])
        rest = query.text.split("\n")[line - 1][column - 1 :].strip()
        at = f"not understood from {rest[:40]!r} on" if rest else "not understood at its end, or before"
        words = list(dict.fromkeys(re.findall(r"\"[^\"\s]+\"|\b[A-Z]{2,}\b", found[3])))
        words = [word for word in words if word[0] == '"' or word in sparql_words()]
        expected = f"; expected {' or '.join(words[:6])}" if words else ""
        raise QueryError(f"not valid SPARQL, line {line}: {at}{expected}") from error
    except (ValueError, RuntimeError, OSError) as error:
        raise QueryError(f"the query cannot be worked out: {one_line(error)}") from error


def _shown(answer: Answer, most: int) -> Table | str:
    if isinstance(answer, QuerySolutions):
        columns = tuple(Column(variable.value, ColumnKind.ANY) for variable in answer.variables)
        rows = (
            tuple(None if term is None else value_of(term) for term in solution)
            for solution in bounded(answer, most)
        )
        return Table(columns, tuple(rows))
    if isinstance(answer, QueryBoolean):
        return Table((Column("answer", ColumnKind.ANY),), ((bool(answer),),))
    return _turtle(bounded(answer, most))


def _turtle(triples: Iterable[Triple]) -> str:
    """Sorted, each once, with the prefixes that it uses."""
    once = sorted(set(triples), key=str)
    used = {
        prefix: iri for prefix, iri in PREFIXES.items() if any(f"<{iri}" in str(triple) for triple in once)
    }
    written = serialize(once, format=RdfFormat.TURTLE, prefixes=used)
    return (written or b"").decode()
