"""All readings in, the quads of the default graph out: the same whatever their order.

Entities first (``graph.identity.entities``), then events by who took part (``graph.identity.events``), then
what links them. Every step works on blocks of its own, and the quads of one entity or one event depend on
its own records alone; so a later update can decide again the blocks that an article touches.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from pyoxigraph import Quad

from graph.addresses import Addresses, article_key
from graph.identity.entities import is_listed, resolve_entities
from graph.identity.events import resolve_events
from graph.storable import storable
from graph.terms import language_tag
from graph.world.entities import Reference, entity_quads, role_of_office, role_quads, stub_quads
from graph.world.events import Surroundings, event_quads
from graph.world.names import choose_names
from graph.world.records import Told, entity_records, event_records, tell
from ontology.reading import Reading
from ontology.terms import EntityKind
from ontology.vocabulary import DEFAULT_BASE

Entities = dict[str, list[Reference]]  # path → who it is in each article


def world_quads(readings: Iterable[Reading], base: str = DEFAULT_BASE) -> list[Quad]:
    """The world that these readings tell of; no quad twice, the same list for the same set of readings.

    InputError when a reading doesn't hold together (``graph.storable``).
    """
    return derive_world(map(storable, readings), Addresses(base))


def derive_world(kept: Iterable[Reading], addresses: Addresses) -> list[Quad]:
    """As ``world_quads``, for readings that are storable already, as those from a store are."""
    ordered = sorted(kept, key=lambda reading: article_key(reading.article.id))
    told = [tell(reading, addresses) for reading in ordered]
    records = [record for one in told for record in entity_records(one)]
    resolved = resolve_entities(records)
    paths = {record.reference: path for path, group in resolved.items() for record in group}
    references = {reference.address: reference for one in told for reference in _references(one, paths)}
    entities = {path: [references[record.reference] for record in group] for path, group in resolved.items()}
    quads = [*_entity_layer(entities, addresses), *_event_layer(told, paths, entities, addresses)]
    return list(dict.fromkeys(quads))


def _references(told: Told, paths: dict[str, str]) -> Iterator[Reference]:
    organizations = {entity: paths[reference] for entity, reference in told.references.items()}
    for entity in told.reading.entities:
        for office in entity.offices:
            named = office.organization or ""
            if is_listed(named) and named.startswith(EntityKind.ORGANIZATION):
                organizations.setdefault(named, named)
    language = language_tag(told.article.language)
    for entity in told.reading.entities:
        yield Reference(told.references[entity.id], entity, language, organizations)


def _entity_layer(entities: Entities, addresses: Addresses) -> Iterator[Quad]:
    for path, references in entities.items():
        yield from entity_quads(path, references, addresses)
    for path in sorted(_belonged_to(entities) - set(entities)):
        yield from stub_quads(path, addresses)
    titles: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for references in entities.values():
        for reference in references:
            if reference.entity.kind is EntityKind.PERSON:
                for office in reference.entity.offices:
                    titles[role_of_office(office)].append((reference.language, office.title))
    for role in sorted(titles):
        yield from role_quads(role, titles[role], addresses)


def _belonged_to(entities: Entities) -> set[str]:
    """The states and organisations that entities are of, by the gazetteer's ids."""
    found: set[str] = set()
    for references in entities.values():
        for reference in references:
            offices = reference.entity.offices
            states = [reference.entity.iso, *(office.state for office in offices)]
            found.update(f"state/{state}" for state in states if state)
            organizations = [office.organization for office in offices if office.organization]
            found.update(reference.organizations[o] for o in organizations if o in reference.organizations)
    return found


def _event_layer(
    told: list[Told], paths: dict[str, str], entities: Entities, addresses: Addresses
) -> Iterator[Quad]:
    events = resolve_events(record for one in told for record in event_records(one, paths))
    around = Surroundings(
        names={
            path: choose_names(label for reference in references for label in reference.entity.labels)[0]
            for path, references in entities.items()
        },
        articles={claim: one.article for one in told for claim in one.claims.values()},
        relations={
            one.claims[claim.id]: tuple((r.kind, one.claims[r.claim]) for r in claim.relations)
            for one in told
            for claim in one.reading.claims
        },
        events={record.claim: event.path for event in events for record in (*event.records, *event.denials)},
    )
    for event in events:
        yield from event_quads(event, around, addresses)
