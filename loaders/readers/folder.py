"""A folder in, the files of articles under it out, in the order of their names."""

from __future__ import annotations

import os
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from loaders.readers.kind import ENDINGS, kind_of_name


@dataclass(frozen=True, slots=True)
class Listing:
    """``files``: what can be read. ``left_out``: how many files there are of other endings, in words."""

    files: tuple[Path, ...]
    left_out: str | None


def list_folder(folder: Path) -> Listing:
    """All files below ``folder`` by their endings; hidden ones and linked folders are passed over."""
    files: list[Path] = []
    others: Counter[str] = Counter()
    for where, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(name for name in names if not name.startswith(".")):
            if kind_of_name(name):
                files.append(Path(where, name))
            else:
                others[Path(name).suffix.lower() or "no ending"] += 1
    return Listing(tuple(files), _in_words(others))


def _in_words(others: Counter[str]) -> str | None:
    if not others:
        return None
    kinds = ", ".join(f"{count} {ending}" for ending, count in sorted(others.items()))
    return f"left out {kinds}; files of articles end in {', '.join(ENDINGS)}"
