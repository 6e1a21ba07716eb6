"""What worker processes do with articles: take them apart, and read them. Pure functions over lists."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from graph.addresses import Addresses
from graph.prepared import Prepared, prepare
from loaders.extract import extract
from loaders.readers.raw import RawArticle, Unread
from loaders.readers.read import finish
from loaders.readers.refusal import Refusal, Remark
from ontology.article import Article
from ontology.errors import InputError
from sifara.summary import open_dates

Found = Unread | RawArticle | Refusal
Finished = tuple[Article | Refusal, tuple[Remark, ...]]


@dataclass(frozen=True, slots=True)
class Read:
    """``open_dates``: how many dates stay open for want of a day of publication."""

    prepared: Prepared
    open_dates: int

    @property
    def id(self) -> str:
        """The article's."""
        return self.prepared.reading.article.id


@dataclass(frozen=True, slots=True)
class Finish:
    """Takes apart what was found; for articles that state no day or language."""

    published: str | None
    language: str | None

    def __call__(self, found: Sequence[Found]) -> list[Finished]:
        return [finish(one, self.published, self.language) for one in found]


@dataclass(frozen=True, slots=True)
class ReadAll:
    """Reads articles, and prepares what they say for a store of these addresses and this version."""

    base: str
    version: str

    def __call__(self, articles: Sequence[Article]) -> list[Read | Refusal]:
        """A Refusal in the place of an article of which nothing can be kept."""
        addresses = Addresses(self.base)
        return [self._read(article, addresses) for article in articles]

    def _read(self, article: Article, addresses: Addresses) -> Read | Refusal:
        try:
            reading = extract(article)
            return Read(prepare(reading, addresses, self.version), len(open_dates(reading)))
        except InputError as error:
            return Refusal(article.id, str(error))
