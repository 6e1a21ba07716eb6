"""Whatever stands in a file, an article keeps its promises or is refused."""

from __future__ import annotations

import io
import json

from hypothesis import given
from hypothesis import strategies as st

from loaders.readers.read import read_articles
from loaders.readers.refusal import Refusal
from ontology.article import Article, hash_text

WORDS = st.sampled_from(
    [
        "استقبل الوزير نظيره.",
        "المصدر: RT",
        "مقالات ذات صلة",
        "طباعة",
        "اقرأ أيضا: خبر",
        "\n",
        "\n\n",
        "\r\n",
        " ",
        "\u200f",
        "\x00",
    ]
)
TEXTS = st.one_of(
    st.text(), st.lists(WORDS, max_size=30).map("".join), st.lists(WORDS, max_size=30).map("\n".join)
)


def check(found: Article | Refusal) -> None:
    if isinstance(found, Refusal):
        assert found.reason
        return
    assert found.text == found.text.strip()
    assert "\r" not in found.text
    assert found.text_hash == hash_text(found.text)
    assert found.title is None or found.text == found.title or found.text.startswith(f"{found.title}\n\n")
    found.text.encode("utf-8")


@given(st.binary(max_size=400))
def test_any_bytes_are_articles_or_refusals(data: bytes) -> None:
    for found in read_articles(["-"], published=None, stdin=io.BytesIO(data)):
        check(found)


@given(TEXTS, st.one_of(st.none(), TEXTS))
def test_any_text_and_title_are_an_article_or_a_refusal(text: str, title: str | None) -> None:
    line = json.dumps({"text": text, "title": title}).encode()
    [found] = read_articles(["-"], published=None, language="ar", stdin=io.BytesIO(line))
    check(found)


@given(TEXTS)
def test_reading_twice_gives_the_same(text: str) -> None:
    line = json.dumps({"text": text}).encode()
    assert [*read_articles(["-"], published=None, stdin=io.BytesIO(line))] == [
        *read_articles(["-"], published=None, stdin=io.BytesIO(line))
    ]
