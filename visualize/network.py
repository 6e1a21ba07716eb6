"""The MultiDiGraph of ``graph.network`` in; one HTML file that shows it, and needs nothing else, out."""

from __future__ import annotations

import os
from contextlib import suppress
from typing import TYPE_CHECKING

from ontology.errors import OutputError
from visualize.facts import read_facts
from visualize.levels import choose_levels
from visualize.page import render_page
from visualize.strings import LANGUAGES

if TYPE_CHECKING:
    from pathlib import Path

    import networkx as nx


def write_network(graph: nx.MultiDiGraph[str], out: Path, *, language: str = "ar", title: str) -> None:
    """Writes the page whole or not at all; the same graph, language and title give the same bytes.

    ``language``: of the interface at first ("ar" or "en"); the reader may change it.
    Raises OutputError when ``out`` can't be written, DataError for a node or edge that can't be drawn,
    ValueError for another language.
    """
    if language not in LANGUAGES:
        raise ValueError(f"the page has no {language!r}; it has {' and '.join(LANGUAGES)}")
    page = render_page(choose_levels(read_facts(graph)), language, title)
    _write_whole(out, page.encode("utf-8"))


def _write_whole(out: Path, content: bytes) -> None:
    """First beside ``out``, then renamed, so that a reader never sees half a page."""
    unfinished = out.with_name(f".{out.name}.{os.getpid()}.tmp")
    try:
        if out.is_dir():
            raise IsADirectoryError(None, "it is a folder")
        unfinished.write_bytes(content)
        unfinished.replace(out)
    except OSError as error:
        with suppress(OSError):
            unfinished.unlink()
        raise OutputError(
            f"{out} can't be written: {error.strerror or error}; name a file in a folder you can write to"
        ) from error
