"""An address in, the articles behind it out as they were fetched: a page, a feed's items, a text, …"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from loaders.readers.jsonl import find_lines
from loaders.readers.kind import Kind, kind_of_start
from loaders.readers.raw import RawArticle, Unread
from loaders.readers.refusal import Refusal, Remark
from loaders.web.feed import Item, is_feed, read_feed
from loaders.web.fetch import Fetched, Fetcher, Validators
from loaders.web.robots import Robots
from ontology.errors import InputError

_TEASER = 60  # words; what a feed has of an item is a teaser below that, if its page can say more


@dataclass(slots=True)
class Web:
    """``full_text``: fetch the pages of items of which a feed has a teaser only.

    ``known``: what to ask by whether an address has changed since; ``learnt`` fills with what to ask by the
    next time, for the addresses that were had without an error.
    """

    fetcher: Fetcher
    full_text: bool = False
    known: dict[str, Validators] = field(default_factory=dict)
    learnt: dict[str, Validators] = field(default_factory=dict)

    def find(self, url: str, tell: Callable[[Remark], None]) -> Iterator[Unread | RawArticle | Refusal]:
        """In the order of the page or feed; a Refusal in the place of what can't be had."""
        try:
            answer = self.fetcher.get(url, self.known.get(url))
            if answer.data is None:
                tell(Remark(url, "has not changed since it was last loaded"))
                self.learnt[url] = answer.validators
                return
            if is_feed(answer.kind, answer.data):
                items = read_feed(answer.data, answer.url, answer.charset)
            else:
                yield from _document(url, answer, answer.data)
                self.learnt[url] = answer.validators
                return
        except InputError as error:
            yield Refusal(url, str(error))
            return
        whole = True
        for found in self._items(url, items, tell):
            whole = whole and not isinstance(found, Refusal)
            yield found
        if whole:
            self.learnt[url] = answer.validators

    def _items(
        self, url: str, items: tuple[Item, ...], tell: Callable[[Remark], None]
    ) -> Iterator[Unread | RawArticle | Refusal]:
        if not items:
            tell(Remark(url, "is a feed without items"))
        robots = Robots(self.fetcher)
        teasers = 0
        for number, item in enumerate(items, 1):
            teaser = bool(item.link) and not item.whole and len(item.text.split()) < _TEASER
            if teaser and self.full_text:
                yield self._page(item, robots)
            else:
                teasers += teaser
                yield _raw(item, f"{url} item {number}")
        if teasers:
            them = "an item is a teaser" if teasers == 1 else f"{teasers} items are teasers"
            tell(Remark(url, f"{them} of a page; --full-text reads the pages"))

    def _page(self, item: Item, robots: Robots) -> Unread | Refusal:
        try:
            answer = self.fetcher.get(item.link, pause=robots.pause(item.link))
            return _page(item.link, answer, answer.data or b"")
        except InputError as error:
            return Refusal(item.link, str(error))


def _document(url: str, answer: Fetched, data: bytes) -> Iterator[Unread]:
    if kind_of_start(data.lstrip().split(b"\n", 1)[0]) is Kind.JSONL:
        yield from find_lines(data.splitlines(keepends=True), url)
    else:
        yield _page(url, answer, data)


def _page(url: str, answer: Fetched, data: bytes) -> Unread:
    if answer.kind.startswith(("image/", "audio/", "video/")) or answer.kind == "application/pdf":
        raise InputError(f"is no text but {answer.kind}; give the address of the article's page")
    kind = Kind.TEXT if answer.kind == "text/plain" else Kind.HTML
    return Unread(url, kind, data, answer.charset, answer.url)


def _raw(item: Item, source: str) -> RawArticle | Refusal:
    text = item.text or item.title or ""
    if not text:
        return Refusal(source, "has neither a title nor a text")
    return RawArticle(
        source=source,
        text=text,
        id=None if item.link else item.id or None,
        title=item.title,
        language=item.language,
        url=item.link or None,
        published=item.published,
    )
