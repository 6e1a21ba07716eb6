"""What Sifara writes conforms to its shapes, and what breaks them is told so that a person can act on it."""

from __future__ import annotations

import builtins
from typing import Any

import pytest
from pyoxigraph import Literal, NamedNode, Quad

from graph.store import WORLD, Store
from graph.validate import validate
from graph.world.build import world_quads
from ontology.errors import SifaraError
from ontology.vocabulary import RDF, SIF
from tests.graph.readings import ASSAD, PUTIN, meeting, plain, say
from tests.graph.test_claims import FULL
from tests.graph.test_world import TEN


def test_claims_and_world_conform() -> None:
    with Store() as store:
        store.add([*TEN, FULL])
        assert validate(store) == []


def test_the_world_alone_conforms() -> None:
    assert validate(world_quads([*TEN, FULL])) == []


def test_nothing_conforms() -> None:
    assert validate([]) == []


def test_a_breach_names_node_property_value_and_rule() -> None:
    with Store() as store:
        store.add([say("1", meeting(PUTIN, ASSAD))])
        event = next(q.subject for q in store.quads(WORLD) if q.predicate.value == SIF.supportedBy)
        wrong = Quad(event, NamedNode(SIF.outletCount), Literal(0))
        found = validate([*store.quads(), wrong])
    assert found == sorted(found)
    assert {(violation.node, violation.path) for violation in found} >= {(plain(event), SIF.outletCount)}
    counts = [violation for violation in found if violation.path == SIF.outletCount]
    assert {(violation.wrong, violation.expected) for violation in counts} == {
        ("is '0'", "1 or more"),
        ("is there too often", "at most 1"),
    }


def test_a_claim_dressed_up_as_an_event_is_found() -> None:
    with Store() as store:
        store.add([FULL])
        (claim, *_) = [quad.subject for quad in store.quads() if quad.object == NamedNode(SIF.Claim)]
        dressed = Quad(claim, NamedNode(RDF.type), NamedNode(SIF.Meeting))
        assert plain(claim) in {violation.node for violation in validate([*store.quads(), dressed])}


def test_without_pyshacl_the_error_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def without(name: str, *rest: Any) -> Any:
        if name == "pyshacl":
            raise ImportError(name)
        return real(name, *rest)

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(SifaraError, match=r"pip install \"sifara\[validate\]\""):
        validate([])
