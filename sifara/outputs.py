"""Where a result goes: standard output, or a file that is there whole or not at all."""

from __future__ import annotations

import sys
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import TextIO

from ontology.whole_file import whole_file


def written(path: Path | None) -> AbstractContextManager[TextIO]:
    """A text file to write to (``whole_file``); None or "-": standard output."""
    return nullcontext(sys.stdout) if path is None or str(path) == "-" else whole_file(path)
