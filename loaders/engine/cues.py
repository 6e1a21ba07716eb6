"""Cues: words that deny, plan or propose the event they stand by; read from a pack's data."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from loaders.engine.pack_tables import key as key_of
from ontology.errors import DataError
from ontology.files import read_yaml
from ontology.terms import Status

if TYPE_CHECKING:
    from pathlib import Path

_KEYS = {"status", "verbs", "words"}


@dataclass(frozen=True, slots=True)
class Cues:
    """``verbs``: lemma → status. ``before``, ``after``: folded phrase → status, for where it stands.

    ``written``: folded phrase → as the file writes it.
    """

    verbs: dict[str, Status]
    before: dict[str, Status]
    after: dict[str, Status]
    written: dict[str, str]


def load_cues(path: Path) -> Cues:
    """The cues of a pack; no file, no cues. DataError for what is unknown, or a word of two statuses."""
    found = Cues({}, {}, {}, {})
    rows = read_yaml(path) if path.exists() else {}
    if unknown := sorted(set(rows) - {"before", "after"}):
        raise DataError(f"{path}: {unknown[0]!r} is no place of a cue; it is before or after")
    for place, words in (("before", found.before), ("after", found.after)):
        for row in rows.get(place, ()):
            if unknown := sorted(set(row) - _KEYS):
                raise DataError(
                    f"{path}: a cue has the key {unknown[0]!r}; it may have {', '.join(sorted(_KEYS))}"
                )
            try:
                status = Status(row.get("status"))
            except ValueError as error:
                raise DataError(f"{path}: {error}; statuses are {', '.join(Status)}") from error
            for table, key in ((found.verbs, "verbs"), (words, "words")):
                for word in row.get(key, ()):
                    folded = " ".join(key_of(word))
                    found.written[folded] = word
                    if table.setdefault(folded, status) is not status:
                        raise DataError(f"{path}: {word} is {table[folded]} as well as {status}; keep one")
    return found
