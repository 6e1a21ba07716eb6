"""Quads in, what breaks the shapes of ``ontology/shapes.ttl`` out, in words (SHACL, by pySHACL).

All quads are looked at as one graph: the shapes ask that a world event's claims are claims. For a store of
any size there is ``graph.validate_store``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from pyoxigraph import Quad, RdfFormat, serialize

from graph.store import Store
from graph.wording import property_words, term_words
from ontology.errors import DataError, SifaraError
from ontology.files import read_yaml
from ontology.resources import SHAPES

if TYPE_CHECKING:
    import rdflib

_CONSTRAINTS = files("graph") / "constraints.yml"


@dataclass(frozen=True, slots=True, order=True)
class Violation:
    """One breach of a shape.

    ``node``: the address it is about. ``path``: the property, several with ``|`` between, empty for the node
    itself. ``value``: what is wrong, empty when something is missing. ``wrong`` and ``expected``: the same in
    words. ``rule``: the sentence that the shape states, in English; empty when it states none.
    """

    node: str
    path: str
    value: str
    wrong: str
    expected: str
    rule: str


class Checker:
    """The shapes, read once. SifaraError when pySHACL is not installed."""

    def __init__(self) -> None:
        try:
            import pyshacl
            from rdflib import SH, Graph
        except ImportError as error:
            raise SifaraError(
                'checking against the shapes needs pySHACL; install it with: pip install "sifara[validate]"'
            ) from error
        self._pyshacl, self._sh, self._graph = pyshacl, SH, Graph
        self._shapes = Graph().parse(data=SHAPES.read_text(encoding="utf-8"), format="turtle")

    def check(self, quads: Iterable[Quad]) -> list[Violation]:
        """All breaches, sorted; none when the quads conform."""
        triples = dict.fromkeys(
            quad.triple for quad in quads
        )  # articles share those of the program's version
        text = serialize(triples, format=RdfFormat.N_TRIPLES)
        data = self._graph().parse(data=text, format="nt")
        _, report, _ = self._pyshacl.validate(data, shacl_graph=self._shapes)
        if not isinstance(report, self._graph):  # pySHACL returns its own failure in the place of a report
            raise SifaraError(f"pySHACL could not check the graph: {report}")
        inner = set(report.objects(predicate=self._sh.detail))
        results = set(report.subjects(predicate=self._sh.resultSeverity)) - inner
        return sorted({found for result in results for found in self._violations(report, result)})

    def _violations(self, report: rdflib.Graph, result: Any) -> Iterator[Violation]:
        """The result, or those that it consists of where they are about the same node."""
        node = report.value(result, self._sh.focusNode)
        inner = report.objects(result, self._sh.detail)
        details = [detail for detail in inner if report.value(detail, self._sh.focusNode) == node]
        for detail in details:
            yield from self._violations(report, detail)
        if details:
            return
        sh = self._sh
        value = report.value(result, sh.value)
        path = "|".join(_path(report, report.value(result, sh.resultPath), sh))
        shape = report.value(result, sh.sourceShape)
        component = str(report.value(result, sh.sourceConstraintComponent)).removeprefix(str(sh))
        wrong, expected = _in_words(report, shape, component, value, sh)
        said = [m for m in report.objects(shape, sh.message) if getattr(m, "language", None) == "en"]
        said = said or [m for m in self._shapes.objects(shape, sh.message) if m.language == "en"]  # type: ignore[attr-defined]
        yield Violation(
            node=str(node or ""),
            path=path,
            value="" if value is None or not path else str(value),
            wrong=wrong,
            expected=expected,
            rule=min(map(str, said), default=""),
        )


def validate(graph: Store | Iterable[Quad]) -> list[Violation]:
    """All breaches of a graph that fits into memory, sorted; errors as of ``Checker``."""
    return Checker().check(graph.quads() if isinstance(graph, Store) else graph)


def _path(report: rdflib.Graph, path: Any, sh: Any) -> list[str]:
    """The properties of a path: itself, or the alternatives."""
    if path is None:
        return []
    alternatives = report.value(path, sh.alternativePath)
    if alternatives is None:
        return [str(path)]
    from rdflib.collection import Collection

    return [str(member) for member in Collection(report, alternatives)]


def _in_words(report: rdflib.Graph, shape: Any, component: str, value: Any, sh: Any) -> tuple[str, str]:
    from rdflib.collection import Collection

    words = _constraints().get(component, {"wrong": "is {value}", "expected": "see the rule"})
    parameters = {}
    for predicate, term in report.predicate_objects(shape):
        name = str(predicate).removeprefix(str(sh))
        if name == "in":
            parameters[name] = ", ".join(term_words(str(one)) for one in Collection(report, term))
        elif name in ("lessThan", "lessThanOrEquals", "equals"):
            parameters[name] = property_words(str(term))
        else:
            parameters[name] = term_words(str(term))
    shown = "" if value is None else repr(str(value)) if value.__class__.__name__ == "Literal" else str(value)
    try:
        return words["wrong"].format(value=shown), words["expected"].format(**parameters)
    except KeyError:  # the parameter is of a shape that the report does not repeat
        return words["wrong"].format(value=shown), "see the rule"


@cache
def _constraints() -> dict[str, dict[str, str]]:
    table: dict[str, dict[str, str]] = read_yaml(_CONSTRAINTS)
    for name, words in table.items():
        if set(words) != {"wrong", "expected"}:
            raise DataError(f"{_CONSTRAINTS}: {name} needs 'wrong' and 'expected', and nothing else")
    return table
