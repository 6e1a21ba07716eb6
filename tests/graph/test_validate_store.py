"""A store checked part by part: the same breaches as in one piece, each with what it is about."""

from __future__ import annotations

import pytest
from pyoxigraph import Literal, NamedNode, Quad

from graph import validate_store as module
from graph.store import WORLD, Store
from graph.validate import validate
from graph.validate_store import Checked, validate_store
from ontology.vocabulary import RDFS, SIF
from tests.graph.readings import ASSAD, ERDOGAN, MOSCOW, PUTIN, meeting, plain, say
from tests.graph.test_world import TEN

READINGS = [
    say("1", meeting(PUTIN, ASSAD, day="2024-07-24", where=(MOSCOW,)), title="لقاء في موسكو"),
    say("2", meeting(PUTIN, ERDOGAN, day="2024-07-25"), source="SANA"),
]


def wrong(store: Store) -> list[Checked]:
    return [checked for checked in validate_store(store) if checked.violations]


def event_of(store: Store, article: str) -> NamedNode:
    """The event that this article's first claim supports."""
    claim = NamedNode(f"{store.addresses.article(article)}/claim/1")
    (quad,) = store.backend.with_objects(NamedNode(SIF.supportedBy), [claim], WORLD)
    assert isinstance(quad.subject, NamedNode)
    return quad.subject


def test_every_article_is_told_and_nothing_is_wrong(store: Store) -> None:
    store.add(READINGS)
    checked = list(validate_store(store))
    assert [(one.kind, one.label, one.violations) for one in checked] == [
        ("article", "لقاء في موسكو", ()),
        ("article", "2", ()),
    ]


def test_a_breach_in_an_article_says_which_part_of_which_article(store: Store) -> None:
    store.add(READINGS)
    graph = NamedNode(store.addresses.article("1"))
    claim = NamedNode(f"{graph.value}/claim/1")
    taken = [q for q in store.subject_quads([claim], graph) if q.predicate.value == SIF.evidence]
    store.backend.change(taken, [])
    (found,) = wrong(store)
    assert (found.kind, found.label, found.address) == ("article", "لقاء في موسكو", graph.value)
    (violation,) = found.violations
    assert (violation.node, violation.path, violation.wrong, violation.expected) == (
        claim.value,
        SIF.evidence,
        "is missing",
        "1 or more",
    )
    assert violation.rule == "A claim shows at least one piece of evidence."


def test_a_part_that_is_not_what_it_should_be_is_one_breach(store: Store) -> None:
    store.add(READINGS)
    graph = NamedNode(store.addresses.article("2"))
    part = NamedNode(f"{graph.value}/claim/1/participation/1")
    others = [q for q in store.quads(graph) if q.object == part]
    store.backend.change(others, [Quad(q.subject, q.predicate, graph, graph) for q in others])
    (found,) = wrong(store)
    assert (found.kind, found.label, len(found.violations)) == ("article", "2", 1)


def test_a_breach_in_the_world_says_of_what(store: Store) -> None:
    store.add(READINGS)
    event = event_of(store, "1")
    counts = [q for q in store.subject_quads([event]) if q.predicate.value == SIF.outletCount]
    store.backend.change(counts, [Quad(event, NamedNode(SIF.outletCount), Literal(0))])
    (found,) = wrong(store)
    labels = {q.object.value for q in store.subject_quads([event]) if q.predicate.value == RDFS.label}  # type: ignore[union-attr]
    assert found.kind == "event"
    assert found.address == event.value
    assert found.label in labels
    (violation,) = found.violations
    assert (violation.path, violation.wrong, violation.expected) == (SIF.outletCount, "is '0'", "1 or more")


def test_a_claim_that_no_article_has_is_wrong(store: Store) -> None:
    store.add(READINGS)
    event = event_of(store, "2")
    store.backend.change(list(store.quads(NamedNode(store.addresses.article("2")))), [])
    (found,) = wrong(store)
    assert found.address == event.value
    assert [violation.path for violation in found.violations] == [SIF.supportedBy]
    assert "which no article has" in found.violations[0].wrong


def test_what_took_part_and_is_no_entity_is_wrong(store: Store) -> None:
    store.add(READINGS)
    person = NamedNode(store.addresses.entity(PUTIN.id))
    types = [q for q in store.subject_quads([person]) if q.predicate.value.endswith("type")]
    store.backend.change(types, [])
    found = {checked.address for checked in wrong(store)}
    assert {event_of(store, "1").value, event_of(store, "2").value} <= found


@pytest.mark.parametrize("size", [1, 3, 1000])
def test_slices_of_any_size_find_the_same(size: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_SLICE", size)
    with Store() as store:
        store.add([*TEN, *READINGS])
        event = event_of(store, "1")
        person = NamedNode(store.addresses.entity(ERDOGAN.id))
        labels = [q for q in store.subject_quads([person]) if q.predicate.value == RDFS.label]
        store.backend.change(labels, [Quad(event, NamedNode(SIF.outletCount), Literal(0))])
        in_parts = {violation for checked in wrong(store) for violation in checked.violations}
        assert in_parts == set(validate(store))
        assert {plain(person), plain(event)} <= {violation.node for violation in in_parts}
