"""The world layer: what all articles together say happened, each fact with the claims behind it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pyoxigraph
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.export import export_text
from graph.store import Store
from graph.world.build import world_quads
from graph.world.outlets import count_outlets, outlet
from ontology.article import Article
from ontology.entity import Office
from ontology.reading import Reading
from ontology.terms import EntityKind, EventType, RelationKind, Role, Status
from ontology.vocabulary import PREFIXES
from tests.graph.readings import (
    ASSAD,
    BUSAIDI,
    ERDOGAN,
    KREMLIN,
    MOSCOW,
    PESKOV,
    PUTIN,
    RUSSIA,
    SYRIA,
    Said,
    Who,
    everyone,
    meeting,
    plain,
    say,
)

BASE = "https://w3id.org/sifara/id/"
MET = meeting(PUTIN, ASSAD, day="2024-07-24", where=(MOSCOW,))
UNSIGNED = Said(
    EventType.AGREEMENT,
    "لم يوقعا",
    everyone(PUTIN, ASSAD, role=Role.PARTY),
    Status.DENIED,
    when="2024-07-24",
    by=((PESKOV, "بيسكوف"),),
)
DENIAL = Said(
    EventType.STATEMENT, "قال بيسكوف", ((PESKOV, Role.SPEAKER),), relations=((RelationKind.DENIES, 2),)
)
UNOFFICIAL = replace(BUSAIDI, offices=())
YEMENI = replace(BUSAIDI, iso="YE", offices=())

# ten small articles that agree, differ, deny, repeat and name the unlisted
TEN = [
    say("1", MET, UNSIGNED),
    say("2", MET, source="SANA"),
    say("3", meeting(PUTIN, ASSAD, day="2024-07"), source="TASS"),
    say("4", replace(MET, status=Status.DENIED, quote="لم يلتقيا"), source="Denier"),
    say("5", meeting(ASSAD, ERDOGAN, status=Status.PROPOSED), meeting(ASSAD, ERDOGAN, day="2024-07-25")),
    say("6", meeting(BUSAIDI, ASSAD, day="2024-07-24"), source=None, url="https://www.ona.example/1"),
    say("7", meeting(UNOFFICIAL, ASSAD, day="2024-07-24"), source=None, published=None, title="لقاء"),
    say("8", meeting(YEMENI, PUTIN, day="2024-07-24")),
    say("9", DENIAL, UNSIGNED),
    say("10", Said(EventType.RELATIONS, "أقيمت", everyone(RUSSIA, SYRIA, role=Role.PARTY), when="1944")),
]


def ask(readings: list[Reading], question: str) -> list[tuple[str | None, ...]]:
    """The answer over the world of these readings, sorted; addresses without the base."""
    store = pyoxigraph.Store()
    store.extend(world_quads(readings))
    found = store.query(f"BASE <{BASE}> {question}", prefixes=PREFIXES)
    assert isinstance(found, pyoxigraph.QuerySolutions)
    return sorted((tuple(_cell(term) for term in row) for row in found), key=str)


def _cell(term: object) -> str | None:
    return None if term is None else plain(term).removeprefix(BASE)


def test_what_happened_is_found_by_its_class_and_nothing_else_is() -> None:
    met = ask(TEN, "SELECT ?e ?s { ?e a sif:Meeting ; sif:status ?s }")
    assert {status for _, status in met} == {"https://w3id.org/sifara/ontology#occurred"}
    assert ask(TEN, "SELECT ?e { ?e a sif:Agreement }") == []


@pytest.mark.parametrize(
    ("status", "kind", "count"),
    [("DeniedEvent", "Agreement", 1), ("ProposedEvent", "Meeting", 1), ("PlannedEvent", "Meeting", 0)],
)
def test_what_did_not_happen_is_found_by_its_own_class(status: str, kind: str, count: int) -> None:
    assert len(ask(TEN, f"SELECT ?e {{ ?e a sif:{status} ; sif:wouldBe sif:{kind} }}")) == count


def test_an_event_lists_the_claims_and_counts_the_outlets_behind_it() -> None:
    question = """SELECT ?n (GROUP_CONCAT(STR(?c); separator=" ") AS ?claims)
        { ?e a sif:Meeting ; sem:hasActor <person/vladimir-putin> ; sif:outletCount ?n ;
             sif:supportedBy ?c ; sem:hasPlace ?p } GROUP BY ?e ?n"""
    ((outlets, claims),) = ask(TEN, question)
    assert outlets == "3"
    assert claims is not None
    assert sorted(claim.split("/")[-3] for claim in claims.split()) == ["1", "2", "3"]


def test_what_several_outlets_report_has_the_day_on_which_the_first_did() -> None:
    question = "SELECT ?d { ?e sif:outletCount ?n OPTIONAL { ?e sif:firstReported ?d } }"
    late = say("1", MET, published="2024-07-26", title="لقاء في موسكو")
    early = say("2", MET, published="2024-07-25", title="قمة بين رئيسين", source="TASS")
    undated = say("3", MET, published=None, title="الكرملين يستقبل ضيفا", source="SANA")
    assert ask([late], question) == [(None,)]
    assert ask([late, early, undated], question) == [("2024-07-25",)]


def test_a_dispute_shows_both_sides() -> None:
    question = "SELECT ?c { ?e sif:disputed true ; sif:deniedBy ?c ; a sif:Meeting }"
    assert ask(TEN, question) == [("article/4/claim/1",)]
    assert ask(TEN[:3], question) == []


def test_an_unlisted_person_is_one_across_articles_when_nothing_speaks_against_it() -> None:
    found = ask(TEN, 'SELECT ?p ?s { ?p rdfs:label "بدر البوسعيدي"@ar ; a sif:Person ; sif:ofState ?s }')
    assert sorted(str(state) for _, state in found) == ["state/OM", "state/YE"]


def test_relations_between_claims_become_relations_between_events() -> None:
    question = "SELECT ?k { ?e sif:denies ?d . ?d a sif:DeniedEvent ; sif:wouldBe ?k }"
    assert ask(TEN, question) == [("https://w3id.org/sifara/ontology#Agreement",)]


def test_an_event_is_on_the_margins_of_what_the_claims_that_support_it_say_in_all_their_words() -> None:
    told = [
        say("1", replace(MET, occasion="قمة العشرين")),
        say("2", replace(MET, occasion="القمة"), source="SANA"),
        say("3", replace(MET, occasion="القمة"), source="TASS"),
        say("4", MET, source="ONA"),
        say("5", replace(MET, occasion="G20 summit"), source="BBC", language="en"),
        say(
            "6",
            replace(MET, status=Status.DENIED, quote="لم يلتقيا", occasion="قمة الجزائر"),
            source="Denier",
        ),
    ]
    question = "SELECT ?e ?w (LANG(?w) AS ?l) { ?e sif:onMarginsOf ?w }"
    for order in (told, told[::-1]):
        found = ask(order, question)
        assert [row[1:] for row in found] == [("G20 summit", "en"), ("القمة", "ar"), ("قمة العشرين", "ar")]
        assert {row[0] for row in found} == {
            row[0] for row in ask(TEN, "SELECT ?e { ?e a sif:Meeting ; sif:disputed true }")
        }


def test_no_event_is_related_to_itself() -> None:
    itself = say("1", replace(MET, relations=((RelationKind.AFTER, 1),)))
    assert ask([itself], "SELECT ?a { ?a sif:after ?b }") == []


def test_a_role_says_more_than_participation() -> None:
    hosted = say("2", replace(MET, who=((PUTIN, Role.HOST), (ASSAD, Role.PARTICIPANT))))
    question = "SELECT ?r ?a { ?e a sif:Meeting ; ?r ?a . FILTER(?r IN (sif:host, sif:participant)) }"
    found = ask([say("1", MET), hosted], question)
    assert [(role.split("#")[1], actor) for role, actor in found if role] == [
        ("host", "person/vladimir-putin"),
        ("participant", "person/bashar-al-assad"),
    ]


def test_the_commonest_name_is_the_label_and_others_are_kept() -> None:
    other = replace(ASSAD, names={"ar": "بشار حافظ الأسد"})
    readings = [say("1", MET), say("2", MET), say("3", meeting(PUTIN, other, day="2024-07-24"))]
    ((name, alternative),) = ask(
        readings,
        "SELECT ?l ?o { <person/bashar-al-assad> rdfs:label ?l ; skos:altLabel ?o . "
        'FILTER(LANG(?l) = "ar") }',
    )
    assert (name, alternative) == ("بشار الأسد", "بشار حافظ الأسد")


def test_an_office_is_a_membership_with_its_dates_once() -> None:
    undated = replace(ASSAD, offices=(Office("الرئيس", "head-of-state", "SY"),))
    readings = [say("1", MET), say("2", meeting(undated, PUTIN))]
    question = """SELECT ?r ?s ?u
        { ?m org:member <person/bashar-al-assad> ; org:role ?r .
          OPTIONAL { ?m sif:since ?s ; sif:until ?u } }"""
    assert ask(readings, question) == [("office/head-of-state", "2000-07-17", "2024-12-08")]
    assert len(ask(readings, "SELECT ?m { ?m org:member <person/bashar-al-assad> }")) == 1


def test_a_state_or_organisation_that_no_article_names_is_known_by_its_code() -> None:
    envoy = Who(
        "local/1",
        {"ar": "غير بيدرسون"},
        offices=(Office("المبعوث", "envoy", organization="organization/un"),),
        kind=EntityKind.PERSON,
    )
    found = ask(
        [say("1", meeting(envoy, ASSAD))], "SELECT ?o ?l { ?m org:organization ?o . ?o rdfs:label ?l }"
    )
    assert found == [("organization/un", "un")]
    assert ask([say("1", MET)], 'SELECT ?s { ?s a sif:State ; sif:iso "SY" ; rdfs:label "SY" }') == [
        ("state/SY",)
    ]


@pytest.mark.parametrize(
    ("when", "kind", "first"),
    [
        ("2024-07-24", "Instant", None),
        ("2024-07", "ProperInterval", "2024-07-01"),
        ("XXXX-07", "TemporalEntity", None),
    ],
)
def test_a_time_is_readable_for_owl_time(when: str, kind: str, first: str | None) -> None:
    question = f"""SELECT ?b
        {{ ?e sem:hasTime ?t . ?t a time:{kind} OPTIONAL {{ ?t time:hasBeginning/time:inXSDDate ?b }} }}"""
    assert ask([say("1", meeting(PUTIN, ASSAD, day=when))], question) == [(first,)]


def test_an_open_date_has_no_bounds() -> None:
    readings = [say("1", meeting(PUTIN, ASSAD, day="XXXX-03-23"))]
    assert ask(
        readings, "SELECT ?d ?x { ?e sif:edtf ?d ; a sif:Meeting OPTIONAL { ?e sif:earliest ?x } }"
    ) == [("XXXX-03-23", None)]


def count(*articles: Article) -> int:
    return count_outlets((article.text_hash, outlet(article)) for article in articles)


def test_outlets_that_carry_the_same_text_count_once() -> None:
    first, copy = (say("1", MET, source=name).article for name in ("RT", "SANA"))
    own = say("2", MET, source="SANA", title="خبر آخر").article
    assert count(first, copy) == 1
    assert count(first, copy, own) == 2
    assert count(first, replace(own, source="rt")) == 1


def test_an_outlet_without_a_name_is_its_site() -> None:
    a, b = (say(n, MET, source=None, url=f"https://x.example/{n}", title=n).article for n in "12")
    assert count(a, b) == 1


def test_the_world_of_nothing_is_empty() -> None:
    assert world_quads([]) == []


def test_every_quad_of_the_world_is_listed_once_in_a_certain_order() -> None:
    quads = world_quads(TEN)
    assert len(set(quads)) == len(quads)
    assert world_quads(list(reversed(TEN))) == quads


@settings(max_examples=25, deadline=None)
@given(st.permutations(TEN), st.integers(1, 9))
def test_the_order_of_loading_changes_no_byte_of_the_world(readings: list[Reading], cut: int) -> None:
    with Store() as store:
        store.add(readings[:cut])
        store.add(readings[cut:])
        assert export_text(store, "turtle") == WORLD_OF_TEN


def _world_of_ten() -> str:
    with Store() as store:
        store.add(TEN)
        return export_text(store, "turtle")


WORLD_OF_TEN = _world_of_ten()


def test_a_small_reading_gives_the_golden_graph(golden: Callable[[str, str], None]) -> None:
    with Store(version="test") as store:
        store.add(
            [say("small", replace(MET, by=((KREMLIN, "أعلن الكرملين"),)), UNSIGNED, title="لقاء في موسكو")]
        )
        golden("small.trig", export_text(store, "trig"))


def test_ten_articles_give_the_golden_world(golden: Callable[[str, str], None]) -> None:
    golden("ten.ttl", WORLD_OF_TEN)
