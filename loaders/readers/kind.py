"""Which reader an input needs: by the ending of its name, else by how it begins."""

from __future__ import annotations

import json
import re
from enum import StrEnum


class Kind(StrEnum):
    """What the readers read."""

    HTML = "HTML"
    JSONL = "JSON Lines"
    TEXT = "plain text"


ENDINGS = {
    ".htm": Kind.HTML,
    ".html": Kind.HTML,
    ".jsonl": Kind.JSONL,
    ".jsonl.gz": Kind.JSONL,
    ".ndjson": Kind.JSONL,
    ".ndjson.gz": Kind.JSONL,
    ".txt": Kind.TEXT,
    ".xhtml": Kind.HTML,
}
_PAGE = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<!--.*?-->\s*)*(?:<\?xml[^>]*>\s*)?<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)


def kind_of_name(name: str) -> Kind | None:
    """By the ending, in any case; None for an ending that says nothing."""
    return next((kind for ending, kind in ENDINGS.items() if name.lower().endswith(ending)), None)


def kind_of_start(line: bytes) -> Kind:
    """By the first line that is not blank."""
    if _PAGE.match(line):
        return Kind.HTML
    try:
        return Kind.JSONL if isinstance(json.loads(line), dict) else Kind.TEXT
    except (ValueError, RecursionError):
        return Kind.TEXT
