"""``sifara same``, ``different`` and ``decisions``: a person's word, from the command line."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from graph.store import Store
from sifara.cli import main
from sifara.exits import Exit
from tests.graph.test_decisions import A, B, are_one, homes


@pytest.fixture
def store(tmp_path: Path) -> Path:
    folder = tmp_path / "s"
    with Store(folder) as kept:
        kept.add([A, B])
    return folder


def run(store: Path, *words: str) -> int:
    return main([*words, "--store", str(store)])


def test_a_decision_is_made_listed_and_undone(store: Path, capsys: pytest.CaptureFixture[str]) -> None:
    by = "--by", "anna", "--at", "2024-08-01T12:00:00+02:00"
    assert run(store, "same", "article/a/entity/1", "article/b/entity/1", *by) == 0
    said = capsys.readouterr().out.split()
    assert said[1:] == ["same", "article/a/entity/1", "article/b/entity/1"]
    with Store(store) as kept:
        assert are_one(kept, "a/entity/1", "b/entity/1")
    assert run(store, "decisions", "list") == 0
    listed = capsys.readouterr().out
    assert re.fullmatch(rf"{said[0]}  2024-08-01T10:00:00Z  anna  same  \S+  \S+\n", listed)
    assert run(store, "decisions", "undo", said[0]) == 0
    with Store(store) as kept:
        assert not are_one(kept, "a/entity/1", "b/entity/1")


def test_who_and_when_are_known_without_being_said(store: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(store, "different", "article/a/entity/1", "article/b/entity/1") == 0
    with Store(store) as kept:
        [decision] = kept.decisions()
    assert decision.by
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", decision.at)


def test_decisions_go_to_another_store_as_a_file(store: Path, tmp_path: Path) -> None:
    with Store(store) as kept:
        one, other = homes(kept, "a/entity/1", "b/entity/1").values()
    assert run(store, "same", one, other) == 0
    file, elsewhere = tmp_path / "d.yml", tmp_path / "t"
    assert run(store, "decisions", "export", str(file)) == 0
    assert run(elsewhere, "decisions", "import", str(file)) == 0
    with Store(elsewhere) as fresh:
        fresh.add([B, A])
        assert are_one(fresh, "a/entity/1", "b/entity/1")


def test_one_that_waits_is_said_to_be_asleep(store: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(store, "same", "article/a/entity/1", "article/b/entity/1") == 0
    with Store(store) as kept:
        kept.forget("b")
    assert run(store, "decisions", "list") == 0
    assert capsys.readouterr().out.endswith("  asleep\n")


def test_what_was_decided_to_be_one_is_shown_at_its_old_address(
    store: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with Store(store) as kept:
        before = set(homes(kept, "a/entity/1", "b/entity/1").values())
    assert run(store, "same", *sorted(before)) == 0
    with Store(store) as kept:
        now = homes(kept, "a/entity/1")["a/entity/1"]
    (old,) = before - {now}
    capsys.readouterr()
    for address in (old, now):
        assert run(store, "show", address) == 0
        assert f" {now}\n" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("same", "person/nobody", "article/a/entity/1"), Exit.FAILED),
        (("same", "article/a/entity/1", "article/b/entity/1", "--at", "noon"), Exit.USAGE),
        (("decisions", "undo"), Exit.USAGE),
        (("decisions", "undo", "0"), Exit.FAILED),
        (("decisions", "list", "all"), Exit.USAGE),
        (("decisions", "export"), Exit.USAGE),
        (("decisions", "forget"), Exit.USAGE),
        (("decisions", "import", "nowhere.yml"), Exit.FAILED),
    ],
)
def test_what_can_t_be_done_is_one_line_of_error(
    store: Path, words: tuple[str, ...], code: int, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(store, *words) == code
    assert len(capsys.readouterr().err.splitlines()) == 1
