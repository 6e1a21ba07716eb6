"""The interchange JSON: a reading leaves and comes back the same, and what does not fit is refused."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from ontology.errors import InputError
from ontology.interchange import from_json, to_json
from tests.ontology.readings import whole_reading

Change = Callable[[dict[str, Any]], Any]


def written() -> dict[str, Any]:
    """The reading as a JSON file would hold it."""
    found: dict[str, Any] = json.loads(json.dumps(to_json(whole_reading())))
    return found


def test_a_reading_comes_back_as_it_left() -> None:
    assert from_json(written()) == whole_reading()


def test_the_json_has_the_members_of_the_format() -> None:
    found = written()
    assert list(found) == ["version", "article", "entities", "events", "notes"]
    assert found["version"] == 1
    meeting = found["events"][0]
    assert meeting["type"] == "Meeting"
    assert meeting["participants"] == [{"entity": "local/1", "role": "host"}]
    assert {name: meeting["time"][name] for name in ("edtf", "start", "end", "text")} == {
        "edtf": "2024-07-24",
        "start": "2024-07-24",
        "end": "2024-07-24",
        "text": "أمس",
    }
    assert found["events"][1]["relations"] == [{"kind": "part_of", "event": "c1"}]


def test_the_occasion_is_a_span_and_may_be_missing() -> None:
    found = written()
    assert [event["occasion"] for event in found["events"]] == [
        {"start": 19, "end": 24, "text": "نظيره"},
        None,
    ]
    for event in found["events"]:
        del event["occasion"]
    assert [claim.occasion for claim in from_json(found).claims] == [None, None]


def test_an_occasion_that_the_text_does_not_say_is_refused() -> None:
    found = written()
    found["events"][0]["occasion"]["text"] = "قمة"
    with pytest.raises(InputError, match="says 'قمة'"):
        from_json(found)


def test_a_reading_without_notes_has_none_in_its_json() -> None:
    found = written()
    del found["notes"]
    assert "notes" not in to_json(from_json(found))


def test_a_time_of_another_program_is_found_by_its_words() -> None:
    found = written()
    del found["events"][0]["time"]["span"]
    assert from_json(found) == whole_reading()


def test_what_the_format_lets_be_missing_may_be_missing() -> None:
    found = written()
    for name in ("iso", "same_as", "offices", "mentions"):
        del found["entities"][0][name]
    assert from_json(found).entities[0].mentions == ()


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        (lambda j: j.update(version=2), "version 2; this program reads 1"),
        (lambda j: j.pop("version"), "version None"),
        (lambda j: j.pop("article"), "not complete: KeyError 'article'"),
        (lambda j: j.pop("events"), "not complete: KeyError 'events'"),
        (lambda j: j["article"].pop("text"), "an article needs an id and a text"),
        (lambda j: j.update(entities=None), "not complete: TypeError"),
        (lambda j: j["events"][0].update(type="Meting"), "'Meting' is not a valid EventType"),
        (lambda j: j["events"][0].update(status="maybe"), "'maybe' is not a valid Status"),
        (lambda j: j["events"][0].pop("rule"), "not complete: KeyError 'rule'"),
        (lambda j: j["events"][0].update(evidence=[]), "event c1 has no evidence"),
        (lambda j: j["events"][0].update(places=["place/rome"]), "c1 names 'place/rome'"),
        (lambda j: j["events"][0]["participants"][0].update(entity="local/9"), "c1 names 'local/9'"),
        (lambda j: j["events"][1]["attributed_to"][0].update(entity="local/9"), "c2 names 'local/9'"),
        (lambda j: j["events"][1]["relations"][0].update(event="c9"), "c2 is related to 'c9'"),
        (lambda j: j["events"][1].update(id="c1"), "two events have the id 'c1'"),
        (lambda j: j["entities"][1].update(id="local/1"), "two entities have the id 'local/1'"),
        (lambda j: j["entities"][0].update(labels={}), "entity 'local/1' has no label"),
        (lambda j: j["entities"][0]["mentions"][0].update(start=0), "span 0:18 says 'سالم', the text"),
        (lambda j: j["events"][0]["time"]["span"].update(text="غدا"), "says 'غدا', the text 'أمس'"),
        (lambda j: j["notes"][1]["span"].update(end=99), "says 'أمس'"),
    ],
)
def test_what_does_not_fit_is_refused(change: Change, complaint: str) -> None:
    found = written()
    change(found)
    with pytest.raises(InputError, match=complaint):
        from_json(found)


@pytest.mark.parametrize("found", [None, [], "text", 1, {}])
def test_what_is_no_interchange_json_is_refused(found: object) -> None:
    with pytest.raises(InputError, match="version None"):
        from_json(found)
