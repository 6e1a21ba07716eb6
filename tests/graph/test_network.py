"""The world as a network for networkx: who had to do with whom, nothing lost."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import networkx as nx
import pytest

from graph.directions import check_steps, steps
from graph.network import to_networkx
from graph.store import Store
from ontology.errors import DataError
from ontology.reading import Reading
from ontology.terms import EventType, Role, Status
from tests.graph.readings import (
    ASSAD,
    ERDOGAN,
    KREMLIN,
    MOSCOW,
    PESKOV,
    PUTIN,
    RUSSIA,
    Said,
    Who,
    everyone,
    meeting,
    say,
)
from tests.graph.test_world import TEN

BASE = "https://w3id.org/sifara/id/"


def network(*readings: Reading, unrealised: bool = True) -> nx.MultiDiGraph[str]:
    with Store() as store:
        store.add(readings)
        return to_networkx(store, unrealised=unrealised)


def edges(graph: nx.MultiDiGraph[str]) -> list[tuple[str, str, str | None, str | None]]:
    return [
        (a.removeprefix(BASE), b.removeprefix(BASE), known["role_from"], known["role_to"])
        for a, b, known in graph.edges(data=True)
    ]


def only_edge(*readings: Reading) -> dict[str, Any]:
    ((_, _, known),) = network(*readings).edges(data=True)
    return dict(known)


@pytest.fixture(scope="module")
def ten() -> Iterator[nx.MultiDiGraph[str]]:
    yield network(*TEN)


def test_every_entity_is_a_node(ten: nx.MultiDiGraph[str]) -> None:
    assert ten.nodes[f"{BASE}person/vladimir-putin"] == {
        "kind": "person",
        "iso": "RU",
        "labels": {"ar": "فلاديمير بوتين", "en": "Vladimir Putin"},
        "events": [],
    }
    assert ten.nodes[f"{BASE}state/SY"]["iso"] == "SY"
    assert ten.nodes[f"{BASE}state/TR"]["labels"] == {"": "TR"}


def test_an_event_is_an_edge_with_all_that_is_known_of_it() -> None:
    said = meeting(
        PUTIN, ASSAD, day="2024-07-24", where=(MOSCOW,), by=((KREMLIN, "الكرملين"), (None, "مصادر"))
    )
    known = only_edge(say("1", said, title="عنوان", url="https://rt.example/1"))
    (evidence,) = known.pop("evidence")
    assert known == {
        "event": f"{BASE}event/meeting-2024-07-24-b1daa697",
        "type": "Meeting",
        "status": "occurred",
        "disputed": False,
        "labels": {
            "ar": "لقاء: بشار الأسد، فلاديمير بوتين (موسكو)، 24 يوليو 2024",
            "en": "Meeting: Bashar al-Assad, Vladimir Putin (Moscow), 24 July 2024",
            "ru": "Встреча: Bashar al-Assad, Vladimir Putin (Moscow), 24 июля 2024",
        },
        "edtf": "2024-07-24",
        "earliest": "2024-07-24",
        "latest": "2024-07-24",
        "places": [{"iri": f"{BASE}place/moscow", "labels": {"ar": "موسكو", "en": "Moscow"}}],
        "number": None,
        "outlet_count": 1,
        "role_from": "participant",
        "role_to": "participant",
    }
    text = say("1", said, title="عنوان").article.text
    assert text[evidence.pop("start") : evidence.pop("end")] == evidence["text"]
    assert evidence == {
        "text": "التقى الرجلان",
        "article": f"{BASE}article/1",
        "title": "عنوان",
        "source": "RT",
        "url": "https://rt.example/1",
        "published": "2024-07-25",
        "lang": "ar",
        "voices": [{"ar": "الكرملين", "en": "the Kremlin"}, "مصادر"],
        "denies": False,
    }


def test_the_key_of_an_edge_is_its_event(ten: nx.MultiDiGraph[str]) -> None:
    edges = list(ten.edges(keys=True, data=True))
    assert edges
    assert [key for _, _, key, _ in edges] == [known["event"] for *_, known in edges]


def test_each_pair_of_actors_has_one_edge() -> None:
    three = network(say("1", meeting(PUTIN, ASSAD, ERDOGAN)))
    assert three.number_of_edges() == 3
    assert len(set(three.edges())) == 3


@pytest.mark.parametrize(
    ("kind", "first", "second"),
    [
        (EventType.MESSAGE, Role.SENDER, Role.RECIPIENT),
        (EventType.VISIT, Role.VISITOR, Role.HOST),
        (EventType.PHONE_CALL, Role.CALLER, Role.CALLEE),
        (EventType.CONDEMNATION, Role.SPEAKER, Role.TARGET),
        (EventType.MEDIATION, Role.MEDIATOR, Role.PARTY),
    ],
)
def test_an_edge_runs_from_who_acts_to_who_is_acted_on(kind: EventType, first: Role, second: Role) -> None:
    for a, b in ((PUTIN, ASSAD), (ASSAD, PUTIN)):
        made = network(say("1", Said(kind, "حدث", ((b, second), (a, first)))))
        assert edges(made) == [(a.id, b.id, first.value, second.value)]


def test_where_neither_acts_on_the_other_addresses_decide() -> None:
    assert edges(network(say("1", meeting(PUTIN, ASSAD)))) == edges(network(say("1", meeting(ASSAD, PUTIN))))


def test_a_visitor_alone_is_joined_to_the_place() -> None:
    visit = Said(EventType.VISIT, "زار", ((ASSAD, Role.VISITOR),), where=(MOSCOW,))
    assert edges(network(say("1", visit))) == [("person/bashar-al-assad", "place/moscow", "visitor", None)]


def test_an_event_of_one_without_a_place_is_on_the_node() -> None:
    made = network(say("1", Said(EventType.STATEMENT, "قال", ((PESKOV, Role.SPEAKER),))))
    (event,) = made.nodes[f"{BASE}person/dmitry-peskov"]["events"]
    assert (event["type"], event["role_from"], len(event["evidence"])) == ("Statement", "speaker", 1)


def test_an_event_of_nobody_is_on_its_place_or_on_the_graph() -> None:
    attack = Said(EventType.ATTACK, "هجوم", where=(MOSCOW,))
    (event,) = network(say("1", attack)).nodes[f"{BASE}place/moscow"]["events"]
    assert (event["type"], event["role_from"]) == ("Attack", None)
    (lost,) = network(say("1", Said(EventType.ATTACK, "هجوم"), named=[RUSSIA])).graph["events"]
    assert lost["type"] == "Attack"


def test_no_event_is_lost(ten: nx.MultiDiGraph[str]) -> None:
    found = {known["event"] for _, _, known in ten.edges(data=True)}
    found |= {event["event"] for _, events in ten.nodes(data="events") for event in events}  # type: ignore[index]
    with Store() as store:
        store.add(TEN)
        rows: Any = store.query("SELECT ?e { ?e sif:supportedBy ?c } GROUP BY ?e")
        assert found == {row["e"].value for row in rows}


def test_what_did_not_happen_can_be_left_out(ten: nx.MultiDiGraph[str]) -> None:
    assert {known["status"] for _, _, known in ten.edges(data=True)} == {"occurred", "denied", "proposed"}
    real = network(*TEN, unrealised=False)
    assert {known["status"] for _, _, known in real.edges(data=True)} == {"occurred"}
    assert set(real.nodes) == set(ten.nodes)


def test_a_dispute_shows_who_denies() -> None:
    met = meeting(PUTIN, ASSAD, day="2024-07-24")
    denial = replace(met, status=Status.DENIED, quote="لم يلتقيا")
    known = only_edge(say("1", met), say("2", denial))
    assert (known["status"], known["disputed"]) == ("occurred", True)
    assert [(piece["text"], piece["denies"]) for piece in known["evidence"]] == [
        ("التقى الرجلان", False),
        ("لم يلتقيا", True),
    ]


def test_an_anniversary_says_which() -> None:
    said = Said(EventType.ANNIVERSARY, "ذكرى", everyone(RUSSIA, ASSAD, role=Role.PARTY), number=80)
    assert only_edge(say("1", said))["number"] == 80


def test_the_order_of_loading_changes_nothing(ten: nx.MultiDiGraph[str]) -> None:
    other = network(*reversed(TEN))
    assert list(other.nodes(data=True)) == list(ten.nodes(data=True))
    assert list(other.edges(keys=True, data=True)) == list(ten.edges(keys=True, data=True))


def test_a_voice_without_a_name_in_english_keeps_its_own() -> None:
    source = Who("group/sources", {"ar": "مصادر"})
    known = only_edge(say("1", meeting(PUTIN, ASSAD, by=((source, "مصادر"),))))
    assert known["evidence"][0]["voices"] == [{"ar": "مصادر"}]


def test_every_role_has_a_step() -> None:
    assert set(steps()) == set(Role)


@pytest.mark.parametrize("wrong", [{"host": "2"}, {"guest": 1}])
def test_a_mistake_in_the_directions_is_an_error_that_names_it(wrong: dict[str, object]) -> None:
    with pytest.raises(DataError, match=next(iter(wrong))):
        check_steps({role.value: 0 for role in Role} | wrong)
