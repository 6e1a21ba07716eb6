"""The command as its user meets it: help, exit codes, what goes where."""

from __future__ import annotations

import io
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from sifara.cli import main
from sifara.commands import COMMANDS

ROOT = Path(__file__).parents[2]
SAMPLES = ROOT / "sifara" / "samples" / "ar.jsonl"
BODY = "استقبل وزير الخارجية العماني بدر البوسعيدي نظيره الإيراني في مسقط يوم الثلاثاء، وبحثا العلاقات."


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to work in."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help_with_an_example_that_names_it(
    name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([name, "--help"]) == 0
    assert f"example: sifara {name}" in capsys.readouterr().out


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_and_option_is_in_the_documentation(
    name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    document = (ROOT / "docs" / "cli.md").read_text(encoding="utf-8")
    assert f"\n## {name}\n" in document
    main([name, "--help"])
    options = set(re.findall(r"--[a-z]+", capsys.readouterr().out.split("options:")[1].split("example:")[0]))
    assert not [option for option in options - {"--help"} if option not in document]
    assert COMMANDS[name].EXAMPLE.split(" ")[1] == name


def test_the_version_is_the_packages(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--version"]) == 0
    assert capsys.readouterr().out.startswith("sifara 0.")


def test_one_article_is_an_object_and_several_are_an_array(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("a.txt").write_text(BODY, encoding="utf-8")
    assert main(["extract", "a.txt", "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out)["article"]["text"] == BODY
    assert main(["extract", "a.txt", "a.txt", "a.txt", "--format", "json"]) == 0
    assert len(json.loads(capsys.readouterr().out)) == 3


def test_json_lines_are_one_object_an_article_and_no_other_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["extract", str(SAMPLES), "--format", "jsonl"]) == 0
    lines = capsys.readouterr().out.splitlines()
    ids = [json.loads(line)["article"]["id"] for line in lines]
    assert ids == [json.loads(line)["id"] for line in SAMPLES.read_text(encoding="utf-8").splitlines()]


def test_what_is_not_for_a_terminal_is_json(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Path("a.txt").write_text(BODY, encoding="utf-8")
    assert main(["extract", "a.txt"]) == 0
    assert json.loads(capsys.readouterr().out)["version"] == 1


def test_standard_input_is_read(
    here: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(BODY.encode())))
    assert main(["extract", "-", "--published", "2024-07-25", "--format", "jsonl"]) == 0
    article = json.loads(capsys.readouterr().out)["article"]
    assert (article["published"], article["published_from"]) == ("2024-07-25", "given")


def test_the_table_says_which_option_would_resolve_an_open_date(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = "التقى وزير الخارجية المصري سامح شكري نظيره التركي مولود جاويش أوغلو في أنقرة في 23 مارس الماضي."
    Path("a.txt").write_text(text, encoding="utf-8")
    assert main(["extract", "a.txt", "--format", "table"]) == 0
    shown = capsys.readouterr().out
    assert "XXXX-03-23 (year open)" in shown
    assert "--published" in shown.splitlines()[-1]


def test_of_good_and_bad_inputs_the_good_are_read_and_the_bad_are_named(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("good.txt").write_text(BODY, encoding="utf-8")
    Path("empty.txt").write_text("", encoding="utf-8")
    assert main(["extract", ".", "--format", "jsonl"]) == 3
    captured = capsys.readouterr()
    assert len(captured.out.splitlines()) == 1
    assert captured.err.splitlines() == ["sifara: empty.txt: is empty; give an article with its text in it"]


def test_a_guessed_encoding_is_said(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Path("old.txt").write_bytes(BODY.encode("cp1256"))
    assert main(["extract", "old.txt", "--format", "jsonl"]) == 0
    captured = capsys.readouterr()
    assert BODY in captured.out
    assert captured.err.startswith("sifara: note: old.txt: read as cp1256, guessed")


def test_loading_says_what_was_new_and_a_second_time_nothing_is(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["load", str(SAMPLES)]) == 0
    count = len(SAMPLES.read_text(encoding="utf-8").splitlines())
    said = f"{count} articles: {count} added, 0 replaced, 0 unchanged; kept in sifara.store\n"
    assert capsys.readouterr().out == said
    assert main(["load", str(SAMPLES)]) == 0
    assert f"0 added, 0 replaced, {count} unchanged" in capsys.readouterr().out


def test_loading_says_how_many_dates_stay_open_and_which_option_would_resolve_them(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = "التقى وزير الخارجية المصري سامح شكري نظيره التركي مولود جاويش أوغلو في أنقرة في 23 مارس الماضي."
    Path("a.txt").write_text(text, encoding="utf-8")
    assert main(["load", "a.txt"]) == 0
    assert (
        capsys.readouterr().err
        == "sifara: note: 1 date stays open; --published YYYY-MM-DD would resolve it\n"
    )
    assert main(["load", "a.txt", "--published", "2024-07-25", "--store", "dated"]) == 0
    assert capsys.readouterr().err == ""


def test_the_store_is_where_the_environment_says(
    here: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SIFARA_STORE", "elsewhere")
    Path("a.txt").write_text(BODY, encoding="utf-8")
    assert main(["load", "a.txt"]) == 0
    assert Path("elsewhere").is_dir()
    assert not Path("sifara.store").exists()


def test_nothing_to_keep_makes_no_store(here: Path) -> None:
    Path("empty.txt").write_text("", encoding="utf-8")
    assert main(["load", "empty.txt"]) == 1
    assert not Path("sifara.store").exists()


@pytest.mark.slow
def test_a_reader_that_stops_early_hears_no_complaint(here: Path) -> None:
    command = f"{sys.executable} -m sifara extract {SAMPLES} --format json | head -1"
    answer = subprocess.run(["bash", "-c", command], capture_output=True, cwd=here, check=False)
    assert (answer.stdout, answer.stderr) == (b"[\n", b"")


@pytest.mark.slow
def test_arabic_is_printed_whatever_the_locale(here: Path) -> None:
    Path("a.txt").write_text(BODY, encoding="utf-8")
    environment = {**os.environ, "LC_ALL": "C", "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    answer = subprocess.run(
        [sys.executable, "-m", "sifara", "extract", "a.txt", "--format", "table"],
        capture_output=True,
        env=environment,
        check=True,
        cwd=here,
    )
    assert "بدر البوسعيدي" in answer.stdout.decode("utf-8")


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
def test_results_go_to_the_file_while_a_progress_bar_runs_on_the_terminal(here: Path) -> None:
    import pty

    Path("a.txt").write_text(BODY, encoding="utf-8")
    screen, terminal = pty.openpty()
    answer = subprocess.run(
        [sys.executable, "-m", "sifara", "extract", "a.txt", "--format", "jsonl"],
        stdout=subprocess.PIPE,
        stderr=terminal,
        env={**os.environ, "TERM": "xterm"},
        check=True,
    )
    os.close(terminal)
    shown = os.read(screen, 10_000).decode()
    os.close(screen)
    assert json.loads(answer.stdout)["article"]["text"] == BODY
    assert "articles read" in shown
    assert "text_hash" not in shown
