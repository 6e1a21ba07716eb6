"""Who holds an office of a state on a day: the gazetteer's person, else one made up who stays for years."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from random import Random

from loaders.gazetteer.gazetteer import load

_TERM = 4  # years that somebody made up stays in office


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody in office. ``person``: the gazetteer's id, or "" for one made up, whom ``seed`` names."""

    state: str
    office: str
    person: str
    seed: str


def cast(state: str, office: str, day: date, unlisted: bool) -> Actor:
    """``unlisted``: somebody whom no list has, though the office may have a listed holder."""
    listed = () if unlisted else _holders(state, office, day.isoformat())
    term = (day.year + sum(map(ord, state))) // _TERM
    return Actor(state, office, listed[0] if listed else "", f"{state} {office} {term}")


def capital(state: str) -> str:
    """The id of its capital, "" where none is listed."""
    return _capitals().get(state, "")


@lru_cache(maxsize=1 << 14)
def _holders(state: str, office: str, day: str) -> tuple[str, ...]:
    return load("ar").holders(office, state, day)


@lru_cache
def _capitals() -> dict[str, str]:
    entries = load("ar").entries.values()
    return {entry.iso: entry.id for entry in reversed(tuple(entries)) if entry.sub == "capital" and entry.iso}


def names(actor: Actor, language: str, given: list[str], family: list[str]) -> tuple[str, str]:
    """The full name and what the person is called after the first mention."""
    if actor.person:
        entry = load(language).entries[actor.person]
        full = entry.names[0]
        return full, entry.surname[0] if entry.surname else full
    rng = Random(f"{actor.seed} {language}")
    surname = rng.choice(family)
    return f"{rng.choice(given)} {surname}", surname
