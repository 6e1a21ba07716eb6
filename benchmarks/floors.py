"""``floors.yml`` in and out: below which figures the reading of a corpus must not fall.

A floor is only lowered on demand and with a reason, and the reason stays in the file.
"""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from ontology.errors import DataError
from ontology.files import read_yaml

FILE = Path(__file__).with_name("floors.yml")
CEILINGS = frozenset({"false_alarms"})  # figures that must not rise; all others must not fall
_HEAD = """\
# Floors of quality: `python -m benchmarks.quality` fails when a figure is worse.
# Written by `python -m benchmarks.quality --renew --reason "…"`; do not edit by hand.
# Source: measured by the scorer that comes with the evaluation files, which says what each figure is
# (context_event_f1: event F1 of the context types; false_alarms is a ceiling). Licence: Apache-2.0.
# Date: with each corpus. Known gaps: the development passages are few, one is some 0.005 of a figure.
"""

Figures = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Floors:
    """The floors of one corpus. ``sha256``: of the files measured on. ``reason``: why they were written."""

    sha256: str
    date: str
    reason: str
    figures: Figures

    def worse(self, measured: Figures) -> list[str]:
        """Which figures are worse than pinned; a figure that can no longer be measured is."""
        return [name for name, pinned in self.figures.items() if _is_worse(name, measured.get(name), pinned)]


@dataclass(frozen=True, slots=True)
class Book:
    """All that ``floors.yml`` holds. ``lowered``: what was ever lowered, when and why, oldest first."""

    corpora: Mapping[str, Floors]
    lowered: tuple[Mapping[str, str], ...] = ()

    def renewed(self, name: str, floors: Floors, *, allow_lower: bool) -> Book:
        """With new floors of one corpus. DataError when one would be lowered and that is not allowed."""
        before = self.corpora.get(name)
        worse = before.worse(floors.figures) if before else []
        if worse and not allow_lower:
            raise DataError(
                f"{name}: {_changes(worse, before, floors)} would be lowered; mend the reading, "
                "or say --allow-lower with the reason"
            )
        entry = {
            "date": floors.date,
            "corpus": name,
            "figures": _changes(worse, before, floors),
            "reason": floors.reason,
        }
        return replace(
            self,
            corpora={**self.corpora, name: floors},
            lowered=(*self.lowered, entry) if worse else self.lowered,
        )


def read_floors(path: Path = FILE) -> Book:
    """DataError when the file has not the shape that ``write_floors`` gives it."""
    if not path.exists():
        return Book({})
    found = read_yaml(path)
    try:
        corpora = {str(name): Floors(**row) for name, row in found["corpora"].items()}
        return Book(corpora, tuple(found["lowered"]))
    except (AttributeError, KeyError, TypeError) as error:
        raise DataError(f"{path}: not in shape ({error}); write it anew with --renew") from error


def write_floors(book: Book, path: Path = FILE, head: str = _HEAD) -> None:
    """The same book gives the same bytes. ``head``: lines of comment above."""
    import yaml

    corpora: dict[str, Any] = {
        name: {"sha256": f.sha256, "date": f.date, "reason": f.reason, "figures": dict(f.figures)}
        for name, f in book.corpora.items()
    }
    found = {"corpora": corpora, "lowered": [dict(entry) for entry in book.lowered]}
    text = yaml.safe_dump(found, sort_keys=False, allow_unicode=True, width=105)
    path.write_text(head + text, encoding="utf-8", newline="\n")


def parser(program: str, description: str | None) -> argparse.ArgumentParser:
    """The command line of a benchmark that is held to floors."""
    made = argparse.ArgumentParser(prog=program, description=description)
    made.formatter_class = argparse.RawDescriptionHelpFormatter
    made.add_argument("--renew", action="store_true", help="pin what is measured now")
    made.add_argument("--reason", help="why, in a few words; kept in the file")
    made.add_argument("--allow-lower", action="store_true", help="even where a figure is worse than pinned")
    return made


def _is_worse(name: str, measured: float | None, pinned: float) -> bool:
    return measured is None or (measured > pinned if name in CEILINGS else measured < pinned)


def _changes(names: list[str], before: Floors | None, after: Floors) -> str:
    old = before.figures if before else {}
    return ", ".join(f"{name} {old.get(name)} → {after.figures.get(name)}" for name in names)
