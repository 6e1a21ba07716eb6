"""A saved web page in, one raw article out: its text by trafilatura, the rest from its metadata."""

from __future__ import annotations

import logging
import re
from typing import Any

from trafilatura import bare_extraction
from trafilatura.settings import Document
from trafilatura.utils import load_html

from loaders.readers.encodings import decode
from loaders.readers.page_date import page_day
from loaders.readers.raw import RawArticle
from ontology.errors import InputError

_LEAST_WORDS = 10  # fewer are a menu or a notice, not an article
_CHARSET = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_.:-]+)""", re.IGNORECASE)
_HEAD = 4096  # bytes that a declaration must stand in, more than the 1024 of the HTML standard

# Their warnings of odd markup ("discarding data") would reach the user's terminal.
for _name in ("trafilatura", "htmldate", "courlan", "justext"):
    logging.getLogger(_name).addHandler(logging.NullHandler())


def read_html(data: bytes, source: str, charset: str | None = None) -> RawArticle:
    """InputError (without the source's name) for a page with no article in it.

    ``charset``: as its server says, which goes before what it says itself.
    """
    declared = _CHARSET.search(data[:_HEAD])
    decoded = decode(data, charset or (declared[1].decode("ascii") if declared else None))
    try:
        tree = load_html(decoded.text)
        page = None if tree is None else bare_extraction(tree, with_metadata=True, include_comments=False)
    except (
        Exception
    ) as error:  # whatever markup a stranger's page holds, it is refused and not the program's end
        raise InputError(
            f"can't be taken apart as HTML ({type(error).__name__}); give the article's text as .txt"
        ) from error
    text = (page.text or "") if isinstance(page, Document) else ""
    if not isinstance(page, Document) or len(text.split()) < _LEAST_WORDS:
        raise InputError("has no article in it; save the article's own page, or give its text as .txt")
    return RawArticle(
        source=source,
        text=text,
        title=_title(page.title, page.sitename),
        language=_language(tree),
        outlet=page.sitename,
        url=_canonical(tree),
        published=page_day(tree),
        remarks=decoded.remarks,
    )


def _title(title: str | None, outlet: str | None) -> str | None:
    """Without the outlet that many pages add to it: "… - RT Arabic", "… | RT Arabic"."""
    if title and outlet:
        return re.sub(rf"\s*[-–—|:]\s*{re.escape(outlet)}\s*$", "", title) or title
    return title


def _language(tree: Any) -> str | None:
    root = tree.getroottree().getroot()
    stated = root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang")
    return stated.strip() or None if stated else None


def _canonical(tree: Any) -> str | None:
    links = [link.get("href") for link in tree.iter("link") if "canonical" in (link.get("rel") or "").split()]
    metas = [meta.get("content") for meta in tree.iter("meta") if meta.get("property") == "og:url"]
    whole = (address.strip() for address in [*links, *metas] if address)
    return next((address for address in whole if re.match(r"https?://[^\s/]+/\S", address)), None)
