"""One question of the catalogue, as its file states it: what it asks, what it takes, what it returns."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class ParameterType(StrEnum):
    """What a parameter takes, in the words of the files."""

    PERSON = "person"  # a name in any spelling, an id ("person/vladimir-putin") or an IRI
    STATE = "state"  # the same, or an ISO 3166-1 code of two letters
    ENTITY = "entity"  # a person, state, organisation or group
    PLACE = "place"  # a place or a state
    EVENT = "event"  # an id ("event/meeting-2024-07-24-…") or an IRI
    ARTICLE = "article"  # an id, an address or an IRI
    TEXT = "text"  # words, kept as they are
    DATE = "date"  # a day, month or year; the first day of it
    LAST_DATE = "last-date"  # a day, month or year; the last day of it
    YEAR = "year"  # a year; the first day of it
    EVENT_TYPE = "event-type"  # "Meeting", "phone call", «لقاء»
    STATUS = "status"  # "denied", «نفي»
    NUMBER = "number"  # a whole number from 1 on: how many months, how many contacts
    LIMIT = "limit"  # how many rows at most


class ColumnKind(StrEnum):
    """What the cells of a column are."""

    ENTITY = "entity"
    EVENT = "event"
    ARTICLE = "article"
    TERM = "term"  # a term of the vocabulary: an event type, a status
    VOICE = "voice"  # an entity, or the words that name an unnamed source
    TEXT = "text"
    DATE = "date"  # an EDTF string, or a day
    NUMBER = "number"
    FLAG = "flag"  # true, or nothing
    ANY = "any"  # whatever a free query returns; never in a file

    @property
    def labelled(self) -> bool:
        """Whether its cells are IRIs that have a name to be shown."""
        return self in {self.ENTITY, self.EVENT, self.ARTICLE, self.TERM, self.VOICE}


@dataclass(frozen=True, slots=True)
class Bilingual:
    """The same words in English and in Arabic."""

    en: str
    ar: str


@dataclass(frozen=True, slots=True)
class Heading:
    """The same few words in each language that answers are printed in."""

    en: str
    ar: str
    ru: str

    def text(self, language: str) -> str:
        """The words in this language; the English for one that there are none in."""
        return {"ar": self.ar, "ru": self.ru}.get(language, self.en)


@dataclass(frozen=True, slots=True)
class Parameter:
    """``default``: as a user would type it; None where there is none."""

    name: str
    type: ParameterType
    required: bool
    default: str | None
    description: Bilingual


@dataclass(frozen=True, slots=True)
class Column:
    """``many``: a cell is a tuple of values, the rows of the answer that differ in it alone being one row."""

    name: str
    kind: ColumnKind = ColumnKind.ANY
    many: bool = False
    heading: Heading | None = None

    def title(self, language: str) -> str:
        """The heading in this language; the name where a column has none."""
        return self.heading.text(language) if self.heading else self.name


@dataclass(frozen=True, slots=True)
class Question:
    """``name``: the file's, without ``.rq``. ``body``: SPARQL with declared places (``queries.template``)."""

    name: str
    titles: Heading
    description: Bilingual
    parameters: tuple[Parameter, ...]
    columns: tuple[Column, ...]
    example: str
    body: str
