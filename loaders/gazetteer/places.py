"""``seats.tsv`` and ``organisations.tsv`` in, places and organisations as entries out."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from loaders.gazetteer.entry import Entry, labels_of
from loaders.gazetteer.tables import ORGANISATIONS, SEAT_KINDS, SEATS, Row, entity_rows, split, wrong
from ontology.terms import EntityKind


def seats(path: Path, language: str, isos: frozenset[str]) -> Iterator[Entry]:
    """Capitals and seats (they stand for their state), cities and regions (they do not)."""
    for number, row in entity_rows(path, SEATS, "place/", isos):
        if row["kind"] not in SEAT_KINDS:
            raise wrong(path, number, f"the kind is {row['kind']!r}; it is one of {', '.join(SEAT_KINDS)}")
        metonym = row["kind"] in ("capital", "seat")
        if metonym and not row["iso"]:
            raise wrong(path, number, "a capital or seat needs the code of its state")
        yield _entry(row, language, EntityKind.PLACE, metonym)


def organisations(path: Path, language: str, isos: frozenset[str]) -> Iterator[Entry]:
    """Seats of power, international bodies, movements, outlets, …"""
    for number, row in entity_rows(path, ORGANISATIONS, "organization/", isos):
        if row["metonym_for_state"] not in ("0", "1"):
            raise wrong(path, number, f"metonym_for_state is {row['metonym_for_state']!r}; it is 0 or 1")
        metonym = row["metonym_for_state"] == "1"
        if metonym and not row["iso"]:
            raise wrong(path, number, "what stands for a state needs the state's code")
        yield _entry(row, language, EntityKind.ORGANIZATION, metonym)


def _entry(row: Row, language: str, kind: EntityKind, metonym: bool) -> Entry:
    names = (row[language], *split(row[f"{language}_aliases"]))
    doubtful = split(row["ambiguous"])
    return Entry(
        id=row["id"],
        kind=kind,
        sub=row["kind"],
        iso=row["iso"] or None,
        wikidata=row["wikidata"] or None,
        labels=labels_of(row, language),
        names=names,
        ambiguous=tuple(form for form in names if form in doubtful) if doubtful else (),
        metonym=metonym,
    )
