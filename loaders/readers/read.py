"""Files, folders or standard input in, articles out, one at a time, in order.

What can't be read comes out as a Refusal in its place, and the rest is read all the same.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import BinaryIO

from loaders.readers.assemble import assemble
from loaders.readers.find import Finder, find_articles
from loaders.readers.jsonl import read_line
from loaders.readers.kind import Kind
from loaders.readers.language import known_languages, languages
from loaders.readers.raw import RawArticle, Unread
from loaders.readers.refusal import Refusal, Remark
from loaders.readers.text import read_text
from ontology.article import Article
from ontology.errors import InputError


def read_articles(
    sources: Iterable[str | Path],
    *,
    published: str | None,
    language: str | None = None,
    stdin: BinaryIO | None = None,
    tell: Callable[[Remark], None] | None = None,
    web: Finder | None = None,
) -> Iterator[Article | Refusal]:
    """The articles of .txt, .html and .jsonl(.gz) files, of folders of these, and of "-", standard input.

    Addresses (``https://…``) are fetched by ``web``, and refused without one.

    ``published``: the ISO day for articles that state none. ``language``: the code that all are in,
    whatever they state; by default each article's own, else told from its script.
    ``stdin``: what "-" reads. ``tell`` is called with what to know of how a file was read.

    InputError at once for a ``published`` that is no day or a ``language`` without a pack.
    """
    check_options(published, language)
    return _articles(sources, published, language, stdin, tell or (lambda _: None), web)


def check_options(published: str | None, language: str | None) -> None:
    """InputError for a ``published`` that is no day or a ``language`` without a pack."""
    if language is not None and language not in languages():
        raise InputError(f"{language!r} is none of the languages read: {known_languages()}")
    if published is None:
        return
    try:
        whole = date.fromisoformat(published).isoformat() == published
    except ValueError:
        whole = False
    if not whole:
        raise InputError(f"{published!r} is no day of publication; write it as 2024-07-25")


def finish(
    found: Unread | RawArticle | Refusal, published: str | None, language: str | None
) -> tuple[Article | Refusal, tuple[Remark, ...]]:
    """What was found, taken apart and cleaned, and the remarks on it. Pure: any process may do it."""
    if isinstance(found, Refusal):
        return found, ()
    try:
        raw = _take_apart(found) if isinstance(found, Unread) else found
        article, remarks = assemble(raw, published, language)
    except InputError as error:
        return Refusal(found.source, str(error)), ()
    return article, tuple(Remark(found.source, remark) for remark in remarks)


def _take_apart(found: Unread) -> RawArticle:
    if found.kind is Kind.JSONL:
        return read_line(found.data, found.source)
    if found.kind is Kind.TEXT:
        raw = read_text(found.data, found.source, found.charset)
    else:
        from loaders.readers.html import read_html  # trafilatura takes longer to import than all else here

        raw = read_html(found.data, found.source, found.charset)
    return replace(raw, url=raw.url or found.url)


def _articles(
    sources: Iterable[str | Path],
    published: str | None,
    language: str | None,
    stdin: BinaryIO | None,
    tell: Callable[[Remark], None],
    web: Finder | None,
) -> Iterator[Article | Refusal]:
    for found in find_articles(sources, stdin, tell, web):
        article, remarks = finish(found, published, language)
        for remark in remarks:
            tell(remark)
        yield article
