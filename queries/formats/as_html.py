"""A table in, an HTML table out: escaped, and each cell in the direction of its own text."""

from __future__ import annotations

from html import escape

from queries.cells import Cell, Iri, Text
from queries.formats.as_text import cell_text
from queries.formats.bidi import reads_rtl
from queries.table import Table

_START = ' style="text-align:start"'  # notebooks align to the right, whatever the language


def html_table(table: Table, language: str = "en", most: int = 60) -> str:
    """``language``: of the headings, which the table runs along. ``most``: rows shown; the rest is counted.

    What has an address shows it when pointed at. Nothing in it is markup that came with the data.
    """
    titles = [column.title(language) for column in table.columns]
    direction = "rtl" if reads_rtl(" ".join(titles)) else "ltr"
    head = "".join(f'<th dir="auto"{_START}>{escape(title)}</th>' for title in titles)
    rows = "".join(f"<tr>{''.join(map(_cell, row))}</tr>\n" for row in table.rows[:most])
    more = len(table.rows) - most
    foot = (
        f'<tfoot><tr><td colspan="{len(titles)}"{_START}>… + {more}</td></tr></tfoot>\n' if more > 0 else ""
    )
    body = f"<thead><tr>{head}</tr></thead>\n<tbody>\n{rows}</tbody>\n{foot}"
    return f'<table dir="{direction}">\n{body}</table>\n'


def _cell(cell: Cell) -> str:
    values = cell if isinstance(cell, tuple) else (cell,)
    addresses = " ".join(value.value for value in values if isinstance(value, Iri))
    title = f' title="{escape(addresses)}"' if addresses else ""
    language = f' lang="{escape(cell.language)}"' if isinstance(cell, Text) and cell.language else ""
    return f'<td dir="auto"{language}{title}{_START}>{escape(cell_text(cell))}</td>'
