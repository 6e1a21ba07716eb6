"""One thing that the gazetteer lists: a state, a place, an organisation or a person."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from loaders.gazetteer.tables import LANGUAGES
from ontology.entity import Office
from ontology.terms import EntityKind


@dataclass(frozen=True, slots=True)
class Entry:
    """What is known of one entity, its names in one language.

    ``id``: "state/RU", "place/moscow", "organization/kremlin", "person/vladimir-putin".
    ``sub``: the kind within the kind: capital, seat, city, region (places); seat, ministry, movement,
    outlet, … (organisations); empty for states and persons.
    ``iso``: the state itself, or the one that it belongs to; None where there is none.
    ``wikidata``: "Q159", only where certain. ``labels``: (language tag, name), the asked language first.
    ``names``: every full form in the asked language as written, the label first; ``surname``: short forms
    of a person that news uses alone; ``adjectives`` and ``people`` (nouns): a state's, likewise.
    ``gender``: "m", "f", or empty. ``ambiguous``: those of the forms that also mean something else: they
    count with support only (an office, a state, the full name before).
    ``shared``: those of a state's that mean it only where the text speaks of it («المملكة»).
    ``metonym``: its name also stands for the government of ``iso`` («أعلنت موسكو»).
    ``holds``: a person's offices with their dates, in order of time, undated ones last.
    """

    id: str
    kind: EntityKind
    sub: str
    iso: str | None
    wikidata: str | None
    labels: tuple[tuple[str, str], ...]
    names: tuple[str, ...]
    surname: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    gender: str = ""
    ambiguous: tuple[str, ...] = ()
    shared: tuple[str, ...] = ()
    metonym: bool = False
    holds: tuple[Office, ...] = ()


def labels_of(row: Mapping[str, str], language: str) -> tuple[tuple[str, str], ...]:
    """(language tag, name) pairs of a row with a column a language, the asked language first."""
    return ((language, row[language]), *((tag, row[tag]) for tag in LANGUAGES if tag != language))
