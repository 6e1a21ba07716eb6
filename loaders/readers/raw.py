"""An article as its file gives it, before it is cleaned: what each reader hands to ``assemble``."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class RawArticle:
    """``source``: where it was read, for messages. ``text``: decoded, otherwise as it came.

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
