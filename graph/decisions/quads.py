"""Decisions in, their quads in the graph ``decisions`` out, and back."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from pyoxigraph import Literal, NamedNode, Quad

from graph.addresses import Addresses
from graph.decisions.decision import Decision, Verdict
from graph.facts import Facts
from graph.terms import node, text
from ontology.errors import StoreError
from ontology.vocabulary import DCTERMS, RDF, SIF, XSD


def decision_quads(decision: Decision, addresses: Addresses) -> Iterator[Quad]:
    """The quads of one decision."""
    me, graph = NamedNode(addresses.decision(decision.id)), NamedNode(addresses.decisions)
    for predicate, value in (
        (RDF.type, node(SIF.Decision)),
        (SIF.verdict, text(decision.verdict)),
        (SIF.decidedOne, NamedNode(addresses.entity(decision.one))),
        (SIF.decidedOther, NamedNode(addresses.entity(decision.other))),
        (SIF.anchors, text(json.dumps(decision.sides, ensure_ascii=False))),
        (DCTERMS.creator, text(decision.by)),
        (DCTERMS.created, Literal(decision.at, datatype=node(XSD.dateTime))),
    ):
        yield Quad(me, node(predicate), value, graph)


def read_decisions(quads: Iterable[Quad], addresses: Addresses) -> list[Decision]:
    """The inverse, sorted by time; StoreError for what ``decision_quads`` did not write."""
    facts = Facts(quads)
    found = [me for me, types in facts.with_predicate(RDF.type) if SIF.Decision in types]
    try:
        return sorted((_decision(facts, me, addresses) for me in found), key=lambda one: (one.at, one.id))
    except (LookupError, ValueError, TypeError) as error:
        raise StoreError(
            f"the decisions in the store are broken ({error}); restore a backup, or import them from a file"
        ) from error


def _decision(facts: Facts, me: str, addresses: Addresses) -> Decision:
    one, other = json.loads(facts.one(me, SIF.anchors))
    return Decision(
        Verdict(facts.one(me, SIF.verdict)),
        addresses.path(facts.one(me, SIF.decidedOne)),
        addresses.path(facts.one(me, SIF.decidedOther)),
        tuple(map(tuple, one)),
        tuple(map(tuple, other)),
        facts.one(me, DCTERMS.creator),
        facts.one(me, DCTERMS.created),
    )
