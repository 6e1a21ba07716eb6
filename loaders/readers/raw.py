"""An article on its way in: as it stands in its file (``Unread``), as a reader gives it (``RawArticle``)."""

from __future__ import annotations

from dataclasses import dataclass

from loaders.readers.kind import Kind


@dataclass(frozen=True, slots=True)
class Unread:
    """One article as it stands in its file: a page, a text, a line of JSON. ``source``: for messages.

    ``charset``: what the server said that it is in. ``url``: where it was fetched, None for a file.
    """

    source: str
    kind: Kind
    data: bytes
    charset: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class RawArticle:
    """What each reader hands to ``assemble``, before it is cleaned.

    ``source``: where it was read, for messages. ``text``: decoded, otherwise as it came.
    ``published``: an ISO day that the article itself states. ``language``: a language tag as stated.
    ``remarks``: what the user should know of how it was read.
    """

    source: str
    text: str
    id: str | None = None
    title: str | None = None
    language: str | None = None
    outlet: str | None = None
    url: str | None = None
    published: str | None = None
    remarks: tuple[str, ...] = ()
