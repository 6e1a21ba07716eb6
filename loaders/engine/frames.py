"""Frames: which words tell of which event, and where its participants stand; read from a pack's data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import TYPE_CHECKING, Any

from loaders.engine.pack_tables import key as key_of
from loaders.engine.positions import GENITIVE
from ontology.errors import DataError
from ontology.files import read_yaml
from ontology.names import fold
from ontology.terms import EntityKind, EventType, RelationKind, Role, Status

if TYPE_CHECKING:
    from pathlib import Path

SYMMETRIC = frozenset({Role.PARTICIPANT, Role.PARTY})


@dataclass(frozen=True, slots=True)
class Frame:
    """One frame; the head of ``frames.yml`` says what each field means.

    Words are folded; ``with_`` is the file's ``with``.
    """

    name: str
    type: EventType
    verbs: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    subject: Role | None = None
    object: Role | None = None
    genitive: Role | None = None
    possessor: Role | None = None
    nisba: Role | None = None
    clause: Role | None = None
    with_: Mapping[str, Role] = field(default_factory=dict)
    light: Mapping[str, Role] = field(default_factory=dict)
    light_object: Mapping[str, Role] = field(default_factory=dict)
    kinds: frozenset[EntityKind] = frozenset(
        {EntityKind.PERSON, EntityKind.STATE, EntityKind.ORGANIZATION, EntityKind.GROUP}
    )
    needs: int = 1
    places: frozenset[str] = frozenset()
    beside: frozenset[str] = frozenset()
    followed: frozenset[str] = frozenset()
    status: Status | None = None
    number: bool = False
    relation: RelationKind | None = None
    speech: bool = False
    light_needed: bool = False
    place_needed: bool = False
    inherits: bool = False
    host_state: Role | None = None
    weak: bool = False
    foreign: bool = False
    decided: bool = False
    joins: Role | None = None
    apart: Role | None = None
    act: str = ""
    own: frozenset[str] = frozenset()
    after: frozenset[str] = frozenset()
    alike: frozenset[str] = frozenset()

    @property
    def all_verbs(self) -> frozenset[str]:
        """The verbs that trigger it, and those that carry its nouns."""
        return frozenset({*self.verbs, *self.light, *self.light_object})

    @property
    def prepositions(self) -> frozenset[str]:
        """The prepositions that open its slots and places."""
        return (self.places | self.after | set(self.with_)) - _POSITIONS - {GENITIVE}

    @property
    def mutual(self) -> bool:
        """Whether two of the same role make the event («اجتمع الوزيران»)."""
        return self.subject in SYMMETRIC or self.genitive in SYMMETRIC or self.clause in SYMMETRIC


_POSITIONS = frozenset({"object", "genitive"})  # stand among the prepositions of ``places``
_ROLES = {"subject", "object", "genitive", "possessor", "nisba", "clause", "host_state", "joins", "apart"}
_ROLE_MAPS = {"with", "light", "light_object"}
_FLAGS = {"number", "speech", "light_needed", "place_needed", "inherits", "weak", "foreign", "decided"}


def load_frames(path: Path) -> dict[str, Frame]:
    """All frames of a pack by name. DataError for a key, role, type or status that does not exist."""
    known = {field.name for field in fields(Frame)} - {"with_"} | {"with"}
    frames: dict[str, Frame] = {}
    for name, row in read_yaml(path).items():
        if unknown := sorted(set(row) - known):
            raise DataError(
                f"{path}: frame {name} has the key {unknown[0]!r}; it may have {', '.join(sorted(known))}"
            )
        try:
            frames[name] = _frame(name, row)
        except ValueError as error:
            raise DataError(f"{path}: frame {name}: {error}") from error
    return frames


def _frame(name: str, row: dict[str, Any]) -> Frame:
    values: dict[str, Any] = {"name": name, "type": EventType(str(row.get("type")))}
    for key in _ROLES & row.keys():
        values[key] = Role(row[key])
    for key in _ROLE_MAPS & row.keys():
        values[key.replace("with", "with_")] = {_folded(word): Role(role) for word, role in row[key].items()}
    for key in ("verbs", "nouns"):
        values[key] = tuple(" ".join(key_of(word)) for word in row.get(key, ()))
    for key in ("beside", "followed", "alike"):
        values[key] = frozenset(fold(word) for word in row.get(key, ()))
    for key in _FLAGS & row.keys():
        values[key] = bool(row[key])
    values["after"] = frozenset(_folded(word) for word in row.get("after", ()))
    values["act"] = str(row.get("act", ""))
    values["own"] = frozenset(" ".join(key_of(word)) for word in row.get("own", ()))
    if strange := sorted(values["own"] - set(values["verbs"])):
        raise ValueError(f"own has {strange[0]!r}, which is not among its verbs")
    if "places" in row:
        values["places"] = frozenset(_folded(word) for word in row["places"])
    if "kinds" in row:
        values["kinds"] = frozenset(EntityKind(kind) for kind in row["kinds"])
    if "status" in row:
        values["status"] = Status(row["status"])
    if "relation" in row:
        values["relation"] = RelationKind(row["relation"])
    symmetric = {values.get(key) for key in ("subject", "genitive", "clause")} & SYMMETRIC
    values["needs"] = row.get("needs", 2 if symmetric else 1)
    return Frame(**values)


def _folded(word: str) -> str:
    if word == "owner":
        return GENITIVE
    return word if word in _POSITIONS else " ".join(key_of(word))
