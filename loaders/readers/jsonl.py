"""JSON Lines in, a raw article a line out. Keys: id, text, published, lang, title, url, source; no others.

All but ``text`` are optional, and null is as good as absent. Lines are read one at a time, so a file
may be larger than memory, and a wrong line spoils no other.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any, BinaryIO

from loaders.readers.kind import Kind
from loaders.readers.publication import publication_day
from loaders.readers.raw import RawArticle, Unread
from ontology.errors import InputError

LONGEST = 16_000_000  # bytes of a line


def limited_lines(file: BinaryIO) -> Iterator[bytes]:
    """The lines of a file, of which one beyond ``LONGEST`` comes cut to ``LONGEST`` + 1 bytes."""
    while line := file.readline(LONGEST + 1):
        yield line
        while len(line) > LONGEST and not line.endswith(b"\n"):
            line = file.readline(LONGEST + 1)
            if not line:
                return


def find_lines(lines: Iterable[bytes], source: str) -> Iterator[Unread]:
    """Each line that is not blank, in order; InputError when all are."""
    blank = True
    for number, line in enumerate(lines, 1):
        if line.strip():
            blank = False
            yield Unread(f"{source} line {number}", Kind.JSONL, line)
    if blank:
        raise InputError('is empty; give one object such as {"text": "…"} a line')


def read_line(line: bytes, where: str) -> RawArticle:
    """InputError (without the place) for a line that holds no article."""
    return _article(_record(line), where)


def _record(line: bytes) -> dict[str, Any]:
    if len(line) > LONGEST:
        raise InputError(f"is longer than {LONGEST:,} bytes; put one article on a line")
    try:
        record = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise InputError(
            f"is not UTF-8 at byte {error.start}, as JSON must be; save it again as UTF-8"
        ) from error
    except json.JSONDecodeError as error:
        fault = f"{error.msg.removesuffix(' at')} at column {error.colno}"
        raise InputError(f"is not JSON: {fault}; put one whole object on each line") from error
    except (ValueError, RecursionError) as error:  # a number of 5,000 digits, lists in lists without end
        raise InputError(
            f"is JSON that can't be read ({error}); leave out what is not of the article"
        ) from error
    if not isinstance(record, dict):
        raise InputError(
            f'is a JSON {type(record).__name__}; each line must be an object such as {{"text": "…"}}'
        )
    return record


def _article(record: dict[str, Any], where: str) -> RawArticle:
    text = record.get("text")
    if not isinstance(text, str):
        raise InputError('has no "text"; give the article\'s text there, as a string')
    return RawArticle(
        source=where,
        text=text,
        id=_id(record.get("id")),
        title=_string(record, "title"),
        language=_string(record, "lang"),
        url=_string(record, "url"),
        outlet=_string(record, "source"),
        published=_day(_string(record, "published")),
    )


def _string(record: dict[str, Any], key: str) -> str | None:
    value = record.get(key)
    if value is None or isinstance(value, str):
        return (value or "").strip() or None
    raise InputError(f'has a "{key}" that is no string but {json.dumps(value)[:40]}; put it in quotes')


def _id(value: Any) -> str | None:
    """An id may be a number, as databases give it."""
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    return _string({"id": value}, "id")


def _day(stated: str | None) -> str | None:
    if stated is None:
        return None
    day = publication_day(stated)
    if day is None:
        raise InputError(
            f'has "published": {stated!r}, which is no day; write it as 2024-07-25 or leave it out'
        )
    return day
