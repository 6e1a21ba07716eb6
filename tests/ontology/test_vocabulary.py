"""``vocabulary.py``, ``terms.py`` and ``sifara.ttl`` say the same; the Turtle names it in three languages."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable
from enum import StrEnum
from pathlib import Path

import pytest
from rdflib import DCTERMS, ORG, OWL, PROV, RDF, RDFS, SDO, SKOS, TIME, XSD, Graph, Literal, URIRef
from rdflib.namespace import DefinedNamespace

from ontology import standards, vocabulary
from ontology.namespace import Namespace
from ontology.resources import VOCABULARY
from ontology.terms import EntityKind, EventType, RelationKind, Role, Status
from ontology.vocabulary import PREFIXES, SEM, SIF

TURTLE = Graph().parse(data=VOCABULARY.read_text(encoding="utf-8"))
TERMS = sorted(str(s) for s in set(TURTLE.subjects()) if str(s).startswith(SIF.IRI))
# rdflib lists the terms of these standards, and complains of any other; it has neither SEM nor Web Annotation
KNOWN: dict[type[Namespace], type[DefinedNamespace]] = {
    standards.DCTERMS: DCTERMS,
    standards.ORG: ORG,
    standards.OWL: OWL,
    standards.PROV: PROV,
    standards.RDF: RDF,
    standards.RDFS: RDFS,
    standards.SCHEMA: SDO,
    standards.SKOS: SKOS,
    standards.TIME: TIME,
    standards.XSD: XSD,
}
GUIDELINES = Path(__file__).parents[3] / "shared" / "eval" / "GUIDELINES.md"


def test_every_constant_is_in_the_turtle_and_every_term_of_the_turtle_is_a_constant() -> None:
    assert {SIF.IRI + name for name in SIF.__annotations__} == set(TERMS)


@pytest.mark.parametrize("term", TERMS)
@pytest.mark.parametrize("wording", [RDFS.label, RDFS.comment])
def test_every_term_is_described_once_in_each_language(term: str, wording: URIRef) -> None:
    found = [value for value in TURTLE.objects(URIRef(term), wording) if isinstance(value, Literal)]
    languages = ["ar", "en", "ru"] if wording == RDFS.label else ["ar", "en"]
    assert sorted(str(value.language) for value in found) == languages
    arabic = next(str(value) for value in found if value.language == "ar")
    assert re.search("[\u0621-\u064a]", arabic)
    russian = [str(value) for value in found if value.language == "ru"]
    assert all(re.search("[а-яё]", words) for words in russian)
    assert all(
        re.search("[а-яё]", str(value), re.I)
        for value in found
        if value.language == "ru" and str(value) != "Sifara"
    )


@pytest.mark.parametrize("term", TERMS)
def test_a_comment_is_a_sentence(term: str) -> None:
    assert all(str(comment).endswith(".") for comment in TURTLE.objects(URIRef(term), RDFS.comment))


@pytest.mark.parametrize(
    ("to_iri", "members"),
    [
        (vocabulary.event_class, EventType),
        (vocabulary.status_term, Status),
        (vocabulary.role_term, Role),
        (vocabulary.role_property, Role),
        (vocabulary.relation_property, RelationKind),
        (vocabulary.kind_class, EntityKind),
    ],
)
def test_every_member_of_a_closed_vocabulary_has_its_own_term(
    to_iri: Callable[[StrEnum], str], members: type[StrEnum]
) -> None:
    iris = {to_iri(member) for member in members}
    assert len(iris) == len(members)
    assert iris <= set(TERMS)


@pytest.mark.parametrize(
    ("there", "back", "members"),
    [
        (vocabulary.event_class, vocabulary.event_type_of, list(EventType)),
        (vocabulary.status_term, vocabulary.status_of, list(Status)),
        (vocabulary.unrealised_class, vocabulary.unrealised_status_of, list(Status)[1:]),
        (vocabulary.role_term, vocabulary.role_of, list(Role)),
        (vocabulary.role_property, vocabulary.role_of, list(Role)),
        (vocabulary.relation_property, vocabulary.relation_kind_of, list(RelationKind)),
        (vocabulary.kind_class, vocabulary.entity_kind_of, list(EntityKind)),
    ],
)
def test_the_way_back_from_an_iri_is_the_member(
    there: Callable[[StrEnum], str], back: Callable[[str], StrEnum], members: list[StrEnum]
) -> None:
    assert [back(there(member)) for member in members] == members


def test_a_foreign_iri_is_refused_with_the_terms_that_there_are() -> None:
    with pytest.raises(ValueError, match="none of sif:occurred, sif:planned, sif:proposed, sif:denied"):
        vocabulary.status_of("https://example.org/occurred")


def test_what_occurred_has_no_class_of_the_unrealised() -> None:
    with pytest.raises(ValueError, match="event_class"):
        vocabulary.unrealised_class(Status.OCCURRED)


def test_a_term_that_is_not_in_the_turtle_is_refused() -> None:
    assert vocabulary.sif("Meeting") == SIF.Meeting
    with pytest.raises(ValueError, match="sif:Meting is not a term"):
        vocabulary.sif("Meting")


def test_the_event_classes_are_those_of_the_event_types() -> None:
    subclasses = {str(s) for s in TURTLE.subjects(RDFS.subClassOf, URIRef(SIF.Event))}
    assert subclasses == {vocabulary.event_class(member) for member in EventType}


def test_what_did_not_happen_is_no_event() -> None:
    unrealised = URIRef(SIF.UnrealisedEvent)
    above = set(TURTLE.transitive_objects(unrealised, RDFS.subClassOf)) - {unrealised}
    assert not above
    below = {str(s) for s in TURTLE.subjects(RDFS.subClassOf, unrealised)}
    assert below == {vocabulary.unrealised_class(status) for status in list(Status)[1:]}
    assert (unrealised, OWL.disjointWith, URIRef(SIF.Event)) in TURTLE


@pytest.mark.parametrize("role", Role)
def test_a_role_property_leads_to_an_actor_and_its_term_names_it(role: Role) -> None:
    term, leads = URIRef(vocabulary.role_term(role)), URIRef(vocabulary.role_property(role))
    assert (leads, RDFS.subPropertyOf, URIRef(SEM.hasActor)) in TURTLE
    assert (term, RDF.type, URIRef(SIF.Role)) in TURTLE
    assert (term, RDFS.seeAlso, leads) in TURTLE


def test_notations_have_the_datatype_of_their_code_book() -> None:
    for subject, notation in TURTLE.subject_objects(SKOS.notation):
        assert isinstance(notation, Literal)
        pattern = {SIF.PLOVER: "[A-Z]+", SIF.CAMEO: "[0-9]{2,4}"}[str(notation.datatype)]
        assert re.fullmatch(pattern, notation), subject


def test_no_property_that_an_unrealised_event_may_have_makes_it_an_event() -> None:
    event_classes = {SIF.Event} | {vocabulary.event_class(member) for member in EventType}
    assert not {str(domain) for domain in TURTLE.objects(None, RDFS.domain)} & event_classes


@pytest.mark.shared
def test_the_roles_of_each_event_class_are_those_of_the_guidelines() -> None:
    if not GUIDELINES.exists():
        pytest.skip("needs ../shared beside the checkout")
    rows = re.findall(
        r"^\| `([A-Z]\w+)` \|[^|]*\|([^|]*)\|$", GUIDELINES.read_text(encoding="utf-8"), re.MULTILINE
    )
    wanted = {
        (name, role.strip()) for name, roles in rows for role in re.sub(r"\(.*\)", "", roles).split(",")
    }
    domain = URIRef("https://schema.org/domainIncludes")
    found = {
        (vocabulary.local_name(str(event)), vocabulary.local_name(str(leads)))
        for leads, event in TURTLE.subject_objects(domain)
        if vocabulary.local_name(str(event)) in set(EventType)
    }
    assert found == wanted


def test_the_prefixes_are_those_of_the_namespaces() -> None:
    assert " ".join(PREFIXES) == "sif sem prov oa org time skos schema dcterms edtf xsd rdf rdfs owl wd"
    assert all(iri.endswith(("#", "/")) for iri in PREFIXES.values())


@pytest.mark.parametrize("space", KNOWN)
def test_terms_of_a_standard_are_terms_of_the_standard(space: type[Namespace]) -> None:
    for name in space.__annotations__:
        assert str(KNOWN[space][name]) == getattr(space, name)


def test_the_vocabulary_is_imported_without_any_rdf_library() -> None:
    code = "import sys, ontology.vocabulary; print({'rdflib', 'pyoxigraph', 'yaml'} & set(sys.modules))"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "set()"
