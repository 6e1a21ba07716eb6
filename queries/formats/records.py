"""A table in, plain Python values by column out, for programs: numbers, texts, dates, lists.

As in CSV, a column whose values have a name becomes two: ``event`` holds addresses, ``event_label`` names.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from queries.cells import Cell, Iri, Text, Value
from queries.question import ColumnKind
from queries.table import Table


def columns(table: Table) -> dict[str, list[Any]]:
    """Name → cells: days as ``datetime.date``, EDTF as text, none as None, one of many values a list."""
    found: dict[str, list[Any]] = {}
    for index, column in enumerate(table.columns):
        cells = [row[index] for row in table.rows]
        if column.kind is ColumnKind.FLAG:
            found[column.name] = [cell is True for cell in cells]
            continue
        found[column.name] = [_plain(cell) for cell in cells]
        if column.kind.labelled:
            found[f"{column.name}_label"] = [_label(cell) for cell in cells]
    return found


def records(table: Table) -> list[dict[str, Any]]:
    """The same row by row."""
    by_column = columns(table)
    return [dict(zip(by_column, cells, strict=True)) for cells in zip(*by_column.values(), strict=True)]


def _plain(cell: Cell) -> Any:
    if isinstance(cell, tuple):
        return [_value(value) for value in cell]
    return None if cell is None else _value(cell)


def _label(cell: Cell) -> Any:
    if isinstance(cell, tuple):
        return [value.label if isinstance(value, Iri) else _value(value) for value in cell]
    return cell.label if isinstance(cell, Iri) else _plain(cell)


def _value(value: Value) -> Any:
    if isinstance(value, Iri | Text):
        return value.value
    return float(value) if isinstance(value, Decimal) else value
