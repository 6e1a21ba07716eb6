"""Where a result goes: standard output, or a file that is there whole or not at all."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TextIO

from ontology.errors import OutputError


@contextmanager
def written(path: Path | None) -> Iterator[TextIO]:
    """A text file to write to, which takes its name only when all is written; None or "-": standard output.

    OutputError when it can't be.
    """
    if path is None or str(path) == "-":
        yield sys.stdout
        return
    unfinished = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        if path.is_dir():
            raise IsADirectoryError(0, "it is a folder")
        with unfinished.open("w", encoding="utf-8", newline="\n") as file:
            yield file
        unfinished.replace(path)
    except OSError as error:
        raise OutputError(
            f"{path} can't be written ({error.strerror or error}); name a file where you may write"
        ) from error
    finally:
        with suppress(OSError):
            unfinished.unlink()
