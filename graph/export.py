"""A store in, its graph in a standard format out; the same bytes for the same graph, in a stream.

Turtle, RDF/XML and JSON-LD carry the world; TriG and N-Quads carry claims and world.
"""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import IO, Any, cast

from graph.store import Store
from graph.writers.jsonld import write_jsonld
from graph.writers.nquads import write_nquads
from graph.writers.rdfxml import write_rdfxml
from graph.writers.turtle import write_trig, write_turtle
from ontology.errors import OutputError

Writer = Callable[[Store, Callable[[str], object]], None]

FORMATS: dict[str, Writer] = {
    "turtle": write_turtle,
    "rdfxml": write_rdfxml,
    "jsonld": write_jsonld,
    "trig": write_trig,
    "nquads": write_nquads,
}


def export(store: Store, format: str, out: IO[str] | IO[bytes]) -> None:
    """Writes the graph to a file open for text (UTF-8) or bytes.

    OutputError for a format that there is not; what the file raises when it can't be written passes.
    """
    if format not in FORMATS:
        raise OutputError(f"there is no format {format!r}; the formats are {', '.join(FORMATS)}")
    FORMATS[format](store, _text_writer(out))
    out.flush()


def export_text(store: Store, format: str) -> str:
    """The same as one string, for small graphs."""
    out = io.StringIO()
    export(store, format, out)
    return out.getvalue()


def _text_writer(out: Any) -> Callable[[str], object]:
    if isinstance(out, io.TextIOBase) or hasattr(out, "encoding"):
        return cast(Callable[[str], object], out.write)
    return lambda text: out.write(text.encode())
