"""Rows of ``people.tsv`` and terms of office in, persons as entries out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from loaders.gazetteer.entry import Entry, labels_of
from loaders.gazetteer.holding import Holding
from loaders.gazetteer.tables import Row, split, wrong
from ontology.entity import Office
from ontology.terms import EntityKind


def people(
    path: Path,
    rows: Iterable[tuple[int, Row]],
    held: Iterable[Holding],
    titles: Mapping[str, str],
    language: str,
) -> Iterator[Entry]:
    """One entry a row; ``held`` in order of time, ``titles``: office code → its label in the language."""
    offices = defaultdict(list)
    for term in held:
        offices[term.person].append(_office(term, titles))
    for number, row in rows:
        if row["gender"] not in ("m", "f"):
            raise wrong(path, number, f"gender is {row['gender']!r}; it is m or f")
        names = (row[language], *split(row[f"{language}_aliases"]))
        surname = split(row[f"{language}_surname"])
        doubtful = split(row["ambiguous"])
        yield Entry(
            id=row["id"],
            kind=EntityKind.PERSON,
            sub="",
            iso=row["iso"] or None,
            wikidata=row["wikidata"] or None,
            labels=labels_of(row, language),
            names=names,
            surname=surname,
            gender=row["gender"],
            ambiguous=tuple(form for form in (*names, *surname) if form in doubtful) if doubtful else (),
            holds=tuple(offices[row["id"]]),
        )


def _office(term: Holding, titles: Mapping[str, str]) -> Office:
    of_state = "/" not in term.of
    return Office(
        title=titles[term.office],
        code=term.office,
        state=term.of if of_state else None,
        organization=None if of_state else term.of,
        since=term.since or None,
        until=term.until or None,
    )
