"""``institutions.tsv`` and ``institutions_listed.tsv`` in, codes and what each means of the listed out."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from loaders.gazetteer.entry import Entry
from loaders.gazetteer.tables import table, wrong

CODES = ("code", "what")
LISTED = ("entity", "code")


def institution_codes(path: Path) -> frozenset[str]:
    """The codes that a pack may give an institution."""
    return frozenset(row["code"] for _, row in table(path, CODES, "code"))


def listed_institutions(
    path: Path, entries: Mapping[str, Entry], codes: frozenset[str]
) -> dict[tuple[str, str], str]:
    """(code, ISO code of the state) → id of the entry that is this institution."""
    found: dict[tuple[str, str], str] = {}
    for number, row in table(path, LISTED):
        entry = entries.get(row["entity"])
        if entry is None or entry.iso is None:
            raise wrong(path, number, f"{row['entity']!r} is no organisation of a state in organisations.tsv")
        if row["code"] not in codes:
            raise wrong(path, number, f"{row['code']!r} is no code of institutions.tsv; add it there")
        if found.setdefault((row["code"], entry.iso), entry.id) != entry.id:
            raise wrong(path, number, f"{entry.iso} has another {row['code']} already; keep one")
    return found
