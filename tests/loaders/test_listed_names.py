"""Every name in the gazetteer that is no common word is read, in a plain sentence, as the one it names."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from loaders.gazetteer.gazetteer import load
from ontology.files import read_tsv
from ontology.terms import EntityKind
from tests.loaders.reading import reading

_CARRIERS = read_tsv(Path(__file__).parent / "data/carriers.tsv", ("language", "kind", "sentence"))
_SENTENCES = {(row["language"], row["kind"]): row["sentence"] for row in _CARRIERS}
_NOT_YET = {"N. Korea", "U.S. Outlying Islands", "U.S. Virgin Islands", "March 23 Movement"}  # stops, a day
_OUTLET = "outlet"  # who speaks in a text by an outlet is another test's affair


def _misread(language: str, kinds: set[EntityKind], sentence: str) -> list[tuple[str, str]]:
    """(name, id) of every full name of one alone that the sentence does not give back as a participant."""
    gazetteer = load(language)
    shared = Counter(form for form, _, kind in gazetteer.names() if kind == "name")
    found = []
    for form, entry_id, kind in gazetteer.names():
        entry = gazetteer.entries[entry_id]
        if kind != "name" or entry.kind not in kinds or entry.sub == _OUTLET or form in entry.ambiguous:
            continue
        if form in _NOT_YET or shared[form] > 1:
            continue
        read = reading(sentence.replace("{name}", form), language=language)
        who = {p.entity for claim in read.claims for p in claim.participants}
        if entry_id not in who:
            found.append((form, entry_id))
    return found


@pytest.mark.parametrize("language", sorted({language for language, _ in _SENTENCES}))
def test_every_listed_person_is_read_by_name(language: str) -> None:
    assert _misread(language, {EntityKind.PERSON}, _SENTENCES[language, "people"]) == []


@pytest.mark.parametrize("language", sorted({language for language, _ in _SENTENCES}))
def test_every_listed_state_and_organisation_is_read_by_name(language: str) -> None:
    kinds = {EntityKind.STATE, EntityKind.ORGANIZATION}
    assert _misread(language, kinds, _SENTENCES[language, "bodies"]) == []
