"""Files, folders or standard input in, the articles in them out as they stand there, one at a time, in order.

What can't be opened comes out as a Refusal in its place, and the rest is found all the same.
"""

from __future__ import annotations

import gzip
import re
import zlib
from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from pathlib import Path
from typing import BinaryIO, Protocol, cast

from loaders.readers.folder import list_folder
from loaders.readers.jsonl import LONGEST, find_lines, limited_lines
from loaders.readers.kind import ENDINGS, Kind, kind_of_name, kind_of_start
from loaders.readers.raw import RawArticle, Unread
from loaders.readers.refusal import Refusal, Remark
from ontology.errors import InputError

STDIN = "-"
_ADDRESS = re.compile("[a-z][a-z0-9+.-]*://", re.IGNORECASE)
# Bytes. A page of links only takes trafilatura some 5 s per million.
LARGEST = {Kind.TEXT: 10_000_000, Kind.HTML: 5_000_000}


class Finder(Protocol):
    """What looks behind addresses: ``loaders.web.web.Web``."""

    def find(self, url: str, tell: Callable[[Remark], None], /) -> Iterator[Unread | RawArticle | Refusal]:
        """The articles there, in order."""
        ...


def find_articles(
    sources: Iterable[str | Path],
    stdin: BinaryIO | None,
    tell: Callable[[Remark], None],
    web: Finder | None = None,
) -> Iterator[Unread | RawArticle | Refusal]:
    """As ``loaders.readers.read.read_articles``, but nothing is taken apart yet."""
    return chain.from_iterable(_find(str(source), stdin, tell, web) for source in sources)


def _find(
    source: str, stdin: BinaryIO | None, tell: Callable[[Remark], None], web: Finder | None
) -> Iterator[Unread | RawArticle | Refusal]:
    path = Path(source)
    if not source:  # which Path takes for the folder one works in
        yield Refusal("''", "names nothing; give a file, a folder, or - for standard input")
    elif source == STDIN:
        yield from _refusing("standard input", _read_stdin(stdin))
    elif web and source.lower().startswith(("http://", "https://")):
        yield from web.find(source, tell)
    elif (other := _ADDRESS.match(source)) and not other[0].lower().startswith("http"):
        yield Refusal(
            source, f"addresses with {other[0]} are not fetched, only http:// and https://; name a file"
        )
    elif path.is_dir():
        listing = list_folder(path)
        if listing.files and listing.left_out:
            tell(Remark(source, listing.left_out))
        if not listing.files:
            yield Refusal(source, f"has no articles in it; it needs files that end in {', '.join(ENDINGS)}")
        for file in listing.files:
            yield from _refusing(str(file), _read_file(file))
    else:
        yield from _refusing(source, _read_file(path))


def _refusing(source: str, found: Iterator[Unread | Refusal]) -> Iterator[Unread | Refusal]:
    """What a reader finds; its error comes as a Refusal at the end."""
    try:
        yield from found
    except InputError as error:
        yield Refusal(source, str(error))
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        yield Refusal(source, f"is damaged or not gzip ({error}); compress it again with gzip")
    except OSError as error:
        yield Refusal(
            source, f"can't be read ({error.strerror or error}); check its name and who may read it"
        )


def _read_stdin(stdin: BinaryIO | None) -> Iterator[Unread | Refusal]:
    if stdin is None:
        raise InputError("is not there to be read; name files instead of -")
    yield from _read_stream(stdin, "standard input", None)


def _read_file(path: Path) -> Iterator[Unread | Refusal]:
    if str(path).startswith(("http:/", "https:/")):
        raise InputError("addresses are not fetched; save the page and name the file")
    kind = kind_of_name(path.name)
    with path.open("rb") as file:
        if path.suffix.lower() == ".gz":
            with gzip.open(file) as unpacked:
                yield from _read_stream(cast(BinaryIO, unpacked), str(path), kind)
        else:
            yield from _read_stream(file, str(path), kind)


def _read_stream(file: BinaryIO, source: str, kind: Kind | None) -> Iterator[Unread | Refusal]:
    """``kind`` None: told from the first line that is not blank."""
    start = b"" if kind else _start(file)
    kind = kind or kind_of_start(start)
    if kind is Kind.JSONL:
        yield from find_lines(chain(start.splitlines(keepends=True), limited_lines(file)), source)
        return
    largest = LARGEST[kind]
    data = start + file.read(max(0, largest + 1 - len(start)))
    if len(data) > largest:
        raise InputError(f"is larger than {largest:,} bytes, too much for one article; split it up")
    if not data.strip():
        raise InputError("is empty; give an article with its text in it")
    yield Unread(source, kind, data)


def _start(file: BinaryIO) -> bytes:
    """The first line that is not blank, with the blank ones before it."""
    lines = []
    size = 0
    while size < LONGEST and (line := file.readline(LONGEST - size)):
        lines.append(line)
        size += len(line)
        if line.strip():
            break
    return b"".join(lines)
