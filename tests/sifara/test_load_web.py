"""A feed loaded again and again: what is new comes in, what has not changed is not even sent."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from sifara.cli import main
from tests.loaders.serving import Server, ok, serving, status

FEED = """<rss version="2.0"><channel>{items}</channel></rss>"""
ITEM = """<item><title>لقاء</title><link>/{n}</link><pubDate>Thu, 25 Jul 2024 09:10:00 +0300</pubDate>
<description>التقى وزير الخارجية العماني بدر البوسعيدي نظيره الإيراني في مسقط للمرة {n}.</description>
</item>"""


@pytest.fixture
def server() -> Iterator[Server]:
    with serving() as found:
        yield found


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def feed(*numbers: int) -> bytes:
    items = "".join(ITEM.format(n=n) for n in numbers)
    return ok(FEED.format(items=items), "application/rss+xml", f'ETag: "{numbers}"')


def test_what_is_new_in_a_feed_is_added(server: Server, capsys: pytest.CaptureFixture[str]) -> None:
    load = ["load", server.url("/feed"), "--allow-private"]
    server.answers["/feed"] = feed(1, 2)
    assert main(load) == 0
    server.answers["/feed"] = feed(2, 3)
    assert main(load) == 0
    assert capsys.readouterr().out == (
        "2 articles: 2 added, 0 replaced, 0 unchanged; kept in sifara.store\n"
        "2 articles: 1 added, 0 replaced, 1 unchanged; kept in sifara.store\n"
    )


def test_a_feed_is_asked_for_only_if_it_has_changed(
    server: Server, capsys: pytest.CaptureFixture[str]
) -> None:
    load = ["load", server.url("/feed"), "--allow-private"]
    server.answers["/feed"] = feed(1)
    assert main(load) == 0
    server.answers["/feed"] = status("304 Not Modified")
    assert main(load) == 0
    assert server.asked[-1][1]["if-none-match"] == '"(1,)"'
    assert "has not changed since it was last loaded" in capsys.readouterr().err
    server.answers["/feed"] = feed(1)
    assert main([*load, "--again"]) == 0
    assert "if-none-match" not in server.asked[-1][1]


@pytest.mark.parametrize("damage", ["", "[]", '{"version": "0"}', '{"version": 1, "addresses": {"a": 3}}'])
def test_what_is_remembered_may_be_damaged(server: Server, damage: str) -> None:
    load = ["load", server.url("/feed"), "--allow-private"]
    server.answers["/feed"] = feed(1)
    assert main(load) == 0
    file = Path("sifara.store/fetched.json")
    assert json.loads(file.read_text(encoding="utf-8"))["addresses"]
    file.write_text(damage, encoding="utf-8")
    assert main(load) == 0
    assert "if-none-match" not in server.asked[-1][1]


def test_another_store_remembers_nothing_of_this_one(server: Server) -> None:
    server.answers["/feed"] = feed(1)
    for store in ("one", "other"):
        assert main(["load", server.url("/feed"), "--allow-private", "--store", store]) == 0
        assert "if-none-match" not in server.asked[-1][1]


def test_nothing_inside_a_network_is_fetched_unasked(
    server: Server, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["load", server.url("/feed")]) == 1
    assert "--allow-private lets it be fetched" in capsys.readouterr().err
    assert not server.asked
    assert not Path("sifara.store").exists()


def test_a_page_can_be_extracted_without_keeping_it(
    server: Server, capsys: pytest.CaptureFixture[str]
) -> None:
    server.answers["/feed"] = feed(1, 2)
    assert main(["extract", server.url("/feed"), "--allow-private", "--format", "jsonl"]) == 0
    assert len(capsys.readouterr().out.splitlines()) == 2
