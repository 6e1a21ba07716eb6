"""The bytes of an RSS or Atom feed in, its items out, by feedparser.

feedparser is handed a stream and never a name, which it would open or fetch; it knows no external entities.
"""

from __future__ import annotations

import io
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from loaders.readers.publication import publication_day
from loaders.web.fragment import fragment_text
from loaders.web.place import join
from ontology.errors import InputError

_FEED = re.compile(rb"<(?:rss|feed|rdf:RDF)[\s>]", re.IGNORECASE)
_HEAD = 4096  # bytes in which a feed says that it is one
_MOST = 1000  # items; a feed has some dozens
_LARGEST = 2_000_000  # bytes; some markup takes feedparser 8 s per million


@dataclass(frozen=True, slots=True)
class Item:
    """``link``: of its page, "" without one. ``text``: what the feed has of it, without markup.

    ``whole``: whether that is the article and not a summary. ``published``: an ISO day, if it states one.
    """

    id: str
    link: str
    title: str | None
    text: str
    whole: bool
    published: str | None
    language: str | None


def is_feed(kind: str, data: bytes) -> bool:
    """By what the server says (``kind``: a media type), else by how the document begins."""
    if kind in ("application/rss+xml", "application/atom+xml", "application/rdf+xml"):
        return True
    return kind not in ("text/html", "application/xhtml+xml") and bool(_FEED.search(data[:_HEAD]))


def read_feed(data: bytes, url: str, charset: str | None) -> tuple[Item, ...]:
    """The items in their order, each link whole; InputError (without the URL) for what is no feed."""
    if len(data) > _LARGEST:
        raise InputError(f"is a feed of more than {_LARGEST:,} bytes; give the addresses of its articles")
    # a tenth of a second that most runs need not pay
    import feedparser  # type: ignore[import-untyped]

    headers = {
        "content-location": url,
        "content-type": f"application/xml; charset={charset}" if charset else "",
    }
    try:
        found = feedparser.parse(
            io.BytesIO(data), response_headers=headers, sanitize_html=False, resolve_relative_uris=False
        )
    except Exception as error:  # whatever a stranger's feed holds, it is refused and not the program's end
        raise InputError(f"can't be read as a feed ({type(error).__name__}); check the address") from error
    if not found.get("version") and not found.entries:
        raise InputError("is no feed of RSS or Atom that can be read; check the address")
    language = found.feed.get("language")
    return tuple(_item(entry, url, language, found.version) for entry in found.entries[:_MOST])


def _item(entry: Mapping[str, Any], url: str, language: str | None, version: str) -> Item:
    bodies = [fragment_text(part.get("value") or "") for part in entry.get("content") or ()]
    body = max(bodies, key=len, default="")
    summary = fragment_text(entry.get("summary") or "")
    title = fragment_text(entry.get("title") or "")
    # RSS 1.0 has one date (dc:date), which feedparser calls "updated"; of Atom that is the last change
    stated = entry.get("published") or (entry.get("updated") if version.startswith("rss") else None)
    return Item(
        id=str(entry.get("id") or ""),
        link=_link(url, str(entry.get("link") or "")),
        title=" ".join(title.split()) or None,
        text=body if len(body) > len(summary) else summary,
        whole=len(body) > len(summary),
        published=publication_day(stated) if stated else None,
        language=language or None,
    )


def _link(url: str, link: str) -> str:
    try:
        return join(url, link) if link else ""
    except InputError:  # the item is an article all the same
        return ""
