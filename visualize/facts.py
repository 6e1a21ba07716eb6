"""What a page shows: the MultiDiGraph of ``graph.network`` in; parties, events and links out, in order.

An event with several parties is several edges of the graph; here it is one Event with its Participants,
and the links keep the edges apart.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, TypeVar

import networkx as nx

from graph.directions import steps
from ontology.edtf import precision
from ontology.errors import DataError
from ontology.terms import EntityKind, EventType, Role, Status
from ontology.vocabulary import local_name
from visualize.strings import Labels

Attributes = Mapping[str, Any]
_Term = TypeVar("_Term", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class Party:
    """A node of the graph. ``iso``: the state it is or belongs to."""

    iri: str
    kind: EntityKind
    labels: Labels
    iso: str | None


@dataclass(frozen=True, slots=True)
class Evidence:
    """The very words of an article. ``start``, ``end``: code points of its text.

    ``voices``: the chain of attribution, outermost first; the labels of each speaker.
    ``denies``: it speaks against a disputed event.
    """

    text: str
    start: int | None
    end: int | None
    article: str | None
    title: str | None
    source: str | None
    url: str | None
    published: str | None
    lang: str | None
    voices: tuple[Labels, ...]
    denies: bool


@dataclass(slots=True)
class Event:
    """One event. ``places``: the labels of each.

    ``participants``: (index of the party, role), those who act first; ``sites``: indices of the places
    that it is drawn to, for want of a second participant.
    """

    iri: str
    type: EventType
    status: Status
    edtf: str | None
    precision: str | None
    earliest: str | None
    latest: str | None
    places: tuple[Labels, ...]
    number: int | None
    labels: Labels
    outlets: int
    disputed: bool
    evidence: tuple[Evidence, ...]
    participants: list[tuple[int, Role]] = field(default_factory=list)
    sites: list[int] = field(default_factory=list)

    def parties(self) -> set[int]:
        """Everything that the event is drawn beside."""
        return {party for party, _ in self.participants} | set(self.sites)


@dataclass(frozen=True, slots=True)
class Link:
    """One edge of the graph, between two parties (indices). ``directed``: one acts on the other."""

    source: int
    target: int
    event: int
    directed: bool


@dataclass(frozen=True, slots=True)
class Facts:
    """Parties by IRI, events by date (the latest first, undated last), links by event."""

    parties: tuple[Party, ...]
    events: tuple[Event, ...]
    links: tuple[Link, ...]


def read_facts(graph: nx.MultiDiGraph[str]) -> Facts:
    """Everything that the page shows of the graph; a DataError names the node or edge that can't be shown."""
    iris = sorted(graph.nodes)
    index = {iri: i for i, iri in enumerate(iris)}
    edges = [(a, b, key, graph.edges[a, b, key]) for a, b, key in sorted(graph.edges(keys=True))]
    alone = [(iri, told) for iri in iris for told in graph.nodes[iri].get("events", ())]
    bare: list[Attributes] = graph.graph.get("events", [])
    events = {iri: _event(iri, told) for _, _, iri, told in edges}
    events |= {told["event"]: _event(told["event"], told) for told in (*(told for _, told in alone), *bare)}
    order = sorted(events.values(), key=lambda event: event.iri)
    order.sort(key=lambda event: event.earliest or "", reverse=True)
    place = {event.iri: i for i, event in enumerate(order)}
    links = []
    for source, target, iri, told in edges:
        roles = _role(told.get("role_from"), iri), _role(told.get("role_to"), iri)
        _join(events[iri], index[source], roles[0])
        _join(events[iri], index[target], roles[1])
        links.append(Link(index[source], index[target], place[iri], _acts(*roles)))
    for iri, told in alone:
        _join(events[told["event"]], index[iri], _role(told.get("role_from"), told["event"]))
    return Facts(
        tuple(_party(iri, graph.nodes[iri]) for iri in iris),
        tuple(order),
        tuple(sorted(links, key=lambda link: (link.event, link.source, link.target))),
    )


def _acts(first: Role | None, second: Role | None) -> bool:
    return first is not None and second is not None and steps()[first] < steps()[second]


def _join(event: Event, party: int, role: Role | None) -> None:
    """Who has a role takes part; what has none is where it was."""
    if role is None:
        event.sites = sorted({*event.sites, party})
    elif (party, role) not in event.participants:
        event.participants.append((party, role))
        event.participants.sort(key=lambda joined: (steps()[joined[1]], joined[0]))


def _party(iri: str, found: Attributes) -> Party:
    kind = _term(EntityKind, found.get("kind"), iri)
    return Party(iri, kind, _labels(found.get("labels")) or {"und": local_name(iri)}, found.get("iso"))


def _event(iri: str, found: Attributes) -> Event:
    edtf = found.get("edtf")
    return Event(
        iri=iri,
        type=_term(EventType, found.get("type"), iri),
        status=_term(Status, found.get("status"), iri),
        edtf=edtf,
        precision=precision(edtf) if edtf else None,
        earliest=_text(found.get("earliest")),
        latest=_text(found.get("latest")),
        places=tuple(
            _labels(place.get("labels")) or {"und": local_name(place["iri"])}
            for place in found.get("places", ())
        ),
        number=found.get("number"),
        labels=_labels(found.get("labels")),
        outlets=found.get("outlet_count") or 1,
        disputed=bool(found.get("disputed")),
        evidence=tuple(_evidence(quote) for quote in found.get("evidence", ())),
    )


def _evidence(found: Attributes) -> Evidence:
    return Evidence(
        text=found["text"],
        start=found.get("start"),
        end=found.get("end"),
        article=found.get("article"),
        title=found.get("title"),
        source=found.get("source"),
        url=found.get("url"),
        published=_text(found.get("published")),
        lang=found.get("lang"),
        voices=tuple(_voice(voice) for voice in found.get("voices", ())),
        denies=bool(found.get("denies")),
    )


def _voice(found: str | Attributes) -> Labels:
    """A speaker comes as labels or, unnamed, as the words of the text."""
    if isinstance(found, str):
        return {"und": found}
    return _labels(found.get("labels", found))


def _labels(found: Attributes | None) -> Labels:
    return {language: found[language] for language in sorted(found)} if found else {}


def _text(value: object) -> str | None:
    return None if value is None else str(value)


def _role(value: object, where: str) -> Role | None:
    return None if value is None else _term(Role, value, where)


def _term(terms: type[_Term], value: object, where: str) -> _Term:
    try:
        return terms(str(value))
    except ValueError:
        raise DataError(
            f"{where}: {value!r} is no {terms.__name__} that can be drawn; take one of {', '.join(terms)}"
        ) from None
