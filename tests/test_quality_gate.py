"""The reading is as good as it was, and the floors that say so are not lowered by the way."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks import quality
from benchmarks.corpora import CORPORA, SCORER, Corpus
from benchmarks.floors import Book, Floors, read_floors, write_floors
from ontology.errors import DataError


def floors(**figures: float) -> Floors:
    return Floors("0" * 64, "2026-11-23", "a reason", figures)


@pytest.mark.shared
@pytest.mark.skipif(not SCORER.exists(), reason="needs ../shared/eval/score.py beside the checkout")
def test_every_corpus_is_read_as_well_as_its_floors_say(capsys: pytest.CaptureFixture[str]) -> None:
    assert quality.main([]) == 0, capsys.readouterr().out


def test_without_the_scorer_the_gate_says_so_and_passes(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.setattr(quality, "SCORER", tmp_path / "score.py")
    assert quality.main([]) == 0
    assert "skipped" in capsys.readouterr().out


def test_every_corpus_has_floors() -> None:
    assert sorted(read_floors().corpora) == sorted(corpus.name for corpus in CORPORA)


def test_a_figure_below_its_floor_is_worse() -> None:
    assert floors(event_f1=0.8, status=0.9).worse({"event_f1": 0.7999, "status": 0.95}) == ["event_f1"]


def test_more_false_alarms_are_worse_and_fewer_are_not() -> None:
    pinned = floors(false_alarms=2)
    assert pinned.worse({"false_alarms": 3}) == ["false_alarms"]
    assert not pinned.worse({"false_alarms": 1})


def test_a_figure_that_is_no_longer_measured_is_worse() -> None:
    assert floors(place=0.7).worse({}) == ["place"]


def test_a_floor_is_not_lowered_unless_it_is_allowed() -> None:
    book = Book({"dev.ar": floors(event_f1=0.8)})
    with pytest.raises(DataError, match=r"event_f1 0\.8 → 0\.7"):
        book.renewed("dev.ar", floors(event_f1=0.7), allow_lower=False)


def test_what_was_lowered_stays_in_the_file_with_its_reason(tmp_path: Path) -> None:
    file = tmp_path / "floors.yml"
    book = Book({"dev.ar": floors(event_f1=0.8)}).renewed("dev.ar", floors(event_f1=0.7), allow_lower=True)
    write_floors(book, file)
    again = read_floors(file)
    assert again == book
    [entry] = again.lowered
    assert (entry["corpus"], entry["figures"], entry["reason"]) == (
        "dev.ar",
        "event_f1 0.8 → 0.7",
        "a reason",
    )


def test_renewing_needs_a_reason(capsys: pytest.CaptureFixture[str]) -> None:
    assert quality.main(["--renew"]) == 2
    assert "--reason" in capsys.readouterr().err


def test_the_fingerprint_of_a_corpus_is_of_all_its_files(tmp_path: Path) -> None:
    gold, article = tmp_path / "gold", tmp_path / "article"
    gold.write_text("g")
    article.write_text("a")
    before = Corpus("x", gold, article).fingerprint()
    article.write_text("b")
    assert Corpus("x", gold, article).fingerprint() != before
