"""``states.tsv`` (from CLDR), ``state_names.tsv`` and ``state_wikidata.tsv`` in, states as entries out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container
from pathlib import Path

from loaders.gazetteer.entry import Entry, labels_of
from loaders.gazetteer.tables import (
    LANGUAGES,
    STATE_NAME_KINDS,
    STATE_NAMES,
    STATE_WIKIDATA,
    STATES,
    is_wikidata,
    table,
    wrong,
)
from ontology.terms import EntityKind


def states(folder: Path, language: str) -> dict[str, Entry]:
    """ISO code → state, with every name it has in the language; the label is the short name, else CLDR's."""
    cldr = {row["iso"]: row for _, row in table(folder / "states.tsv", STATES, "iso")}
    labels = {iso: dict(row) for iso, row in cldr.items()}
    forms: dict[tuple[str, str], list[str]] = defaultdict(list)
    doubtful: dict[str, list[str]] = defaultdict(list)
    path = folder / "state_names.tsv"
    for number, row in table(path, STATE_NAMES, "iso", "language", "kind", "form"):
        iso, kind, form = row["iso"], row["kind"], row["form"]
        if iso not in cldr:
            raise wrong(path, number, f"{iso!r} is no code of states.tsv")
        if row["language"] not in LANGUAGES:
            raise wrong(
                path, number, f"the language is {row['language']!r}; it is one of {', '.join(LANGUAGES)}"
            )
        if kind not in STATE_NAME_KINDS:
            raise wrong(path, number, f"the kind is {kind!r}; it is one of {', '.join(STATE_NAME_KINDS)}")
        if row["ambiguous"] not in ("0", "1"):
            raise wrong(path, number, f"ambiguous is {row['ambiguous']!r}; it is 0 or 1")
        if kind == "short":
            labels[iso][row["language"]] = form
        if row["language"] == language:
            forms[iso, kind].append(form)
            if row["ambiguous"] == "1":
                doubtful[iso].append(form)
    same = _wikidata(folder / "state_wikidata.tsv", labels)
    found = {}
    for iso, row in labels.items():
        names = (row[language], cldr[iso][language], *forms[iso, "name"], *forms[iso, "official"])
        shared = tuple(forms[iso, "context"])
        found[iso] = Entry(
            id=f"state/{iso}",
            kind=EntityKind.STATE,
            sub="",
            iso=iso,
            wikidata=same.get(iso),
            labels=labels_of(row, language),
            names=tuple(dict.fromkeys((*names, *shared))),
            adjectives=tuple(forms[iso, "adjective"]),
            people=tuple(forms[iso, "people"]),
            ambiguous=tuple(dict.fromkeys(doubtful[iso])),
            shared=shared,
        )
    return found


def _wikidata(path: Path, known: Container[str]) -> dict[str, str]:
    found = {}
    for number, row in table(path, STATE_WIKIDATA, "iso"):
        if row["iso"] not in known:
            raise wrong(path, number, f"{row['iso']!r} is no code of states.tsv")
        if not is_wikidata(row["wikidata"]):
            raise wrong(path, number, f"{row['wikidata']!r} is no Wikidata id such as Q159")
        found[row["iso"]] = row["wikidata"]
    return found
