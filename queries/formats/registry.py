"""The formats by name: a table written to an open file as text for a terminal, CSV or JSON."""

from __future__ import annotations

from collections.abc import Callable
from typing import TextIO

from ontology.errors import QueryError
from queries.formats.as_csv import write_csv
from queries.formats.as_json import write_json
from queries.formats.as_text import write_text
from queries.nearest import nearest
from queries.table import Table

# (table, file, language of the headings)
Writer = Callable[[Table, TextIO, str], None]

FORMATS: dict[str, Writer] = {"table": write_text, "csv": write_csv, "json": write_json}


def find_format(name: str) -> Writer:
    """The writer of this name; a QueryError lists the names."""
    if name not in FORMATS:
        raise QueryError(
            f"no format is called {name[:40]!r}{nearest(name, FORMATS)}; there are {', '.join(FORMATS)}"
        )
    return FORMATS[name]
