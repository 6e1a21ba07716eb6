"""A path in, a text file to write to out, which is there whole afterwards or not at all.

The text goes to a file beside the one that is named, which takes its name when all is written: nobody reads
half of it, and a failure leaves what was there before.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TextIO

from ontology.errors import OutputError


@contextmanager
def whole_file(path: Path) -> Iterator[TextIO]:
    """UTF-8, line ends as written. A link is followed; a device or a pipe is written to as it stands.

    OutputError when it can't be written; what the body raises otherwise passes, and leaves no file.
    """
    try:
        with _opened(path.resolve()) as file:
            yield file
    except BrokenPipeError:
        raise  # the reader of a pipe has seen enough: not an error of ours
    except OSError as error:
        raise OutputError(
            f"{path} can't be written ({error.strerror or error}); name a file where you may write"
        ) from error


@contextmanager
def _opened(target: Path) -> Iterator[TextIO]:
    if target.is_dir():
        raise IsADirectoryError(None, "it is a folder")
    if target.exists() and not target.is_file():  # /dev/null must stay what it is
        with target.open("w", encoding="utf-8", newline="\n") as file:
            yield file
        return
    unfinished = target.with_name(f".{target.name}.{os.getpid()}.tmp")
    try:
        with unfinished.open("w", encoding="utf-8", newline="\n") as file:
            yield file
        unfinished.replace(target)
    finally:
        with suppress(OSError):
            unfinished.unlink()
