"""Who and what diplomatic news names: the tables of this folder in, entries and look-ups out.

``load("ar")`` gives the names in Arabic; ids, labels and offices are the same in every language.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType

from loaders.gazetteer.entry import Entry
from loaders.gazetteer.holding import Holding, persons_on
from loaders.gazetteer.tables import (
    FOLDER,
    LANGUAGES,
    ORGANISATIONS,
    PEOPLE,
    SEAT_KINDS,
    SEATS,
    STATE_NAME_KINDS,
    STATE_NAMES,
    STATES,
    check,
    entity_rows,
    holdings,
    office_labels,
    table,
)
from ontology.entity import Office
from ontology.errors import DataError
from ontology.terms import EntityKind

__all__ = ["Entry", "Gazetteer", "load"]


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """``entries``: by id. ``states``: by ISO code. ``terms``: (office, state or organisation) → terms by time."""

    language: str
    entries: Mapping[str, Entry]
    states: Mapping[str, Entry]
    terms: Mapping[tuple[str, str], tuple[Holding, ...]]

    def names(self, language: str | None = None) -> Iterator[tuple[str, str, str]]:
        """(form, entry id, kind) of all that a text may say; kind: name, surname, adjective or people.

        Forms are as written, adjectives in the masculine indefinite base form. One form may name several
        entries («الأسد»); forms in ``Entry.ambiguous`` may mean something else altogether.
        """
        if language not in (None, self.language):
            yield from load(language).names()
            return
        for entry in self.entries.values():
            yield from ((form, entry.id, "name") for form in entry.names)
            yield from ((form, entry.id, "surname") for form in entry.surname)
            yield from ((form, entry.id, "adjective") for form in entry.adjectives)
            yield from ((form, entry.id, "people") for form in entry.people)

    def holders(self, office: str, of: str, day: str | None = None) -> tuple[str, ...]:
        """Ids of the persons who held the office of that state (ISO) or organisation (id) on that day.

        Sure ones first (where only months or years are known, two may share a day); with no day, all who
        ever held it, in order of time. Empty when nobody is listed.
        """
        terms = self.terms.get((office, of), ())
        if day is None:
            return tuple({term.person: None for term in terms})
        return persons_on(terms, day)


@cache
def load(language: str, folder: Path = FOLDER) -> Gazetteer:
    """The gazetteer with the names in that language; a DataError names the file and line that is wrong."""
    if language not in LANGUAGES:
        raise DataError(f"{folder}: no names in {language!r}; there are {', '.join(LANGUAGES)}")
    states = _states(folder, language)
    isos = frozenset(states)
    entries = {entry.id: entry for entry in states.values()}
    for entry in (*_seats(folder, language, isos), *_organisations(folder, language, isos)):
        entries[entry.id] = entry
    people = list(entity_rows(folder, "people.tsv", PEOPLE, "person/", isos))
    offices = office_labels(folder, language)
    held = holdings(
        folder, frozenset(row["id"] for _, row in people), isos | frozenset(entries), frozenset(offices)
    )
    by_person, by_office = defaultdict(list), defaultdict(list)
    for term in held:
        by_person[term.person].append(_office(term, offices))
        by_office[term.office, term.of].append(term)
    for where, row in people:
        entries[row["id"]] = _person(where, row, language, tuple(by_person[row["id"]]))
    terms = {key: tuple(sorted(found, key=_time)) for key, found in by_office.items()}
    return Gazetteer(language, MappingProxyType(entries), MappingProxyType(states), MappingProxyType(terms))


def _time(term: Holding) -> tuple[str, str]:
    return term.since or ("" if term.until else "~"), term.person


def _office(term: Holding, labels: Mapping[str, str]) -> Office:
    of_state = "/" not in term.of
    return Office(
        title=labels[term.office],
        code=term.office,
        state=term.of if of_state else None,
        organization=None if of_state else term.of,
        since=term.since or None,
        until=term.until or None,
    )


def _labels(row: Mapping[str, str], language: str) -> tuple[tuple[str, str], ...]:
    tags = (language, *(tag for tag in LANGUAGES if tag != language))
    return tuple((tag, row[tag]) for tag in tags)


def _split(cell: str) -> tuple[str, ...]:
    return tuple(cell.split("|")) if cell else ()


def _states(folder: Path, language: str) -> dict[str, Entry]:
    labels = {row["iso"]: row for _, row in table(folder, "states.tsv", STATES, "iso")}
    forms: dict[tuple[str, str], list[str]] = {}
    ambiguous: dict[str, list[str]] = {}
    for where, row in table(folder, "state_names.tsv", STATE_NAMES, "iso", "language", "kind", "form"):
        iso, kind = row["iso"], row["kind"]
        check(iso in labels, where, f"{iso!r} is no code of states.tsv")
        check(
            row["language"] in LANGUAGES, where, f"{row['language']!r} is not one of {', '.join(LANGUAGES)}"
        )
        check(kind in STATE_NAME_KINDS, where, f"{kind!r} is not one of {', '.join(STATE_NAME_KINDS)}")
        check(row["ambiguous"] in ("0", "1"), where, "ambiguous is 0 or 1")
        if kind == "short":  # the label, where newspapers do not use CLDR's name
            labels[iso] = {
                **labels[iso],
                row["language"]: row["form"],
                f"cldr_{row['language']}": labels[iso][row["language"]],
            }
        if row["language"] == language:
            forms.setdefault((iso, kind), []).append(row["form"])
            if row["ambiguous"] == "1":
                ambiguous.setdefault(iso, []).append(row["form"])
    found = {}
    for iso, row in labels.items():
        names = [row[language], row.get(f"cldr_{language}", row[language])]
        for kind in ("name", "official"):
            names += forms.get((iso, kind), ())
        found[iso] = Entry(
            id=f"state/{iso}",
            kind=EntityKind.STATE,
            sub="",
            iso=iso,
            wikidata=None,
            labels=_labels(row, language),
            names=tuple(dict.fromkeys(names)),
            adjectives=tuple(forms.get((iso, "adjective"), ())),
            people=tuple(forms.get((iso, "people"), ())),
            ambiguous=tuple(dict.fromkeys(ambiguous.get(iso, ()))),
        )
    return found


def _seats(folder: Path, language: str, isos: frozenset[str]) -> Iterator[Entry]:
    for where, row in entity_rows(folder, "seats.tsv", SEATS, "place/", isos):
        check(row["kind"] in SEAT_KINDS, where, f"{row['kind']!r} is not one of {', '.join(SEAT_KINDS)}")
        yield _named(row, language, EntityKind.PLACE, metonym=row["kind"] in ("capital", "seat"))


def _organisations(folder: Path, language: str, isos: frozenset[str]) -> Iterator[Entry]:
    for where, row in entity_rows(folder, "organisations.tsv", ORGANISATIONS, "organization/", isos):
        check(row["metonym_for_state"] in ("0", "1"), where, "metonym_for_state is 0 or 1")
        metonym = row["metonym_for_state"] == "1"
        check(row["iso"] or not metonym, where, "what stands for a state needs the state's code")
        yield _named(row, language, EntityKind.ORGANIZATION, metonym=metonym)


def _named(row: Mapping[str, str], language: str, kind: EntityKind, *, metonym: bool) -> Entry:
    names = (row[language], *_split(row[f"{language}_aliases"]))
    doubtful = frozenset(_split(row["ambiguous"]))
    return Entry(
        id=row["id"],
        kind=kind,
        sub=row["kind"],
        iso=row["iso"] or None,
        wikidata=row["wikidata"] or None,
        labels=_labels(row, language),
        names=names,
        ambiguous=tuple(name for name in names if name in doubtful),
        metonym=metonym,
    )


def _person(where: str, row: Mapping[str, str], language: str, holds: tuple[Office, ...]) -> Entry:
    check(row["gender"] in ("m", "f"), where, "gender is m or f")
    return Entry(
        id=row["id"],
        kind=EntityKind.PERSON,
        sub="",
        iso=row["iso"] or None,
        wikidata=row["wikidata"] or None,
        labels=_labels(row, language),
        names=(row[language], *_split(row[f"{language}_aliases"])),
        surname=_split(row[f"{language}_surname"]),
        gender=row["gender"],
        holds=holds,
    )
