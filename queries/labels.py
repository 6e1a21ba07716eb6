"""A table of bare IRIs in, the same table with a name beside each IRI out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from queries.cells import Cell, Iri, Text, Value, short_iri
from queries.parts import ask_part, nodes
from queries.table import Table
from queries.target import Target
from queries.vocabulary_labels import term_labels


def label_table(target: Target, table: Table, language: str) -> Table:
    """Names in ``language``, else English, else any; an IRI without one is shown short."""
    iris = {
        value.value for row in table.rows for cell in row for value in _values(cell) if isinstance(value, Iri)
    }
    names = find_labels(target, iris, language)
    rows = tuple(tuple(_labelled(cell, names) for cell in row) for row in table.rows)
    return Table(table.columns, rows, table.notes)


def find_labels(target: Target, iris: Iterable[str], language: str) -> dict[str, str]:
    """IRI → name in the language that ``choose`` finds best, else a short address, for each of these IRIs."""
    return {iri: choose(names, language) or short_iri(iri) for iri, names in find_names(target, iris).items()}


def find_names(target: Target, iris: Iterable[str]) -> dict[str, dict[str, str]]:
    """IRI → language → name, for each of these IRIs, sorted; nothing in it for what has no name."""
    wanted = set(iris)
    known: dict[str, dict[str, str]] = {
        iri: dict(term_labels()[iri]) for iri in wanted & term_labels().keys()
    }
    for part in ("labels", "headlines"):
        for thing, label in ask_part(target, part, "thing", nodes(wanted - known.keys())):
            assert isinstance(thing, Iri)
            tag, words = (label.language, label.value) if isinstance(label, Text) else ("", str(label))
            names = known.setdefault(thing.value, {})
            names[tag] = min(names.get(tag, words), words)  # two in one language: the same one always
    return {iri: known.get(iri, {}) for iri in sorted(wanted)}


def choose(names: Mapping[str, str], language: str, own: str | None = None) -> str | None:
    """The name in this language, else in ``own`` (the article's), English, any; None when there are none."""
    return next(
        (names[tag] for tag in (language, own or language, "en", *sorted(names)) if tag in names), None
    )


def _values(cell: Cell) -> tuple[Value, ...]:
    if cell is None:
        return ()
    return cell if isinstance(cell, tuple) else (cell,)


def _labelled(cell: Cell, names: Mapping[str, str]) -> Cell:
    if isinstance(cell, tuple):
        return tuple(Iri(v.value, names[v.value]) if isinstance(v, Iri) else v for v in cell)
    return Iri(cell.value, names[cell.value]) if isinstance(cell, Iri) else cell
