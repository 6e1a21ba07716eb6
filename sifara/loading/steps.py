"""What worker processes do with articles: take them apart, and read them. Pure functions over lists."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from graph.storable import storable
from loaders.extract import extract
from loaders.readers.raw import RawArticle, Unread
from loaders.readers.read import finish
from loaders.readers.refusal import Refusal, Remark
from ontology.article import Article
from ontology.errors import InputError
from ontology.reading import Reading
from sifara.summary import open_dates

Found = Unread | RawArticle | Refusal
Finished = tuple[Article | Refusal, tuple[Remark, ...]]


@dataclass(frozen=True, slots=True)
class Read:
    """``reading``: as the store keeps it. ``open_dates``: how many dates stay open for want of a day."""

    reading: Reading
    open_dates: int


@dataclass(frozen=True, slots=True)
class Finish:
    """Takes apart what was found; for articles that state no day or language."""

    published: str | None
    language: str | None

    def __call__(self, found: Sequence[Found]) -> list[Finished]:
        return [finish(one, self.published, self.language) for one in found]


def read_all(articles: Sequence[Article]) -> list[Read | Refusal]:
    """What each article says; a Refusal in its place where nothing can be kept of it."""
    return [_read(article) for article in articles]


def _read(article: Article) -> Read | Refusal:
    try:
        reading = extract(article)
        return Read(storable(reading), len(open_dates(reading)))
    except InputError as error:
        return Refusal(article.id, str(error))
