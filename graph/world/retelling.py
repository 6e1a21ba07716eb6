"""The events around a change in, their quads that go and that come out."""

from __future__ import annotations

from collections.abc import Iterable

from pyoxigraph import NamedNode, Quad

from graph.backends.backend import WORLD
from graph.identity.events import Event
from graph.identity.record import EventRecord
from graph.terms import node
from graph.world.change import Change
from graph.world.copying import Copying
from graph.world.events import Surroundings, event_quads
from graph.world.index import Index, plain
from graph.world.neighbours import Neighbours
from graph.world.tallying import Tallying
from ontology.vocabulary import SEM, SIF

_ACTOR, _PLACE = node(SEM.hasActor), node(SEM.hasPlace)
_SUPPORT, _DENIAL = node(SIF.supportedBy), node(SIF.deniedBy)
_TIME_NODES = ("", "/time", "/time/beginning", "/time/end")


def retell(index: Index, near: Neighbours, tallying: Tallying, copying: Copying, change: Change) -> None:
    """Writes anew each event that is another now, or is told otherwise: by names, relations, copies."""
    afresh = set(near.changed)
    renamed = _claims_naming(index, tallying.renamed())
    near.ask(renamed)
    afresh |= renamed | near.ask_articles(copying.changed())
    before, after = near.paths(after=False), near.paths(after=True)
    pointing = {
        other
        for me, path in after.items()
        if before.get(me, path) != path
        for other in near.said[me].pointing
    }
    near.ask(pointing)
    afresh |= pointing
    told = [
        event
        for path, event in near.after.items()
        if near.before.get(path) != event or any(record.claim in afresh for record in _claims(event))
    ]
    again = {event.path for event in told}
    gone = [path for path in near.before if path in again or path not in near.after]
    around = _surroundings(index, told, near, tallying, copying)
    change.replace(
        _stored_quads(index, gone),
        (quad for event in told for quad in event_quads(event, around, index.addresses)),
    )


def _surroundings(
    index: Index, told: list[Event], near: Neighbours, tallying: Tallying, copying: Copying
) -> Surroundings:
    records = [record for event in told for record in event.records]
    entities = {actor for record in records for actor, _ in record.actors}
    entities |= {place for record in records for place in record.places}
    events = near.paths(after=True)
    others = {other for record in records for _, other in near.said[record.claim].relations}
    return Surroundings(
        names=tallying.names(entities),
        statements=near.said,
        copies=copying.of(near.said[record.claim].article for record in records),
        events=_stored_events(index, others - events.keys()) | events,
    )


def _claims(event: Event) -> tuple[EventRecord, ...]:
    return (*event.records, *event.denials)


def _claims_naming(index: Index, paths: Iterable[str]) -> set[str]:
    """A claim of each event of the store in which these entities take part, or that is at one."""
    named = [NamedNode(index.addresses.entity(path)) for path in paths]
    events = {
        quad.subject
        for predicate in (_ACTOR, _PLACE)
        for quad in index.backend.with_objects(predicate, named, WORLD)
        if isinstance(quad.subject, NamedNode)
    }
    quads = index.backend.of_subjects(sorted(events, key=str), WORLD)
    return {plain(quad.object) for quad in quads if quad.predicate == _SUPPORT}


def _stored_events(index: Index, claims: Iterable[str]) -> dict[str, str]:
    """Claim → path of its event in the store."""
    objects = [NamedNode(claim) for claim in sorted(claims)]
    return {
        plain(quad.object): index.addresses.path(plain(quad.subject))
        for predicate in (_SUPPORT, _DENIAL)
        for quad in index.backend.with_objects(predicate, objects, WORLD)
    }


def _stored_quads(index: Index, paths: Iterable[str]) -> list[Quad]:
    """All that the world of the store says of these events."""
    addresses = [index.addresses.event(path) for path in sorted(paths)]
    subjects = [NamedNode(f"{me}{part}") for me in addresses for part in _TIME_NODES]
    return list(index.backend.of_subjects(subjects, WORLD))
