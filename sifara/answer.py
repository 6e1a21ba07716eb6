"""An answer for notebooks: a table that shows itself, and turns into what other libraries work with."""

from __future__ import annotations

import io
from collections.abc import Iterator
from html import escape
from typing import TYPE_CHECKING, Any

from ontology.errors import MissingExtraError
from queries.formats.as_csv import write_csv
from queries.formats.as_html import html_table
from queries.formats.as_text import write_text
from queries.formats.records import columns, records
from queries.table import Table

if TYPE_CHECKING:
    import pandas
    import polars


class Answer:
    """``table``: typed cells, by column and row; ``labels``: the language of its names and headings.

    As a sequence: rows as dicts of plain values, with the columns of the data frames. A column whose values
    have a name is two there: ``event`` has addresses, ``event_label`` names.
    """

    def __init__(self, table: Table, labels: str = "ar") -> None:
        self.table = table
        self.labels = labels
        self._rows = records(table)

    @property
    def notes(self) -> tuple[str, ...]:
        """How the question was understood, where that may be a surprise: whom a name was taken for."""
        return self.table.notes

    def __len__(self) -> int:
        """How many rows there are."""
        return len(self._rows)

    def __iter__(self) -> Iterator[dict[str, Any]]:
        return iter(self._rows)

    def __getitem__(self, row: int) -> dict[str, Any]:
        return self._rows[row]

    @property
    def columns(self) -> list[str]:
        """The names of the columns, of rows and data frames."""
        return list(columns(self.table))

    def to_pandas(self) -> pandas.DataFrame:
        """Of nullable types; a cell of many values is a list. MissingExtraError without pandas."""
        try:
            import pandas
        except ImportError as error:
            raise _missing("pandas", "to_pandas") from error
        return pandas.DataFrame(columns(self.table)).convert_dtypes()

    def to_polars(self) -> polars.DataFrame:
        """A cell of many values is a list. MissingExtraError without polars."""
        try:
            import polars
        except ImportError as error:
            raise _missing("polars", "to_polars") from error
        return polars.DataFrame(columns(self.table), strict=False, infer_schema_length=None)

    def to_csv(self) -> str:
        """As the format csv of the command line."""
        out = io.StringIO(newline="")
        write_csv(self.table, out)
        return out.getvalue()

    def __repr__(self) -> str:
        out = io.StringIO()
        write_text(self.table, out, self.labels)
        return "\n".join([out.getvalue().rstrip("\n"), *(f"note: {note}" for note in self.notes)])

    def _repr_html_(self) -> str:
        notes = "".join(f'<p dir="ltr">note: {escape(note)}</p>\n' for note in self.notes)
        return html_table(self.table, self.labels) + notes


def _missing(library: str, method: str) -> MissingExtraError:
    return MissingExtraError(f"{method}() needs {library}; install it with: pip install 'sifara[{library}]'")
