"""The words of grammar that the engine asks for by what they do; read from a pack's ``grammar.yml``."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any

from ontology.errors import DataError
from ontology.files import read_yaml
from ontology.names import fold
from ontology.terms import RelationKind

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Grammar:
    """Folded words; the comments of ``grammar.yml`` say what each field means.

    ``ties``: lemma → relation; ``relays``, ``addressee``: lemma → preposition.
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
    belonging: frozenset[str]
    first_person: frozenset[str]
    plural_pronouns: frozenset[str]
    after_dual: frozenset[str]
    after_name_only: frozenset[str]
    happening: frozenset[str]
    ties: Mapping[str, RelationKind]
    relays: Mapping[str, str]
    addressee: Mapping[str, str]

    @property
    def verbs(self) -> frozenset[str]:
        """The lemmas that it names."""
        return frozenset({*self.ties, *self.relays, *self.addressee, *self.happening})

    @property
    def prepositions(self) -> frozenset[str]:
        """The prepositions that it names."""
        listed = self.place | self.place_or_partner | self.partner | self.carrying | self.purpose
        listed |= self.among | self.since | self.post | self.speaks_for | self.out_of | self.belonging
        return listed | {*self.relays.values(), *self.addressee.values()}


_MAPS = {"ties", "relays", "addressee"}


def load_grammar(path: Path) -> Grammar:
    """The grammar of a pack. DataError for a key unknown or missing, a word twice, a relation unknown."""
    rows = read_yaml(path)
    known = {field.name for field in fields(Grammar)}
    if wrong := sorted(known ^ set(rows)):
        state = "is missing" if wrong[0] in known else "is not known"
        raise DataError(f"{path}: the key {wrong[0]!r} {state}; the keys are {', '.join(sorted(known))}")
    values: dict[str, Any] = {key: _words(path, key, rows[key]) for key in known - _MAPS}
    for key in _MAPS:
        if not isinstance(rows[key], dict):
            raise DataError(f"{path}: {key!r} must be written as {{verb: …}}, not as {rows[key]!r}")
    try:
        values["ties"] = {fold(verb): RelationKind(kind) for verb, kind in rows["ties"].items()}
    except ValueError as error:
        raise DataError(f"{path}: ties: {error}; relations are {', '.join(RelationKind)}") from error
    for key in ("relays", "addressee"):
        values[key] = {fold(verb): fold(word) for verb, word in rows[key].items()}
    return Grammar(**values)


def _words(path: Path, key: str, words: object) -> frozenset[str]:
    if not isinstance(words, list):
        raise DataError(f"{path}: {key!r} must be a list of words, not {words!r}")
    found = [fold(word) for word in words]
    if twice := sorted({word for word in found if found.count(word) > 1}):
        raise DataError(f"{path}: {key!r} has {twice[0]!r} twice; keep one")
    return frozenset(found)
