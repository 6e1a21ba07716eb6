"""Decisions in, a YAML file of them out, and back: to read, to keep, to take to another store.

::

    - verdict: same
      one: person/badr-al-busaidi.om-1a2b3c4d
      other: person/bdr-albwsaydy.om-5e6f7a8b
      by: anna
      at: '2024-08-01T10:00:00Z'
      one_anchors:
      - [name, person, Badr al-Busaidi, OM, foreign-minister@, '', person, OM, BT]
      other_anchors: …
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields
from pathlib import Path
from typing import Any

from graph.decisions.decision import Anchor, Decision, Verdict, home_of
from ontology.errors import DataError, InputError
from ontology.files import read_yaml

_KEYS = tuple(field.name for field in fields(Decision))
_MEND = "give a file that sifara decisions export wrote"


def write_decisions(decisions: Iterable[Decision]) -> str:
    """The same text for the same decisions."""
    import yaml

    rows = [
        {
            "verdict": str(one.verdict),
            "one": one.one,
            "other": one.other,
            "by": one.by,
            "at": one.at,
            "one_anchors": [[str(word) for word in anchor] for anchor in one.one_anchors],
            "other_anchors": [[str(word) for word in anchor] for anchor in one.other_anchors],
        }
        for one in decisions
    ]
    return yaml.safe_dump(rows, sort_keys=False, allow_unicode=True, default_flow_style=None, width=110)


def read_decision_file(path: Path) -> list[Decision]:
    """The inverse; InputError for a file that is not there or says something else."""
    try:
        rows = read_yaml(path)
    except OSError as error:
        raise InputError(f"{path} can't be read ({error.strerror}); {_MEND}") from error
    except DataError as error:
        raise InputError(f"{error}; {_MEND}") from error
    if not isinstance(rows, list):
        raise InputError(f"{path}: no list of decisions; {_MEND}")
    return [_decision(path, number, row) for number, row in enumerate(rows, 1)]


def _decision(path: Path, number: int, row: Any) -> Decision:
    try:
        if not isinstance(row, dict):
            raise ValueError(f"it is {row!r:.40}, and not {', '.join(_KEYS)}")
        if set(row) != set(_KEYS):
            raise ValueError(f"it has {', '.join(sorted(map(str, row)))}; it needs {', '.join(_KEYS)}")
        one, other = (tuple(sorted(map(_anchor, row[side]))) for side in ("one_anchors", "other_anchors"))
        if not one or not other:
            raise ValueError("each side needs an anchor")
        verdict = Verdict(row["verdict"])
        return Decision(
            verdict, str(row["one"]), str(row["other"]), one, other, str(row["by"]), str(row["at"])
        )
    except (KeyError, TypeError, ValueError) as error:
        raise InputError(f"{path}: decision {number}: {error}; {_MEND}") from error


def _anchor(words: list[object]) -> Anchor:
    anchor = tuple(map(str, words))
    home_of(anchor)  # ValueError for another sort than there are
    return anchor
