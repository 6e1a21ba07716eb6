"""The gazetteer's tables in, checked rows out, each with its line for messages that name it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from loaders.gazetteer.holding import Holding, possible
from ontology.errors import DataError
from ontology.files import read_rows

FOLDER = Path(__file__).parent
LANGUAGES = ("ar", "en", "ru")
STATES = ("iso", *LANGUAGES)
STATE_NAMES = ("iso", "language", "kind", "form", "ambiguous")
STATE_NAME_KINDS = ("short", "name", "official", "adjective", "people")
ALIASES = tuple(f"{language}_aliases" for language in LANGUAGES)
SEATS = ("id", "wikidata", "iso", "kind", *LANGUAGES, *ALIASES, "ambiguous")
SEAT_KINDS = ("capital", "seat", "city", "region")
ORGANISATIONS = ("id", "wikidata", "iso", "kind", "metonym_for_state", *LANGUAGES, *ALIASES, "ambiguous")
PEOPLE = (
    *("id", "wikidata", "iso", "gender", *LANGUAGES, *ALIASES),
    *(f"{language}_surname" for language in LANGUAGES),
)
OFFICES = ("code", *LANGUAGES, "head_of")
OFFICES_HELD = ("person", "office", "of", "at", "since", "until")
_WIKIDATA = re.compile(r"Q[1-9]\d*|").fullmatch


def table(
    folder: Path, name: str, columns: tuple[str, ...], *key: str
) -> Iterator[tuple[str, dict[str, str]]]:
    """("file:line", column → cell) of each row."""
    path = folder / name
    for number, cells in read_rows(path, columns, key):
        yield f"{path}:{number}", dict(zip(columns, cells, strict=True))


def check(good: object, where: str, message: str) -> None:
    """A DataError with file and line unless it is good."""
    if not good:
        raise DataError(f"{where}: {message}")


def entity_rows(
    folder: Path, name: str, columns: tuple[str, ...], prefix: str, isos: frozenset[str]
) -> Iterator[tuple[str, dict[str, str]]]:
    """The rows of seats, organisations or people: ids of that prefix, known states, a label in every language."""
    for where, row in table(folder, name, columns, "id"):
        check(row["id"].startswith(prefix), where, f"the id {row['id']!r} must begin with {prefix!r}")
        check(not row["iso"] or row["iso"] in isos, where, f"{row['iso']!r} is no code of states.tsv")
        check(_WIKIDATA(row["wikidata"]), where, f"{row['wikidata']!r} is no Wikidata id such as Q159")
        for language in LANGUAGES:
            check(row[language], where, f"the label in {language!r} is missing")
        yield where, row


@cache
def office_labels(folder: Path, language: str) -> dict[str, str]:
    """Office code → its label in the language."""
    found = {}
    for where, row in table(folder, "offices.tsv", OFFICES, "code"):
        check(row["head_of"] in ("state", "government", ""), where, "head_of is state, government or empty")
        check(all(row[tag] for tag in LANGUAGES), where, "a label is missing")
        found[row["code"]] = row[language]
    return found


def holdings(
    folder: Path, people: frozenset[str], holders_of: frozenset[str], offices: frozenset[str]
) -> list[Holding]:
    """The terms of office, sorted by person and time; ``holders_of``: the ISO codes and organisation ids that there are."""
    found = []
    for where, row in table(folder, "offices_held.tsv", OFFICES_HELD):
        check(row["person"] in people, where, f"{row['person']!r} is not in people.tsv; add the person")
        check(row["office"] in offices, where, f"{row['office']!r} is no code of offices.tsv")
        check(row["of"] in holders_of, where, f"{row['of']!r} is neither a state nor an organisation listed")
        check(not row["at"] or row["at"] in holders_of, where, f"{row['at']!r} is neither a state nor listed")
        holding = Holding(**row)
        try:
            first, last = possible(holding)
        except ValueError as error:
            raise DataError(f"{where}: {error}; write a day, a month or a year") from error
        check(first <= last, where, f"the term ends ({row['until']}) before it begins ({row['since']})")
        found.append(holding)
    found.sort(key=lambda term: (term.person, possible(term)[0] if term.dated else "~", term.office))
    return found
