"""The JSON-LD context: the world written with it reads back as the same graph, by short names."""

from __future__ import annotations

import json
from typing import Any

import pyoxigraph
import pytest
from rdflib import RDFS, Graph, Literal, URIRef
from rdflib.compare import isomorphic

from ontology.resources import CONTEXT
from ontology.terms import RelationKind, Role
from ontology.vocabulary import PREFIXES, SIF, local_name, relation_property
from tests.ontology.test_shapes import good_graph

TERMS: dict[str, Any] = json.loads(CONTEXT.read_text(encoding="utf-8"))["@context"]
OMAN = URIRef("https://w3id.org/sifara/id/state/OM")


# rdflib's own reader of JSON-LD uses a class that rdflib calls deprecated
pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")


def compacted(graph: Graph) -> str:
    return graph.serialize(format="json-ld", context=TERMS)


def test_the_world_survives_being_compacted_and_expanded() -> None:
    world = good_graph(world_only=True)
    assert isomorphic(Graph().parse(data=compacted(world), format="json-ld"), world)


def test_another_reader_expands_it_to_the_same_world() -> None:
    world = good_graph(world_only=True)
    quads = pyoxigraph.parse(compacted(world), format=pyoxigraph.RdfFormat.JSON_LD)
    lines = pyoxigraph.serialize((q.triple for q in quads), format=pyoxigraph.RdfFormat.N_TRIPLES)
    assert isomorphic(Graph().parse(data=lines), world)


def test_several_names_in_one_language_and_names_in_none_survive() -> None:
    world = good_graph(world_only=True)
    world.add((OMAN, RDFS.label, Literal("سلطنة عمان", lang="ar")))
    world.add((OMAN, RDFS.label, Literal("OMN")))
    assert isomorphic(Graph().parse(data=compacted(world), format="json-ld"), world)


def test_an_event_is_written_by_short_names() -> None:
    found = json.loads(compacted(good_graph(world_only=True)))["@graph"]
    meeting = next(node for node in found if node["type"] == "Meeting")
    assert meeting["label"] == {"ar": "لقاء في مسقط", "en": "Meeting in Muscat"}
    assert meeting["status"] == "occurred"
    assert meeting["edtf"] == meeting["earliest"] == "2024-07-24"
    assert meeting["host"] == ["https://w3id.org/sifara/id/person/salim-1a2b3c4d"]
    assert not [key for key in meeting if ":" in key]


def test_every_role_and_relation_is_a_link() -> None:
    names = [role.value for role in Role] + [local_name(relation_property(kind)) for kind in RelationKind]
    assert {TERMS[name]["@type"] for name in names} == {"@id"}
    assert {TERMS[name]["@id"] for name in names} == {f"sif:{name}" for name in names}


def test_every_sifara_name_of_the_context_is_a_term() -> None:
    defined = [term["@id"] for term in TERMS.values() if isinstance(term, dict) and "@id" in term]
    assert all(hasattr(SIF, name[4:]) for name in defined if name.startswith("sif:"))
    assert TERMS["@vocab"] == SIF.IRI


def test_the_prefixes_are_those_of_every_query_but_for_the_one_that_is_a_property() -> None:
    assert {name: iri for name, iri in PREFIXES.items() if name != "edtf"}.items() <= TERMS.items()
    assert TERMS["edtf"]["@id"] == "sif:edtf"
