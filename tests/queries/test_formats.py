"""Tables as text: fit for a terminal, a pipe, a spreadsheet and a program."""

from __future__ import annotations

import csv
import io
import json
from datetime import date
from decimal import Decimal

import pytest

from ontology.errors import QueryError
from queries.cells import Iri, Text
from queries.formats.as_text import cell_text
from queries.formats.bidi import reads_rtl, shown, width
from queries.formats.registry import FORMATS, find_format
from queries.question import Column, ColumnKind, Heading
from queries.table import Table, gather

EVENT = Iri("https://w3id.org/sifara/id/event/meeting-1", "لقاء بوتين والأسد")
PUTIN = Iri("https://w3id.org/sifara/id/person/vladimir-putin", "فلاديمير بوتين")
ASSAD = Iri("https://w3id.org/sifara/id/person/bashar-al-assad", "بشار، الأسد")
COLUMNS = (
    Column("date", ColumnKind.DATE, heading=Heading("Date", "التاريخ", "Дата")),
    Column("event", ColumnKind.EVENT, heading=Heading("Event", "الحدث", "Событие")),
    Column("who", ColumnKind.ENTITY, many=True, heading=Heading("Who", "من", "Кто")),
    Column("quote", ColumnKind.TEXT, heading=Heading("Words", "النص", "Слова")),
    Column("number", ColumnKind.NUMBER, heading=Heading("Number", "الرقم", "Число")),
    Column("disputed", ColumnKind.FLAG, heading=Heading("Disputed", "مختلف فيه", "Оспаривается")),
)
TABLE = Table(
    COLUMNS,
    (
        ("2024-07-24", EVENT, (PUTIN, ASSAD), Text('قال: "نعم"\nولا', "ar"), 80, True),
        (None, EVENT, (), None, None, None),
    ),
)


class Terminal(io.StringIO):
    """A file that says it is a terminal."""

    def isatty(self) -> bool:
        return True


def written(name: str, table: Table = TABLE, language: str = "en", out: io.StringIO | None = None) -> str:
    out = out or io.StringIO()
    find_format(name)(table, out, language)
    return out.getvalue()


def test_an_unknown_format_is_answered_with_the_nearest_and_all_names() -> None:
    with pytest.raises(QueryError, match=r"'jsn' \(did you mean 'json'\?\); there are table, csv, json"):
        find_format("jsn")


def test_csv_has_an_address_and_a_name_for_each_thing_and_comes_back() -> None:
    rows = list(csv.reader(io.StringIO(written("csv"), newline="")))
    assert rows[0] == ["date", "event", "event_label", "who", "who_label", "quote", "number", "disputed"]
    assert rows[1] == [
        "2024-07-24",
        EVENT.value,
        EVENT.label,
        f"{PUTIN.value} | {ASSAD.value}",
        f"{PUTIN.label} | {ASSAD.label}",
        'قال: "نعم"\nولا',
        "80",
        "true",
    ]
    assert rows[2] == ["", EVENT.value, EVENT.label, "", "", "", "", ""]


def test_json_is_a_list_of_objects() -> None:
    first, second = json.loads(written("json"))
    assert first["event"] == {"iri": EVENT.value, "label": EVENT.label}
    assert [who["label"] for who in first["who"]] == [PUTIN.label, ASSAD.label]
    assert (first["quote"], first["number"], first["disputed"]) == ('قال: "نعم"\nولا', 80, True)
    assert second == {
        "date": None,
        "event": first["event"],
        "who": [],
        "quote": None,
        "number": None,
        "disputed": None,
    }


def test_values_of_free_queries_are_json_too() -> None:
    columns = tuple(Column(name) for name in "abcde")
    row = (date(2024, 7, 24), Decimal("1.5"), float("nan"), Iri("https://example.org/"), "x")
    (found,) = json.loads(written("json", Table(columns, (row,))))
    assert found == {"a": "2024-07-24", "b": 1.5, "c": "nan", "d": {"iri": "https://example.org/"}, "e": "x"}


def test_in_a_pipe_columns_are_aligned_and_bare() -> None:
    lines = written("table", language="ar").split("\n")
    assert lines[0].split() == ["التاريخ", "الحدث", "من", "النص", "الرقم", "مختلف", "فيه", "المعرف"]
    assert lines[1].startswith("2024-07-24  لقاء بوتين والأسد  فلاديمير بوتين، بشار، الأسد  ")
    assert lines[1].endswith("event/meeting-1")
    assert not any(character in "".join(lines) for character in "\u2068\u2069\x1b")
    assert len(lines) == 4


def test_on_a_terminal_each_line_of_a_right_to_left_cell_is_an_isolate(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("COLUMNS", "90")
    monkeypatch.setenv("TERM", "xterm")
    drawn = written("table", language="ar", out=Terminal())
    assert "\u2068لقاء بوتين\u2069" in drawn
    assert "\u2068والأسد\u2069" in drawn
    for line in drawn.splitlines():
        assert line.count("\u2068") == line.count("\u2069")
        assert "\u2068 " not in line  # padding within an isolate would change sides
    assert "الأسطر: 2" in drawn


def test_a_terminal_is_not_steered_by_what_an_article_says(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "90")
    hostile = Text("\x1b[2J[bold]x[/bold]\u202e\x9b31m\r\ny", "en")
    table = Table((Column("quote"),), ((hostile,),))
    for out in (Terminal(), io.StringIO()):
        text = written("table", table, out=out)
        assert "[bold]x[/bold]" in text
        assert not any(control in text for control in ("\x1b[2J", "\u202e", "\x9b", "\r"))


def test_an_empty_answer_says_so_on_a_terminal_and_keeps_its_headings_in_a_pipe() -> None:
    nothing = Table(COLUMNS[:2], ())
    assert "no answer" in written("table", nothing, out=Terminal())
    assert written("table", nothing).split() == ["Date", "Event", "Id"]
    assert written("csv", nothing) == "date,event,event_label\r\n"
    assert json.loads(written("json", nothing)) == []


@pytest.mark.parametrize("name", FORMATS)
def test_a_format_is_the_same_every_time(name: str) -> None:
    assert written(name) == written(name)


def test_rows_that_differ_in_many_columns_alone_become_one() -> None:
    columns = (Column("event"), Column("who", many=True), Column("place", many=True))
    gathered = gather(columns, [("x", "b", 1), ("x", "a", 1), ("y", None, None), ("x", "b", 2)])
    assert gathered.rows == (("x", ("b", "a"), (1, 2)), ("y", (), ()))


def test_without_many_columns_equal_rows_stay() -> None:
    assert gather((Column("x"),), [("a",), ("a",)]).rows == (("a",), ("a",))


def test_a_column_is_had_by_its_name() -> None:
    assert TABLE.column("number") == (80, None)
    with pytest.raises(KeyError, match="no column 'x'; there are date, event"):
        TABLE.column("x")


def test_a_thing_without_a_name_is_shown_by_its_id() -> None:
    assert cell_text(Iri(EVENT.value)) == "event/meeting-1"
    assert cell_text(Iri("https://w3id.org/sifara/ontology#Meeting")) == "sif:Meeting"
    assert cell_text(Iri("https://example.org/x")) == "https://example.org/x"


@pytest.mark.parametrize(
    ("text", "columns"), [("abc", 3), ("بشّار", 4), ("الأسد", 5), ("日本", 4), ("e\u0301", 1), ("\u200fأ", 1)]
)
def test_the_width_of_a_text_is_what_it_takes_on_a_terminal(text: str, columns: int) -> None:
    assert width(text) == columns


@pytest.mark.parametrize(
    ("text", "rtl"), [("abc", False), ("بوتين", True), ("80 عاما", True), ("12", False), ("", False)]
)
def test_the_direction_of_a_text_is_that_of_its_first_letter(text: str, rtl: bool) -> None:
    assert reads_rtl(text) is rtl


def test_what_is_shown_is_one_line() -> None:
    assert shown(" a\n\tb\u2028c\x00\x1b ") == "a b c"
