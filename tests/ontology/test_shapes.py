"""The shapes of ``ontology/shapes.ttl``: a good graph conforms, and each breach is reported by its shape."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pyoxigraph
import pyshacl
import pytest
from rdflib import SH, Graph, Literal, Namespace, URIRef

import ontology
from ontology.files import read_yaml
from ontology.terms import EntityKind, EventType, RelationKind, Role, Status
from ontology.vocabulary import (
    DEFAULT_BASE,
    PREFIXES,
    SIF,
    event_class,
    kind_class,
    relation_property,
    role_property,
    role_term,
    status_term,
)

DATA = Path(__file__).parent / "data"
SHAPE = Namespace("https://w3id.org/sifara/shapes#")
BREACHES: dict[str, dict[str, str]] = read_yaml(DATA / "breaches.yaml")
SHAPES = Graph().parse(data=Path(ontology.__file__).with_name("shapes.ttl").read_text(encoding="utf-8"))


def good_graph(*, world_only: bool = False) -> Graph:
    """The triples of good.trig in one graph, or those of its default graph.

    pyoxigraph reads it: rdflib's Dataset warns of its own deprecated names.
    """
    quads = pyoxigraph.parse(path=DATA / "good.trig", format=pyoxigraph.RdfFormat.TRIG)
    triples = [q.triple for q in quads if not world_only or q.graph_name == pyoxigraph.DefaultGraph()]
    return Graph().parse(data=pyoxigraph.serialize(triples, format=pyoxigraph.RdfFormat.N_TRIPLES))


def violated_shapes(graph: Graph) -> set[str]:
    """Local names of the shapes that the graph breaks."""
    _, report, _ = pyshacl.validate(graph, shacl_graph=SHAPES)
    assert isinstance(report, Graph)
    return {
        str(shape).removeprefix(SHAPE)
        for source in report.objects(None, SH.sourceShape)
        for shape in named_shapes(source)
    }


def named_shapes(source: Any) -> set[URIRef]:
    """The shapes with a name that lead to this one, and those that they are part of."""
    found, left = set(), [source]
    while left:
        node = left.pop()
        if node not in found:
            found.add(node)
            left += [s for s, p in SHAPES.subject_predicates(node) if p in (SH.property, SH.node)]
    return {node for node in found if isinstance(node, URIRef)}


def listed(shape: str) -> set[str]:
    """What a shape's sh:in lists."""
    (head,) = SHAPES.objects(SHAPE[shape], SH["in"])
    return {str(item) for item in SHAPES.items(head)}


def test_the_good_graph_conforms() -> None:
    assert violated_shapes(good_graph()) == set()


def test_the_world_alone_conforms() -> None:
    assert violated_shapes(good_graph(world_only=True)) == set()


@pytest.mark.parametrize("breach", BREACHES)
def test_a_breach_is_reported_by_its_shape(breach: str) -> None:
    graph = good_graph()
    before = len(graph), hash(frozenset(graph))
    graph.update(f"BASE <{DEFAULT_BASE}> {BREACHES[breach]['update']}", initNs=PREFIXES)
    assert (len(graph), hash(frozenset(graph))) != before, "the update changes nothing"
    assert BREACHES[breach]["shape"] in violated_shapes(graph)


def test_every_shape_with_a_target_has_a_breach() -> None:
    targets = (SH.targetClass, SH.targetObjectsOf, SH.targetSubjectsOf)
    targeted = {str(s).removeprefix(SHAPE) for target in targets for s in SHAPES.subjects(target)}
    assert targeted == {breach["shape"] for breach in BREACHES.values()}


def test_the_shapes_are_themselves_valid_shacl() -> None:
    conforms, _, text = pyshacl.validate(Graph(), shacl_graph=SHAPES, meta_shacl=True)
    assert conforms, text


def test_the_lists_of_the_shapes_are_the_closed_vocabularies() -> None:
    assert listed("EventClass") == {event_class(member) for member in EventType}
    assert listed("EntityClass") == {kind_class(member) for member in EntityKind}
    assert listed("RoleTerm") == {role_term(member) for member in Role}
    assert listed("StatusTerm") == {status_term(member) for member in Status}


def test_every_event_class_is_a_target_of_the_event_shape() -> None:
    targets = {str(target) for target in SHAPES.objects(SHAPE.Event, SH.targetClass)}
    assert targets == {event_class(member) for member in EventType} | {SIF.Event}


def test_the_paths_over_roles_and_relations_name_all_of_them() -> None:
    paths = {
        frozenset(str(item) for item in SHAPES.items(head))
        for head in SHAPES.objects(None, SH.alternativePath)
    }
    assert paths == {
        frozenset(role_property(member) for member in Role),
        frozenset(relation_property(member) for member in RelationKind),
    }


def test_every_sifara_term_in_the_shapes_is_in_the_vocabulary() -> None:
    used = {str(term) for triple in SHAPES for term in triple if str(term).startswith(SIF.IRI)}
    assert used <= {SIF.IRI + name for name in SIF.__annotations__}


def test_every_message_is_in_english_and_arabic() -> None:
    for subject in set(SHAPES.subjects(SH.message)):
        messages = [m for m in SHAPES.objects(subject, SH.message) if isinstance(m, Literal)]
        assert {message.language for message in messages} == {"en", "ar"}, messages


def test_the_quotations_of_the_good_graph_are_cut_from_its_text() -> None:
    graph = good_graph()
    select = """SELECT ?text ?start ?end ?exact WHERE {
        ?s a sif:Span ; oa:start ?start ; oa:end ?end ; oa:exact ?exact .
        ?article a schema:NewsArticle ; schema:articleBody ?text }"""
    rows = list(graph.query(select, initNs=PREFIXES))
    assert len(rows) == 5
    for text, start, end, exact in rows:  # type: ignore[misc]
        assert str(text)[int(start) : int(end)] == str(exact)
