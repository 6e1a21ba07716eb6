"""Who and what diplomatic news names: the tables of this folder in, entries and look-ups out.

``load("ar")`` gives the names in Arabic; ids, labels and offices are the same in every language.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from types import MappingProxyType

from loaders.gazetteer.entry import Entry
from loaders.gazetteer.holding import Holding, persons_on, read_holdings
from loaders.gazetteer.institutions import institution_codes, listed_institutions
from loaders.gazetteer.people import people
from loaders.gazetteer.places import organisations, seats
from loaders.gazetteer.states import states
from loaders.gazetteer.tables import FOLDER, LANGUAGES, PEOPLE, entity_rows, office_labels, wrong
from ontology.errors import DataError
from ontology.files import read_rows
from ontology.terms import EntityKind

__all__ = ["Entry", "Gazetteer", "load"]

_KINDS = {"name": "names", "surname": "surname", "adjective": "adjectives", "people": "people"}


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """``entries``: by id. ``states``: by ISO code. ``terms``: (office, state or body) → terms by time.

    ``offices``: code → what the office is called. ``institutions``: the codes of institutions;
    ``bodies``: (code, ISO code of the state) → the listed one.
    """

    language: str
    entries: Mapping[str, Entry]
    states: Mapping[str, Entry]
    terms: Mapping[tuple[str, str], tuple[Holding, ...]]
    offices: Mapping[str, str]
    institutions: frozenset[str]
    bodies: Mapping[tuple[str, str], str]

    def names(self, language: str | None = None) -> Iterator[tuple[str, str, str]]:
        """(form, entry id, kind) of what a text may say; kind: name, surname, adjective or people.

        Forms are as written, adjectives in the masculine indefinite base form. One form may name several
        entries («عمان», «عون»). What is also a common word is left out, but for what states are called:
        see ``doubtful``.
        """
        entries = self.entries if language in (None, self.language) else load(str(language)).entries
        for entry in entries.values():
            kept_back = entry.shared if entry.kind is EntityKind.STATE else entry.ambiguous
            yield from (found for found in _forms(entry) if found[0] not in kept_back)
        for entry in entries.values():  # a form means first of all whom it means without more being said
            yield from ((form, entry.id, "name") for form in entry.shared)

    def doubtful(self, language: str | None = None) -> Iterator[tuple[str, str, str]]:
        """As ``names``, only those that are also common words («فتح», «المملكة», «عباس»).

        They count where something supports them: quotation marks, an office or honorific before them, the
        full name earlier in the text.
        """
        entries = self.entries if language in (None, self.language) else load(str(language)).entries
        for entry in entries.values():
            yield from (found for found in _forms(entry) if found[0] in entry.ambiguous)

    def holders(self, office: str, of: str, day: str | None = None, at: str | None = None) -> tuple[str, ...]:
        """Ids of the persons who held the office of that state (ISO) or organisation (id) on that day.

        Sure ones first (where only months or years are known, two may share a day); with no day, all who
        ever held it, in order of time. ``at``: only those posted to, or dealing with, that state or
        organisation (ambassadors, envoys). Empty when nobody is listed.
        """
        terms = [term for term in self.terms.get((office, of), ()) if at in (None, term.at)]
        return tuple({term.person: None for term in terms}) if day is None else persons_on(terms, day)


@cache
def load(language: str, folder: Path = FOLDER, own: Path | None = None) -> Gazetteer:
    """The gazetteer with the names in that language; a DataError names the file and line that is wrong.

    ``own``: a table of further names (entity, kind, form). For a language that the gazetteer's tables have
    no names in, those are all there are, and things are labelled in English.
    """
    if own is not None and own.exists():
        return _with_own_names(language, folder, own)
    if language not in LANGUAGES:
        raise DataError(f"{folder}: no names in {language!r}; there are {', '.join(LANGUAGES)}")
    by_iso = states(folder, language)
    isos = frozenset(by_iso)
    entries = {entry.id: entry for entry in by_iso.values()}
    entries |= {entry.id: entry for entry in seats(folder / "seats.tsv", language, isos)}
    entries |= {entry.id: entry for entry in organisations(folder / "organisations.tsv", language, isos)}
    rows = list(entity_rows(folder / "people.tsv", PEOPLE, "person/", isos))
    labels = office_labels(folder, language)
    held = read_holdings(
        folder / "offices_held.tsv",
        frozenset(row["id"] for _, row in rows),
        isos | frozenset(entries),
        frozenset(labels),
    )
    terms = defaultdict(list)
    for term in held:
        terms[term.office, term.of].append(term)
    entries |= {entry.id: entry for entry in people(folder / "people.tsv", rows, held, labels, language)}
    institutions = institution_codes(folder / "institutions.tsv")
    bodies = listed_institutions(folder / "institutions_listed.tsv", entries, institutions)
    return Gazetteer(
        language,
        MappingProxyType(entries),
        MappingProxyType(by_iso),
        MappingProxyType({key: tuple(found) for key, found in terms.items()}),
        MappingProxyType(labels),
        institutions,
        MappingProxyType(bodies),
    )


def _with_own_names(language: str, folder: Path, own: Path) -> Gazetteer:
    listed = language in LANGUAGES
    base = load(language if listed else "en", folder)
    names: dict[str, dict[str, tuple[str, ...]]] = defaultdict(dict)
    if not listed:
        names |= {name: dict.fromkeys(_KINDS.values(), ()) for name in base.entries}
    for number, (entity, kind, form) in read_rows(own, ("entity", "kind", "form")):
        if entity not in base.entries:
            raise wrong(own, number, f"{entity!r} is no id of the gazetteer")
        if kind not in _KINDS:
            raise wrong(own, number, f"the kind is {kind!r}; it is one of {', '.join(_KINDS)}")
        found = names[entity]
        found[_KINDS[kind]] = (*found.get(_KINDS[kind], getattr(base.entries[entity], _KINDS[kind])), form)
    entries = {name: _named(entry, names.get(name, {})) for name, entry in base.entries.items()}
    states = {iso: entries[entry.id] for iso, entry in base.states.items()}
    return replace(
        base, language=language, entries=MappingProxyType(entries), states=MappingProxyType(states)
    )


def _named(entry: Entry, names: Mapping[str, tuple[str, ...]]) -> Entry:
    """The entry, with other names of these kinds."""
    return replace(
        entry,
        names=names.get("names", entry.names),
        surname=names.get("surname", entry.surname),
        adjectives=names.get("adjectives", entry.adjectives),
        people=names.get("people", entry.people),
    )


def _forms(entry: Entry) -> Iterator[tuple[str, str, str]]:
    yield from ((form, entry.id, "name") for form in entry.names)
    yield from ((form, entry.id, "surname") for form in entry.surname)
    yield from ((form, entry.id, "adjective") for form in entry.adjectives)
    yield from ((form, entry.id, "people") for form in entry.people)
