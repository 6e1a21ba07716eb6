# ruff: noqa: N815 (terms keep the spelling of their vocabularies)
"""The terms of other vocabularies that Sifara writes or asks for, each with its standard.

SEM https://semanticweb.cs.vu.nl/2009/11/sem/ · PROV-O https://www.w3.org/TR/prov-o/ ·
Web Annotation https://www.w3.org/TR/annotation-vocab/ · ORG https://www.w3.org/TR/vocab-org/ ·
OWL-Time https://www.w3.org/TR/owl-time/ · SKOS https://www.w3.org/TR/skos-reference/ ·
schema.org https://schema.org/ · DCMI https://www.dublincore.org/specifications/dublin-core/dcmi-terms/ ·
EDTF https://id.loc.gov/datatypes/edtf/EDTF.html
"""

from __future__ import annotations

from ontology.namespace import Namespace


class SEM(Namespace, iri="http://semanticweb.cs.vu.nl/2009/11/sem/"):
    """Simple Event Model."""

    Event: str
    Actor: str
    Place: str
    Time: str
    Role: str
    hasActor: str
    hasPlace: str
    hasTime: str
    hasSubEvent: str
    subEventOf: str


class PROV(Namespace, iri="http://www.w3.org/ns/prov#"):
    """W3C PROV-O."""

    Entity: str
    Activity: str
    Agent: str
    SoftwareAgent: str
    used: str
    wasAssociatedWith: str
    wasAttributedTo: str
    wasDerivedFrom: str
    wasGeneratedBy: str
    wasInformedBy: str
    wasRevisionOf: str
    invalidatedAtTime: str


class OA(Namespace, iri="http://www.w3.org/ns/oa#"):
    """W3C Web Annotation vocabulary; offsets of a position selector count code points, end exclusive."""

    exact: str
    start: str
    end: str
    hasSelector: str


class ORG(Namespace, iri="http://www.w3.org/ns/org#"):
    """W3C Organization ontology."""

    Membership: str
    Organization: str
    Role: str
    hasMembership: str
    member: str
    organization: str
    role: str


class TIME(Namespace, iri="http://www.w3.org/2006/time#"):
    """W3C OWL-Time."""

    TemporalEntity: str
    Instant: str
    Interval: str
    ProperInterval: str
    hasBeginning: str
    hasEnd: str
    inXSDDate: str


class SKOS(Namespace, iri="http://www.w3.org/2004/02/skos/core#"):
    """W3C SKOS."""

    altLabel: str
    closeMatch: str
    exactMatch: str
    notation: str
    prefLabel: str


class SCHEMA(Namespace, iri="https://schema.org/"):
    """schema.org."""

    Country: str
    Event: str
    NewsArticle: str
    Organization: str
    Person: str
    Place: str
    articleBody: str
    datePublished: str
    headline: str
    inLanguage: str
    softwareVersion: str
    url: str


class DCTERMS(Namespace, iri="http://purl.org/dc/terms/"):
    """DCMI metadata terms."""

    created: str
    creator: str
    identifier: str
    issued: str
    source: str
    isReplacedBy: str
    replaces: str


class EDTF(Namespace, iri="http://id.loc.gov/datatypes/edtf/"):
    """The Library of Congress datatype of EDTF literals."""

    EDTF: str


class XSD(Namespace, iri="http://www.w3.org/2001/XMLSchema#"):
    """XML Schema datatypes."""

    anyURI: str
    boolean: str
    date: str
    dateTime: str
    decimal: str
    integer: str
    nonNegativeInteger: str
    string: str


class RDF(Namespace, iri="http://www.w3.org/1999/02/22-rdf-syntax-ns#"):
    """RDF."""

    Property: str
    langString: str
    type: str
    value: str


class RDFS(Namespace, iri="http://www.w3.org/2000/01/rdf-schema#"):
    """RDF Schema."""

    comment: str
    label: str
    subClassOf: str
    subPropertyOf: str


class OWL(Namespace, iri="http://www.w3.org/2002/07/owl#"):
    """OWL."""

    differentFrom: str
    sameAs: str


class WD(Namespace, iri="http://www.wikidata.org/entity/"):
    """Wikidata items; written only where certain."""
