"""Which of several gazetteer entries words mean: «الشرع», «عمان», «الحسين»."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ontology.names import fold_marks
from ontology.terms import EntityKind

if TYPE_CHECKING:
    from collections.abc import Container

    from loaders.engine.pack import Pack
    from loaders.engine.phrase import Phrase
    from loaders.engine.tokens import Tokens
    from loaders.gazetteer.entry import Entry


def choose(
    phrases: list[Phrase], pack: Pack, tokens: Tokens, adjectives: list[str], published: str | None
) -> None:
    """Settle ``entry`` of phrases whose words may name several entries; a doubt about a person stays open.

    The one whose name is written so to the vowel signs («عمّان»), the one named in full elsewhere, else the
    one who holds the office named, whose state the text speaks of, or who served on the day of publication.
    ``adjectives``: entry ids of states that adjectives name.
    """
    doubtful = [phrase for phrase in phrases if len(phrase.candidates) > 1]
    if not doubtful:
        return
    entries = pack.gazetteer.entries
    sure = dict.fromkeys(phrase.entry for phrase in phrases if phrase.entry and len(phrase.candidates) < 2)
    states = [state for phrase in phrases if len(phrase.candidates) < 2 for state in phrase.states]
    states += adjectives
    for phrase in doubtful:
        candidates = [entries[candidate] for candidate in phrase.candidates]
        own = phrase.states if phrase.sense == "person" else []
        written = tokens.span(phrase.first, phrase.last, phrase.skip).text
        spelt = [entry for entry in candidates if fold_marks(written) != written and written in entry.names]
        if any(written in entry.shared for entry in candidates):
            told = [
                one
                for phrase in phrases
                if len(phrase.candidates) < 2
                for one in (*phrase.states, phrase.entry)
            ]
            candidates = _of_the_text(written, candidates, [*told, *adjectives])
        _settle(phrase, spelt or candidates, sure, own or states, published)


def _of_the_text(written: str, candidates: list[Entry], told: list[str | None]) -> list[Entry]:
    """Of states that share a name the one that the text names, first of all; else those whose own it is."""
    named = [entry for entry in candidates if entry.id in told]
    if named:
        return [min(named, key=lambda entry: told.index(entry.id))]
    return [entry for entry in candidates if written not in entry.shared] or candidates


def _settle(
    phrase: Phrase,
    candidates: list[Entry],
    sure: Container[str | None],
    states: list[str],
    published: str | None,
) -> None:
    named = [entry for entry in candidates if entry.id in sure]
    offices = {held.code for held in phrase.offices}
    holders = [entry for entry in candidates if offices & {office.code for office in entry.holds}]
    own = [entry for entry in candidates if f"state/{entry.iso}" in states]
    serving = [entry for entry in candidates if _served(entry, published)]
    best = next((found for found in (named, holders, own, serving) if len(found) == 1), [])
    if not best:
        likely = own or holders or candidates
        best = [entry for entry in likely if entry in (serving or candidates)] or candidates
    entry = best[0]
    if len(best) > 1 and entry.kind is EntityKind.PERSON and phrase.sense == "person" and not own:
        phrase.entry = None  # a doubt is kept as a doubt
        return
    phrase.entry = entry.id
    if entry.kind is not EntityKind.PERSON:
        phrase.kind, phrase.sense, phrase.detail = entry.kind, entry.kind.value, entry.sub
        phrase.states = [entry.id] if entry.kind is EntityKind.STATE else []


def _served(entry: Entry, day: str | None) -> bool:
    """Whether a listed person held any office on that day."""
    if day is None:
        return False
    return any(
        (o.since or "0") <= day and (not o.until or o.until >= day[: len(o.until)]) for o in entry.holds
    )
