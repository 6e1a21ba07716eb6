"""The words of grammar that the engine asks for by what they do; read from a pack's ``grammar.yml``."""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from typing import TYPE_CHECKING, Any

from loaders.engine.pack_tables import key as key_of
from loaders.engine.positions import POSITIONS
from ontology.errors import DataError
from ontology.files import read_yaml
from ontology.names import fold
from ontology.terms import RelationKind

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Grammar:
    """Folded words; the comments of ``grammar.yml`` say what each means. What a file leaves out is empty.

    ``ties``: lemma → relation; ``relays``, ``addressee``, ``offers``: lemma → preposition.
    ``cases``: what a phrase in that case is: "subject", "object", "genitive" (of the noun before it), or as
    if after a preposition of that name.
    ``capitals``, ``modifiers_first``, ``prepositional``, ``subject_first``: how it writes and orders words.
    ``foreigners_named``: of whom no state is told, he is of the state of those he is told with.
    """

    place: frozenset[str]
    place_or_partner: frozenset[str]
    partner: frozenset[str]
    among: frozenset[str]
    since: frozenset[str]
    carrying: frozenset[str]
    purpose: frozenset[str]
    post: frozenset[str]
    speaks_for: frozenset[str]
    out_of: frozenset[str]
    headed: frozenset[str]
    hosting: frozenset[str]
    belonging: frozenset[str]
    first_person: frozenset[str]
    plural_pronouns: frozenset[str]
    own_pronouns: frozenset[str]
    feminine_pronouns: frozenset[str]
    after_dual: frozenset[str]
    after_name_only: frozenset[str]
    happening: frozenset[str]
    containing: frozenset[str]
    deciding: frozenset[str]
    articles: frozenset[str]
    indefinite_articles: frozenset[str]
    possessors: frozenset[str]
    genitive_ends: frozenset[str]
    agent: frozenset[str]
    temporal: frozenset[str]
    concerning: frozenset[str]
    clausal: frozenset[str]
    naming: frozenset[str]
    pluperfect: frozenset[str]
    relation_endings: frozenset[str]
    bearing: frozenset[str]
    over_places: frozenset[str]
    margins: frozenset[str]
    gatherings: frozenset[str]
    gathering_openers: frozenset[str]
    no_gatherings: frozenset[str]
    capitals: bool = False
    modifiers_first: bool = False
    prepositional: bool = False
    subject_first: bool = False
    foreigners_named: bool = False
    ties: Mapping[str, RelationKind] = field(default_factory=dict)
    relays: Mapping[str, str] = field(default_factory=dict)
    addressee: Mapping[str, str] = field(default_factory=dict)
    offers: Mapping[str, str] = field(default_factory=dict)
    cases: Mapping[str, str] = field(default_factory=dict)

    @property
    def addressed(self) -> frozenset[str]:
        """What cases are as good as that say to whom something is said, and not who does it."""
        return frozenset(self.cases.values()) - POSITIONS - self.agent

    @property
    def verbs(self) -> frozenset[str]:
        """The lemmas that it names."""
        return frozenset(
            {
                *self.ties,
                *self.relays,
                *self.addressee,
                *self.offers,
                *self.happening,
                *self.containing,
                *self.deciding,
            }
        )

    @property
    def prepositions(self) -> frozenset[str]:
        """The prepositions that it names."""
        listed = self.place | self.place_or_partner | self.partner | self.carrying | self.purpose
        listed |= self.among | self.since | self.post | self.speaks_for | self.out_of | self.belonging
        listed |= self.agent | self.temporal | self.concerning | self.naming | self.headed
        return listed | {*self.relays.values(), *self.addressee.values(), *self.offers.values()}


_MAPS = {"ties", "relays", "addressee", "offers", "cases"}
_FLAGS = {"capitals", "modifiers_first", "prepositional", "subject_first", "foreigners_named"}


def load_grammar(path: Path) -> Grammar:
    """The grammar of a pack; no file is an empty one. DataError for what is unknown, or a word twice."""
    rows = read_yaml(path) if path.exists() else {}
    known = {field.name for field in fields(Grammar)}
    if wrong := sorted(set(rows) - known):
        raise DataError(f"{path}: the key {wrong[0]!r} is not known; the keys are {', '.join(sorted(known))}")
    values: dict[str, Any] = {key: _words(path, key, rows.get(key, [])) for key in known - _MAPS - _FLAGS}
    for key in _FLAGS & rows.keys():
        if not isinstance(rows[key], bool):
            raise DataError(f"{path}: {key!r} is true or false, not {rows[key]!r}")
        values[key] = rows[key]
    if bool(values["margins"]) != bool(values["gatherings"]):
        raise DataError(
            f"{path}: 'margins' says what opens an occasion, 'gatherings' what it may be; give both or none"
        )
    maps = {key: rows.get(key, {}) for key in _MAPS}
    for key, found in maps.items():
        if not isinstance(found, dict):
            raise DataError(f"{path}: {key!r} must be written as {{verb: …}}, not as {found!r}")
    try:
        values["ties"] = {" ".join(key_of(verb)): RelationKind(kind) for verb, kind in maps["ties"].items()}
    except ValueError as error:
        raise DataError(f"{path}: ties: {error}; relations are {', '.join(RelationKind)}") from error
    values["cases"] = {
        case: word if word in POSITIONS else fold(word) for case, word in maps["cases"].items()
    }
    for key in ("relays", "addressee", "offers"):
        values[key] = {fold(verb): fold(word) for verb, word in maps[key].items()}
    return Grammar(**values)


def _words(path: Path, key: str, words: object) -> frozenset[str]:
    if not isinstance(words, list):
        raise DataError(f"{path}: {key!r} must be a list of words, not {words!r}")
    found = [" ".join(key_of(word)) for word in words]
    if twice := sorted({word for word in found if found.count(word) > 1}):
        raise DataError(f"{path}: {key!r} has {twice[0]!r} twice; keep one")
    return frozenset(found)
