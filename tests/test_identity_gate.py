"""What is one becomes one as often as it did, and what is two as seldom."""

from __future__ import annotations

from collections import Counter

import pytest

from benchmarks import identity
from benchmarks.floors import read_floors
from benchmarks.identity import GROUPS, Pair, figures
from benchmarks.pairs.build import mention, told
from ontology.terms import EventType, Role, Status


def test_identity_is_as_good_as_its_floors_say(capsys: pytest.CaptureFixture[str]) -> None:
    assert identity.main([]) == 0, capsys.readouterr().out


def test_the_set_is_as_large_as_it_was_asked_to_be() -> None:
    pairs = list(identity.judge())
    sizes = Counter(pair.group == "events" for pair in pairs)
    assert sizes[True] >= 60
    assert sizes[False] >= 150
    assert all(
        sum(pair.same == verdict for pair in pairs if pair.group == group) >= 15
        for group in ("people", "others", "events")
        for verdict in (True, False)
    )


def test_every_group_has_floors() -> None:
    assert sorted(read_floors(identity.FLOORS).corpora) == sorted(GROUPS)


def test_precision_and_recall_count_what_was_merged() -> None:
    pairs = [
        Pair("people", True, True, ""),
        Pair("people", True, False, ""),
        Pair("people", False, True, ""),
        Pair("people", False, False, ""),
        Pair("events", True, True, ""),
    ]
    assert figures(pairs, "people") == {"precision": 0.5, "recall": 0.5}
    assert figures(pairs, "all") == {"precision": 0.6667, "recall": 0.6667}


def test_a_mention_is_a_name_with_state_and_office() -> None:
    [entity] = mention("a", "person", "وزير الدفاع | EG | defence-minister | 2024-07-01").entities
    assert (entity.labels, entity.iso) == ((("ar", "وزير الدفاع"),), "EG")
    [office] = entity.offices
    assert (office.title, office.code, office.state) == ("وزير الدفاع", "defence-minister", "EG")


def test_a_claim_is_a_type_with_who_when_and_where() -> None:
    reading = told("a", "en Meeting 2024-07-24 putin:host busaidi @moscow !planned & Visit busaidi:visitor")
    meeting, visit = reading.claims
    assert (meeting.type, meeting.status, visit.type) == (
        EventType.MEETING,
        Status.PLANNED,
        EventType.VISIT,
    )
    assert [part.role for part in meeting.participants] == [Role.HOST, Role.PARTICIPANT]
    assert meeting.places == ("place/moscow",)
    assert meeting.time is not None
    assert reading.article.text[meeting.time.span.start : meeting.time.span.end] == "2024-07-24"


def test_copies_share_a_text_and_other_articles_do_not() -> None:
    first, copy, other = (
        told(f"a{number}", f"en Meeting {mark} putin assad").article.text_hash
        for number, mark in enumerate(("=wire", "=wire", "2024"))
    )
    assert first == copy != other
