# ruff: noqa: N815 (terms keep the spelling of their vocabularies)
"""The IRIs that Sifara writes and asks for: its own terms and those of the standards it is aligned to.

Goes in: a member of a closed vocabulary of ``ontology.terms``. Comes out: its IRI, a plain string
(and back). Nothing is parsed or imported here, so every room can afford it; tests hold these
constants and ``sifara.ttl`` together. A misspelt term is an AttributeError, and mypy sees it first.
"""

from __future__ import annotations

from typing import TypeVar

from ontology.namespace import Namespace
from ontology.standards import DCTERMS, EDTF, OA, ORG, OWL, PROV, RDF, RDFS, SCHEMA, SEM, SKOS, TIME, WD, XSD
from ontology.terms import EntityKind, EventType, RelationKind, Role, Status

__all__ = [
    "DCTERMS",
    "DEFAULT_BASE",
    "EDTF",
    "OA",
    "ORG",
    "OWL",
    "PREFIXES",
    "PROV",
    "RDF",
    "RDFS",
    "SCHEMA",
    "SEM",
    "SIF",
    "SKOS",
    "TIME",
    "WD",
    "XSD",
    "Namespace",
    "entity_kind_of",
    "event_class",
    "event_type_of",
    "kind_class",
    "local_name",
    "relation_kind_of",
    "relation_property",
    "role_of",
    "role_property",
    "role_term",
    "sif",
    "status_of",
    "status_term",
    "unrealised_class",
    "unrealised_status_of",
]

DEFAULT_BASE = "https://w3id.org/sifara/id/"


class SIF(Namespace, iri="https://w3id.org/sifara/ontology#"):
    """Sifara's own vocabulary, described in ``sifara.ttl``."""

    # events that took place, and the classes of those that did not
    Event: str
    Meeting: str
    PhoneCall: str
    VideoCall: str
    Visit: str
    Message: str
    Agreement: str
    Anniversary: str
    Condolence: str
    Congratulation: str
    Condemnation: str
    Mediation: str
    Invitation: str
    Relations: str
    Envoy: str
    Statement: str
    Election: str
    Attack: str
    UnrealisedEvent: str
    DeniedEvent: str
    PlannedEvent: str
    ProposedEvent: str
    # who and what takes part
    Entity: str
    Person: str
    State: str
    Organization: str
    Group: str
    Place: str
    # the claims of one article
    Claim: str
    Reference: str
    OfficeReference: str
    Participation: str
    Voice: str
    Span: str
    # statuses and roles, as individuals
    Status: str
    occurred: str
    planned: str
    proposed: str
    denied: str
    Role: str
    ParticipantRole: str
    HostRole: str
    MediatorRole: str
    CallerRole: str
    CalleeRole: str
    VisitorRole: str
    SenderRole: str
    RecipientRole: str
    BearerRole: str
    PartyRole: str
    SpeakerRole: str
    TargetRole: str
    EnvoyRole: str
    WinnerRole: str
    ActorRole: str
    # roles, as properties of a world event (sif:actor and sif:speaker serve a claim's parts too)
    participant: str
    host: str
    mediator: str
    caller: str
    callee: str
    visitor: str
    sender: str
    recipient: str
    bearer: str
    party: str
    speaker: str
    target: str
    envoy: str
    winner: str
    actor: str
    # relations between events, or between claims
    related: str
    commemorates: str
    partOf: str
    coincidesWith: str
    after: str
    responseTo: str
    about: str
    denies: str
    # properties of both layers
    status: str
    edtf: str
    earliest: str
    latest: str
    number: str
    iso: str
    since: str
    until: str
    # properties of the claim layer
    publishedFrom: str
    source: str
    textHash: str
    kind: str
    office: str
    officeCode: str
    mention: str
    claimedType: str
    inArticle: str
    rule: str
    participation: str
    role: str
    position: str
    timeSelector: str
    claimedPlace: str
    voice: str
    evidence: str
    occasion: str
    # properties of the world layer
    wouldBe: str
    disputed: str
    accountsDifferIn: str
    supportedBy: str
    deniedBy: str
    realisedBy: str
    onMarginsOf: str
    denotedBy: str
    textGroup: str

    # what people decided about identity
    Decision: str
    verdict: str
    decidedOne: str
    decidedOther: str
    anchors: str
    outletCount: str
    firstReported: str
    ofState: str
    standsFor: str
    nameKey: str
    # datatypes of notations
    PLOVER: str
    CAMEO: str


# The one list of prefixes: declared for every query, bound in every export.
PREFIXES: dict[str, str] = {
    space.__name__.lower(): space.IRI
    for space in (SIF, SEM, PROV, OA, ORG, TIME, SKOS, SCHEMA, DCTERMS, EDTF, XSD, RDF, RDFS, OWL, WD)
}


def sif(local_name: str) -> str:
    """The IRI of a term of Sifara; ValueError when ``sifara.ttl`` has no such term."""
    if local_name not in SIF.__annotations__:
        raise ValueError(f"sif:{local_name} is not a term of ontology/sifara.ttl")
    return SIF.IRI + local_name


def local_name(iri: str) -> str:
    """What follows the last ``#`` or ``/`` of an IRI: "Meeting" of sif:Meeting."""
    return iri[max(iri.rfind("#"), iri.rfind("/")) + 1 :]


def event_class(event_type: EventType) -> str:
    """``sif:Meeting`` for a meeting: what a claim claims, and the class of an event that took place."""
    return sif(event_type.value)


def unrealised_class(status: Status) -> str:
    """``sif:DeniedEvent``, ``sif:PlannedEvent`` or ``sif:ProposedEvent``; ValueError for what occurred."""
    if status is Status.OCCURRED:
        raise ValueError("an event that occurred has its event class (event_class), not an unrealised one")
    return sif(f"{status.value.capitalize()}Event")


def status_term(status: Status) -> str:
    """``sif:occurred``, ``sif:planned``, ``sif:proposed`` or ``sif:denied``."""
    return sif(status.value)


def role_term(role: Role) -> str:
    """``sif:HostRole``: the individual that a participation of a claim has as its ``sif:role``."""
    return sif(f"{role.value.capitalize()}Role")


def role_property(role: Role) -> str:
    """``sif:host``: the property of a world event that leads to who had this role."""
    return sif(role.value)


def relation_property(kind: RelationKind) -> str:
    """``sif:partOf`` for ``part_of``, between two claims and between two events."""
    first, *rest = kind.value.split("_")
    return sif(first + "".join(word.capitalize() for word in rest))


def kind_class(kind: EntityKind) -> str:
    """``sif:Person`` for a person."""
    return sif(kind.value.capitalize())


_Term = TypeVar("_Term")

_EVENT_TYPES = {event_class(member): member for member in EventType}
_STATUSES = {status_term(member): member for member in Status}
_UNREALISED = {unrealised_class(member): member for member in Status if member is not Status.OCCURRED}
_ROLES = {role_term(member): member for member in Role} | {role_property(member): member for member in Role}
_RELATIONS = {relation_property(member): member for member in RelationKind}
_KINDS = {kind_class(member): member for member in EntityKind}


def event_type_of(iri: str) -> EventType:
    """The inverse of ``event_class``; ValueError for any other IRI, as for the inverses below."""
    return _find(iri, _EVENT_TYPES)


def status_of(iri: str) -> Status:
    """The inverse of ``status_term``."""
    return _find(iri, _STATUSES)


def unrealised_status_of(iri: str) -> Status:
    """The inverse of ``unrealised_class``."""
    return _find(iri, _UNREALISED)


def role_of(iri: str) -> Role:
    """The inverse of ``role_term`` and of ``role_property``."""
    return _find(iri, _ROLES)


def relation_kind_of(iri: str) -> RelationKind:
    """The inverse of ``relation_property``."""
    return _find(iri, _RELATIONS)


def entity_kind_of(iri: str) -> EntityKind:
    """The inverse of ``kind_class``."""
    return _find(iri, _KINDS)


def _find(iri: str, table: dict[str, _Term]) -> _Term:
    try:
        return table[iri]
    except KeyError:
        known = ", ".join("sif:" + local_name(term) for term in table)
        raise ValueError(f"<{iri}> is none of {known}") from None
