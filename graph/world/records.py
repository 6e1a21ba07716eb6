"""Readings in, what identity looks at out: one record an entity, and one a claim."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from graph.addresses import Addresses, article_key
from graph.decisions.tying import NOTHING, Tying
from graph.identity.entities import is_listed
from graph.identity.offices import office_key
from graph.identity.record import EntityRecord, EventRecord, Party
from graph.terms import language_tag
from graph.world.outlets import outlet
from graph.world.statement import Statement
from ontology.article import Article
from ontology.claim import Claim
from ontology.entity import Entity, Office
from ontology.names import fold
from ontology.reading import Reading


@dataclass(frozen=True, slots=True)
class Told:
    """One reading with the addresses of its parts: entity id → reference, claim id → claim.

    ``records``: one an entity, in the order of the reading. ``tying``: what people decided.
    """

    reading: Reading
    references: dict[str, str]
    claims: dict[str, str]
    records: tuple[EntityRecord, ...]
    tying: Tying = NOTHING

    @property
    def key(self) -> str:
        """The last part of the article's address."""
        return article_key(self.reading.article.id)

    @property
    def article(self) -> Article:
        return self.reading.article

    @property
    def language(self) -> str:
        """Of the article, as a tag."""
        return language_tag(self.reading.article.language)


def tell(reading: Reading, addresses: Addresses, tying: Tying = NOTHING) -> Told:
    """``reading``: storable. The addresses are those that ``graph.claims`` writes."""
    article = addresses.article(reading.article.id)
    references = {
        entity.id: f"{article}/entity/{number}" for number, entity in enumerate(reading.entities, 1)
    }
    names = {entity.id: entity.labels[0][1] for entity in reading.entities}
    key = article_key(reading.article.id)
    return Told(
        reading,
        references,
        {claim.id: f"{article}/claim/{claim.id[1:]}" for claim in reading.claims},
        tuple(
            tying.entity(_entity_record(reading.article, entity, references[entity.id], names), key)
            for entity in reading.entities
        ),
        tying,
    )


def _entity_record(article: Article, entity: Entity, reference: str, names: dict[str, str]) -> EntityRecord:
    listed = is_listed(entity.id)  # known by its id: nothing else is looked at
    offices = () if listed else entity.offices
    return EntityRecord(
        reference=reference,
        id=entity.id,
        kind=entity.kind,
        name=entity.labels[0][1],
        state=entity.iso or next((office.state for office in entity.offices if office.state), None),
        offices=frozenset(
            office_key(office.code, office.title, _organization(office, names)) for office in offices
        ),
        titles=frozenset(fold(office.title) for office in offices),
        scope=article.text_hash,
        published=article.published,
    )


def _organization(office: Office, names: dict[str, str]) -> str | None:
    """The same word in every article: the gazetteer's id, else the folded name."""
    if office.organization is None or is_listed(office.organization):
        return office.organization
    return fold(names.get(office.organization, office.organization))


def statements(told: Told, paths: dict[str, str]) -> list[Statement]:
    """One a claim, in the order of the reading; ``paths``: reference → path of the entity."""
    parties = {
        entity.id: _party(entity, record, paths[record.reference])
        for entity, record in zip(told.reading.entities, told.records, strict=True)
    }
    one = {party.path: party for party in sorted(parties.values(), key=repr)}  # two may be one in the world
    parties = {entity: one[party.path] for entity, party in parties.items()}
    pointing: dict[str, list[str]] = {}
    for claim in told.reading.claims:
        for relation in claim.relations:
            pointing.setdefault(relation.claim, []).append(told.claims[claim.id])
    publisher = outlet(told.article)
    before: Counter[str] = Counter()
    found = []
    for claim in told.reading.claims:
        place = f"{claim.evidence[0].start}-{claim.evidence[0].end}"
        record = told.tying.event(_event_record(told, claim, parties, f"{place}#{before[place]}"), told.key)
        before[place] += 1
        relations = tuple((relation.kind, told.claims[relation.claim]) for relation in claim.relations)
        occasion = (told.language, claim.occasion.text) if claim.occasion else None
        found.append(Statement(record, publisher, relations, tuple(pointing.get(claim.id, ())), occasion))
    return found


def _party(entity: Entity, record: EntityRecord, path: str) -> Party:
    offices = frozenset(office_key(office.code, office.title, None) for office in entity.offices)
    whose = min((office.organization for office in entity.offices if office.organization), default=None)
    side = record.state or record.home or whose or path
    listed = is_listed(entity.id)
    return Party(path, entity.kind, side, offices, listed, record.bare and not listed)


def _event_record(told: Told, claim: Claim, parties: dict[str, Party], place: str) -> EventRecord:
    time = claim.time
    actors = frozenset((parties[part.entity].path, part.role) for part in claim.participants)
    places = frozenset(parties[place].path for place in claim.places)
    told_of = [*claim.places, *(part.entity for part in claim.participants)]
    return EventRecord(
        claim=told.claims[claim.id],
        id=place,
        type=claim.type,
        status=claim.status,
        actors=actors,
        places=places,
        edtf=time.edtf if time else None,
        start=time.start if time else None,
        end=time.end if time else None,
        number=claim.number,
        scope=told.article.text_hash,
        published=told.article.published,
        parties=frozenset(parties[entity] for entity in told_of),
    )
