"""What is said of an entity or an office in, as counts; its quads in the default graph out."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping

from pyoxigraph import Literal, NamedNode, Quad

from graph.addresses import Addresses
from graph.terms import edtf, node, text
from graph.world.names import choose_names
from graph.world.tally import KIND, NAME, OFFICE, OWNER, SAME, STATE, Tally
from ontology.names import fold
from ontology.terms import EntityKind
from ontology.vocabulary import ORG, RDF, RDFS, SIF, SKOS, kind_class

Held = tuple[str, str, str, str, str]  # role, state, organization, since, until; empty where not known


def tally_quads(path: str, tally: Tally, addresses: Addresses) -> Iterator[Quad]:
    """The quads of one entity with its offices, or of one office; none when nothing is said of it.

    Who says so (``sif:denotedBy``) is not among them.
    """
    me = addresses.entity(path)
    if path.startswith("office/"):
        if tally:
            yield from _role_quads(me, tally)
    elif kinds := _values(tally, KIND):
        yield from _entity_quads(me, EntityKind(_commonest(kinds)), tally, addresses)
    elif tally[OWNER,]:
        yield from _stub_quads(me, path)


def names_of(tally: Tally) -> dict[str, str]:
    """The name of an entity in each language; empty for one that no article names."""
    return choose_names(_pairs(tally))[0]


def _entity_quads(me: str, kind: EntityKind, tally: Tally, addresses: Addresses) -> Iterator[Quad]:
    yield _quad(me, RDF.type, node(kind_class(kind)))
    names, others = choose_names(_pairs(tally))
    for language, name in names.items():
        yield _quad(me, RDFS.label, text(name, language))
    for language, name in others:
        yield _quad(me, SKOS.altLabel, text(name, language))
    for key in sorted({fold(name) for _, name in _pairs(tally)} - {""}):
        yield _quad(me, SIF.nameKey, text(key))
    yield _quad(me, SIF.standsFor, node(me))
    if isos := _values(tally, STATE):
        yield from _state_quads(me, kind, _commonest(isos), addresses)
    for iri in sorted(_values(tally, SAME)):
        yield _quad(me, SKOS.exactMatch, node(iri))
    if kind is EntityKind.PERSON:
        yield from _membership_quads(me, tally, addresses)


def _stub_quads(me: str, path: str) -> Iterator[Quad]:
    """A state or organisation that somebody belongs to and no article names: known by its code."""
    kind, _, code = path.partition("/")
    yield _quad(me, RDF.type, node(kind_class(EntityKind(kind))))
    yield _quad(me, RDFS.label, text(code))
    yield _quad(me, SIF.nameKey, text(fold(code)))
    yield _quad(me, SIF.standsFor, node(me))
    if kind == EntityKind.STATE:
        yield _quad(me, SIF.iso, text(code))


def _role_quads(me: str, tally: Tally) -> Iterator[Quad]:
    """An office as such, whoever holds it."""
    yield _quad(me, RDF.type, node(ORG.Role))
    for language, name in choose_names(_pairs(tally))[0].items():
        yield _quad(me, RDFS.label, text(name, language))


def _membership_quads(me: str, tally: Tally, addresses: Addresses) -> Iterator[Quad]:
    titles: dict[Held, Counter[tuple[str, str]]] = defaultdict(Counter)
    for fact, count in tally.items():
        if fact[0] == OFFICE:
            _, role, state, organization, since, until, language, title = fact
            titles[role, state, organization, since, until][language, title] += count
    dated = {held[:3] for held in titles if _is_dated(held)}
    # the same office without its dates says nothing more
    kept = [held for held in titles if _is_dated(held) or held[:3] not in dated]
    for number, held in enumerate(sorted(kept), 1):
        role, state, organization, since, until = held
        seat = f"{me}/office/{number}"
        yield _quad(seat, RDF.type, node(ORG.Membership))
        yield _quad(seat, ORG.member, node(me))
        yield _quad(seat, ORG.role, node(addresses.office(role)))
        if state:
            yield _quad(seat, SIF.ofState, node(addresses.entity(f"state/{state}")))
        if organization:
            yield _quad(seat, ORG.organization, node(addresses.entity(organization)))
        for language, name in choose_names(titles[held])[0].items():
            yield _quad(seat, RDFS.label, text(name, language))
        if since:
            yield _quad(seat, SIF.since, edtf(since))
        if until:
            yield _quad(seat, SIF.until, edtf(until))


def _is_dated(held: Held) -> bool:
    return bool(held[3] or held[4])


def _state_quads(me: str, kind: EntityKind, iso: str, addresses: Addresses) -> Iterator[Quad]:
    if kind is EntityKind.STATE:
        yield _quad(me, SIF.iso, text(iso))
        return
    state = node(addresses.entity(f"state/{iso}"))
    yield _quad(me, SIF.ofState, state)
    yield _quad(me, SIF.standsFor, state)


def _values(tally: Tally, sort: str) -> dict[str, int]:
    return {fact[1]: count for fact, count in tally.items() if fact[0] == sort}


def _pairs(tally: Tally) -> dict[tuple[str, str], int]:
    return {(fact[1], fact[2]): count for fact, count in tally.items() if fact[0] == NAME}


def _commonest(counts: Mapping[str, int]) -> str:
    return min(counts, key=lambda value: (-counts[value], value))


def _quad(subject: str, predicate: str, value: NamedNode | Literal) -> Quad:
    return Quad(NamedNode(subject), node(predicate), value)
