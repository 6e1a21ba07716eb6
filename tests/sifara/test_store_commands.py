"""``sifara stats`` and ``sifara validate``, and the store that the options name."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Quad

from graph.store import WORLD, Store
from ontology.vocabulary import SIF
from sifara.cli import main
from tests.graph.readings import ASSAD, PUTIN, meeting, say
from tests.servers import free_ports, oxigraph


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a store in it."""
    monkeypatch.chdir(tmp_path)
    with Store("sifara.store") as store:
        store.add([say("1", meeting(PUTIN, ASSAD, day="2024-07-24"), title="لقاء في موسكو")])
    return tmp_path


def test_stats_as_a_table_has_numbers_first(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["stats"]) == 0
    lines = [line.split(maxsplit=1) for line in capsys.readouterr().out.splitlines()]
    assert ["1", "articles (published 2024-07-25)"] in lines
    assert ["1", "RT"] in lines
    assert ["1", "Meeting, occurred"] in lines
    assert ["2", "people"] in lines


def test_stats_as_json_has_all(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["stats", "--format", "json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["outlets"] == [{"outlet": "RT", "articles": 1}]
    assert found["events"] == [{"type": "Meeting", "status": "occurred", "events": 1}]
    assert (found["articles"], found["people"], found["days"]) == (1, 2, ["2024-07-24", "2024-07-24"])


def test_a_store_that_is_right_is_said_to_be(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["validate"]) == 0
    assert capsys.readouterr().out == "1 article and the world checked: nothing is wrong\n"


def test_what_is_wrong_is_said_with_what_it_is_about(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with Store("sifara.store") as store:
        graph = store.graphs()[0]
        claim = NamedNode(f"{graph.value}/claim/1")
        rule = [q for q in store.subject_quads([claim], graph) if q.predicate.value == SIF.rule]
        (event,) = {q.subject for q in store.quads(WORLD) if q.predicate.value == SIF.supportedBy}
        store.backend.change(rule, [Quad(event, NamedNode(SIF.number), Literal(0))])
    assert main(["validate"]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == f"article «لقاء في موسكو» <{graph.value}>"
    assert lines[1] == "  claim/1: rule is missing; expected: 1 or more"
    assert lines[3].startswith("event «")
    assert lines[4] == "  number is '0'; expected: 1 or more"
    assert lines[-1].endswith("2 things wrong with 2 of the articles, entities and events")


@pytest.mark.parametrize("command", ["stats", "validate"])
def test_without_a_store_there_is_one_line(
    command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main([command]) == 1
    assert "there is no store at sifara.store" in capsys.readouterr().err


@pytest.mark.server
def test_every_command_works_on_a_server(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    words = "التقى الرئيس الروسي فلاديمير بوتين الرئيس السوري بشار الأسد في موسكو أمس."
    Path("a.txt").write_text(words, encoding="utf-8")
    with oxigraph(tmp_path) as server:
        monkeypatch.setenv("SIFARA_STORE", server.url)
        # the default of --store is read when the parser is made
        assert main(["load", "a.txt", "--published", "2024-07-25"]) == 0
        assert f"kept in {server.url}" in capsys.readouterr().out
        for command in (
            ["stats"],
            ["validate"],
            ["query", "meetings"],
            ["query", "SELECT ?m { ?m a sif:Meeting }", "--timeout", "20"],
            ["show", "بوتين"],
            ["export", "--format", "trig"],
            ["view", "-o", "page.html"],
            ["query", "articles"],
        ):
            assert main(command) == 0, (command, capsys.readouterr().err)
            assert capsys.readouterr().out


def test_a_server_that_is_not_there_is_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    url = f"http://127.0.0.1:{free_ports(1)[0]}"
    assert main(["stats", "--store", url]) == 1
    assert "refuses the connection; is the server running" in capsys.readouterr().err


@pytest.mark.parametrize("wait", ["-1", "soon", "1e9"])
def test_waiting_takes_seconds(wait: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["stats", "--wait", wait]) == 2
    assert "is no number of seconds" in capsys.readouterr().err
