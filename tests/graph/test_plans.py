"""What a plan came to, who denies it, and which articles are one text."""

from __future__ import annotations

from random import Random

import pytest
from pyoxigraph import QuerySolutions

from graph.identity.plans import WINDOW_DAYS
from graph.identity.reach import parts
from graph.store import Store
from graph.validate import validate
from graph.world.build import world_quads
from ontology.reading import Reading
from ontology.terms import EventType, Role, Status
from ontology.vocabulary import SIF
from tests.graph.readings import ASSAD, ERDOGAN, MOSCOW, PUTIN, SYRIA, Said, everyone, meeting, plain, say
from tests.graph.test_identity_events import claim


def planned(
    day: str | None, published: str | None = "2024-07-20", status: Status = Status.PLANNED, text: str = "plan"
) -> Reading:
    return say("plan", meeting(PUTIN, ASSAD, day=day, status=status, quote=text), published=published)


def held(day: str | None, name: str = "held", published: str | None = "2024-07-25") -> Reading:
    return say(name, meeting(PUTIN, ASSAD, day=day, quote=name), published=published, source=name)


def links(*readings: Reading) -> list[tuple[str, str]]:
    """What leads to what it came to: the dates in both addresses."""
    return sorted(
        (dated(plain(quad.subject)), dated(plain(quad.object)))
        for quad in world_quads(readings)
        if quad.predicate.value == SIF.realisedBy
    )


def dated(address: str) -> str:
    return address.partition("meeting-")[2].rpartition("-")[0]


def test_a_plan_for_a_day_came_to_what_happened_that_day() -> None:
    assert links(planned("2024-07-24"), held("2024-07-24")) == [("2024-07-24", "2024-07-24")]


def test_a_proposal_can_come_true_too() -> None:
    proposed = planned("2024-07-24", status=Status.PROPOSED)
    assert links(proposed, held("2024-07-24")) == [("2024-07-24", "2024-07-24")]


@pytest.mark.parametrize(
    ("plan", "event", "came_to"),
    [
        ("2024-07", "2024-07-24", True),
        ("2024-07", "2024-07-19", False),  # over before the plan was reported
        ("2024-07-24", "2024-07", True),
        ("2024-07-24", "2024-07-25", False),
        ("2024-08", "2024-07-24", False),
        (None, "2024-07-24", True),
        (None, "2024-07-20", True),
        (None, "2024-07-19", False),
        (None, "2024-08-19", True),
        (None, "2024-08-20", False),  # later than the window
        (None, "2024-07", False),  # which day of July?
        (None, None, False),
        ("XXXX-07-24", "2024-07-24", False),
        ("2024-07-24", None, False),
    ],
)
def test_time_has_to_fit(plan: str | None, event: str | None, came_to: bool) -> None:
    assert WINDOW_DAYS == 30
    assert bool(links(planned(plan), held(event))) is came_to


def test_a_plan_without_any_day_of_its_own_or_of_its_report_leads_nowhere() -> None:
    assert links(planned(None, published=None), held("2024-07-24")) == []


def test_where_two_events_fit_nobody_says_which() -> None:
    assert links(planned("2024-07"), held("2024-07-24"), held("2024-07-26", "again")) == []


def test_the_day_itself_goes_before_a_month_around_it() -> None:
    found = links(planned("2024-07-24"), held("2024-07-24"), held("2024", "some time"))
    assert found == [("2024-07-24", "2024-07-24")]


def test_a_coarse_plan_told_with_the_event_is_about_another_one() -> None:
    both = say(
        "both",
        meeting(PUTIN, ASSAD, day="2024-07-24"),
        meeting(PUTIN, ASSAD, day="2024-07", status=Status.PLANNED, quote="سيلتقيان"),
        published="2024-07-24",
    )
    assert links(both) == []


def test_others_who_meet_do_not_fulfil_a_plan() -> None:
    other = say("other", meeting(PUTIN, ERDOGAN, day="2024-07-24"))
    assert links(planned("2024-07-24"), other) == []


def test_a_coarse_plan_for_another_place_is_not_fulfilled() -> None:
    there = say(
        "plan",
        meeting(PUTIN, ASSAD, day="2024-07", status=Status.PLANNED, where=(SYRIA,)),
        published="2024-07-20",
    )
    here = say("held", meeting(PUTIN, ASSAD, day="2024-07-24", where=(MOSCOW,)))
    assert links(there, here) == []


def test_what_is_denied_fulfils_nothing() -> None:
    denied = say("denied", meeting(PUTIN, ASSAD, day="2024-07-24", status=Status.DENIED))
    assert links(planned("2024-07-24"), denied) == []


# Denials of plans


def disputes(*readings: Reading) -> dict[str, tuple[int, int]]:
    """Status of what is denied → how many claims deny it, and how many support it."""
    with Store() as store:
        store.add(readings)
        assert validate(store) == []
        answer = store.query(
            "SELECT ?s (COUNT(DISTINCT ?d) AS ?denials) (COUNT(DISTINCT ?c) AS ?claims) "
            "{ ?e sif:disputed true ; sif:status ?s ; sif:deniedBy ?d ; sif:supportedBy ?c } GROUP BY ?s"
        )
        assert isinstance(answer, QuerySolutions)
        rows = [[plain(value) for value in row] for row in answer]
    return {status.rpartition("#")[2]: (int(denials), int(claims)) for status, denials, claims in rows}


def deny(day: str | None) -> Reading:
    return say("deny", meeting(PUTIN, ASSAD, day=day, status=Status.DENIED, quote="نفى"), source="SANA")


def test_a_plan_that_somebody_denies_shows_both_voices() -> None:
    assert disputes(planned("2024-07-24"), deny("2024-07-24")) == {"planned": (1, 1)}


def test_a_denial_speaks_against_what_happened_rather_than_against_its_plan() -> None:
    assert disputes(planned("2024-07-24"), held("2024-07-24"), deny("2024-07-24")) == {"occurred": (1, 1)}


def test_a_denial_of_a_plan_of_another_day_or_of_none_stands_alone() -> None:
    assert disputes(planned("2024-07-24"), deny("2024-07-26")) == {}
    assert disputes(planned(None), deny(None)) == {}


# What can be decided on its own


def test_claims_are_decided_together_as_far_as_their_days_meet() -> None:
    days = ["2024-07-24", "2024-07-24", "2024-07", "2024-08-01", "2025-01-01", "2024-07-30/2024-08-02"]
    claims = [claim(number, day) for number, day in enumerate(days, 1)]
    Random(1).shuffle(claims)
    found = sorted([int(record.claim.split("/")[1]) for record in part] for part in parts(claims))
    assert found == [[1, 2, 3, 4, 6], [5]]


def test_claims_without_a_date_are_decided_with_those_of_their_text() -> None:
    claims = [claim(1, None, scope="a"), claim(2, None, scope="b"), claim(3, "XXXX-07-24", scope="a")]
    assert sorted(len(part) for part in parts(claims)) == [1, 2]


# Copies

REPORT = " ".join(f"كلمة{number}" for number in range(60))


def printed(name: str, body: str, source: str) -> Reading:
    said = Said(EventType.MEETING, "التقيا", everyone(PUTIN, ASSAD, role=Role.PARTICIPANT), when="2024-07-24")
    return say(name, said, source=source, title=body)


def groups(*readings: Reading) -> list[list[str]]:
    found: dict[str, list[str]] = {}
    for quad in world_quads(readings):
        if quad.predicate.value == SIF.textGroup:
            found.setdefault(plain(quad.object), []).append(plain(quad.subject).rpartition("/")[2])
    return sorted(map(sorted, found.values()))


def outlets(*readings: Reading) -> list[int]:
    return [int(plain(q.object)) for q in world_quads(readings) if q.predicate.value == SIF.outletCount]


def test_nearly_the_same_text_is_one_group_and_counts_as_one_outlet() -> None:
    first, copy = printed("1", REPORT, "RT"), printed("2", f"{REPORT} أخيرة", "SANA")
    own = printed("3", "نص آخر تماما " + " ".join(f"لفظ{number}" for number in range(60)), "AFP")
    assert groups(first, copy, own) == [["1", "2"]]
    assert outlets(first, copy, own) == [2]


def test_an_article_without_copies_is_in_no_group() -> None:
    assert groups(printed("1", REPORT, "RT")) == []


def test_a_group_that_loses_what_linked_it_falls_apart() -> None:
    words = REPORT.split()
    chain = [
        printed("1", " ".join(words[:40]), "A"),
        printed("2", " ".join(words), "B"),
        printed("3", " ".join(words[20:]), "C"),
    ]
    assert groups(*chain) == [["1", "2", "3"]]
    with Store() as store:
        store.add(chain)
        store.forget("2")
        assert not [quad for quad in store.quads() if quad.predicate.value == SIF.textGroup]
