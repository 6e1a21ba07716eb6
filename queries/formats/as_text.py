"""A table in, text for people out: a drawn table on a terminal, plain aligned columns in a pipe."""

from __future__ import annotations

from typing import TYPE_CHECKING, TextIO

from queries.cells import Cell, Iri, Text, Value, short_iri
from queries.formats.bidi import reads_rtl, shown, width
from queries.question import Column, ColumnKind, Heading
from queries.table import Table

if TYPE_CHECKING:
    from rich.table import Table as Drawing

_GAP = "  "
_ID = Column("id", ColumnKind.TEXT, heading=Heading("Id", "المعرف", "Идентификатор"))
_FIRST_WITH_ID = (ColumnKind.EVENT, ColumnKind.ARTICLE)


def write_text(table: Table, out: TextIO, language: str = "en") -> None:
    """Headings in ``language``. Events, else articles, show their ids too, for the next question."""
    table = _with_ids(table)
    if out.isatty():
        from rich.console import Console

        console = Console(file=out, highlight=False)
        console.print(_drawing(table, language))
        console.print(_count(len(table.rows), language))
    else:
        _align(table, out, language)


def cell_text(cell: Cell) -> str:
    """How a cell is shown: names rather than addresses, a list with ``، `` or ``, `` between."""
    if isinstance(cell, tuple):
        texts = [_value_text(value) for value in cell]
        return ("، " if any(map(reads_rtl, texts)) else ", ").join(texts)
    return "" if cell is None else _value_text(cell)


def _value_text(value: Value) -> str:
    match value:
        case Iri():
            return shown(value.label or short_iri(value.value))
        case Text():
            return shown(value.value)
        case bool():
            return "✓" if value else "✗"
        case _:
            return shown(str(value))


def _with_ids(table: Table) -> Table:
    """The same table with one more column, where it has one of things that a question can be asked about."""
    kinds = [column.kind for column in table.columns]
    kind = next((kind for kind in _FIRST_WITH_ID if kind in kinds), None)
    if kind is None:
        return table
    index = kinds.index(kind)
    ids = (short_iri(cell.value) if isinstance(cell := row[index], Iri) else None for row in table.rows)
    return Table((*table.columns, _ID), tuple((*row, id_) for row, id_ in zip(table.rows, ids, strict=True)))


def _drawing(table: Table, language: str) -> Drawing:
    from rich.box import SIMPLE_HEAD
    from rich.table import Table as Drawing

    from queries.formats.isolated import Isolated

    cells = [[cell_text(cell) for cell in row] for row in table.rows]
    drawing = Drawing(box=SIMPLE_HEAD, pad_edge=False)
    for index, column in enumerate(table.columns):
        texts = [row[index] for row in cells if row[index]] or [column.title(language)]
        rtl = sum(map(reads_rtl, texts)) * 2 > len(texts)
        drawing.add_column(
            Isolated(column.title(language)), justify="right" if rtl else "left", overflow="fold"
        )
    for row in cells:
        drawing.add_row(*map(Isolated, row))
    return drawing


def _align(table: Table, out: TextIO, language: str) -> None:
    rows = [[column.title(language) for column in table.columns]]
    rows += [[cell_text(cell) for cell in row] for row in table.rows]
    widths = [max(width(row[index]) for row in rows) for index in range(len(table.columns))]
    for row in rows:
        padded = (text + " " * (size - width(text)) for text, size in zip(row, widths, strict=True))
        out.write(_GAP.join(padded).rstrip() + "\n")


def _count(number: int, language: str) -> str:
    if language == "ar":
        return "لا جواب" if number == 0 else f"الأسطر: {number}"
    if language == "ru":
        return "ответа нет" if number == 0 else f"Строк: {number}"
    return "no answer" if number == 0 else f"{number} row{'s' if number != 1 else ''}"
