"""A pack's ``time.yml`` in, its checked settings out."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from ontology.errors import DataError


@dataclass(frozen=True, slots=True)
class TimeSettings:
    """What ``time.yml`` says.

    ``week_starts``: ISO weekdays on which a week may begin. ``years``: numbers that may be years.
    ``triggers``: classes of words where the engine starts to look.
    ``proclitics``: what is written together with the next word, slot by slot, with its class.
    ``merges``: letters that change where a proclitic meets a word. ``rules``: name → alternatives.
    """

    week_starts: tuple[int, ...]
    years: tuple[range, ...]
    triggers: tuple[str, ...]
    proclitics: tuple[dict[str, str], ...]
    merges: dict[str, str]
    rules: dict[str, tuple[str, ...]]


class _UniqueKeys(yaml.SafeLoader):
    """YAML in which a key that stands twice is an error, not the last one's victory."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:
        seen = set[Any]()
        for key_node, _ in node.value:
            key = self.construct_object(key_node, deep=True)
            if key in seen:
                raise yaml.constructor.ConstructorError(
                    None, None, f"key {key!r} is there twice", key_node.start_mark
                )
            seen.add(key)
        return super().construct_mapping(node, deep)


def read_settings(path: Path) -> TimeSettings:
    """DataError when the file is missing, is not YAML, or lacks or adds a key."""
    try:
        found = yaml.load(path.read_text(encoding="utf-8"), _UniqueKeys)
    except OSError as error:
        raise DataError(
            f"{path}: can't be read ({error.strerror}); a pack needs its time rules there"
        ) from error
    except yaml.YAMLError as error:
        raise DataError(f"{path}: {' '.join(str(error).split())}") from error
    keys = set(TimeSettings.__dataclass_fields__)
    if not isinstance(found, dict) or set(found) != keys:
        there = {str(key) for key in found} if isinstance(found, dict) else set[str]()
        wrong = ", ".join(sorted(there ^ keys)) or "it is no mapping"
        raise DataError(f"{path}: must have exactly the keys {', '.join(sorted(keys))}; differs in {wrong}")
    try:
        return TimeSettings(
            tuple(_weekday(day) for day in found["week_starts"]),
            tuple(range(int(low), int(high) + 1) for low, high in found["years"]),
            tuple(str(name) for name in found["triggers"]),
            tuple(
                {str(text): str(klass) for text, klass in slot.items()} for slot in found["proclitics"] or ()
            ),
            {str(plain): str(merged) for plain, merged in (found["merges"] or {}).items()},
            {str(name): _alternatives(text) for name, text in found["rules"].items()},
        )
    except (AttributeError, TypeError, ValueError) as error:
        raise DataError(f"{path}: a value has the wrong shape ({error}); see the pack of Arabic") from error


def _weekday(day: Any) -> int:
    if day not in range(1, 8):
        raise ValueError(f"{day!r} is no ISO weekday, 1 to 7")
    return int(day)


def _alternatives(text: str) -> tuple[str, ...]:
    """One alternative a line; what follows # is a comment."""
    lines = (line.partition("#")[0].strip() for line in text.splitlines())
    return tuple(line for line in lines if line)
