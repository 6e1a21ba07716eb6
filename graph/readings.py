"""The quads of one article's graph in, its reading out: the inverse of ``graph.claims``.

So the world can be derived again from what is stored, without the articles' files.
``read_article(claim_quads(r), base) == storable(r)``, always; the order of the quads does not matter.
"""

from __future__ import annotations

from collections.abc import Iterable

from pyoxigraph import Quad

from graph.addresses import Addresses, span_at
from graph.facts import Facts, number
from graph.terms import language_tag
from ontology.article import Article
from ontology.claim import Claim, Participant, Relation, Time, Voice
from ontology.entity import Entity, Office
from ontology.errors import StoreError
from ontology.reading import Reading
from ontology.span import Span
from ontology.terms import RelationKind
from ontology.vocabulary import (
    DCTERMS,
    DEFAULT_BASE,
    OA,
    ORG,
    RDF,
    RDFS,
    SCHEMA,
    SIF,
    SKOS,
    entity_kind_of,
    event_type_of,
    relation_property,
    role_of,
    status_of,
)

_RELATIONS = tuple(sorted((kind, relation_property(kind)) for kind in RelationKind))


def read_article(quads: Iterable[Quad], base: str = DEFAULT_BASE) -> Reading:
    """The reading that these quads say; StoreError when they are not one article's graph, whole."""
    facts = Facts(quads)
    articles = [subject for subject, types in facts.with_predicate(RDF.type) if SCHEMA.NewsArticle in types]
    if len(articles) != 1:
        raise StoreError(f"a graph of claims has {len(articles)} articles instead of one; load it anew")
    try:
        return _Rebuilt(facts, articles[0], Addresses(base)).reading()
    except (LookupError, ValueError) as error:
        raise StoreError(
            f"the graph of <{articles[0]}> is not whole ({error}); forget that article and load it anew"
        ) from error


class _Rebuilt:
    """One article, its parts looked up in the graph."""

    def __init__(self, facts: Facts, article: str, addresses: Addresses) -> None:
        self.facts = facts
        self.article = article
        self.addresses = addresses
        types = list(facts.with_predicate(RDF.type))
        self.references = sorted((me for me, found in types if SIF.Reference in found), key=number)
        self.claims = sorted((me for me, found in types if SIF.Claim in found), key=number)
        self.ids = {me: facts.one(me, DCTERMS.identifier) for me in self.references}
        self.language = language_tag(facts.one(article, SCHEMA.inLanguage))
        self.text = facts.one(article, SCHEMA.articleBody)

    def reading(self) -> Reading:
        return Reading(
            self.read_article(),
            tuple(self.read_entity(me) for me in self.references),
            tuple(self.read_claim(me) for me in self.claims),
        )

    def read_article(self) -> Article:
        one, maybe, me = self.facts.one, self.facts.maybe, self.article
        return Article(
            id=one(me, DCTERMS.identifier),
            text_hash=one(me, SIF.textHash),
            title=maybe(me, SCHEMA.headline),
            language=one(me, SCHEMA.inLanguage),
            source=maybe(me, SIF.source),
            url=maybe(me, SCHEMA.url),
            published=maybe(me, SCHEMA.datePublished),
            published_from=maybe(me, SIF.publishedFrom),
            text=self.text,
        )

    def read_entity(self, me: str) -> Entity:
        facts = self.facts
        return Entity(
            self.ids[me],
            entity_kind_of(facts.one(me, SIF.kind)),
            tuple(sorted(facts.labels(me), key=lambda label: (label[0] != self.language, label))),
            facts.maybe(me, SIF.iso),
            tuple(sorted(facts.all(me, SKOS.exactMatch))),
            tuple(self.read_office(office) for office in facts.parts(me, SIF.office)),
            self.read_spans(me, SIF.mention),
        )

    def read_office(self, me: str) -> Office:
        maybe = self.facts.maybe
        organization = maybe(me, ORG.organization)
        return Office(
            title=self.facts.one(me, RDFS.label),
            code=maybe(me, SIF.officeCode),
            state=maybe(me, SIF.iso),
            organization=organization and (self.ids.get(organization) or self.addresses.path(organization)),
            since=maybe(me, SIF.since),
            until=maybe(me, SIF.until),
        )

    def read_claim(self, me: str) -> Claim:
        facts = self.facts
        number = facts.maybe(me, SIF.number)
        occasion = facts.maybe(me, SIF.occasion)
        return Claim(
            id=_claim_id(me),
            type=event_type_of(facts.one(me, SIF.claimedType)),
            status=status_of(facts.one(me, SIF.status)),
            participants=tuple(
                Participant(self.ids[facts.one(part, SIF.actor)], role_of(facts.one(part, SIF.role)))
                for part in facts.parts(me, SIF.participation)
            ),
            time=self.read_time(me),
            places=tuple(self.ids[place] for place in facts.parts(me, SIF.claimedPlace)),
            number=None if number is None else int(number),
            attributed_to=tuple(self.read_voice(voice) for voice in facts.parts(me, SIF.voice)),
            relations=tuple(
                Relation(kind, _claim_id(other))
                for kind, predicate in _RELATIONS
                for other in facts.parts(me, predicate)
            ),
            evidence=self.read_spans(me, SIF.evidence),
            rule=facts.one(me, SIF.rule),
            occasion=None if occasion is None else self.read_span(occasion),
        )

    def read_time(self, me: str) -> Time | None:
        value = self.facts.maybe(me, SIF.edtf)
        if value is None:
            return None
        span = self.read_span(self.facts.one(me, SIF.timeSelector))
        return Time(value, self.facts.maybe(me, SIF.earliest), self.facts.maybe(me, SIF.latest), span)

    def read_voice(self, me: str) -> Voice:
        speaker = self.facts.maybe(me, SIF.speaker)
        return Voice(speaker and self.ids[speaker], self.read_span(self.facts.one(me, OA.hasSelector)))

    def read_spans(self, me: str, predicate: str) -> tuple[Span, ...]:
        return tuple(sorted(self.read_span(span) for span in self.facts.all(me, predicate)))

    def read_span(self, address: str) -> Span:
        return span_at(address, self.text)


def _claim_id(address: str) -> str:
    return f"c{number(address)}"
