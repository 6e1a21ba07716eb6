"""A table in, CSV out (RFC 4180, UTF-8, one line of headings).

A column whose values have a name becomes two: ``event`` holds the address, ``event_label`` the name.
Values of one cell are joined by `` | ``.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from typing import TextIO

from queries.cells import Cell, Iri, Text, Value
from queries.question import Column
from queries.table import Table


def write_csv(table: Table, out: TextIO, language: str = "en") -> None:
    """Headings are the names of the columns in every language, for programs."""
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([name for column in table.columns for name in _names(column)])
    for row in table.rows:
        writer.writerow(
            [text for column, cell in zip(table.columns, row, strict=True) for text in _texts(column, cell)]
        )


def _names(column: Column) -> Iterator[str]:
    yield column.name
    if column.kind.labelled:
        yield f"{column.name}_label"


def _texts(column: Column, cell: Cell) -> Iterator[str]:
    values = cell if isinstance(cell, tuple) else () if cell is None else (cell,)
    yield " | ".join(map(_plain, values))
    if column.kind.labelled:
        yield " | ".join(value.label if isinstance(value, Iri) else _plain(value) for value in values)


def _plain(value: Value) -> str:
    if isinstance(value, Iri | Text):
        return value.value
    return str(value).lower() if isinstance(value, bool) else str(value)
