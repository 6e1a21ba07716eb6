"""What a reader found in a file in, the Article out: cleaned, its language told, its id and date settled."""

from __future__ import annotations

import re

from loaders.readers.boilerplate import clean
from loaders.readers.language import language_of
from loaders.readers.raw import RawArticle
from ontology.article import Article, article_id, hash_text
from ontology.errors import InputError

LONGEST = 1_000_000  # characters of one article; a long book has fewer
_SURROGATES = re.compile("[\ud800-\udfff]")
_HEADLINE = 200  # characters


def assemble(raw: RawArticle, published: str | None, language: str | None) -> tuple[Article, tuple[str, ...]]:
    """The article and the remarks on it; InputError (without the source's name) when there is none.

    ``published``: the day for an article that states none. ``language``: what it is in, whatever it states.
    The text begins with the title and a blank line wherever there is a title.
    """
    if len(raw.text) > LONGEST:
        raise InputError(
            f"has {len(raw.text):,} characters, and an article at most {LONGEST:,}; "
            "split it into its articles (JSON Lines, one a line)"
        )
    if not any(map(str.isalnum, raw.text)):
        raise InputError("has no text to read; give an article with its text in it")
    remarks = [*raw.remarks]
    text, title = _without_surrogates(raw.text, remarks), _line(raw.title)
    code = language_of(text, language or raw.language)
    cleaned = clean(text, code)
    if not any(map(str.isalnum, cleaned.text)):
        raise InputError("has links and page buttons only; give an article with its text in it")
    title, text = _headed(title, cleaned.text)
    source = _line(raw.outlet) or cleaned.outlet
    day = raw.published or published
    article = Article(
        id=raw.id or raw.url or article_id(source, text),
        text_hash=hash_text(text),
        title=title,
        language=code,
        source=source,
        url=raw.url,
        published=day,
        published_from=("metadata" if raw.published else "given") if day else None,
        text=text,
    )
    return article, tuple(remarks)


def _without_surrogates(text: str, remarks: list[str]) -> str:
    """Half a surrogate pair (from a broken \\ud83d escape) can be written nowhere; offsets stay."""
    mended, broken = _SURROGATES.subn("\N{REPLACEMENT CHARACTER}", text)
    if broken:
        remarks.append(
            f"{broken} broken \\u escapes (half a character each) are read as \N{REPLACEMENT CHARACTER}"
        )
    return mended


def _line(title: str | None) -> str | None:
    """On one line: a title is a line of the text, and an outlet a name."""
    return " ".join(_SURROGATES.sub("\N{REPLACEMENT CHARACTER}", title).split()) or None if title else None


def _headed(title: str | None, text: str) -> tuple[str | None, str]:
    """The title and the text that begins with it."""
    first, rest = _first_line(text)
    if title is None:
        return (first, text) if rest.startswith("\n\n") and _is_headline(first) else (None, text)
    if " ".join(first.split()) == title:
        rest = rest.lstrip("\n")
        return title, f"{title}\n\n{rest}" if rest else title
    return title, f"{title}\n\n{text}"


def _first_line(text: str) -> tuple[str, str]:
    end = text.find("\n")
    return (text, "") if end < 0 else (text[:end], text[end:])


def _is_headline(line: str) -> bool:
    return len(line) <= _HEADLINE and not line.rstrip().endswith((".", "،", ",", ":", "؛", ";"))
