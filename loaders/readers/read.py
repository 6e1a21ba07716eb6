"""Files, folders or standard input in, articles out, one at a time, in order.

What can't be read comes out as a Refusal in its place, and the rest is read all the same.
"""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from itertools import chain
from pathlib import Path
from typing import BinaryIO, cast

from loaders.readers.assemble import assemble
from loaders.readers.folder import list_folder
from loaders.readers.jsonl import LONGEST, limited_lines, read_jsonl
from loaders.readers.kind import ENDINGS, Kind, kind_of_name, kind_of_start
from loaders.readers.language import known_languages, languages
from loaders.readers.raw import RawArticle
from loaders.readers.refusal import Refusal, Remark
from loaders.readers.text import read_text
from ontology.article import Article
from ontology.errors import InputError

STDIN = "-"
# Bytes. A page of links only takes trafilatura some 5 s per million.
_LARGEST = {Kind.TEXT: 10_000_000, Kind.HTML: 5_000_000}


def read_articles(
    sources: Iterable[str | Path],
    *,
    published: str | None,
    language: str | None = None,
    stdin: BinaryIO | None = None,
    tell: Callable[[Remark], None] | None = None,
) -> Iterator[Article | Refusal]:
    """The articles of .txt, .html and .jsonl(.gz) files, of folders of these, and of "-", standard input.

    ``published``: the ISO day for articles that state none. ``language``: the code that all are in,
    whatever they state; by default each article's own, else told from its script.
    ``stdin``: what "-" reads. ``tell`` is called with what to know of how a file was read.

    InputError at once for a ``published`` that is no day or a ``language`` without a pack.
    """
    if published is not None:
        _check_day(published)
    if language is not None and language not in languages():
        raise InputError(f"{language!r} is none of the languages read: {known_languages()}")
    return _articles(sources, published, language, stdin, tell or (lambda _: None))


def _check_day(published: str) -> None:
    try:
        whole = date.fromisoformat(published).isoformat() == published
    except ValueError:
        whole = False
    if not whole:
        raise InputError(f"{published!r} is no day of publication; write it as 2024-07-25")


def _articles(
    sources: Iterable[str | Path],
    published: str | None,
    language: str | None,
    stdin: BinaryIO | None,
    tell: Callable[[Remark], None],
) -> Iterator[Article | Refusal]:
    for found in chain.from_iterable(_read_source(str(source), stdin, tell) for source in sources):
        if isinstance(found, Refusal):
            yield found
            continue
        try:
            article, remarks = assemble(found, published, language)
        except InputError as error:
            yield Refusal(found.source, str(error))
            continue
        for remark in remarks:
            tell(Remark(found.source, remark))
        yield article


def _read_source(
    source: str, stdin: BinaryIO | None, tell: Callable[[Remark], None]
) -> Iterator[RawArticle | Refusal]:
    path = Path(source)
    if not source:  # which Path takes for the folder one works in
        yield Refusal("''", "names nothing; give a file, a folder, or - for standard input")
    elif source == STDIN:
        yield from _refusing("standard input", _read_stdin(stdin))
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


def _refusing(source: str, found: Iterator[RawArticle | Refusal]) -> Iterator[RawArticle | Refusal]:
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


def _read_stdin(stdin: BinaryIO | None) -> Iterator[RawArticle | Refusal]:
    if stdin is None:
        raise InputError("is not there to be read; name files instead of -")
    yield from _read_stream(stdin, "standard input", None)


def _read_file(path: Path) -> Iterator[RawArticle | Refusal]:
    if str(path).startswith(("http:/", "https:/")):
        raise InputError("addresses are not fetched; save the page and name the file")
    kind = kind_of_name(path.name)
    with path.open("rb") as file:
        if path.suffix.lower() == ".gz":
            with gzip.open(file) as unpacked:
                yield from _read_stream(cast(BinaryIO, unpacked), str(path), kind)
        else:
            yield from _read_stream(file, str(path), kind)


def _read_stream(file: BinaryIO, source: str, kind: Kind | None) -> Iterator[RawArticle | Refusal]:
    """``kind`` None: told from the first line that is not blank."""
    start = b"" if kind else _start(file)
    kind = kind or kind_of_start(start)
    if kind is Kind.JSONL:
        yield from read_jsonl(chain(start.splitlines(keepends=True), limited_lines(file)), source)
        return
    largest = _LARGEST[kind]
    data = start + file.read(max(0, largest + 1 - len(start)))
    if len(data) > largest:
        raise InputError(f"is larger than {largest:,} bytes, too much for one article; split it up")
    if not data.strip():
        raise InputError("is empty; give an article with its text in it")
    if kind is Kind.HTML:
        from loaders.readers.html import read_html  # trafilatura takes longer to import than all else here

        yield read_html(data, source)
    else:
        yield read_text(data, source)


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
