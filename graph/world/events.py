"""Events with the claims that support them in, their quads in the default graph out."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations

from pyoxigraph import Literal, NamedNode, Quad

from graph.addresses import Addresses
from graph.directions import steps
from graph.identity.company import near_each_other
from graph.identity.events import Event
from graph.identity.grouping import length
from graph.identity.record import EventRecord
from graph.terms import TRUE, day, edtf, integer, node, text
from graph.world.labels import event_label, wordings
from graph.world.outlets import count_outlets
from graph.world.statement import Statement
from graph.world.times import time_quads
from ontology.terms import EventType, Role, Status
from ontology.vocabulary import (
    RDF,
    RDFS,
    SEM,
    SIF,
    event_class,
    relation_property,
    role_property,
    status_term,
    unrealised_class,
)

Names = Mapping[str, Mapping[str, str]]  # path of an entity → language → name


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the events of a world are told with.

    ``names``: of its entities. ``statements``: by claim. ``copies``: article → what its text and copies of it
    have in common, for the articles that have copies. ``events``: claim → path of the event it tells of.
    """

    names: Names
    statements: Mapping[str, Statement]
    copies: Mapping[str, str]
    events: Mapping[str, str]


def event_quads(event: Event, around: Surroundings, addresses: Addresses) -> Iterator[Quad]:
    """The quads of one event, its time among them."""
    me = addresses.event(event.path)
    kind = _event_type(event)
    if event.status is Status.OCCURRED:
        yield _quad(me, RDF.type, node(event_class(kind)))
    else:
        yield _quad(me, RDF.type, node(unrealised_class(event.status)))
        yield _quad(me, SIF.wouldBe, node(event_class(kind)))
    yield from _label_quads(me, event, kind, around.names)
    yield _quad(me, SIF.status, node(status_term(event.status)))
    for actor, roles in _roles(event).items():
        yield _quad(me, SEM.hasActor, node(addresses.entity(actor)))
        for role in roles:
            yield _quad(me, role_property(role), node(addresses.entity(actor)))
    for place in _places(event):
        yield _quad(me, SEM.hasPlace, node(addresses.entity(place)))
    yield from _date_quads(me, event)
    if (number := event.records[0].number) is not None:
        yield _quad(me, SIF.number, integer(number))
    yield from _relation_quads(me, event, around, addresses)
    yield from _occasion_quads(me, event, around)
    if event.realised_by:
        yield _quad(me, SIF.realisedBy, node(addresses.event(event.realised_by)))
    yield from _support_quads(me, event, around)


def _label_quads(me: str, event: Event, kind: EventType, names: Names) -> Iterator[Quad]:
    happened = event.status is Status.OCCURRED  # what is only planned is said to be so, denied or not
    status = "disputed" if event.denials and happened else event.status.value
    time = _time(event)
    for language in wordings():
        label = event_label(
            language,
            kind,
            status,
            [_name(names[actor], language) for actor in _roles(event)],
            [_name(names[place], language) for place in _places(event)],
            time.edtf if time else None,
            event.records[0].number,
        )
        yield _quad(me, RDFS.label, text(label, language))


def _date_quads(me: str, event: Event) -> Iterator[Quad]:
    time = _time(event)
    if time is None or time.edtf is None:
        return
    yield _quad(me, SIF.edtf, edtf(time.edtf))
    if time.start and time.end:
        yield _quad(me, SIF.earliest, day(time.start))
        yield _quad(me, SIF.latest, day(time.end))
    yield _quad(me, SEM.hasTime, NamedNode(f"{me}/time"))
    yield from time_quads(f"{me}/time", time.edtf, time.start, time.end)


def _relation_quads(me: str, event: Event, around: Surroundings, addresses: Addresses) -> Iterator[Quad]:
    found = {
        (kind, around.events[other])
        for record in event.records
        for kind, other in around.statements[record.claim].relations
    }
    for kind, other in sorted(found):
        if other != event.path:  # a claim may name itself
            yield _quad(me, relation_property(kind), node(addresses.event(other)))


def _occasion_quads(me: str, event: Event, around: Surroundings) -> Iterator[Quad]:
    """On whose margins it took place, in all the words for it; what one claim says may stand in several."""
    found = {around.statements[record.claim].occasion for record in event.records}
    for language, words in sorted(occasion for occasion in found if occasion):
        yield _quad(me, SIF.onMarginsOf, text(words, language))


def _support_quads(me: str, event: Event, around: Surroundings) -> Iterator[Quad]:
    for record in event.records:
        yield _quad(me, SIF.supportedBy, NamedNode(record.claim))
    for record in event.denials:
        yield _quad(me, SIF.deniedBy, NamedNode(record.claim))
    if event.denials:
        yield _quad(me, SIF.disputed, TRUE)
    for told in _differing(event):
        yield _quad(me, SIF.accountsDifferIn, node(told))
    found = [around.statements[record.claim] for record in event.records]
    outlets = count_outlets(
        (around.copies.get(said.article, said.record.scope), said.outlet) for said in found
    )
    yield _quad(me, SIF.outletCount, integer(outlets))
    days = [record.published for record in event.records if record.published]
    if outlets > 1 and days:
        yield _quad(me, SIF.firstReported, day(min(days)))


def _differing(event: Event) -> Iterator[str]:
    """The properties in which its claims do not agree; a coarser date than another's is another account."""
    if len({record.edtf for record in event.records} - {None}) > 1:
        yield SIF.edtf
    placed = {record.places: record for record in event.records if record.places}
    if any(not near_each_other(one, other) for one, other in combinations(placed.values(), 2)):
        yield SEM.hasPlace


def _event_type(event: Event) -> EventType:
    """The commonest type among the claims; the first of its family among equals."""
    order = list(EventType)
    counts = Counter(record.type for record in event.records)
    return min(counts, key=lambda kind: (-counts[kind], order.index(kind)))


def _roles(event: Event) -> dict[str, tuple[Role, ...]]:
    """Who takes part → in which roles; those who act first. Where a claim knows more, "participant" goes."""
    found: dict[str, set[Role]] = defaultdict(set)
    for record in event.records:
        for actor, role in record.actors:
            found[actor].add(role)
    for roles in found.values():
        if len(roles) > 1:
            roles.discard(Role.PARTICIPANT)
    step = steps()
    order = sorted(found, key=lambda actor: (min(step[role] for role in found[actor]), actor))
    return {actor: tuple(sorted(found[actor])) for actor in order}


def _places(event: Event) -> list[str]:
    return sorted({place for record in event.records for place in record.places})


def _time(event: Event) -> EventRecord | None:
    """The claim that dates it most precisely; the first in the order of EDTF among equals."""
    dated = [record for record in event.records if record.edtf]
    return min(dated, key=_precision, default=None)


def _precision(record: EventRecord) -> tuple[bool, int, str]:
    return (record.start is None, length(record.start, record.end), record.edtf or "")


def _name(names: Mapping[str, str], language: str) -> str:
    """In this language, else in English, else in the first that there is."""
    return names.get(language) or names.get("en") or next(iter(names.values()))


def _quad(subject: str, predicate: str, value: NamedNode | Literal) -> Quad:
    return Quad(NamedNode(subject), node(predicate), value)
