"""Articles are taken out by whatever they are called, and the world follows."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.store import Store
from ontology.vocabulary import DEFAULT_BASE
from sifara.cli import main

URL = "https://example.org/news/17?a=b"


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Path:
    """One article with an id and a URL, one with a URL only, one with neither."""
    monkeypatch.chdir(tmp_path)
    text = "التقى وزير الخارجية العماني بدر البوسعيدي نظيره الإيراني عباس عراقجي في مسقط."
    Path("a.jsonl").write_text(
        f'{{"id": "first", "title": "لقاء", "url": "{URL}", "text": "{text}"}}\n'
        f'{{"url": "https://example.org/news/18", "text": "{text} وبحثا العلاقات."}}\n',
        encoding="utf-8",
    )
    Path("b.txt").write_text(text + " وانتهى اللقاء.", encoding="utf-8")
    assert main(["load", "a.jsonl", "b.txt"]) == 0
    capsys.readouterr()
    return tmp_path / "sifara.store"


def kept(path: Path) -> list[str]:
    with Store(path) as store:
        return sorted(article.id for article in store.articles())


@pytest.mark.parametrize("name", ["first", URL, f"{DEFAULT_BASE}article/first"])
def test_an_article_goes_by_id_url_or_address(
    store: Path, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["forget", name]) == 0
    assert capsys.readouterr().out == "forgot first: لقاء\n"
    assert "first" not in kept(store)
    assert len(kept(store)) == 2


def test_several_go_in_one_step_and_the_same_one_once(
    store: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["forget", "first", URL, "https://example.org/news/18"]) == 0
    assert len(capsys.readouterr().out.splitlines()) == 2
    assert len(kept(store)) == 1


def test_the_world_follows(store: Path) -> None:
    assert main(["forget", *kept(store)]) == 0
    with Store(store) as empty:
        assert list(empty.quads()) == []


def test_what_is_not_there_is_named_and_the_rest_is_done(
    store: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["forget", "nosuch", "first"]) == 3
    said = capsys.readouterr()
    assert "has no article 'nosuch'; sifara query articles lists what it has" in said.err
    assert said.out == "forgot first: لقاء\n"
    assert main(["forget", "first"]) == 1


@pytest.mark.parametrize("name", ["> } ; DROP ALL #", '"', "https://example.org/> <", "\\", ""])
def test_a_name_that_is_none_harms_nothing(store: Path, name: str) -> None:
    before = kept(store)
    assert main(["forget", name]) == 1
    assert kept(store) == before


def test_a_dry_run_takes_nothing_out(store: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["forget", "first", "--dry"]) == 0
    assert capsys.readouterr().out == "would forget first: لقاء\n"
    assert "first" in kept(store)


def test_no_store_is_made_to_forget_from(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["forget", "first"]) == 1
    assert "there is no store at sifara.store" in capsys.readouterr().err
