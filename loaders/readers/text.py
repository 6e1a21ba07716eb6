"""A plain text file in, one raw article out. The first line is the title where a blank line follows it."""

from __future__ import annotations

from loaders.readers.encodings import decode
from loaders.readers.raw import RawArticle


def read_text(data: bytes, source: str, charset: str | None = None) -> RawArticle:
    """InputError (without the source's name) for bytes that are not text; ``charset``: as a server says."""
    decoded = decode(data, charset)
    return RawArticle(source, decoded.text, remarks=decoded.remarks)
