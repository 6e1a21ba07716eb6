"""Sources in, readings out: the readers and the extractor put together."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, TypeVar

from loaders.extract import extract
from loaders.readers.find import Finder
from loaders.readers.read import read_articles
from loaders.readers.refusal import Refusal, Remark
from ontology.reading import Reading

if TYPE_CHECKING:
    from ontology.article import Article

Made = TypeVar("Made")


def read(
    sources: Iterable[str | Path],
    *,
    published: str | None = None,
    language: str | None = None,
    stdin: BinaryIO | None = None,
    tell: Callable[[Remark], None] | None = None,
    web: Finder | None = None,
) -> Iterator[Reading | Refusal]:
    """What each article of the sources says, in order, or why it could not be read.

    The sources are files (.txt, .html, .jsonl), folders of these, and "-" for ``stdin``; they are read
    as the readings are taken. ``published`` (an ISO day) is for articles that state none; ``language``
    is what all are in, whatever they state. ``tell`` is called with remarks on how a file was read.
    Addresses (``https://…``) are fetched by ``web`` (``loaders.web.web.Web``), and refused without one.

    InputError at once for a ``published`` that is no day or a ``language`` that can't be read.
    """
    articles = read_articles(sources, published=published, language=language, stdin=stdin, tell=tell, web=web)
    return made_of(articles, extract)


def made_of(articles: Iterable[Article | Refusal], by: Callable[[Article], Made]) -> Iterator[Made | Refusal]:
    """What ``by`` makes of each article (``extract``, ``explain``); refusals as they are."""
    return (article if isinstance(article, Refusal) else by(article) for article in articles)
