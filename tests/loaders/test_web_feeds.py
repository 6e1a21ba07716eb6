"""Pages and feeds of the web become articles; what a stranger's feed holds does no harm."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.readers.read import read_articles
from loaders.readers.refusal import Refusal, Remark
from loaders.web.feed import is_feed, read_feed
from loaders.web.fetch import Fetcher, Limits, Validators
from loaders.web.fragment import fragment_text
from loaders.web.web import Web
from ontology.article import Article
from ontology.errors import InputError
from tests.loaders.serving import Server, ok, serving, status

LONG = " ".join(["استقبل وزير الخارجية العماني نظيره الإيراني في مسقط."] * 12)
PAGE = f"""<html lang="ar"><head><title>لقاء في مسقط</title><meta property="article:published_time"
content="2024-07-25T10:00:00+03:00"></head><body><article><h1>لقاء في مسقط</h1><p>{LONG}</p></article></body>
</html>"""
RSS = """<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>نشرة</title>
<language>ar</language>{items}</channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="ar"><title>نشرة</title>{items}</feed>"""
TEASER = """<item><title>لقاء</title><link>/1</link><guid>tag:1</guid>
<pubDate>Thu, 25 Jul 2024 09:10:00 +0300</pubDate><description>التقى الوزيران في مسقط.</description></item>"""
WHOLE = f"""<item><title>لقاء آخر</title><link>/2</link><description>موجز</description>
<content:encoded><![CDATA[<p>{LONG}</p><script>alert(1)</script>
<p>وانتهى <b>اللقاء</b>.</p>]]></content:encoded>
</item>"""


@pytest.fixture
def server() -> Iterator[Server]:
    with serving() as found:
        yield found


def web(*, full_text: bool = False, known: dict[str, Validators] | None = None) -> Web:
    fetcher = Fetcher("sifara/test", allow_private=True, limits=Limits(20, 500_000), sleep=lambda _: None)
    return Web(fetcher, full_text, known or {})


def read(url: str, finder: Web | None = None, told: list[Remark] | None = None) -> list[Article | Refusal]:
    tell = (told if told is not None else []).append
    return list(read_articles([url], published=None, tell=tell, web=finder or web()))


# --- pages


def test_a_page_is_an_article_with_its_address(server: Server) -> None:
    server.answers["/a"] = ok(PAGE)
    [article] = read(server.url("/a"))
    assert isinstance(article, Article)
    assert (article.id, article.url, article.published) == (server.url("/a"), server.url("/a"), "2024-07-25")
    assert article.title == "لقاء في مسقط"


def test_what_the_server_says_of_the_charset_goes_before_what_the_page_says(server: Server) -> None:
    page = PAGE.replace("<title>", '<meta charset="iso-8859-6"><title>').encode("cp1256")
    server.answers["/a"] = ok(page, "text/html; charset=windows-1256")
    [article] = read(server.url("/a"))
    assert isinstance(article, Article)
    assert "العماني" in article.text


@pytest.mark.parametrize("charset", ["utf-99", "utf-16", ""])
def test_a_charset_that_is_wrong_does_no_harm(server: Server, charset: str) -> None:
    server.answers["/a"] = ok(PAGE, f"text/html; charset={charset}")
    [article] = read(server.url("/a"))
    assert isinstance(article, Article)
    assert "العماني" in article.text


def test_a_text_and_json_lines_are_read_too(server: Server) -> None:
    server.answers["/a.txt"] = ok(LONG, "text/plain")
    server.answers["/a.jsonl"] = ok(f'{{"text": "{LONG}"}}\n{{"id": 2}}\n', "application/x-ndjson")
    [text] = read(server.url("/a.txt"))
    assert isinstance(text, Article)
    first, second = read(server.url("/a.jsonl"))
    assert isinstance(first, Article)
    assert isinstance(second, Refusal)
    assert text.text == first.text


@pytest.mark.parametrize("kind", ["application/pdf", "image/png", "video/mp4"])
def test_what_is_no_text_is_refused(server: Server, kind: str) -> None:
    server.answers["/a"] = ok(b"%PDF-1.4", kind)
    [refusal] = read(server.url("/a"))
    assert str(refusal) == (
        f"{server.url('/a')}: is no text but {kind}; give the address of the article's page"
    )


def test_a_page_that_can_not_be_had_is_refused_and_the_rest_is_read(server: Server) -> None:
    server.answers["/b"] = ok(PAGE)
    first, second = read_articles([server.url("/a"), server.url("/b")], published=None, web=web())
    assert isinstance(first, Refusal)
    assert "404 Not Found" in first.reason
    assert isinstance(second, Article)


def test_without_a_web_addresses_are_refused() -> None:
    [refusal] = read_articles(["https://example.org/a"], published=None)
    assert isinstance(refusal, Refusal)
    assert "addresses are not fetched" in refusal.reason


# --- feeds


def test_the_items_of_a_feed_are_articles(server: Server) -> None:
    server.answers["/feed"] = ok(RSS.format(items=TEASER + WHOLE), "application/rss+xml")
    told: list[Remark] = []
    first, second = read(server.url("/feed"), told=told)
    assert isinstance(first, Article)
    assert isinstance(second, Article)
    assert (first.id, first.published, first.published_from) == (server.url("/1"), "2024-07-25", "metadata")
    assert first.text == "لقاء\n\nالتقى الوزيران في مسقط."
    assert second.id == server.url("/2")
    assert second.published is None
    assert second.text == f"لقاء آخر\n\n{LONG}\n\nوانتهى اللقاء."
    assert [remark.text for remark in told] == ["an item is a teaser of a page; --full-text reads the pages"]


def test_the_pages_of_teasers_are_read_when_asked_for(server: Server) -> None:
    server.answers["/feed"] = ok(RSS.format(items=TEASER + WHOLE), "text/xml")
    server.answers["/1"] = ok(PAGE)
    first, second = read(server.url("/feed"), web(full_text=True))
    assert isinstance(first, Article)
    assert LONG in first.text
    assert first.id == server.url("/1")
    assert isinstance(second, Article)
    assert server.targets == ["/feed", "/robots.txt", "/1"]


def test_pages_closed_to_robots_are_left_alone_but_what_a_person_names_is_read(server: Server) -> None:
    server.answers["/feed"] = ok(RSS.format(items=TEASER), "text/xml")
    server.answers["/robots.txt"] = ok("User-agent: *\nDisallow: /", "text/plain")
    server.answers["/1"] = ok(PAGE)
    [refusal] = read(server.url("/feed"), web(full_text=True))
    assert isinstance(refusal, Refusal)
    assert refusal.reason.startswith("is closed to robots")
    [article] = read(server.url("/1"))
    assert isinstance(article, Article)


def test_an_atom_feed_is_read_and_its_day_of_change_is_no_day_of_publication(server: Server) -> None:
    entry = """<entry><id>tag:{n}</id><title>لقاء</title>{dates}
    <content type="html">&lt;p&gt;نص {n}&lt;/p&gt;</content></entry>"""
    dates = "<published>2024-07-24T22:00:00Z</published>", "<updated>2024-07-26T00:00:00Z</updated>"
    items = "".join(entry.format(n=n, dates=date) for n, date in enumerate(dates))
    server.answers["/feed"] = ok(ATOM.format(items=items), "application/atom+xml")
    first, second = read(server.url("/feed"))
    assert isinstance(first, Article)
    assert isinstance(second, Article)
    assert (first.id, first.published) == ("tag:0", "2024-07-24")
    assert (second.id, second.published) == ("tag:1", None)


def test_a_feed_that_has_not_changed_gives_nothing_and_says_so(server: Server) -> None:
    server.answers["/feed"] = ok(RSS.format(items=WHOLE), "text/xml", 'ETag: "v1"')
    first = web()
    assert len(read(server.url("/feed"), first)) == 1
    assert first.learnt == {server.url("/feed"): Validators('"v1"', None)}
    server.answers["/feed"] = status("304 Not Modified")
    told: list[Remark] = []
    assert read(server.url("/feed"), web(known=first.learnt), told) == []
    assert [remark.text for remark in told] == ["has not changed since it was last loaded"]


def test_a_feed_of_which_a_page_was_missing_is_asked_for_anew(server: Server) -> None:
    server.answers["/feed"] = ok(RSS.format(items=TEASER + WHOLE), "text/xml", 'ETag: "v1"')
    finder = web(full_text=True)
    first, _ = read(server.url("/feed"), finder)
    assert isinstance(first, Refusal)
    assert not finder.learnt


@pytest.mark.parametrize(
    "body",
    [
        "<rss version='2.0'><channel></channel></rss>",
        "<feed xmlns='http://www.w3.org/2005/Atom'/>",
    ],
)
def test_a_feed_without_items_says_so(server: Server, body: str) -> None:
    server.answers["/feed"] = ok(body, "application/xml")
    told: list[Remark] = []
    assert read(server.url("/feed"), told=told) == []
    assert [remark.text for remark in told] == ["is a feed without items"]


def test_a_file_of_this_machine_is_not_drawn_into_a_feed() -> None:
    hostile = """<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY secret SYSTEM "file:///etc/passwd">
    <!ENTITY far SYSTEM "http://169.254.169.254/">]><rss version="2.0"><channel>
    <item><title>&secret;&far;</title><description>نص &secret;</description></item></channel></rss>"""
    [item] = read_feed(hostile.encode(), "http://a.example/", None)
    assert "root:" not in f"{item.title} {item.text}"


def test_entities_of_entities_do_not_grow() -> None:
    nested = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
    hostile = f"""<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY e0 "ha">{nested}]>
    <rss version="2.0"><channel><item><title>a</title><description>&e11;</description></item></channel>
    </rss>"""
    items = read_feed(hostile.encode(), "http://a.example/", None)
    assert sum(len(item.text) for item in items) < 10_000


def test_a_feed_is_read_from_its_bytes_and_never_opened_by_name() -> None:
    for name in (b"http://169.254.169.254/feed", b"/etc/passwd", b"file:///etc/passwd"):
        with pytest.raises(InputError, match="is no feed of RSS or Atom"):
            read_feed(name, "http://a.example/", None)


def test_an_item_with_a_link_that_is_none_is_known_by_its_id(server: Server) -> None:
    items = TEASER.replace("/1<", "http://[oops<")
    server.answers["/feed"] = ok(RSS.format(items=items), "text/xml")
    [article] = read(server.url("/feed"))
    assert isinstance(article, Article)
    assert (article.id, article.url) == ("tag:1", None)


def test_a_feed_that_is_too_large_is_refused() -> None:
    with pytest.raises(InputError, match="more than 2,000,000 bytes; give the addresses of its articles"):
        read_feed(b"<rss>" + b"<a>" * 700_000, "http://a.example/", None)


def test_a_link_inside_the_network_is_not_followed_from_a_feed(server: Server) -> None:
    items = TEASER.replace("/1<", "http://169.254.169.254/latest<")
    server.answers["/feed"] = ok(RSS.format(items=items), "text/xml")
    finder = web(full_text=True)
    finder.fetcher._allow_private = False

    class Inner:
        agent = "sifara/test"

        def get(self, url: str, known: object = None, *, pause: float = 0) -> object:
            if url.startswith(server.url()):
                return web().fetcher.get(url)
            return finder.fetcher.get(url)

    outer = Web(Inner(), True)  # type: ignore[arg-type]
    [refusal] = read(server.url("/feed"), outer)
    assert isinstance(refusal, Refusal)
    assert "an address inside a network" in refusal.reason


@pytest.mark.parametrize(
    ("kind", "start", "feed"),
    [
        ("application/rss+xml", b"", True),
        ("application/xml", b"<?xml version='1.0'?>\n<rss version='2.0'>", True),
        ("text/plain", b"<feed xmlns='a'>", True),
        ("", b"<rdf:RDF xmlns='a'>", True),
        ("text/html", b"<html><pre><rss></pre>", False),
        ("application/xml", b"<html>", False),
        ("", b"<rssfeed>", False),
    ],
)
def test_a_feed_is_told_by_its_type_or_its_beginning(kind: str, start: bytes, feed: bool) -> None:
    assert is_feed(kind, start) == feed


@given(st.binary(max_size=300))
def test_any_bytes_are_a_feed_or_refused(data: bytes) -> None:
    for document in (data, RSS.format(items=TEASER).encode()[:200] + data):
        with suppress(InputError):
            read_feed(document, "http://a.example/", None)


# --- fragments


@pytest.mark.parametrize(
    ("fragment", "text"),
    [
        ("نص", "نص"),
        ("سطر\n\nسطر", "سطر\n\nسطر"),
        ("a < b & c", "a < b & c"),
        ("<p>a</p><p>b</p>", "a\n\nb"),
        ("<p>a <b>b</b> <a href='x'>c</a>, d</p>", "a b c, d"),
        ("a<br/>b", "a\n\nb"),
        ("<div>a<script>alert('x')</script>b</div>", "a\n\nb"),
        ("<p>a<!-- no -->b</p>", "ab"),
        ("&laquo;&#1606;&#1589;&raquo;", "«نص»"),
        ("<p>\n a\n b </p>", "a b"),
        ("<img src='x'>", ""),
        ("<p>a", "a"),
        ("<ul><li>a</li><li>b</li></ul>", "a\n\nb"),
    ],
)
def test_markup_goes_and_paragraphs_stay(fragment: str, text: str) -> None:
    assert fragment_text(fragment) == text


def test_markup_nested_without_end_is_read_in_good_time() -> None:
    assert "نص" in fragment_text("<div>" * 200 + "نص" + "</div>" * 200)
    fragment_text("<b>" * 50_000 + "نص")


@given(st.text(st.characters(codec=None), max_size=200))
def test_any_text_is_a_fragment(text: str) -> None:
    fragment_text(text)
    fragment_text(f"<p>{text}</p>")
