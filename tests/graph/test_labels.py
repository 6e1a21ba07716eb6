"""Names of events: in every language of labels.yml, with what is known and nothing else."""

from __future__ import annotations

from typing import Any

import pytest

from graph.world.labels import check_wordings, date_label, event_label, wordings
from ontology.errors import DataError
from ontology.terms import EventType, Status


def label(language: str = "en", **changes: Any) -> str:
    known: dict[str, Any] = {
        "event_type": EventType.MEETING,
        "status": Status.OCCURRED,
        "actors": ["A", "B"],
        "places": ["Moscow"],
        "edtf": "2024-07-24",
    }
    return event_label(language, **(known | changes))


def test_a_label_says_type_actors_place_and_date() -> None:
    assert label() == "Meeting: A, B (Moscow), 24 July 2024"
    assert label("ar") == "لقاء: A، B (Moscow)، 24 يوليو 2024"


def test_what_is_not_known_leaves_no_trace() -> None:
    assert label(actors=[], places=[], edtf=None) == "Meeting"
    assert label(places=[]) == "Meeting: A, B, 24 July 2024"


@pytest.mark.parametrize(
    ("status", "english"),
    [("planned", "Meeting (planned)"), ("denied", "Meeting (denied)"), ("disputed", "Meeting (disputed)")],
)
def test_what_did_not_happen_says_so(status: str, english: str) -> None:
    assert label(status=status, actors=[], places=[], edtf=None) == english


def test_an_anniversary_says_which() -> None:
    eightieth = label("ar", event_type=EventType.ANNIVERSARY, number=80, places=[], edtf=None)
    assert eightieth == "ذكرى سنوية (الـ80): A، B"


def test_a_long_list_is_cut() -> None:
    assert label(actors=list("ABCDEF"), places=[], edtf=None) == "Meeting: A, B, C, D, 2 more"


def test_braces_and_brackets_in_a_name_stay_what_they_are() -> None:
    assert label(actors=["{date}", "[x]"], places=["{"], edtf=None) == "Meeting: {date}, [x] ({)"


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("2024-07-04", "4 July 2024"),
        ("2024-07", "July 2024"),
        ("2024", "2024"),
        ("2024~", "2024"),
        ("XXXX-03-23", "23 March"),
        ("XXXX-03", "March"),
        ("2024-07-24/2024-07-26", "24 July 2024 to 26 July 2024"),
        ("2024-07-24/2024-07-24", "24 July 2024"),
        ("2024-XX-23", "2024-XX-23"),
        ("2024-21", "2024-21"),
    ],
)
def test_a_date_is_written_as_precisely_as_it_is_known(edtf: str, words: str) -> None:
    assert date_label("en", edtf) == words


@pytest.mark.parametrize("language", ["en", "ar", "ru"])
def test_every_type_has_a_name_in_every_language(language: str) -> None:
    assert set(wordings()[language].types) == set(EventType)


@pytest.mark.parametrize("missing", ["pattern", "months", "of_months", "types", "statuses"])
def test_a_language_that_lacks_something_is_an_error_that_names_it(missing: str) -> None:
    english = wordings()["en"]
    part: dict[str, Any] = {name: getattr(english, name) for name in english.__slots__}
    part[missing] = {} if missing in ("types", "statuses") else []
    if missing == "pattern":
        del part[missing]
    with pytest.raises(DataError, match=r"labels\.yml: en"):
        check_wordings({"en": part})
