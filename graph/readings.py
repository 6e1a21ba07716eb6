"""The quads of one article's graph in, its reading out: the inverse of ``graph.claims``.

So the world can be derived again from what is stored, without the articles' files.
``read_article(claim_quads(r), base) == storable(r)``, always; the order of the quads does not matter.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from pyoxigraph import Literal, Quad, Triple

from graph.addresses import Addresses
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
    graph = _Graph(quads)
    articles = [subject for subject, types in graph.of(RDF.type) if SCHEMA.NewsArticle in types]
    if len(articles) != 1:
        raise StoreError(f"a graph of claims has {len(articles)} articles instead of one; load it anew")
    try:
        return _Rebuilt(graph, articles[0], Addresses(base)).reading()
    except (LookupError, ValueError) as error:
        raise StoreError(
            f"the graph of <{articles[0]}> is not whole ({error}); forget that article and load it anew"
        ) from error


class _Graph:
    """The triples by subject and predicate, as plain strings; labels keep their language."""

    def __init__(self, quads: Iterable[Quad]) -> None:
        self.facts: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
        self.labels: dict[str, list[tuple[str, str]]] = defaultdict(list)
        for subject, predicate, value, _ in quads:
            me, property_ = getattr(subject, "value", ""), predicate.value
            if isinstance(value, Triple):
                continue
            self.facts[me][property_].append(value.value)
            if property_ == RDFS.label and isinstance(value, Literal):
                self.labels[me].append((value.language or "", value.value))

    def of(self, predicate: str) -> list[tuple[str, list[str]]]:
        return [(me, facts[predicate]) for me, facts in self.facts.items() if predicate in facts]

    def all(self, subject: str, predicate: str) -> list[str]:
        return self.facts[subject].get(predicate, [])

    def one(self, subject: str, predicate: str) -> str:
        found = self.all(subject, predicate)
        if len(found) != 1:
            raise LookupError(f"<{subject}> has {len(found)} values of <{predicate}> instead of one")
        return found[0]

    def maybe(self, subject: str, predicate: str) -> str | None:
        return self.one(subject, predicate) if self.all(subject, predicate) else None

    def parts(self, subject: str, predicate: str) -> list[str]:
        """Addresses that end in a number, in its order."""
        return sorted(self.all(subject, predicate), key=_number)


class _Rebuilt:
    """One article, its parts looked up in the graph."""

    def __init__(self, graph: _Graph, article: str, addresses: Addresses) -> None:
        self.graph = graph
        self.article = article
        self.addresses = addresses
        types = graph.of(RDF.type)
        self.references = sorted((me for me, found in types if SIF.Reference in found), key=_number)
        self.claims = sorted((me for me, found in types if SIF.Claim in found), key=_number)
        self.ids = {me: graph.one(me, DCTERMS.identifier) for me in self.references}
        self.language = language_tag(graph.one(article, SCHEMA.inLanguage))

    def reading(self) -> Reading:
        return Reading(
            self.read_article(),
            tuple(self.read_entity(me) for me in self.references),
            tuple(self.read_claim(me) for me in self.claims),
        )

    def read_article(self) -> Article:
        one, maybe, me = self.graph.one, self.graph.maybe, self.article
        return Article(
            id=one(me, DCTERMS.identifier),
            text_hash=one(me, SIF.textHash),
            title=maybe(me, SCHEMA.headline),
            language=one(me, SCHEMA.inLanguage),
            source=maybe(me, SIF.source),
            url=maybe(me, SCHEMA.url),
            published=maybe(me, SCHEMA.datePublished),
            published_from=maybe(me, SIF.publishedFrom),
            text=one(me, SCHEMA.articleBody),
        )

    def read_entity(self, me: str) -> Entity:
        graph = self.graph
        return Entity(
            self.ids[me],
            entity_kind_of(graph.one(me, SIF.kind)),
            tuple(sorted(graph.labels[me], key=lambda label: (label[0] != self.language, label))),
            graph.maybe(me, SIF.iso),
            tuple(sorted(graph.all(me, SKOS.exactMatch))),
            tuple(self.read_office(office) for office in graph.parts(me, SIF.office)),
            tuple(self.read_span(mention) for mention in graph.parts(me, SIF.mention)),
        )

    def read_office(self, me: str) -> Office:
        maybe = self.graph.maybe
        organization = maybe(me, ORG.organization)
        return Office(
            title=self.graph.one(me, RDFS.label),
            code=maybe(me, SIF.officeCode),
            state=maybe(me, SIF.iso),
            organization=organization and (self.ids.get(organization) or self.addresses.path(organization)),
            since=maybe(me, SIF.since),
            until=maybe(me, SIF.until),
        )

    def read_claim(self, me: str) -> Claim:
        graph = self.graph
        number = graph.maybe(me, SIF.number)
        return Claim(
            id=_claim_id(me),
            type=event_type_of(graph.one(me, SIF.claimedType)),
            status=status_of(graph.one(me, SIF.status)),
            participants=tuple(
                Participant(self.ids[graph.one(part, SIF.actor)], role_of(graph.one(part, SIF.role)))
                for part in graph.parts(me, SIF.participation)
            ),
            time=self.read_time(me),
            places=tuple(self.ids[place] for place in graph.parts(me, SIF.claimedPlace)),
            number=None if number is None else int(number),
            attributed_to=tuple(self.read_voice(voice) for voice in graph.parts(me, SIF.voice)),
            relations=tuple(
                Relation(kind, _claim_id(other))
                for kind, predicate in _RELATIONS
                for other in graph.parts(me, predicate)
            ),
            evidence=tuple(
                self.read_span(graph.one(part, OA.hasSelector)) for part in graph.parts(me, SIF.evidence)
            ),
            rule=graph.one(me, SIF.rule),
        )

    def read_time(self, me: str) -> Time | None:
        value = self.graph.maybe(me, SIF.edtf)
        if value is None:
            return None
        span = self.read_span(self.graph.one(me, SIF.timeSelector))
        return Time(value, self.graph.maybe(me, SIF.earliest), self.graph.maybe(me, SIF.latest), span)

    def read_voice(self, me: str) -> Voice:
        speaker = self.graph.maybe(me, SIF.speaker)
        return Voice(speaker and self.ids[speaker], self.read_span(self.graph.one(me, OA.hasSelector)))

    def read_span(self, me: str) -> Span:
        one = self.graph.one
        return Span(int(one(me, OA.start)), int(one(me, OA.end)), one(me, OA.exact))


def _number(address: str) -> int:
    return int(address[address.rfind("/") + 1 :])


def _claim_id(address: str) -> str:
    return f"c{_number(address)}"
