"""A store in, its world as a network for networkx out: who had to do with whom, event by event.

Nodes are all entities of the world, edges are events: one edge for each pair of an event's actors.

* node: ``kind`` ("person", …), ``iso``, ``labels`` {language: name}, ``events``;
* edge (key: the event's address): the event, and ``role_from``, ``role_to``: what the two do in it;
* an event is ``event`` (address), ``type``, ``status``, ``disputed``, ``labels``, ``edtf``, ``earliest``,
  ``latest``, ``places`` [{iri, labels}], ``number``, ``outlet_count``, ``evidence``;
* evidence: ``text``, ``start``, ``end``, ``article``, ``title``, ``source``, ``url``, ``published``,
  ``lang``, ``voices`` (outermost first: {language: name}, or the words of an unnamed source), ``denies``
  (true where it speaks against a disputed event).

An edge runs from who acts to who is acted on (``directions.yml``); where neither does, by address. An event
with one actor is an edge to each of its places, with ``role_to`` None. An event with one actor and no place
is in the ``events`` of that node, with ``role_from``; one without actors in those of its places, with
``role_from`` None; one with neither in ``graph.graph["events"]``. So no event is lost.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations
from typing import TYPE_CHECKING, Any

from graph.directions import steps
from graph.facts import Facts
from graph.store import WORLD, Store
from graph.world.records import tell
from ontology.entity import Entity
from ontology.reading import Reading
from ontology.span import Span
from ontology.terms import EntityKind, Role, Status
from ontology.vocabulary import (
    RDF,
    SEM,
    SIF,
    entity_kind_of,
    event_type_of,
    kind_class,
    role_property,
    status_of,
)

if TYPE_CHECKING:
    import networkx as nx

_KINDS = frozenset(kind_class(kind) for kind in EntityKind)


def to_networkx(store: Store, *, unrealised: bool = True) -> nx.MultiDiGraph[str]:
    """The world as a network, nodes and edges in the order of their addresses.

    ``unrealised``: also what was planned, proposed or denied; its ``status`` says so.
    """
    import networkx

    facts = Facts(store.quads(WORLD))
    evidence = _evidence(store)
    network: nx.MultiDiGraph[str] = networkx.MultiDiGraph(events=[])
    for me, types in sorted(facts.with_predicate(RDF.type)):
        if kinds := _KINDS & set(types):
            network.add_node(me, **_node(facts, me, min(kinds)))
    for me, _ in sorted(facts.with_predicate(SIF.supportedBy)):
        status = status_of(facts.one(me, SIF.status))
        if unrealised or status is Status.OCCURRED:
            _add_event(network, facts, me, _event(facts, me, status, evidence))
    return network


def _node(facts: Facts, me: str, kind: str) -> dict[str, Any]:
    state = min(facts.all(me, SIF.ofState), default=None)
    iso = facts.maybe(me, SIF.iso) or (state and facts.maybe(state, SIF.iso))
    return {"kind": entity_kind_of(kind).value, "iso": iso, "labels": dict(facts.labels(me)), "events": []}


def _event(
    facts: Facts, me: str, status: Status, evidence: dict[str, list[dict[str, Any]]]
) -> dict[str, Any]:
    number = facts.maybe(me, SIF.number)
    supports, denials = facts.all(me, SIF.supportedBy), facts.all(me, SIF.deniedBy)
    event_class = facts.maybe(me, SIF.wouldBe) or facts.one(me, RDF.type)
    return {
        "event": me,
        "type": event_type_of(event_class).value,
        "status": status.value,
        "disputed": bool(denials),
        "labels": dict(facts.labels(me)),
        "edtf": facts.maybe(me, SIF.edtf),
        "earliest": facts.maybe(me, SIF.earliest),
        "latest": facts.maybe(me, SIF.latest),
        "places": [
            {"iri": place, "labels": dict(facts.labels(place))}
            for place in sorted(facts.all(me, SEM.hasPlace))
        ],
        "number": None if number is None else int(number),
        "outlet_count": int(facts.one(me, SIF.outletCount)),
        "evidence": [
            {**piece, "denies": denies}
            for claims, denies in ((supports, False), (denials, True))
            for claim in sorted(claims)
            for piece in evidence[claim]
        ],
    }


def _add_event(network: nx.MultiDiGraph[str], facts: Facts, me: str, event: dict[str, Any]) -> None:
    actors = _actors(facts, me)
    places = [place["iri"] for place in event["places"]]
    for (source, role_from), (target, role_to) in combinations(actors, 2):
        network.add_edge(source, target, key=me, **event, role_from=role_from, role_to=role_to)
    if len(actors) == 1:
        actor, role = actors[0]
        for place in places:
            network.add_edge(actor, place, key=me, **event, role_from=role, role_to=None)
        if not places:
            network.nodes[actor]["events"].append({**event, "role_from": role})
    elif not actors:
        for place in places:
            network.nodes[place]["events"].append({**event, "role_from": None})
        if not places:
            network.graph["events"].append({**event, "role_from": None})


def _actors(facts: Facts, me: str) -> list[tuple[str, str]]:
    """Who takes part, with what they do most actively; those who act before those who are acted on."""
    roles: dict[str, list[Role]] = defaultdict(list)
    for role in Role:
        for actor in facts.all(me, role_property(role)):
            roles[actor].append(role)
    step = steps()
    chosen = {actor: min(found, key=lambda role: (step[role], role)) for actor, found in roles.items()}
    return [
        (actor, chosen[actor].value)
        for actor in sorted(chosen, key=lambda actor: (step[chosen[actor]], actor))
    ]


def _evidence(store: Store) -> dict[str, list[dict[str, Any]]]:
    """Claim → its pieces of evidence."""
    found: dict[str, list[dict[str, Any]]] = {}
    for reading in store.readings():
        told = tell(reading, store.addresses)
        entities = {entity.id: entity for entity in reading.entities}
        for claim in reading.claims:
            voices = [_voice(voice.entity, voice.span, entities) for voice in claim.attributed_to]
            found[told.claims[claim.id]] = [_piece(span, reading, store, voices) for span in claim.evidence]
    return found


def _piece(span: Span, reading: Reading, store: Store, voices: list[dict[str, str] | str]) -> dict[str, Any]:
    article = reading.article
    return {
        "text": span.text,
        "start": span.start,
        "end": span.end,
        "article": store.addresses.article(article.id),
        "title": article.title,
        "source": article.source,
        "url": article.url,
        "published": article.published,
        "lang": article.language,
        "voices": voices,
    }


def _voice(entity: str | None, span: Span, entities: dict[str, Entity]) -> dict[str, str] | str:
    return span.text if entity is None else dict(entities[entity].labels)
