"""A store or quads in, what breaks the shapes of ``ontology/shapes.ttl`` out (SHACL, by pySHACL).

Claims and world are looked at as one graph: the shapes ask that a world event's claims are claims.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pyoxigraph import Quad, RdfFormat, serialize

from graph.store import Store
from ontology.errors import SifaraError
from ontology.resources import SHAPES

if TYPE_CHECKING:
    import rdflib


@dataclass(frozen=True, slots=True, order=True)
class Violation:
    """One breach of a shape.

    ``node``: the address it is about. ``path``: the property, empty for the node itself.
    ``value``: what is wrong, empty when something is missing. ``message``: the shape's, in English.
    """

    node: str
    path: str
    value: str
    message: str


def validate(graph: Store | Iterable[Quad]) -> list[Violation]:
    """All breaches, sorted; none when the graph conforms. SifaraError when pySHACL is not installed."""
    try:
        import pyshacl
        from rdflib import SH, Graph
    except ImportError as error:
        raise SifaraError(
            'checking against the shapes needs pySHACL; install it with: pip install "sifara[validate]"'
        ) from error
    quads = graph.quads() if isinstance(graph, Store) else graph
    triples = dict.fromkeys(
        quad.triple for quad in quads
    )  # articles share the triples of the program's version
    data = Graph().parse(data=serialize(triples, format=RdfFormat.N_TRIPLES), format="nt")
    shapes = Graph().parse(data=SHAPES.read_text(encoding="utf-8"), format="turtle")
    _, report, _ = pyshacl.validate(data, shacl_graph=shapes)
    if not isinstance(report, Graph):  # pySHACL returns its own failure in the place of a report
        raise SifaraError(f"pySHACL could not check the graph: {report}")
    return sorted(_violation(report, result, SH) for result in report.subjects(predicate=SH.resultSeverity))


def _violation(report: rdflib.Graph, result: Any, sh: Any) -> Violation:
    messages = sorted(
        (getattr(message, "language", None) != "en", str(message))
        for message in report.objects(result, sh.resultMessage)
    )
    return Violation(
        node=str(report.value(result, sh.focusNode) or ""),
        path=str(report.value(result, sh.resultPath) or ""),
        value=str(report.value(result, sh.value) or ""),
        message=messages[0][1] if messages else "",
    )
