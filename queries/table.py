"""The answer to a question: columns, and rows of plain values."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from queries.cells import Cell, Value
from queries.question import Column


@dataclass(frozen=True, slots=True)
class Table:
    """Every row has as many cells as there are columns, in their order.

    A cell of a column with ``many`` is a tuple (empty when there is nothing), any other a value or None.
    ``notes``: how the question was understood, where that may be a surprise; a sentence each.
    """

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    notes: tuple[str, ...] = ()

    def column(self, name: str) -> tuple[Cell, ...]:
        """The cells of one column; KeyError when there is none of this name."""
        names = [column.name for column in self.columns]
        if name not in names:
            raise KeyError(f"no column {name!r}; there are {', '.join(names)}")
        return tuple(row[names.index(name)] for row in self.rows)


def gather(columns: Sequence[Column], solutions: Iterable[Sequence[Value | None]]) -> Table:
    """Solutions that differ in ``many`` columns alone become one row; values keep the order they come in."""
    single = [index for index, column in enumerate(columns) if not column.many]
    if len(single) == len(columns):
        return Table(tuple(columns), tuple(tuple(solution) for solution in solutions))
    rows: dict[tuple[Value | None, ...], list[dict[Value, None]]] = {}
    for solution in solutions:
        key = tuple(solution[index] for index in single)
        gathered = rows.setdefault(key, [{} for _ in columns])
        for cells, value in zip(gathered, solution, strict=True):
            if value is not None:
                cells[value] = None
    return Table(tuple(columns), tuple(_row(columns, gathered) for gathered in rows.values()))


def _row(columns: Sequence[Column], gathered: Sequence[dict[Value, None]]) -> tuple[Cell, ...]:
    return tuple(
        tuple(cells) if column.many else next(iter(cells), None)
        for column, cells in zip(columns, gathered, strict=True)
    )
