"""What a load refused: told one by one, or written to a file, an object a line."""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType

from loaders.readers.refusal import Refusal
from ontology.whole_file import whole_file


class Refusals:
    """``path``: the file, which is there when all is over; without one the first ``most`` are told.

    OutputError when the file can't be written.
    """

    def __init__(self, path: str | None, most: int, tell: Callable[[str], None]) -> None:
        self._most, self._tell = most, tell
        self._count = 0
        self._stack = ExitStack()
        self._file = self._stack.enter_context(whole_file(Path(path))) if path else None

    def __enter__(self) -> Refusals:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._file is None and self._count > self._most:
            self._tell(f"… and {self._count - self._most} more were refused; --refused FILE keeps them all")
        self._stack.close()  # also after an error: what was refused until then stays refused

    def add(self, refusal: Refusal) -> None:
        """Tells or writes it."""
        self._count += 1
        if self._file is not None:
            record = {"source": refusal.source, "reason": refusal.reason}
            self._file.write(json.dumps(record, ensure_ascii=False) + "\n")
        elif self._count <= self._most:
            self._tell(str(refusal))
