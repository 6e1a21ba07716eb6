"""Asking, showing, exporting and drawing what was loaded."""

from __future__ import annotations

import csv
import io
import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from graph.export import FORMATS
from queries.formats.registry import FORMATS as ANSWERS
from sifara.cli import main
from sifara.commands import export, query

ARTICLE = {
    "id": "muscat",
    "published": "2024-07-25",
    "text": "استقبل وزير الخارجية العماني بدر البوسعيدي وزير الخارجية الإيراني حسين أمير عبد اللهيان في مسقط"
    " أمس الأربعاء.",
}


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("kept")
    (folder / "a.jsonl").write_text(json.dumps(ARTICLE, ensure_ascii=False), encoding="utf-8")
    assert main(["load", str(folder / "a.jsonl"), "--store", str(folder / "store")]) == 0
    return folder / "store"


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kept: Path) -> None:
    """A folder with a store in the place that is looked in when nothing is said."""
    monkeypatch.chdir(tmp_path)
    shutil.copytree(kept, "sifara.store")


def said(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert main(arguments) == 0, capsys.readouterr().err
    captured = capsys.readouterr()
    assert captured.err == ""
    return captured.out


def test_a_question_is_answered_as_a_table(capsys: pytest.CaptureFixture[str]) -> None:
    headings, row = said(capsys, "query", "meetings", "--a", "البوسعيدي").splitlines()
    assert headings.split()[0] == "التاريخ"
    assert row.startswith("2024-07-24") and "بدر البوسعيدي" in row


def test_a_parameter_may_be_joined_to_its_value(capsys: pytest.CaptureFixture[str]) -> None:
    assert "2024-07-24" in said(capsys, "query", "meetings", "--since=2024-07", "--limit=1", "--labels", "en")


def test_the_same_answer_comes_as_csv_and_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    [row] = csv.DictReader(io.StringIO(said(capsys, "query", "meetings", "--format", "csv")))
    [record] = json.loads(said(capsys, "query", "meetings", "--format", "json"))
    assert row["date"] == record["date"] == "2024-07-24"
    assert row["event"] == record["event"]["iri"]


def test_sparql_needs_no_prefixes_and_may_stand_in_a_file(capsys: pytest.CaptureFixture[str]) -> None:
    query = "SELECT ?date { ?m a sif:Meeting ; sif:edtf ?date }"
    Path("mine.rq").write_text(query, encoding="utf-8")
    assert said(capsys, "query", query, "--format", "csv") == "date\r\n2024-07-24\r\n"
    assert said(capsys, "query", "mine.rq", "--format", "csv") == "date\r\n2024-07-24\r\n"


def test_a_query_that_constructs_a_graph_gives_turtle(capsys: pytest.CaptureFixture[str]) -> None:
    answer = said(capsys, "query", "CONSTRUCT { ?m a sif:Meeting } WHERE { ?m a sif:Meeting }")
    assert "a sif:Meeting" in answer and "@prefix sif:" in answer


def test_showing_somebody_gives_each_fact_with_its_words_and_article(
    capsys: pytest.CaptureFixture[str],
) -> None:
    lines = said(capsys, "show", "بدر البوسعيدي").splitlines()
    assert lines[0] == "بدر البوسعيدي"
    assert lines[1].startswith("شخص · person/")
    assert "2024-07-24 · لقاء" in lines
    assert any("«" in line and "استقبل" in line for line in lines)
    assert any(line.strip() == "2024-07-25: muscat" for line in lines)


def test_labels_can_be_english(capsys: pytest.CaptureFixture[str]) -> None:
    assert "2024-07-24 · meeting\n" in said(capsys, "show", "بدر البوسعيدي", "--labels", "en")


@pytest.mark.parametrize("words", [["query", "took-part", "--format", "json", "--who"], ["show"]])
def test_what_a_part_of_a_name_was_taken_for_is_a_remark_beside_the_answer(
    capsys: pytest.CaptureFixture[str], words: list[str]
) -> None:
    assert main([*words, "بدر"]) == 0
    answer = capsys.readouterr()
    assert answer.err.startswith("sifara: note: 'بدر' is taken for بدر البوسعيدي (person/")
    assert answer.out == said(capsys, *words, "بدر البوسعيدي")


@pytest.mark.parametrize("form", FORMATS)
def test_an_export_to_a_file_is_what_goes_to_standard_output(
    capsys: pytest.CaptureFixture[str], form: str
) -> None:
    shown = said(capsys, "export", "--format", form)
    assert said(capsys, "export", "--format", form, "-o", "out") == ""
    assert Path("out").read_text(encoding="utf-8") == shown
    assert said(capsys, "export", "--format", form) == shown


def test_the_formats_that_the_command_line_lists_are_those_that_there_are() -> None:
    assert tuple(FORMATS) == export.FORMATS
    assert tuple(ANSWERS) == query.FORMATS


def test_the_page_is_written_where_it_is_said_to_be(capsys: pytest.CaptureFixture[str]) -> None:
    assert said(capsys, "view", "-o", "page.html", "--title", "نشرة").startswith("page.html: ")
    assert "نشرة" in Path("page.html").read_text(encoding="utf-8")


def test_the_questions_are_listed_and_each_is_told_in_full(capsys: pytest.CaptureFixture[str]) -> None:
    listed = said(capsys, "queries")
    for name in ("meetings", "calls", "denied", "last-contact", "who-says", "evidence"):
        assert f"\n{name} " in f"\n{listed}"
        assert f"example: sifara query {name}" in said(capsys, "queries", name)


def test_a_parameter_twice_is_wrong_usage(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["query", "meetings", "--a", "x", "--a", "y"]) == 2
    assert "--a is given twice" in capsys.readouterr().err


def test_sparql_takes_no_parameters(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["query", "ASK { ?a ?b ?c }", "--a", "x"]) == 2
    assert "only questions of the catalogue have parameters" in capsys.readouterr().err


def test_sparql_without_end_is_stopped_and_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    endless = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
    assert main(["query", endless, "--timeout", "0.5"]) == 1
    answer = capsys.readouterr()
    assert answer.out == ""
    assert "the query was stopped after 0.5 s" in answer.err


def test_a_question_of_the_catalogue_is_stopped_and_says_so() -> None:
    command = [sys.executable, "-m", "sifara", "query", "meetings", "--timeout", "0.000001"]
    answer = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (answer.returncode, answer.stdout) == (1, "")
    assert answer.stderr.startswith("sifara: the question was stopped after 1e-06 s; ask for less")


@pytest.mark.parametrize("seconds", ["0", "-1", "nan", "1e9"])
def test_a_deadline_that_is_none_is_refused(capsys: pytest.CaptureFixture[str], seconds: str) -> None:
    assert main(["query", "meetings", f"--timeout={seconds}"]) == 1
    assert "it must be more than 0 and at most 86400 seconds" in capsys.readouterr().err


def test_an_answer_of_too_many_rows_is_not_printed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["query", "SELECT ?s { ?s ?p ?o }", "--rows", "2"]) == 1
    answer = capsys.readouterr()
    assert answer.out == ""
    assert "more than 2 rows; add a LIMIT" in answer.err


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here to write to")
@pytest.mark.parametrize(
    "words", [["queries"], ["query", "meetings"], ["export"], ["export", "-o", "/dev/full"]]
)
def test_a_full_disk_is_one_line(words: list[str]) -> None:
    with Path("/dev/full").open("w") as full:
        answer = subprocess.run(
            [sys.executable, "-m", "sifara", *words],
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert answer.returncode == 1
    assert answer.stderr.count("\n") == 1 and "can't be written (No space left" in answer.stderr
