"""The gazetteer's tables in, checked rows out, each with its line number for messages that name it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from ontology.errors import DataError
from ontology.files import read_rows

FOLDER = Path(__file__).parent
LANGUAGES = ("ar", "en", "ru")
STATES = ("iso", *LANGUAGES)
STATE_NAMES = ("iso", "language", "kind", "form", "ambiguous")
STATE_WIKIDATA = ("iso", "wikidata")
STATE_NAME_KINDS = ("short", "name", "official", "adjective", "people", "context")
ALIASES = tuple(f"{language}_aliases" for language in LANGUAGES)
SURNAMES = tuple(f"{language}_surname" for language in LANGUAGES)
SEATS = ("id", "wikidata", "iso", "kind", *LANGUAGES, *ALIASES, "ambiguous")
SEAT_KINDS = ("capital", "seat", "city", "region")
ORGANISATIONS = ("id", "wikidata", "iso", "kind", "metonym_for_state", *LANGUAGES, *ALIASES, "ambiguous")
PEOPLE = ("id", "wikidata", "iso", "gender", *LANGUAGES, *ALIASES, *SURNAMES, "ambiguous")
OFFICES = ("code", *LANGUAGES, "head_of")
_WIKIDATA = re.compile(r"Q[1-9]\d*").fullmatch

Row = dict[str, str]  # column → cell


def table(path: Path, columns: tuple[str, ...], *key: str) -> Iterator[tuple[int, Row]]:
    """(line number, row) of each row; no two rows alike in the key (in all columns, when none is said)."""
    for number, cells in read_rows(path, columns, key):
        yield number, dict(zip(columns, cells, strict=True))


def wrong(path: Path, number: int, message: str) -> DataError:
    """The error that a row of a table is not as it should be."""
    return DataError(f"{path}:{number}: {message}")


def entity_rows(
    path: Path, columns: tuple[str, ...], prefix: str, isos: frozenset[str]
) -> Iterator[tuple[int, Row]]:
    """The rows of seats, organisations or people.

    Checked: an id of that prefix, a known state, a label in every language, ambiguous forms that it has.
    """
    for number, row in table(path, columns, "id"):
        if not row["id"].startswith(prefix):
            raise wrong(path, number, f"the id {row['id']!r} must begin with {prefix!r}")
        if row["iso"] and row["iso"] not in isos:
            raise wrong(path, number, f"{row['iso']!r} is no code of states.tsv")
        if row["wikidata"] and not is_wikidata(row["wikidata"]):
            raise wrong(path, number, f"{row['wikidata']!r} is no Wikidata id such as Q159")
        if not (row["ar"] and row["en"] and row["ru"]):
            raise wrong(path, number, f"there must be a label in each of {', '.join(LANGUAGES)}")
        if row["ambiguous"] and (lost := set(split(row["ambiguous"])) - _forms(row)):
            raise wrong(path, number, f"ambiguous names {min(lost)!r}, which is not among the forms")
        yield number, row


def is_wikidata(cell: str) -> bool:
    """Whether it has the form of a Wikidata id: Q and a number."""
    return bool(_WIKIDATA(cell))


def split(cell: str) -> tuple[str, ...]:
    """The items of a cell that holds several, with | between."""
    return tuple(cell.split("|")) if cell else ()


def _forms(row: Row) -> set[str]:
    several = [form for column in (*ALIASES, *SURNAMES) for form in split(row.get(column, ""))]
    return {*several, *(row[language] for language in LANGUAGES)}


@cache
def office_labels(folder: Path, language: str) -> dict[str, str]:
    """Office code → its label in the language."""
    path = folder / "offices.tsv"
    found = {}
    for number, row in table(path, OFFICES, "code"):
        if row["head_of"] not in ("state", "government", ""):
            raise wrong(path, number, f"head_of is {row['head_of']!r}; it is state, government or empty")
        if not (row["ar"] and row["en"] and row["ru"]):
            raise wrong(path, number, f"there must be a label in each of {', '.join(LANGUAGES)}")
        found[row["code"]] = row[language]
    return found
