"""The article as it was read (schema.org NewsArticle)."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Article:
    """One news article, cleaned of what is not its own text.

    ``id``: as given, else the canonical URL, else a hash of source and text.
    ``text_hash``: of the text alone, so that copies in two outlets can be told.
    ``published``: ISO day; ``published_from``: "given" or "metadata"; both None when not known.
    ``text``: the cleaned body; a separate title stands first, then a blank line.
    """

    id: str
    text_hash: str
    title: str | None
    language: str
    source: str | None
    url: str | None
    published: str | None
    published_from: str | None
    text: str


def hash_text(text: str) -> str:
    """SHA-256 of the text as UTF-8, in hex; lone surrogates are hashed as they are."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def article_id(source: str | None, text: str) -> str:
    """The id of an article that came with neither id nor address: ``sha256:`` and 32 hex digits."""
    return "sha256:" + hash_text(f"{source or ''}\n{text}")[:32]
