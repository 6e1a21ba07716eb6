"""The MultiDiGraph of ``graph.network`` in; one HTML file that shows it, and needs nothing else, out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ontology.whole_file import whole_file
from visualize.facts import read_facts
from visualize.levels import choose_levels
from visualize.page import render_page
from visualize.strings import LANGUAGES

if TYPE_CHECKING:
    from pathlib import Path

    import networkx as nx


def write_network(
    graph: nx.MultiDiGraph[str], out: Path, *, language: str = "ar", title: str | None = None
) -> None:
    """Writes the page whole or not at all; the same graph, language and title give the same bytes.

    ``language``: of the interface at first ("ar", "en" or "ru"); the reader may change it.
    ``title``: the heading; when not said, one that changes with the language.
    Raises OutputError when ``out`` can't be written, DataError for a node or edge that can't be drawn,
    ValueError for another language.
    """
    if language not in LANGUAGES:
        raise ValueError(f"the page has no {language!r}; it has {', '.join(LANGUAGES)}")
    page = render_page(choose_levels(read_facts(graph)), language, title)
    with whole_file(out) as file:
        file.write(page)
