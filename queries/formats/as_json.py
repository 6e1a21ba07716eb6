"""A table in, JSON out: a list of objects, one a row, keys in the order of the columns.

What has an address is ``{"iri": …, "label": …}`` (no label where nobody looked), a date is an ISO string, a
cell of a column with ``many`` is a list, an empty one is null.
"""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any, TextIO

from queries.cells import Cell, Iri, Text, Value
from queries.table import Table


def write_json(table: Table, out: TextIO, language: str = "en") -> None:
    """Keys are the names of the columns in every language, for programs."""
    names = [column.name for column in table.columns]
    rows = [dict(zip(names, map(_plain, row), strict=True)) for row in table.rows]
    json.dump(rows, out, ensure_ascii=False, indent=2)
    out.write("\n")


def _plain(cell: Cell) -> Any:
    if isinstance(cell, tuple):
        return [_value(value) for value in cell]
    return None if cell is None else _value(cell)


def _value(value: Value) -> Any:
    match value:
        case Iri():
            return {"iri": value.value, "label": value.label} if value.label else {"iri": value.value}
        case Text():
            return value.value
        case Decimal():
            return float(value) if value.is_finite() else str(value)
        case bool() | int() | str():
            return value
        case float():
            return value if value - value == 0 else str(value)  # NaN and infinities are no JSON
        case _:
            return value.isoformat()
