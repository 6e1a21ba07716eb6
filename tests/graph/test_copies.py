"""One report printed twice is known again; other reports, and fillings of one template, are told apart."""

from __future__ import annotations

import subprocess
import sys
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from graph.identity.copies import Sketch, alike, bands, sketch

DATA: dict[str, Any] = yaml.safe_load(
    (Path(__file__).parent / "data" / "copies.yml").read_text(encoding="utf-8")
)
LANGUAGES = sorted(DATA["reports"])
DIFFERENT = [
    pytest.param(*pair, id=f"{language}: {name}")
    for language, pairs in DATA["different"].items()
    for name, pair in pairs.items()
]
# Whatever Unicode has; words of one language would be told apart by less.
TEXTS = st.text(st.characters(codec=None), max_size=400)


def copies(one: str, other: str) -> bool:
    """Found by a band, and recognised; from either side."""
    first, second = sketch(one), sketch(other)
    assert alike(first, second) == alike(second, first)
    return bool(set(bands(first)) & set(bands(second))) and alike(first, second)


@pytest.fixture(params=LANGUAGES)
def report(request: pytest.FixtureRequest) -> dict[str, Any]:
    found: dict[str, Any] = DATA["reports"][request.param]
    return found


def printed(report: dict[str, Any], headline: str = "headline", body: str | None = None) -> str:
    return f"{report[headline]}\n\n{body or report['body']}"


def test_another_headline_is_the_same_report(report: dict[str, Any]) -> None:
    assert copies(printed(report), printed(report, "other_headline"))
    assert copies(printed(report), report["body"])


def test_a_line_of_place_and_agency_changes_nothing(report: dict[str, Any]) -> None:
    assert copies(printed(report), printed(report, body=report["dateline"] + report["body"]))
    alone = report["dateline"].strip(" -–")
    assert copies(printed(report), printed(report, body=f"{alone}\n\n{report['body']}"))


def test_a_signature_at_the_end_changes_nothing(report: dict[str, Any]) -> None:
    assert copies(printed(report), f"{printed(report)}\n\n{report['sign_off']}")


@pytest.mark.parametrize("paragraphs", [1, 2])
def test_an_end_that_was_cut_is_missing_and_no_more(report: dict[str, Any], paragraphs: int) -> None:
    kept = "\n\n".join(report["body"].split("\n\n")[:-paragraphs])
    assert copies(printed(report), printed(report, "other_headline", kept))


def test_an_added_paragraph_is_added_and_no_more(report: dict[str, Any]) -> None:
    first, second, *rest = report["body"].split("\n\n")
    for parts in ([report["added"], first, second, *rest], [first, second, report["added"], *rest]):
        assert copies(printed(report), printed(report, body="\n\n".join(parts)))
    assert copies(printed(report), f"{printed(report)}\n\n{report['added']}")


def test_spelling_and_punctuation_change_nothing(report: dict[str, Any]) -> None:
    body = report["body"]
    for one, other in report["spelled"]:
        assert one in body
        body = body.replace(one, other)
    assert copies(printed(report), printed(report, body=body))
    assert copies(report["body"], " ".join(report["body"].split()))


def test_all_of_it_at_once_is_still_one_report(report: dict[str, Any]) -> None:
    paragraphs = [*report["body"].split("\n\n")[:-1], report["added"]]
    body = report["dateline"] + "\n\n".join(paragraphs).replace("،", " ،").replace('"', "”")
    assert copies(printed(report), f"{printed(report, 'other_headline', body)}\n\n{report['sign_off']}")


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_what_looks_alike_is_no_copy(one: str, other: str) -> None:
    assert not alike(sketch(one), sketch(other))
    assert not alike(sketch(other), sketch(one))


def test_reports_of_several_events_are_no_copies_of_each_other() -> None:
    for one, other in combinations([printed(DATA["reports"][language]) for language in LANGUAGES], 2):
        assert not copies(one, other)


def test_a_long_report_is_known_by_its_beginning(report: dict[str, Any]) -> None:
    long = printed(report) + "".join(f"\n\n{report['added']} {number}." for number in range(40))
    assert copies(long, f"{long}\n\n{report['added']}")
    assert len(sketch(long).words) == 512


def test_a_sentence_alone_is_a_copy_only_when_every_word_is_the_same() -> None:
    telegram = DATA["different"]["ar"]["two short telegrams"][0]
    assert copies(telegram, telegram.replace("،", "").replace("أمير", "اميـر"))
    shorter = telegram.replace("سرعة ", "")
    assert not copies(telegram, shorter)
    assert not set(bands(sketch(telegram))) & set(bands(sketch(shorter)))  # so they are not even compared


def test_a_text_without_letters_is_no_copy_of_anything() -> None:
    assert sketch(" … 。\n") == Sketch("")
    assert bands(Sketch("")) == ()
    assert not alike(Sketch(""), Sketch(""))


def test_a_sketch_is_short_and_made_of_itself_alone(report: dict[str, Any]) -> None:
    made = sketch(printed(report))
    assert len(made.words) <= 2 * len(printed(report).split())
    assert made.words.isascii()
    assert Sketch(str(made.words)) == made
    assert len(bands(made)) <= 9
    assert all(len(key) < 10 for key in bands(made))


def test_another_process_makes_the_same_sketch() -> None:
    program = """
from graph.identity.copies import *
found = sketch("قال 12 وزيرا إن Minister Ωmega")
print(found.words, *bands(found))
"""
    said = {
        subprocess.run(
            [sys.executable, "-c", program],
            capture_output=True,
            text=True,
            check=True,
            cwd=Path(__file__).parents[2],
            env={"PYTHONHASHSEED": seed, "PYTHONIOENCODING": "utf-8"},
        ).stdout
        for seed in ("1", "2")
    }
    found = sketch("قال 12 وزيرا إن Minister Ωmega")
    assert said == {" ".join([found.words, *bands(found)]) + "\n"}


@given(TEXTS, TEXTS)
def test_any_two_texts_can_be_asked_and_the_order_changes_nothing(one: str, other: str) -> None:
    first, second = sketch(one), sketch(other)
    assert alike(first, second) == alike(second, first)
    assert alike(first, first) == bool(first.words)
    assert bool(bands(first)) == bool(first.words)
