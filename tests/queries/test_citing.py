"""Citations: both sides of a dispute, the exact words, and formats that programs for references can read."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import NamedNode, Store

from graph.store import Store as GraphStore
from ontology.errors import QueryError
from ontology.files import read_tsv
from ontology.vocabulary import SIF
from queries.citing.bibtex import escape, escape_url
from queries.citing.citation import cite, key_of
from queries.citing.registry import FORMATS
from queries.target import Target, select
from sifara.commands import cite as command
from tests.graph.readings import ASSAD, PUTIN, meeting, say

DISPUTED = "event/meeting-2024-07-20-8192a3b4"
ANNIVERSARY = "event/anniversary-2024-07-5e6f7081"
VARIABLES = {
    row["variable"]: row["kind"]
    for row in read_tsv(Path(__file__).parent / "data" / "csl.tsv", ("variable", "kind"), ("variable",))
}


def written(store: Target, event: str, form: str, language: str = "en", accessed: str | None = None) -> str:
    out = io.StringIO()
    FORMATS[form](cite(store, event, language), out, language, accessed)
    return out.getvalue()


def all_events(store: Target) -> list[str]:
    rows = select(store, f"SELECT DISTINCT ?event {{ ?event <{SIF.supportedBy}> ?claim }}")
    return sorted(row[0].value for row in rows if isinstance(row[0], NamedNode))


def entries(bibtex: str) -> Iterator[tuple[str, str, dict[str, str]]]:
    """(type, key, fields) of each entry, read as BibTeX does: braces counted, whatever stands before them."""
    for entry in re.split(r"^@", bibtex, flags=re.MULTILINE)[1:]:
        head = re.match(r"(\w+)\{([^,\s]+),", entry)
        assert head
        fields, at = {}, head.end()
        while field := re.compile(r"\s*(\w+) = \{").match(entry, at):
            depth, end = 1, field.end()
            while depth:
                depth += {"{": 1, "}": -1}.get(entry[end], 0)
                end += 1
            fields[field[1]] = entry[field.end() : end - 1]
            assert entry[end] == ","
            at = end + 1
        assert entry[at:].strip() == "}"
        yield head[1], head[2], fields


def check_csl(items: Any) -> None:
    """As the schema of CSL-JSON has it, so far as its variables are used here."""
    assert isinstance(items, list)
    for item in items:
        assert {"id", "type"} <= item.keys() <= VARIABLES.keys()
        for name, value in item.items():
            match VARIABLES[name]:
                case "text":
                    assert isinstance(value, str)
                case "object":
                    assert isinstance(value, dict)
                case "date":
                    assert value.keys() <= {"date-parts", "circa", "literal"}
                    assert 1 <= len(value.get("date-parts", [[1]])) <= 2
                    assert all(1 <= len(day) <= 3 for day in value.get("date-parts", []))
                case types:
                    assert value in types.split()


@pytest.mark.parametrize("language", ["ar", "en", "ru"])
@pytest.mark.parametrize("form", FORMATS)
def test_a_citation_reads_as_its_golden_file(
    form: str, language: str, small: Store, golden: Callable[[str, str], None]
) -> None:
    golden(f"cite-{form}.{language}.txt", written(small, DISPUTED, form, language))


def test_the_formats_that_the_command_line_lists_are_those_that_there_are() -> None:
    assert tuple(FORMATS) == command.FORMATS


def test_a_disputed_event_is_cited_with_both_voices_and_the_exact_words(small: Store) -> None:
    text = written(small, DISPUTED, "text")
    reported, denied = text.split("Denied by:")
    assert "Status: occurred · disputed" in reported
    assert "1. اليومية › Oman (عمان)" in reported and "استقبل البوسعيدي أردوغان في مسقط" in reported
    assert "2. المسائية › Turkey (أنقرة)" in denied and "characters 120–153" in denied


def test_an_old_address_of_an_event_is_cited_by_its_new_one(small: Store) -> None:
    assert cite(small, "event/meeting-2024-07-00000000").event.event.value.endswith("1a2b3c4d")


def test_an_event_whose_day_became_known_is_cited_by_the_address_that_it_had() -> None:
    with GraphStore() as store:
        store.add([say("1", meeting(PUTIN, ASSAD, day="2024-07"))])
        before = all_events(store)
        store.add([say("2", meeting(PUTIN, ASSAD, day="2024-07-24"))])
        (now,) = all_events(store)
        assert before != [now]
        assert [cite(store, old).event.event.value for old in before] == [now]
        assert written(store, before[0], "bibtex") == written(store, now, "bibtex")


@pytest.mark.parametrize("name", ["بشار الأسد", "event/none", "", "event/x' } ; DROP ALL #"])
def test_what_is_no_event_is_refused(small: Store, name: str) -> None:
    with pytest.raises(QueryError, match="no event has the id or address"):
        cite(small, name)


def test_every_event_gives_bibtex_that_can_be_read_with_a_key_for_each_source(small: Store) -> None:
    events = all_events(small)
    assert len(events) > 10
    for event in events:
        (kind, key, fields), *articles = entries(written(small, event, "bibtex"))
        assert (kind, key) == ("dataset", key_of(event))
        assert fields["related"].split(",") == [article_key for _, article_key, _ in articles]
        assert len({key, *fields["related"].split(",")}) == 1 + len(articles) > 1


def test_every_event_gives_csl_json_as_its_schema_wants_it(small: Store) -> None:
    for event in all_events(small):
        check_csl(json.loads(written(small, event, "csl", accessed="2026-11-23")))


def test_a_day_of_access_is_given_where_there_is_a_page_and_only_when_it_is_said(small: Store) -> None:
    assert "urldate" not in written(small, ANNIVERSARY, "bibtex")
    assert "urldate = {2026-11-23}" in written(small, ANNIVERSARY, "bibtex", accessed="2026-11-23")
    _, article = json.loads(written(small, ANNIVERSARY, "csl", accessed="2026-11-23"))
    assert article["accessed"] == {"date-parts": [[2026, 11, 23]]}
    assert "accessed" not in written(small, DISPUTED, "csl", accessed="2026-11-23")  # articles without a page


def test_a_month_an_interval_and_an_open_year_are_dates_of_csl(small: Store) -> None:
    event, _ = json.loads(written(small, ANNIVERSARY, "csl"))
    assert event["event-date"] == {"date-parts": [[2024, 7]]}
    open_year = "event/phonecall-708192a3"
    assert json.loads(written(small, open_year, "csl"))[0]["event-date"] == {"literal": "XXXX-03-23"}
    assert "eventdate" not in written(small, open_year, "bibtex")


def test_arabic_and_cyrillic_stay_and_what_tex_would_read_is_escaped() -> None:
    assert escape("لافروف: Лавров") == "لافروف: Лавров"
    assert escape("50% & #1_a $x^2~ {\\") == (
        r"50\% \& \#1\_a \$x\textasciicircum{}2\textasciitilde{} \textbraceleft{}\textbackslash{}"
    )


@given(st.text())
def test_escaped_words_can_neither_end_a_field_nor_start_a_comment(words: str) -> None:
    escaped = escape(words)
    assert escaped.count("{") == escaped.count("}") and "\n" not in escaped
    rest = re.sub(r"\\(?:[#$%&_]|text[a-z]+\{\})", "", escaped)
    assert not re.search(r"[\\{}#$%&_^~]", rest)


@given(st.text(alphabet="ab%{}\\ \n/é"))
def test_a_web_address_can_not_end_its_field(address: str) -> None:
    assert not re.search(r"[{}\\\s]", escape_url(address))


def test_keys_differ_where_addresses_do() -> None:
    base = "https://w3id.org/sifara/id/article/"
    keys = {key_of(base + key) for key in ("a", "A.b", "a_b", "a-b", "a_5f_b")}
    assert len(keys) == 5 and all(re.fullmatch(r"[\w.-]+", key) for key in keys)
