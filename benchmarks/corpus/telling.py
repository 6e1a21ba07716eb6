"""Something that happened in, one outlet's report of it out: a headline and some 50 to 250 words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from random import Random
from typing import Any

from benchmarks.corpus.cast import Actor, names
from benchmarks.corpus.happening import Happening
from benchmarks.corpus.settings import Language, Outlet
from loaders.gazetteer.gazetteer import load
from ontology.terms import Status

_KEYS = {Status.OCCURRED: "held", Status.PLANNED: "planned", Status.DENIED: "denied"}


@dataclass(frozen=True, slots=True)
class Report:
    """``paragraphs``: without the headline. ``published``: the day that "today" means in it."""

    headline: str
    paragraphs: tuple[str, ...]
    published: date


def tellable(happening: Happening, language: Language) -> bool:
    """Whether the language has words for it, and names for those who take part."""
    known = load(language.code).states
    states = known[happening.one.state], known[happening.other.state]
    return (
        _KEYS[happening.status] in language.says[happening.type]
        and bool(happening.place)
        and all(state.adjectives and " " not in state.adjectives[0] for state in states)
    )


def tell(happening: Happening, language: Language, published: date, rng: Random) -> Report:
    """Deterministic for the same ``rng``."""
    says = language.says
    teller = _Teller(happening, language, published, rng)
    told = says[happening.type]
    first = teller.say(told[_KEYS[happening.status]], full=True)
    sentences = [teller.say([detail]) for detail in rng.sample(says["details"], rng.randint(4, 9))]
    before = happening.before if happening.before and happening.before.place else None
    if before and (back := says["back"].get(happening.type)) and rng.random() < 0.7:
        sentences.insert(rng.randint(1, len(sentences)), teller.say(back, of=before))
    paragraphs = [first, *sentences]
    if rng.random() < 0.4:
        paragraphs.append(rng.choice(says["background"]))
    return Report(teller.say(told["headline"], full=True), tuple(paragraphs), published)


def dateline(happening: Happening, language: Language, outlet: Outlet, published: date, rng: Random) -> str:
    """What an outlet puts before the first sentence of an agency's report."""
    teller = _Teller(happening, language, published, rng)
    return teller.say(language.says["dateline"], outlet=outlet.name)


def addition(happening: Happening, language: Language, published: date, rng: Random) -> str:
    """A paragraph that an outlet adds of its own."""
    return _Teller(happening, language, published, rng).say(language.says["details"])


class _Teller:
    """Fills templates for one report."""

    def __init__(self, happening: Happening, language: Language, published: date, rng: Random) -> None:
        self.happening, self.language, self.published, self.rng = happening, language, published, rng
        self.says = language.says

    def say(
        self, templates: list[str], *, full: bool = False, of: Happening | None = None, outlet: str = ""
    ) -> str:
        happening, rng, says = of or self.happening, self.rng, self.says
        day = of.day if of else self.published
        gazetteer = load(self.language.code)
        one, other = happening.one, happening.other
        topics = rng.sample(says["topics"], 2)
        slots = {
            "a": self.who(one, full),
            "b": self.who(other, full),
            "sa": gazetteer.states[one.state].names[0],
            "sb": gazetteer.states[other.state].names[0],
            "ca": _capital(self.language.code, one.state) or gazetteer.states[one.state].names[0],
            "cb": _capital(self.language.code, other.state) or gazetteer.states[other.state].names[0],
            "place": gazetteer.entries[happening.place].names[0],
            "when": self.when(),
            "ahead": _dated(rng.choice(says["ahead"]), self.happening.day, says),
            "on": _dated(says["on"], day, says),
            "weekday": says["weekdays"][self.published.weekday()],
            "topic": topics[0],
            "topic2": topics[1],
            "topic3": rng.choice(says["fields"]),
            "body": says["bodies"][one.office].format(**_of_state(self.language, one.state)),
            "count": str(rng.randint(12, 990)),
            "outlet": outlet,
        }
        return rng.choice(templates).format(**slots)

    def who(self, actor: Actor, full: bool) -> str:
        whole, short = names(actor, self.language.code, self.says["given"], self.says["family"])
        if not full:
            return short
        title: str = self.says["offices"][actor.office].format(**_of_state(self.language, actor.state))
        return f"{title} {whole}"

    def when(self) -> str:
        days = (self.published - self.happening.day).days
        words: Any = self.says["today"] if days == 0 else self.says["yesterday"]
        if not 0 <= days <= 1:
            words = [self.says["on"]]
        return _dated(self.rng.choice(words), self.happening.day, self.says)


def _dated(words: str, day: date, says: Any) -> str:
    return words.format(
        weekday=says["weekdays"][day.weekday()],
        day=day.day,
        month=says["months"][day.month - 1],
        year=day.year,
    )


def _of_state(language: Language, state: str) -> dict[str, str]:
    base = load(language.code).states[state].adjectives[0]
    article = language.says["article"]
    return {
        "adjective": article + base,
        "feminine": article + base + language.says["feminine"],
        "state": load(language.code).states[state].names[0],
    }


@lru_cache(maxsize=1 << 10)
def _capital(language: str, state: str) -> str:
    found = [
        entry for entry in load(language).entries.values() if entry.sub == "capital" and entry.iso == state
    ]
    return found[0].names[0] if found else ""
