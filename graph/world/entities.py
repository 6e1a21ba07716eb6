"""Entities with the references that are they in, their quads in the default graph out."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode, Quad

from graph.addresses import Addresses
from graph.terms import edtf, node, text
from graph.world.names import choose_names
from ontology.entity import Entity, Office
from ontology.names import fold, short_hash, slug
from ontology.terms import EntityKind
from ontology.vocabulary import ORG, RDF, RDFS, SIF, SKOS, kind_class


@dataclass(frozen=True, slots=True)
class Reference:
    """One entity as one article names it.

    ``language``: of the article, as a tag. ``organizations``: what its offices' organisations are in the
    world, id in the article → path.
    """

    address: str
    entity: Entity
    language: str
    organizations: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Held:
    """An office of somebody: ``role`` is the path's last part (a code, or made of the title)."""

    role: str
    state: str | None
    organization: str | None
    since: str | None
    until: str | None


def entity_quads(path: str, references: Iterable[Reference], addresses: Addresses) -> Iterator[Quad]:
    """The quads of one entity, its offices among them."""
    found = list(references)
    me = addresses.entity(path)
    kind = _commonest(reference.entity.kind for reference in found)
    yield _quad(me, RDF.type, node(kind_class(EntityKind(kind))))
    names, others = choose_names(label for reference in found for label in reference.entity.labels)
    for language, name in names.items():
        yield _quad(me, RDFS.label, text(name, language))
    for language, name in others:
        yield _quad(me, SKOS.altLabel, text(name, language))
    if isos := [reference.entity.iso for reference in found if reference.entity.iso]:
        yield _state_quad(me, EntityKind(kind), _commonest(isos), addresses)
    for iri in sorted({iri for reference in found for iri in reference.entity.same_as}):
        yield _quad(me, SKOS.exactMatch, node(iri))
    for reference in found:
        yield _quad(me, SIF.denotedBy, node(reference.address))
    if kind == EntityKind.PERSON:
        yield from _membership_quads(me, found, addresses)


def stub_quads(path: str, addresses: Addresses) -> Iterator[Quad]:
    """A state or organisation that somebody belongs to and no article names: known by its code."""
    me = addresses.entity(path)
    kind, _, code = path.partition("/")
    yield _quad(me, RDF.type, node(kind_class(EntityKind(kind))))
    yield _quad(me, RDFS.label, text(code))
    if kind == EntityKind.STATE:
        yield _quad(me, SIF.iso, text(code))


def role_quads(role: str, titles: Iterable[tuple[str, str]], addresses: Addresses) -> Iterator[Quad]:
    """An office as such, whoever holds it; ``titles``: (language, title) pairs."""
    me = addresses.office(role)
    yield _quad(me, RDF.type, node(ORG.Role))
    names, _ = choose_names(titles)
    for language, name in names.items():
        yield _quad(me, RDFS.label, text(name, language))


def role_of_office(office: Office) -> str:
    """The gazetteer's code, else one made of the title."""
    return office.code or f"{slug(office.title)}-{short_hash(fold(office.title))}"


def _membership_quads(me: str, references: list[Reference], addresses: Addresses) -> Iterator[Quad]:
    titles: dict[Held, list[tuple[str, str]]] = defaultdict(list)
    for reference in references:
        for office in reference.entity.offices:
            titles[_held(office, reference)].append((reference.language, office.title))
    dated = {(held.role, held.state, held.organization) for held in titles if held.since or held.until}
    kept = [  # the same office without its dates says nothing more
        held
        for held in titles
        if held.since or held.until or (held.role, held.state, held.organization) not in dated
    ]
    for number, held in enumerate(sorted(kept, key=_order), 1):
        seat = f"{me}/office/{number}"
        yield _quad(seat, RDF.type, node(ORG.Membership))
        yield _quad(seat, ORG.member, node(me))
        yield _quad(seat, ORG.role, node(addresses.office(held.role)))
        if held.state:
            yield _quad(seat, SIF.ofState, node(addresses.entity(f"state/{held.state}")))
        if held.organization:
            yield _quad(seat, ORG.organization, node(addresses.entity(held.organization)))
        for language, name in choose_names(titles[held])[0].items():
            yield _quad(seat, RDFS.label, text(name, language))
        if held.since:
            yield _quad(seat, SIF.since, edtf(held.since))
        if held.until:
            yield _quad(seat, SIF.until, edtf(held.until))


def _held(office: Office, reference: Reference) -> Held:
    organization = office.organization and reference.organizations.get(office.organization)
    return Held(role_of_office(office), office.state, organization, office.since, office.until)


def _order(held: Held) -> tuple[str, ...]:
    return (held.role, held.state or "", held.organization or "", held.since or "", held.until or "")


def _state_quad(me: str, kind: EntityKind, iso: str, addresses: Addresses) -> Quad:
    if kind is EntityKind.STATE:
        return _quad(me, SIF.iso, text(iso))
    return _quad(me, SIF.ofState, node(addresses.entity(f"state/{iso}")))


def _commonest(values: Iterable[str]) -> str:
    counts = Counter(values)
    return min(counts, key=lambda value: (-counts[value], value))


def _quad(subject: str, predicate: str, value: NamedNode | Literal) -> Quad:
    return Quad(NamedNode(subject), node(predicate), value)
