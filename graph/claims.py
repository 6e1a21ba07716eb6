"""A reading in, the quads of its article's named graph out (``docs/data-model.md``, "Claims").

The claim layer says what an article says, in the article's own order; nothing of it is derived from
other articles. No blank nodes: everything has an address under the article's.
"""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, version

from pyoxigraph import Literal, NamedNode, Quad

from graph.addresses import Addresses, span_address
from graph.storable import storable
from graph.terms import day, edtf, integer, language_tag, link, node, text
from ontology.article import Article
from ontology.claim import Claim
from ontology.entity import Entity, Office
from ontology.reading import Reading
from ontology.span import Span
from ontology.vocabulary import (
    DCTERMS,
    DEFAULT_BASE,
    OA,
    ORG,
    PROV,
    RDF,
    RDFS,
    SCHEMA,
    SIF,
    SKOS,
    event_class,
    kind_class,
    relation_property,
    role_term,
    status_term,
)


def software_version() -> str:
    """The version of the installed program, for provenance; "0" when it runs uninstalled."""
    try:
        return version("sifara")
    except PackageNotFoundError:
        return "0"


def claim_quads(reading: Reading, base: str = DEFAULT_BASE, version: str | None = None) -> list[Quad]:
    """The article's graph, the same quads in the same order for the same reading.

    ``version``: of the program that read it, that of this one when not said.
    InputError when the reading doesn't hold together (``graph.storable``).
    """
    return write_claims(storable(reading), Addresses(base), version or software_version())


def write_claims(kept: Reading, addresses: Addresses, version: str) -> list[Quad]:
    """As ``claim_quads``, for a reading that is storable already."""
    return _ArticleGraph(kept, addresses, version).build()


class _ArticleGraph:
    """The quads of one article as they come together."""

    def __init__(self, reading: Reading, addresses: Addresses, version: str) -> None:
        self.reading = reading
        self.addresses = addresses
        self.version = version
        self.article = addresses.article(reading.article.id)
        self.graph = self.subject = NamedNode(self.article)
        self.language = language_tag(reading.article.language)
        self.references = {
            entity.id: f"{self.article}/entity/{number}" for number, entity in enumerate(reading.entities, 1)
        }
        self.spans: set[str] = set()
        self.quads: list[Quad] = []

    def build(self) -> list[Quad]:
        self.write_article(self.reading.article)
        self.write_extraction()
        for entity in self.reading.entities:
            self.write_entity(self.references[entity.id], entity)
        for claim in self.reading.claims:
            self.write_claim(self.address_of(claim.id), claim)
        return self.quads

    def add(self, subject: str, predicate: str, value: NamedNode | Literal | str) -> None:
        """One quad; a plain string is an IRI."""
        if subject != self.subject.value:  # most have several quads in a row
            self.subject = NamedNode(subject)
        term = node(value) if isinstance(value, str) else value
        self.quads.append(Quad(self.subject, node(predicate), term, self.graph))

    def address_of(self, claim_id: str) -> str:
        return f"{self.article}/claim/{claim_id[1:]}"

    def write_article(self, article: Article) -> None:
        me = self.article
        self.add(me, RDF.type, SCHEMA.NewsArticle)
        self.add(me, RDF.type, PROV.Entity)
        self.add(me, DCTERMS.identifier, text(article.id))
        if article.title is not None:
            self.add(me, SCHEMA.headline, text(article.title, self.language))
        self.add(me, SCHEMA.inLanguage, text(article.language))
        if article.published is not None:
            self.add(me, SCHEMA.datePublished, day(article.published))
        if article.published_from is not None:
            self.add(me, SIF.publishedFrom, text(article.published_from))
        if article.url is not None:
            self.add(me, SCHEMA.url, link(article.url))
        if article.source is not None:
            self.add(me, SIF.source, text(article.source))
        self.add(me, SIF.textHash, text(article.text_hash))
        self.add(me, SCHEMA.articleBody, text(article.text, self.language))

    def write_extraction(self) -> None:
        extraction, software = f"{self.article}/extraction", self.addresses.software(self.version)
        self.add(extraction, RDF.type, PROV.Activity)
        self.add(extraction, PROV.used, self.article)
        self.add(extraction, PROV.wasAssociatedWith, software)
        self.add(software, RDF.type, PROV.SoftwareAgent)
        self.add(software, SCHEMA.softwareVersion, text(self.version))

    def write_entity(self, me: str, entity: Entity) -> None:
        self.add(me, RDF.type, SIF.Reference)
        self.add(me, DCTERMS.identifier, text(entity.id))
        self.add(me, SIF.kind, kind_class(entity.kind))
        for language, label in entity.labels:
            self.add(me, RDFS.label, text(label, language))
        if entity.iso is not None:
            self.add(me, SIF.iso, text(entity.iso))
        for iri in entity.same_as:
            self.add(me, SKOS.exactMatch, iri)
        for number, office in enumerate(entity.offices, 1):
            self.add(me, SIF.office, f"{me}/office/{number}")
            self.write_office(f"{me}/office/{number}", office)
        for mention in entity.mentions:
            self.add(me, SIF.mention, span_address(self.article, mention))

    def write_office(self, me: str, office: Office) -> None:
        self.add(me, RDF.type, SIF.OfficeReference)
        self.add(me, RDFS.label, text(office.title, self.language))
        if office.code is not None:
            self.add(me, SIF.officeCode, text(office.code))
        if office.state is not None:
            self.add(me, SIF.iso, text(office.state))
        if office.organization is not None:
            self.add(me, ORG.organization, self.organization(office.organization))
        if office.since is not None:
            self.add(me, SIF.since, edtf(office.since))
        if office.until is not None:
            self.add(me, SIF.until, edtf(office.until))

    def organization(self, entity_id: str) -> NamedNode | Literal:
        """The reference when the article names the organisation; else its address, or its id as it is."""
        return link(self.references.get(entity_id) or self.addresses.entity(entity_id))

    def write_claim(self, me: str, claim: Claim) -> None:
        self.add(me, RDF.type, SIF.Claim)
        self.add(me, SIF.claimedType, event_class(claim.type))
        self.add(me, SIF.status, status_term(claim.status))
        self.add(me, SIF.inArticle, self.article)
        self.add(me, PROV.wasGeneratedBy, f"{self.article}/extraction")
        self.add(me, SIF.rule, text(claim.rule))
        self.write_participations(me, claim)
        self.write_time(me, claim)
        for place in claim.places:
            self.add(me, SIF.claimedPlace, self.references[place])
        if claim.number is not None:
            self.add(me, SIF.number, integer(claim.number))
        if claim.occasion is not None:
            self.add_span(me, SIF.occasion, claim.occasion)
        self.write_voices(me, claim)
        for span in claim.evidence:
            self.add_span(me, SIF.evidence, span)
        for relation in claim.relations:
            self.add(me, relation_property(relation.kind), self.address_of(relation.claim))

    def write_participations(self, claim_address: str, claim: Claim) -> None:
        for number, participant in enumerate(claim.participants, 1):
            me = f"{claim_address}/participation/{number}"
            self.add(claim_address, SIF.participation, me)
            self.add(me, RDF.type, SIF.Participation)
            self.add(me, SIF.actor, self.references[participant.entity])
            self.add(me, SIF.role, role_term(participant.role))
            self.add(me, SIF.position, integer(number))

    def write_time(self, me: str, claim: Claim) -> None:
        if claim.time is None:
            return
        self.add(me, SIF.edtf, edtf(claim.time.edtf))
        if claim.time.start is not None:
            self.add(me, SIF.earliest, day(claim.time.start))
        if claim.time.end is not None:
            self.add(me, SIF.latest, day(claim.time.end))
        self.add_span(me, SIF.timeSelector, claim.time.span)

    def write_voices(self, claim_address: str, claim: Claim) -> None:
        for number, voice in enumerate(claim.attributed_to, 1):
            me = f"{claim_address}/voice/{number}"
            self.add(claim_address, SIF.voice, me)
            self.add(me, RDF.type, SIF.Voice)
            self.add(me, SIF.position, integer(number))
            if voice.entity is not None:
                self.add(me, SIF.speaker, self.references[voice.entity])
            self.add_span(me, OA.hasSelector, voice.span)

    def add_span(self, subject: str, predicate: str, span: Span) -> None:
        """The span as a value, and once an article what it is."""
        me = span_address(self.article, span)
        self.add(subject, predicate, me)
        if me in self.spans:
            return
        self.spans.add(me)
        self.add(me, RDF.type, SIF.Span)
        self.add(me, OA.exact, text(span.text, self.language))
        self.add(me, OA.start, integer(span.start))
        self.add(me, OA.end, integer(span.end))
