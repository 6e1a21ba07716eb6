"""Files in, articles or refusals out."""

from __future__ import annotations

import gzip
import io
import json
from pathlib import Path

import pytest

from loaders.readers.read import read_articles
from loaders.readers.refusal import Refusal, Remark
from ontology.article import Article, article_id, hash_text
from ontology.errors import InputError

BODY = "استقبل وزير الخارجية العماني بدر البوسعيدي نظيره الإيراني في مسقط يوم الثلاثاء، وبحثا العلاقات."


def read(*sources: str | Path, published: str | None = None, stdin: bytes = b"") -> list[Article | Refusal]:
    return list(read_articles(sources, published=published, stdin=io.BytesIO(stdin)))


def one(source: str | Path, published: str | None = None, stdin: bytes = b"") -> Article:
    [article] = read(source, published=published, stdin=stdin)
    assert isinstance(article, Article), article
    return article


def refused(source: str | Path, stdin: bytes = b"") -> str:
    [refusal] = read(source, stdin=stdin)
    assert isinstance(refusal, Refusal), refusal
    assert "\n" not in str(refusal)
    return refusal.reason


def lines(*records: object) -> bytes:
    return "\n".join(json.dumps(record, ensure_ascii=False) for record in records).encode()


def test_a_text_file_is_one_article_whose_first_line_before_a_blank_is_the_title(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text(f"لقاء في مسقط\n\n{BODY}\n", encoding="utf-8")
    article = one(file)
    assert article.title == "لقاء في مسقط"
    assert article.text == f"لقاء في مسقط\n\n{BODY}"
    assert article.id == article_id(None, article.text)
    assert article.text_hash == hash_text(article.text)
    assert (article.language, article.published, article.published_from) == ("ar", None, None)


def test_newlines_of_any_system_give_the_same_article(tmp_path: Path) -> None:
    texts = set()
    for name, newline in (("unix", "\n"), ("dos", "\r\n"), ("mac", "\r")):
        file = tmp_path / f"{name}.txt"
        file.write_bytes(f"عنوان{newline}{newline}{BODY}{newline}وقال.".encode())
        texts.add(one(file).text)
    assert texts == {f"عنوان\n\n{BODY}\nوقال."}


def test_a_title_apart_stands_first_and_then_a_blank_line() -> None:
    article = one("-", stdin=lines({"title": "لقاء", "text": BODY}))
    assert article.text == f"لقاء\n\n{BODY}"


def test_a_title_that_the_text_begins_with_is_not_said_twice() -> None:
    article = one("-", stdin=lines({"title": "لقاء في مسقط", "text": f"لقاء في  مسقط\n{BODY}"}))
    assert article.text == f"لقاء في مسقط\n\n{BODY}"


def test_json_lines_keep_id_title_language_address_outlet_and_their_own_date() -> None:
    record = {
        "id": 7,
        "text": BODY,
        "lang": "ar-OM",
        "url": "https://example.org/a",
        "source": "Oman\nTimes ",
        "published": "2024-07-23T22:00:00Z",
    }
    article = one("-", published="2024-07-30", stdin=lines({**record, "author": ["x"]}))
    assert (article.id, article.language, article.url) == ("7", "ar", "https://example.org/a")
    assert article.source == "Oman Times"
    assert (article.published, article.published_from) == ("2024-07-23", "metadata")


def test_the_outlet_that_a_line_states_goes_before_one_named_in_the_text() -> None:
    text = f"{BODY}\nالمصدر: سانا"
    assert one("-", stdin=lines({"text": text, "source": "RT"})).source == "RT"
    assert one("-", stdin=lines({"text": text, "source": None})).source == "سانا"


def test_the_day_given_is_for_articles_that_state_none() -> None:
    article = one("-", published="2024-07-30", stdin=lines({"text": BODY, "published": None}))
    assert (article.published, article.published_from) == ("2024-07-30", "given")


def test_an_address_is_the_id_of_an_article_without_one() -> None:
    assert one("-", stdin=lines({"text": BODY, "url": "https://example.org/a"})).id == "https://example.org/a"


def test_compressed_json_lines_are_read(tmp_path: Path) -> None:
    file = tmp_path / "a.jsonl.gz"
    file.write_bytes(gzip.compress(lines({"text": BODY})))
    assert one(file).text == BODY


def test_a_wrong_line_spoils_no_other() -> None:
    first, second, third = read("-", stdin=lines({"text": BODY}) + b'\n{"text": \n\n' + lines({"text": BODY}))
    assert isinstance(first, Article) and isinstance(third, Article)
    assert isinstance(second, Refusal) and second.source == "standard input line 2"


@pytest.mark.parametrize(
    ("stdin", "kind"),
    [
        (BODY.encode(), "text"),
        (b"\n\n" + lines({"text": BODY}), "json"),
        (f"<!DOCTYPE html><html><body><p>{BODY}</p></body></html>".encode(), "html"),
        (f"\n<html><body><p>{BODY}</p></body></html>".encode(), "html"),
        (f"{{ملاحظة}} {BODY}".encode(), "text with a brace"),
    ],
)
def test_standard_input_is_told_by_how_it_begins(stdin: bytes, kind: str) -> None:
    text = one("-", stdin=stdin).text
    assert text.endswith(BODY), kind
    assert "<p>" not in text and '"text"' not in text, kind


def test_a_folder_is_read_in_order_of_names_with_its_bad_files_refused(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    (tmp_path / "c.txt").write_text(BODY, encoding="utf-8")
    (tmp_path / "a.txt").write_bytes(b"\x00\x01\x02")
    (tmp_path / "b" / "x.jsonl").write_bytes(lines({"id": "in b", "text": BODY}))
    (tmp_path / ".hidden.txt").write_text(BODY, encoding="utf-8")
    (tmp_path / "style.css").write_text("p {}", encoding="utf-8")
    told: list[Remark] = []
    found = list(read_articles([tmp_path], published=None, tell=told.append))
    assert [type(x).__name__ for x in found] == ["Refusal", "Article", "Article"]
    assert isinstance(found[2], Article) and found[2].id == "in b"
    assert [remark.text.split(";")[0] for remark in told] == ["left out 1 .css"]


@pytest.mark.parametrize("encoding", ["cp1256", "iso8859_6"])
def test_an_old_arabic_encoding_is_read_and_said(tmp_path: Path, encoding: str) -> None:
    file = tmp_path / "old.txt"
    file.write_bytes(BODY.encode(encoding))
    told: list[Remark] = []
    [article] = read_articles([file], published=None, tell=told.append)
    assert isinstance(article, Article) and article.text == BODY
    assert told == [
        Remark(
            str(file), f"read as {encoding}, guessed from its bytes; save it as UTF-8 if the text looks wrong"
        )
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_unicode_with_or_without_its_mark_is_read_and_nothing_said(tmp_path: Path, encoding: str) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes(BODY.encode(encoding))
    told: list[Remark] = []
    [article] = read_articles([file], published=None, tell=told.append)
    assert isinstance(article, Article) and article.text == BODY
    assert not told


def test_direction_marks_and_nul_in_a_text_are_kept_as_they_are() -> None:
    text = f"\u200f{BODY}\u202b\u0000."
    assert one("-", stdin=lines({"text": text})).text == text


def test_half_a_surrogate_pair_is_replaced_so_that_the_text_can_be_written() -> None:
    article = one("-", stdin=b'{"text": "' + BODY.encode() + rb' \ud83d"}')
    assert article.text == f"{BODY} \N{REPLACEMENT CHARACTER}"
    article.text.encode("utf-8")


@pytest.mark.parametrize(
    ("stdin", "reason"),
    [
        (b"", "is empty"),
        (b" \n\n", "is empty"),
        ("… — …".encode(), "has no text to read"),
        (bytes(range(256)) * 20, "is binary"),
        (BODY.encode("utf-16-le"), "is binary (or UTF-16 without its mark)"),
        (BODY.encode() * 10 + b"\xd8", "is UTF-8 with a broken byte"),
        (BODY.encode("mac_arabic"), "its encoding was misread"),
        (b"Il ministro degli Esteri ha incontrato a Roma il suo collega russo.", "seems to be in Italian"),
        (b"<html><body><nav><a href=/>x</a></nav></body></html>", "has no article in it"),
        (lines({"title": "x"}), 'has no "text"'),
        (lines({"text": 1}), 'has no "text"'),
        (lines({"text": ""}), "has no text to read"),
        (lines({"text": "طباعة\nمشاركة"}), "has links and page buttons only"),
        (lines({"text": BODY, "lang": "tlh"}), "is said to be in 'tlh'"),
        (lines({"text": BODY, "published": "25/7/2024"}), "write it as 2024-07-25"),
        (lines({"text": BODY, "published": "2024"}), "write it as 2024-07-25"),
        (lines({"text": BODY, "title": 5}), 'has a "title" that is no string'),
    ],
)
def test_what_can_not_be_read_is_refused_with_what_to_do(stdin: bytes, reason: str) -> None:
    assert reason in refused("-", stdin)


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("a.jsonl", b'[{"text": "x"}]', "each line must be an object"),
        ("a.jsonl", b"\n", "is empty"),
        ("a.jsonl", BODY.encode("utf-16"), "is not UTF-8"),
        ("a.jsonl", b"[" * 200_000, "leave out what is not of the article"),
        ("a.jsonl", b'{"n": ' + b"9" * 5000 + b"}", "leave out what is not of the article"),
        ("a.jsonl.gz", b"not gzip", "is damaged or not gzip"),
        ("a.jsonl.gz", gzip.compress(lines({"text": BODY}))[:60], "is damaged or not gzip"),
        ("a.txt", b" " * 10_000_001, "is larger than 10,000,000 bytes"),
        ("a.txt", ("م" * 1_000_001).encode(), "has 1,000,001 characters"),
        ("a.html", b"<p>" * 2_000_000, "is larger than 5,000,000 bytes"),
        ("a.jsonl", b'{"text": "' + b"x" * 16_000_000 + b'"}', "is longer than 16,000,000 bytes"),
    ],
)
def test_a_file_that_can_not_be_read_is_refused(
    tmp_path: Path, name: str, content: bytes, reason: str
) -> None:
    file = tmp_path / name
    file.write_bytes(content)
    assert reason in refused(file)


def test_a_file_that_is_not_there_a_folder_without_articles_and_an_address_are_refused(
    tmp_path: Path,
) -> None:
    (tmp_path / "notes.pdf").write_bytes(b"%PDF")
    assert "No such file" in refused(tmp_path / "none.txt")
    assert "has no articles in it" in refused(tmp_path)
    assert "addresses are not fetched" in refused("https://example.org/a")


@pytest.mark.parametrize("day", ["2024", "2024-7-25", "20240725", "yesterday", "2024-02-30", ""])
def test_a_day_given_that_is_none_is_an_error_at_once(day: str) -> None:
    with pytest.raises(InputError, match="write it as 2024-07-25"):
        read_articles([], published=day)


def test_a_language_given_without_a_pack_is_an_error_that_names_those_there_are() -> None:
    with pytest.raises(InputError, match="ar Arabic"):
        read_articles([], published=None, language="tlh")


def test_a_language_given_wins_over_one_stated_wrongly() -> None:
    source = io.BytesIO(lines({"text": BODY, "lang": "en"}))
    [article] = read_articles(["-"], published=None, language="ar", stdin=source)
    assert isinstance(article, Article) and article.language == "ar"


def test_articles_come_one_by_one_as_they_are_read() -> None:
    stdin = io.BytesIO(lines({"text": BODY}) + b"\n" + lines({"text": BODY}))
    next(iter(read_articles(["-"], published=None, stdin=stdin)))
    assert stdin.read()
