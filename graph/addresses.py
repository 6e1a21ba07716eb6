"""Names in, addresses (IRIs) out: what articles, entities, events and programs are called in the data.

``docs/data-model.md`` is the pattern. An address is made from its parts alone, so that it is the same
in every run; nothing is looked up.
"""

from __future__ import annotations

import hashlib
import re
from urllib.parse import urlsplit

from ontology.errors import StoreError
from ontology.span import Span
from ontology.vocabulary import DEFAULT_BASE

_PLAIN_ID = re.compile(r"(?!\.{1,2}$)[A-Za-z0-9._-]+")  # "." and ".." would leave the folder when resolved
_BASE = re.compile(r"[a-z][a-z0-9+.-]*:[^\s<>\"{}|\\^`\x00-\x20]*[/#]", re.IGNORECASE)


class Addresses:
    """The addresses of one data set; ``base`` is what they all begin with and ends in ``/`` or ``#``."""

    __slots__ = ("base",)

    def __init__(self, base: str = DEFAULT_BASE) -> None:
        if not _BASE.fullmatch(base):
            raise StoreError(
                f"the base {base!r} is not an absolute IRI ending in / or #; "
                f"give one such as {DEFAULT_BASE} (--base, SIFARA_BASE)"
            )
        self.base = base

    def article(self, article_id: str) -> str:
        """The article, which is also the name of the graph that holds what it says."""
        return self.articles + article_key(article_id)

    @property
    def articles(self) -> str:
        """What the addresses of all articles begin with."""
        return f"{self.base}article/"

    @property
    def index(self) -> str:
        """The graph of what a store finds things by; no data (``graph.world.index``)."""
        return f"{self.base}index"

    @property
    def history(self) -> str:
        """The graph that says what has replaced addresses that are no more."""
        return f"{self.base}history"

    @property
    def track(self) -> str:
        """The graph of what changed when; no data (``graph.track``)."""
        return f"{self.base}track"

    @property
    def decisions(self) -> str:
        """The graph of what people decided about identity (``graph.decisions``)."""
        return f"{self.base}decisions"

    def decision(self, decision_id: str) -> str:
        """One decision."""
        return f"{self.base}decision/{decision_id}"

    def entity(self, path: str) -> str:
        """``path``: "state/RU", "person/vladimir-putin", …"""
        return self.base + path

    def event(self, path: str) -> str:
        """``path``: "event/meeting-2024-07-24-1a2b3c4d"."""
        return self.base + path

    def office(self, code: str) -> str:
        """``code``: of the gazetteer ("foreign-minister") or made of a title."""
        return f"{self.base}office/{code}"

    def software(self, version: str) -> str:
        """This program in one version; characters that an address can't hold become ``-``."""
        return f"{self.base}software/sifara-{re.sub(r'[^A-Za-z0-9.+_-]', '-', version)}"

    def path(self, address: str) -> str:
        """What follows the base: the inverse of ``entity`` and ``event``; ValueError for any other."""
        if not address.startswith(self.base):
            raise ValueError(f"<{address}> does not begin with the base {self.base}")
        return address[len(self.base) :]


def span_address(article: str, span: Span) -> str:
    """A piece of an article's text, by where it stands, as RFC 5147 writes it.

    >>> span_address("https://data.example/article/1", Span(40, 73, "…"))
    'https://data.example/article/1/char=40,73'
    """
    return f"{article}/char={span.start},{span.end}"


def span_at(address: str, text: str) -> Span:
    """The inverse of ``span_address``, of an article of this text; ValueError for any other address."""
    _, found, place = address.rpartition("/char=")
    start, _, end = place.partition(",")
    if not found or not 0 <= int(start) < int(end) <= len(text):
        raise ValueError(f"<{address}> is no piece of the text")
    return Span(int(start), int(end), text[int(start) : int(end)])


def article_key(article_id: str) -> str:
    """The id itself where it is plain enough for an address, else 16 hex digits of its SHA-256.

    >>> article_key("rt-2024.07"), article_key("https://example.org/1")
    ('rt-2024.07', '18c17418f5ad82f0')
    """
    return article_id if _PLAIN_ID.fullmatch(article_id) else digest(article_id, digits=16)


def digest(*parts: str, digits: int) -> str:
    """The first hex digits of the SHA-256 of the parts, in their order."""
    joined = "\x1f".join(parts).encode("utf-8", "surrogatepass")
    return hashlib.sha256(joined).hexdigest()[:digits]


def host(url: str | None) -> str | None:
    """The host of an address without "www.", for telling outlets apart; None when it has none."""
    try:
        name = urlsplit(url or "").hostname
    except ValueError:  # "http://[": what a page gave as its address need not be one
        return None
    return name.removeprefix("www.") if name else None
