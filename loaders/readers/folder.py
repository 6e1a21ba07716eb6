"""A folder in, the files of articles under it out, in the order of their names."""

from __future__ import annotations

import os
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from loaders.readers.kind import ENDINGS, kind_of_name

_TOLD = 6  # kinds of files left out that are told


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
    commonest = sorted(others.items(), key=lambda item: (-item[1], item[0]))
    kinds = ", ".join(f"{count} {ending}" for ending, count in commonest[:_TOLD])
    rest = sum(count for _, count in commonest[_TOLD:])
    more = f" and {rest} more" if rest else ""
    return f"left out {kinds}{more}; files of articles end in {', '.join(ENDINGS)}"
