"""``rules.yml`` as values: what a type of event needs for two claims to be one event."""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import cache
from importlib.resources import files
from typing import Any

from ontology.errors import DataError
from ontology.files import read_yaml
from ontology.terms import EventType, Role

_FILE = "graph/identity/rules.yml"
_VALUES = {"states": ("bodies", "all"), "place": ("any", "apart", "same")}
_KINDS = {"core": "list"}  # what YAML has for a set


@dataclass(frozen=True, slots=True)
class Rule:
    """One line of ``rules.yml``, defaults filled in; its head says what each field means."""

    family: str
    actors: int
    placed: int
    core: frozenset[Role] = frozenset()
    directed: bool = False
    states: str = ""
    place: str = "any"
    once: bool = False
    apart: bool = False


@cache
def rules() -> dict[EventType, Rule]:
    """The rule of every type of event, in the order of the file; DataError when the file is wrong."""
    return check_rules(read_yaml(files("graph.identity") / "rules.yml"))


def check_rules(found: dict[str, dict[str, Any]]) -> dict[EventType, Rule]:
    """The rules that these lines say; DataError for an unknown key or type, a missing type, a wrong value."""
    if set(found) != set(EventType):
        wrong = ", ".join(sorted(set(found) ^ set(EventType)))
        raise DataError(f"{_FILE}: each event type needs one line; look at {wrong}")
    made = {EventType(name): _rule(name, line) for name, line in found.items()}
    for rule in made.values():
        if any(other.family == rule.family and other != rule for other in made.values()):
            raise DataError(f"{_FILE}: the types of family {rule.family!r} need the same rule")
    return made


def _rule(name: str, line: dict[str, Any]) -> Rule:
    known = {field.name: _KINDS.get(field.name, field.type) for field in fields(Rule)}
    for key, value in line.items():
        if key not in known or type(value).__name__ != known[key] or value not in _VALUES.get(key, (value,)):
            raise DataError(
                f"{_FILE}: {name}: {key}: {value!r}; "
                f"known keys are {', '.join(f'{key} ({kind})' for key, kind in known.items())}"
            )
    if unknown := sorted(set(line.get("core", ())) - set(Role)):
        raise DataError(f"{_FILE}: {name}: core: {', '.join(unknown)}; roles are {', '.join(Role)}")
    actors = line.get("actors", 2)
    made = {"family": _kebab(name), "actors": actors, "placed": actors, **line}
    return Rule(**{**made, "core": frozenset(Role(role) for role in line.get("core", ()))})


def _kebab(name: str) -> str:
    return "".join(f"-{c.lower()}" if c.isupper() else c for c in name).lstrip("-")
