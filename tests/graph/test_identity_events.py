"""Which claims of different articles tell of one event: a false merge is worse than a missed one."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.identity.events import Event, resolve_events
from graph.identity.offices import office_key
from graph.identity.record import EventRecord, Party
from graph.identity.rules import check_rules, rules
from ontology.edtf import bounds
from ontology.errors import DataError
from ontology.terms import EntityKind, EventType, Role, Status

PUTIN, ASSAD, ERDOGAN = "person/putin", "person/assad", "person/erdogan"


def claim(
    article: int,
    when: str | None = "2024-07-24",
    *,
    kind: EventType = EventType.MEETING,
    status: Status = Status.OCCURRED,
    actors: tuple[tuple[str, Role], ...] = ((PUTIN, Role.PARTICIPANT), (ASSAD, Role.PARTICIPANT)),
    places: tuple[str, ...] = (),
    number: int | None = None,
    id: str = "c1",
    scope: str = "",
) -> EventRecord:
    start, end = (bounds(when) or (None, None)) if when else (None, None)
    return EventRecord(
        f"article/{article}/claim/{id}",
        id,
        kind,
        status,
        frozenset(actors),
        frozenset(places),
        when,
        start,
        end,
        number,
        scope or f"text {article}",
    )


def roles(**who: Role) -> tuple[tuple[str, Role], ...]:
    return tuple((f"person/{name}", role) for name, role in who.items())


def groups(*claims: EventRecord) -> list[list[int]]:
    """Which claims are one event, by their article's number."""
    return sorted(sorted(map(article, event.records + event.denials)) for event in resolve_events(claims))


def article(record: EventRecord) -> int:
    return int(record.claim.split("/")[1])


def only(*claims: EventRecord) -> Event:
    (event,) = resolve_events(claims)
    return event


# What is one event


def test_the_same_people_on_the_same_day_are_one_event() -> None:
    assert groups(claim(1), claim(2)) == [[1, 2]]


def test_a_host_and_a_participant_are_the_same_people() -> None:
    assert groups(claim(1), claim(2, actors=roles(putin=Role.HOST, assad=Role.PARTICIPANT))) == [[1, 2]]


def test_a_phone_call_and_a_video_call_are_of_one_family() -> None:
    assert groups(claim(1, kind=EventType.PHONE_CALL), claim(2, kind=EventType.VIDEO_CALL)) == [[1, 2]]


def test_a_coarse_date_joins_the_only_precise_event_that_it_allows() -> None:
    assert groups(claim(1), claim(2, "2024-07")) == [[1, 2]]
    assert groups(claim(1), claim(2, "2024")) == [[1, 2]]
    assert groups(claim(1), claim(2, "2024-07-23/2024-07-25")) == [[1, 2]]


def test_the_only_event_of_its_kind_in_a_year_is_one_in_all_articles() -> None:
    kind, parties = EventType.RELATIONS, ((PUTIN, Role.PARTY), (ASSAD, Role.PARTY))
    a, b, c = (
        claim(n, when, kind=kind, actors=parties) for n, when in ((1, "1944"), (2, "1944"), (3, "1944-07"))
    )
    assert groups(a, b) == [[1, 2]]
    assert groups(a, b, c) == [[1, 2, 3]]


def test_copies_of_one_text_say_one_thing_even_without_a_date() -> None:
    assert groups(claim(1, None, scope="copy"), claim(2, None, scope="copy")) == [[1, 2]]


# What is not


@pytest.mark.parametrize(
    "other",
    [
        claim(2, "2024-07-25"),
        claim(2, kind=EventType.VISIT),
        claim(2, status=Status.PLANNED),
        claim(2, actors=roles(putin=Role.PARTICIPANT, erdogan=Role.PARTICIPANT)),
        claim(2, actors=roles(putin=Role.PARTICIPANT, assad=Role.PARTICIPANT, erdogan=Role.MEDIATOR)),
        claim(2, "2024-08"),
        claim(2, None),
        claim(2, "XXXX-07-24"),
    ],
    ids=["day", "type", "status", "people", "more people", "month", "no date", "open year"],
)
def test_another_day_type_status_or_company_is_another_event(other: EventRecord) -> None:
    assert groups(claim(1), other) == [[1], [2]]


def test_a_coarse_date_stands_alone_where_two_events_fit() -> None:
    assert groups(claim(1, "2024-07-03"), claim(2, "2024-07-24"), claim(3, "2024-07")) == [[1], [2], [3]]


def test_two_coarse_dates_are_not_one_event_for_being_equal() -> None:
    assert groups(claim(1, "2024-07"), claim(2, "2024-07")) == [[1], [2]]


@pytest.mark.parametrize("when", ["2024-07-24", "2024-07", "XXXX-07", None])
def test_what_one_text_tells_apart_stays_apart(when: str | None) -> None:
    assert groups(claim(1, when, id="c1"), claim(1, when, id="c2")) == [[1], [1]]


def test_nobody_can_say_which_of_two_events_of_one_text_another_means() -> None:
    two = claim(1, id="c1"), claim(1, id="c2")
    assert groups(*two, claim(2), claim(3)) == [[1], [1], [2, 3]]


def test_two_coarse_claims_of_one_text_do_not_meet_in_one_precise_event() -> None:
    two = (
        claim(1, when, id=f"c{n}") for n, when in enumerate(("2024-07", "2024-07-01/2024-07-25", "2024-07"))
    )
    assert groups(claim(2), *two) == [[1], [1], [1, 2]]


def test_two_denials_of_one_text_dispute_nothing() -> None:
    two = claim(1, id="c1", status=Status.DENIED), claim(1, "2024-07", id="c2", status=Status.DENIED)
    assert groups(claim(2), *two) == [[1], [1], [2]]


def test_a_coarse_date_does_not_join_what_its_own_article_tells_apart() -> None:
    a, b = claim(1, "2024-07-24", id="c1"), claim(1, "2024-07", id="c2")
    assert groups(a, b) == [[1], [1]]


def test_undated_claims_of_two_articles_stay_apart() -> None:
    assert groups(claim(1, None), claim(2, None)) == [[1], [2]]


def test_who_did_it_to_whom_is_part_of_what_it_is() -> None:
    there = claim(1, kind=EventType.CONDEMNATION, actors=roles(putin=Role.SPEAKER, assad=Role.TARGET))
    back = claim(2, kind=EventType.CONDEMNATION, actors=roles(putin=Role.TARGET, assad=Role.SPEAKER))
    assert groups(there, back) == [[1], [2]]


def test_one_person_alone_is_too_little_to_go_by() -> None:
    a, b = (claim(n, actors=roles(putin=Role.HOST)) for n in (1, 2))
    assert groups(a, b) == [[1], [2]]


def test_a_visitor_and_a_common_place_are_enough_for_a_visit() -> None:
    def visit(n: int, *places: str) -> EventRecord:
        return claim(n, kind=EventType.VISIT, actors=roles(assad=Role.VISITOR), places=places)

    assert groups(visit(1, "place/moscow"), visit(2, "place/moscow")) == [[1, 2]]
    assert groups(visit(1, "place/moscow"), visit(2, "place/sochi")) == [[1], [2]]
    assert groups(visit(1), visit(2)) == [[1], [2]]
    both = visit(3, "place/moscow", "place/sochi")
    assert groups(visit(1, "place/moscow"), both) == [[1, 3]]
    assert groups(visit(1, "place/moscow"), visit(2, "place/sochi"), both) == [[1], [2], [3]]


def test_statements_are_never_one() -> None:
    a, b = (claim(n, kind=EventType.STATEMENT, actors=roles(putin=Role.SPEAKER)) for n in (1, 2))
    assert groups(a, b) == [[1], [2]]


def test_the_seventieth_and_the_eightieth_anniversary_are_two() -> None:
    a, b = (claim(n, "2024", kind=EventType.ANNIVERSARY, number=n * 10) for n in (7, 8))
    assert groups(a, b) == [[7], [8]]


# Who makes it what it is


def person(name: str, side: str, office: str = "", **more: bool) -> Party:
    offices = frozenset({office_key(office, "", None)} if office else ())
    return Party(f"person/{name}", EntityKind.PERSON, side, offices, **more)


RU, SY = person("putin", "RU", "head-of-state"), person("assad", "SY", "head-of-state")
RU_FM, SY_FM = person("lavrov", "RU", "foreign-minister"), person("mekdad", "SY", "foreign-minister")
RU_DM = person("shoigu", "RU", "defence-minister")
MOSCOW, SOCHI = Party("place/moscow", EntityKind.PLACE, "RU"), Party("place/sochi", EntityKind.PLACE, "RU")
RUSSIA, SYRIA = Party("state/RU", EntityKind.STATE, "RU"), Party("state/SY", EntityKind.STATE, "SY")
MINISTRY = Party("organization/mfa", EntityKind.ORGANIZATION, "SY")
ISRAEL = Party("state/IL", EntityKind.STATE, "IL")


def told(
    article: int,
    *who: Party,
    where: tuple[Party, ...] = (),
    when: str = "2024-07-24",
    kind: EventType = EventType.MEETING,
    roles: tuple[Role, ...] = (),
) -> EventRecord:
    given = roles or (Role.PARTICIPANT,) * len(who)
    found = claim(
        article,
        when,
        kind=kind,
        actors=tuple((one.path, role) for one, role in zip(who, given, strict=True)),
        places=tuple(place.path for place in where),
    )
    return replace(found, parties=frozenset((*who, *where)))


def test_a_meeting_with_the_delegations_is_the_meeting_of_those_who_led_them() -> None:
    assert groups(told(1, RU, SY), told(2, RU, SY, RU_FM, SY_FM)) == [[1, 2]]
    assert groups(told(1, RU, SY, RU_FM), told(2, RU, SY, SY_FM)) == [[1, 2]]
    assert groups(told(1, RU, SY), told(2, RU, SY, RU_FM, when="2024-07")) == [[1, 2]]


def test_ministers_who_came_along_are_not_ministers_who_met() -> None:
    assert groups(told(1, RU_FM, SY_FM), told(2, RU, SY, RU_FM, SY_FM)) == [[1], [2]]
    assert groups(told(1, RU, SY), told(2, RU_FM, SY_FM)) == [[1], [2]]


def test_a_side_of_equals_has_no_leader() -> None:
    assert groups(told(1, RU_FM, SY_FM), told(2, RU_FM, RU_DM, SY_FM)) == [[1], [2]]
    assert groups(told(1, RU_FM, RU_DM, SY_FM), told(2, RU_DM, RU_FM, SY_FM)) == [[1, 2]]


def test_a_claim_that_two_companies_fit_joins_neither() -> None:
    kind, roles = EventType.AGREEMENT, (Role.PARTY, Role.PARTY)
    states, ministers, leaders = (
        told(n, *who, kind=kind, roles=roles)
        for n, who in enumerate(((RUSSIA, SYRIA), (RU_FM, SY_FM), (RU, SY)))
    )
    assert groups(states, ministers) == [[0, 1]]
    assert groups(states, ministers, leaders) == [[0], [1], [2]]


def test_a_state_speaks_by_the_mouth_of_its_institutions() -> None:
    kind, roles = EventType.CONDEMNATION, (Role.SPEAKER, Role.TARGET)
    state, ministry, minister = (
        told(n, who, ISRAEL, kind=kind, roles=roles) for n, who in enumerate((SYRIA, MINISTRY, SY_FM))
    )
    assert groups(state, ministry) == [[0, 1]]
    assert groups(state, minister) == [[0], [2]]


def test_who_is_known_by_the_office_is_who_holds_it_in_the_same_company() -> None:
    bare = person("sy-fm", "SY", "foreign-minister", bare=True)
    assert groups(told(1, RU_FM, SY_FM), told(2, RU_FM, bare)) == [[1, 2]]
    envoy, bare_envoy = person("x", "SY", "ambassador"), person("y", "SY", "ambassador", bare=True)
    assert groups(told(1, RU_FM, envoy), told(2, RU_FM, bare_envoy)) == [[1], [2]]


def test_one_meeting_is_not_in_two_cities() -> None:
    assert groups(told(1, RU, SY, where=(MOSCOW,)), told(2, RU, SY, where=(SOCHI,))) == [[1], [2]]
    assert groups(told(1, RU, SY, where=(MOSCOW,)), told(2, RU, SY, where=(RUSSIA,))) == [[1, 2]]
    palace = replace(SOCHI, path="place/palace", listed=False)
    assert groups(told(1, RU, SY, where=(MOSCOW,)), told(2, RU, SY, where=(palace,))) == [[1, 2]]


def test_where_a_meeting_was_changes_its_address_only_when_there_are_two() -> None:
    here, there, nowhere = told(1, RU, SY, where=(MOSCOW,)), told(2, RU, SY, where=(SOCHI,)), told(3, RU, SY)
    assert only(here).path == only(nowhere).path == only(here, nowhere).path
    assert only(here).path not in {event.path for event in resolve_events([here, there])}


def test_a_host_who_is_left_out_of_a_visit_changes_nothing_and_another_host_does() -> None:
    kind, roles = EventType.VISIT, (Role.VISITOR, Role.HOST)
    hosted = told(1, SY, RU, kind=kind, roles=roles)
    turkish = told(2, SY, person("fidan", "TR"), kind=kind, roles=roles)
    unhosted = told(3, SY, where=(MOSCOW,), kind=kind, roles=roles[:1])
    assert groups(hosted, unhosted) == [[1, 3]]
    assert groups(hosted, turkish) == [[1], [2]]


# Denials


def test_what_one_outlet_asserts_and_another_denies_is_disputed() -> None:
    event = only(claim(1), claim(2, status=Status.DENIED))
    assert event.status is Status.OCCURRED
    assert ([article(r) for r in event.records], [article(r) for r in event.denials]) == ([1], [2])


def test_a_coarse_denial_joins_the_only_event_that_it_can_mean() -> None:
    assert only(claim(1), claim(2, "2024-07", status=Status.DENIED)).denials
    two = resolve_events(
        [claim(1, "2024-07-03"), claim(2, "2024-07-24"), claim(3, "2024-07", status=Status.DENIED)]
    )
    assert [event.status for event in two].count(Status.DENIED) == 1


def test_a_denial_alone_is_a_denied_event() -> None:
    event = only(claim(1, status=Status.DENIED), claim(2, status=Status.DENIED))
    assert event.status is Status.DENIED
    assert (len(event.records), event.denials) == (2, ())


def test_an_article_that_asserts_one_thing_and_denies_another_disputes_nothing() -> None:
    events = resolve_events([claim(1, id="c1"), claim(1, id="c2", status=Status.DENIED)])
    assert [event.status for event in events] == [Status.OCCURRED, Status.DENIED] or [
        event.status for event in events
    ] == [Status.DENIED, Status.OCCURRED]


def test_an_undated_denial_of_another_article_stands_alone() -> None:
    assert groups(claim(1), claim(2, None, status=Status.DENIED)) == [[1], [2]]


# Addresses


@pytest.mark.parametrize(
    ("when", "part"),
    [
        ("2024-07-24", "2024-07-24"),
        ("2024-07-24~", "2024-07-24"),
        ("2024-07", "2024-07"),
        ("2024", "2024"),
        ("2024-07-24/2024-07-26", "2024-07-24--2024-07-26"),
        ("XXXX-03-23", "XXXX-03-23"),
        (None, "undated"),
    ],
)
def test_an_address_says_type_and_date(when: str | None, part: str) -> None:
    path = only(claim(1, when)).path
    assert path.startswith(f"event/meeting-{part}-")
    digits = path.removeprefix(f"event/meeting-{part}-")
    assert len(digits) == (8 if when and "X" not in when else 12)
    assert int(digits, 16) >= 0


def test_the_address_of_a_dated_event_does_not_depend_on_who_reports_it() -> None:
    assert only(claim(1)).path == only(claim(2)).path == only(claim(1), claim(3), claim(4, "2024-07")).path


def test_a_dispute_leaves_the_address_as_it_was() -> None:
    assert only(claim(1)).path == only(claim(1), claim(2, status=Status.DENIED)).path


def test_no_two_events_share_an_address() -> None:
    claims = [
        claim(n, when, status=status, kind=kind)
        for n, (when, status, kind) in enumerate(
            (when, status, kind)
            for when in (None, "2024", "2024-07", "2024-07-03", "2024-07-24", "XXXX-03")
            for status in Status
            for kind in EventType
        )
    ]
    events = resolve_events(claims)
    assert len({event.path for event in events}) == len(events)


CLAIMS = st.builds(
    claim,
    st.integers(1, 40),
    st.sampled_from(
        [None, "2024", "2024-07", "2024-07-24", "2024-07-25", "2024-07-24/2024-07-25", "XXXX-07"]
    ),
    kind=st.sampled_from([EventType.MEETING, EventType.VISIT, EventType.RELATIONS, EventType.STATEMENT]),
    status=st.sampled_from([Status.OCCURRED, Status.DENIED]),
    actors=st.sampled_from(
        [
            roles(putin=Role.VISITOR, assad=Role.HOST),
            roles(putin=Role.VISITOR),
            roles(putin=Role.HOST, assad=Role.VISITOR),
        ]
    ),
    places=st.sampled_from([(), ("place/moscow",), ("place/sochi",), ("place/moscow", "place/sochi")]),
    id=st.sampled_from(["c1", "c2"]),
)


@given(st.lists(CLAIMS, max_size=12, unique_by=lambda one: one.claim), st.randoms(use_true_random=False))
def test_the_order_of_the_claims_does_not_matter(claims: list[EventRecord], random) -> None:  # type: ignore[no-untyped-def]
    shuffled = list(claims)
    random.shuffle(shuffled)
    events = resolve_events(claims)
    assert resolve_events(shuffled) == events
    told = [record for event in events for record in event.records + event.denials]
    assert sorted(record.claim for record in told) == sorted(record.claim for record in claims)
    assert len({event.path for event in events}) == len(events)


# Rules


def test_every_type_has_a_rule() -> None:
    assert list(rules()) == list(EventType)


@pytest.mark.parametrize(
    "wrong",
    [
        {"Meeting": {"actor": 2}},
        {"Meeting": {"actors": "2"}},
        {"Parade": {}},
        {"PhoneCall": {"family": "talk"}},
        {"Visit": {"core": ["guest"]}},
        {"Visit": {"place": "somewhere"}},
    ],
    ids=[
        "unknown key",
        "wrong value",
        "unknown type",
        "family of two rules",
        "unknown role",
        "unknown place",
    ],
)
def test_a_mistake_in_the_rules_is_an_error_that_names_it(wrong: dict[str, dict[str, object]]) -> None:
    good: dict[str, dict[str, object]] = {kind.value: {} for kind in EventType}
    good["VideoCall"] = {"family": "talk", "once": True}
    with pytest.raises(DataError, match=r"identity/rules\.yml"):
        check_rules(good | wrong)
