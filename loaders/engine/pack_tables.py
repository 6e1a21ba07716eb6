"""The tables of a language pack's folder in, checked rows out; a table that is not there has no rows."""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import cached_property
from typing import TYPE_CHECKING

from loaders.engine import senses
from loaders.engine.tokens import tokenise
from ontology.errors import DataError
from ontology.files import read_rows, read_tsv, read_yaml
from ontology.names import fold, fold_word

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

INSTITUTION = ("form", "needs", "known_by", "code")  # columns of institutions.tsv


@dataclass(frozen=True, slots=True)
class Clitics:
    """What the engine asks of ``clitics.yml``; the rest of that file is the business of the morphology.

    ``prepositions``: those written together with a word. ``told_enclitics``: pronouns that an ending can be
    told from. ``no_enclitic``: last letters as written that rule out a pronoun. ``no_name_endings``: of an
    unknown word that is no name; ``no_office_endings``: of a plural that names no holders of an office.
    ``verb_endings``: of an unknown word that is a verb.
    """

    prepositions: tuple[str, ...] = ()
    told_enclitics: tuple[str, ...] = ()
    no_enclitic: tuple[str, ...] = ()
    no_name_endings: tuple[str, ...] = ()
    no_office_endings: tuple[str, ...] = ()
    verb_endings: tuple[str, ...] = ()


class PackTables:
    """The tables of one folder. A DataError names file and line that are wrong."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @cached_property
    def clitics(self) -> Clitics:
        """The clitics; none where there is no file of them."""
        path = self.folder / "clitics.yml"
        found = read_yaml(path) if path.exists() else {}
        if not isinstance(found, dict):
            raise DataError(f"{path}: must be written as {{key: …}}")
        values = {field.name: tuple(found.get(field.name, ())) for field in fields(Clitics)}
        values["told_enclitics"] = tuple(fold(word) for word in values["told_enclitics"])
        return Clitics(**values)

    def rows(self, name: str, columns: tuple[str, ...], unique: tuple[str, ...] = ()) -> list[dict[str, str]]:
        """The rows of a table, as column → cell."""
        path = self.folder / name
        return read_tsv(path, columns, unique) if path.exists() else []

    def cells(self, name: str, columns: tuple[str, ...]) -> Iterator[list[str]]:
        """The rows of a large table, as cells."""
        path = self.folder / name
        return (cells for _, cells in read_rows(path, columns)) if path.exists() else iter(())

    def checked(
        self, name: str, columns: tuple[str, ...], unique: tuple[str, ...] = ()
    ) -> list[dict[str, str]]:
        """As ``rows``, each kind and sense one that the engine knows."""
        rows = self.rows(name, columns, unique)
        for row in rows:
            senses.check(self.folder / name, row)
        return rows

    def folded(self, name: str, columns: tuple[str, ...]) -> list[dict[str, str]]:
        """As ``rows``, with ``form`` folded."""
        rows = self.rows(name, columns)
        for row in rows:
            row["form"] = " ".join(key(row["form"]))
        return rows

    def institutions(self) -> list[dict[str, str]]:
        """The institutions."""
        return self.checked("institutions.tsv", INSTITUTION, ("form",))


def key(phrase: str) -> tuple[str, ...]:
    """The folded words of a phrase, punctuation included, as the tokeniser parts them."""
    if "ـ" not in phrase and phrase.replace(" ", "").isalpha():  # nothing to part but at blanks: most are so
        return tuple([fold_word(word) or word for word in phrase.split()])
    return tuple(tokenise(phrase).words)
