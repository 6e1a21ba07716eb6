"""A saved web page in; what it states of itself, and nothing guessed, out."""

from __future__ import annotations

from pathlib import Path

import pytest

from loaders.readers.publication import publication_day
from loaders.readers.read import read_articles
from ontology.article import Article

BODY = (
    "<p>استقبل وزير الخارجية العماني بدر البوسعيدي نظيره الإيراني في مسقط يوم الثلاثاء.</p>"
    "<p>وبحث الوزيران العلاقات بين البلدين وسبل تعزيز التعاون في مجالات الطاقة والنقل.</p>"
)
JSON_LD = '<script type="application/ld+json">'


def page(tmp_path: Path, head: str = "", extra: str = "") -> Article:
    file = tmp_path / "page.html"
    file.write_text(
        f"<!DOCTYPE html><html lang=ar><head><meta charset=utf-8>{head}</head>"
        f"<body><nav><a href='/'>الرئيسية</a></nav><article><h1>لقاء في مسقط</h1>{extra}{BODY}</article>"
        "<footer>جميع الحقوق محفوظة</footer></body></html>",
        encoding="utf-8",
    )
    [article] = read_articles([file], published=None)
    assert isinstance(article, Article), article
    return article


def test_the_text_is_the_article_without_menu_and_footer(tmp_path: Path) -> None:
    article = page(tmp_path)
    assert article.title == "لقاء في مسقط"
    assert article.text.startswith("لقاء في مسقط\n\nاستقبل وزير الخارجية")
    assert article.text.endswith("الطاقة والنقل.")
    assert "الرئيسية" not in article.text and "الحقوق" not in article.text


def test_outlet_and_canonical_address_are_kept(tmp_path: Path) -> None:
    article = page(
        tmp_path,
        '<meta property="og:site_name" content="وكالة المثال"><title>لقاء في مسقط - وكالة المثال</title>'
        '<link rel="canonical" href="https://example.org/news/1">',
    )
    assert (article.source, article.id, article.title) == (
        "وكالة المثال",
        "https://example.org/news/1",
        "لقاء في مسقط",
    )


@pytest.mark.parametrize(
    ("head", "extra", "day"),
    [
        ('<meta property="article:published_time" content="2024-07-23T23:30:00+04:00">', "", "2024-07-23"),
        ('<meta name="pubdate" content="Tue, 23 Jul 2024 10:00:00 GMT">', "", "2024-07-23"),
        ('<meta itemprop="datePublished" content="2024-07-23">', "", "2024-07-23"),
        (f'{JSON_LD}[{{"@type": "NewsArticle", "datePublished": "2024-07-23"}}]</script>', "", "2024-07-23"),
        (f'{JSON_LD}{{"@graph": [{{"datePublished": "2024-07-23T01:00Z"}}]}}</script>', "", "2024-07-23"),
        ("", '<time datetime="2024-07-23T10:00">أمس</time>', "2024-07-23"),
        ("", '<time datetime="2024-07-23">أ</time><time datetime="2024-07-20">ب</time>', None),
        ("", "<p>نشر في 23 يوليو 2024</p>", None),
        ('<meta property="article:published_time" content="2024">', "", None),
        ('<meta property="article:published_time" content="2024-07">', "", None),
        ('<meta property="article:published_time" content="0001-01-01T00:00:00">', "", None),
        ('<meta property="article:modified_time" content="2024-07-23">', "", None),
        (f'{JSON_LD}{{"datePublished": "2024-07-23"</script>', "", None),
        (f'{JSON_LD}{{"comment": {{"datePublished": "2024-07-23"}}}}</script>', "", None),
    ],
)
def test_only_a_whole_day_in_explicit_metadata_is_a_date(
    tmp_path: Path, head: str, extra: str, day: str | None
) -> None:
    article = page(tmp_path, head, extra)
    assert (article.published, article.published_from) == (day, "metadata" if day else None)


@pytest.mark.parametrize(
    ("stated", "day"),
    [
        ("2024-07-25", "2024-07-25"),
        ("2024/07/25 10:00", "2024-07-25"),
        ("20240725", "2024-07-25"),
        ("2024-07-25T00:30:00+03:00", "2024-07-25"),
        ("25/07/2024", None),
        ("2024-13-01", None),
        ("2024-07-250", None),
        ("١٥ يوليو", None),
        ("", None),
        ("1970-01-01T00:00:00Z", None),
    ],
)
def test_a_day_is_taken_as_written_or_not_at_all(stated: str, day: str | None) -> None:
    assert publication_day(stated) == day


def test_a_page_that_declares_its_encoding_is_read_in_it(tmp_path: Path) -> None:
    file = tmp_path / "old.htm"
    file.write_bytes(
        b'<html lang=ar><head><meta http-equiv="Content-Type" content="text/html; charset=windows-1256">'
        b"</head><body>" + BODY.encode("cp1256")
    )
    told: list[str] = []
    [article] = read_articles([file], published=None, tell=lambda remark: told.append(remark.text))
    assert isinstance(article, Article)
    assert article.text.startswith("استقبل وزير الخارجية العماني")
    assert told == ["read as cp1256, as it declares"]


def test_a_page_in_a_language_without_a_pack_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "fa.html"
    file.write_text(f'<html lang="fa-IR"><body>{BODY}</body></html>', encoding="utf-8")
    [refusal] = read_articles([file], published=None)
    assert "is said to be in 'fa-IR'" in str(refusal)
