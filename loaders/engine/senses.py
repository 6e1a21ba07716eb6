"""The kinds and senses that a pack's tables may give a word: those that the engine knows what to do with.

The heads of the tables say what each means.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ontology.errors import DataError

if TYPE_CHECKING:
    from pathlib import Path

_ALLOWED = {
    ("anaphora.tsv", "sense"): frozenset(
        {
            "pair",
            "countries",
            "own-state",
            "counterpart",
            "person",
            "title",
            "institution",
            "he",
            "him",
            "it",
            "they",
        }
    ),
    ("groups.tsv", "sense"): frozenset({"people", "sources", "delegation", "victims", "officials", "states"}),
    ("honorifics.tsv", "kind"): frozenset({"honorific", "particle", "prayer", "suffix"}),
    ("institutions.tsv", "needs"): frozenset({"state", "none", "media"}),
    ("institutions.tsv", "known_by"): frozenset({"self", "next"}),
    ("offices.tsv", "rank"): frozenset({"main", "deputy", "title"}),
    ("words.tsv", "kind"): frozenset(
        {"prep", "comp", "rel", "sub", "conj", "aux", "neg", "if", "reported", "circ", "adverb", "last"}
        | {
            "locative",
            "building",
            "to_pronoun",
            "affairs",
            "aim",
            "qualifier",
            "state_head",
            "tie",
            "joining",
            "abbreviation",
        }
    ),
}
_VALUES = {  # of words.tsv, by kind
    "aux": frozenset(
        {"future", "past", "passive", "be", "have", "do", "may", "should", "would", "infinitive"}
    ),
    "circ": frozenset({"during", "after", "before", "occasion"}),
}


def check(path: Path, row: dict[str, str]) -> None:
    """DataError when a row of a table gives a word a kind or sense that there is not."""
    for column, value in row.items():
        allowed = _ALLOWED.get((path.name, column))
        if path.name == "words.tsv" and column == "value":
            allowed = _VALUES.get(row["kind"])
        if allowed is not None and value not in allowed:
            word = next(iter(row.values()))
            raise DataError(f"{path}: {word}: {column} is {value!r}; it may be {', '.join(sorted(allowed))}")
