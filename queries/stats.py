"""A target in, how much it holds out: articles, outlets, languages, events, people; by aggregates.

Each figure is a query of its own in ``queries/stats/``, which says what it counts.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from ontology.files import read_text
from ontology.terms import EventType, Status
from ontology.vocabulary import event_class, local_name, status_term
from queries.cells import Iri, Value, value_of
from queries.parts import ask_part, nodes
from queries.sparql import plain_query
from queries.target import Target, select

_FOLDER = files("queries") / "stats"
_CLASSES = frozenset(event_class(kind) for kind in EventType)


@dataclass(frozen=True, slots=True)
class Stats:
    """Counts; those by name have the most first, then by name.

    ``outlets``: (name, articles), the name empty where an article states none. ``languages``: (tag,
    articles). ``events``: (type, status, events), as in ``ontology.terms``: ("Meeting", "occurred", 3).
    ``disputed``: reported by one and denied by another. ``people``: all, ``unlisted`` those that no
    gazetteer has, ``nameless`` those of them known by an office alone. ``days``: first and last of what
    happened; ``published``: of articles; ISO, None where there are none.
    """

    articles: int
    outlets: tuple[tuple[str, int], ...]
    languages: tuple[tuple[str, int], ...]
    events: tuple[tuple[str, str, int], ...]
    disputed: int
    people: int
    unlisted: int
    nameless: int
    days: tuple[str, str] | None
    published: tuple[str, str] | None


def stats(target: Target) -> Stats:
    """All figures; StoreError when the target can't be read."""
    articles = _number(target, "articles")
    unlisted = [row[1].value for row in _rows(target, "unlisted-people") if isinstance(row[1], Iri)]
    return Stats(
        articles=articles,
        outlets=_outlets(target, articles),
        languages=_by_name(target, "languages"),
        events=_events(target),
        disputed=_number(target, "disputed"),
        people=_number(target, "people"),
        unlisted=len(unlisted),
        nameless=len(ask_part(target, "titled", "reference", nodes(unlisted))),
        days=_span(target, "days"),
        published=_span(target, "published"),
    )


def _rows(target: Target, name: str) -> list[tuple[Value | None, ...]]:
    solutions = select(target, _text(name))
    return [tuple(None if term is None else value_of(term) for term in solution) for solution in solutions]


def _number(target: Target, name: str) -> int:
    ((number,),) = _rows(target, name)
    assert isinstance(number, int), number
    return number


def _by_name(target: Target, *names: str) -> tuple[tuple[str, int], ...]:
    counts: Counter[str] = Counter()
    for key, number in (row for name in names for row in _rows(target, name)):
        assert isinstance(number, int), number
        counts[str(key)] += number
    return tuple(sorted(((+counts).items()), key=lambda row: (-row[1], row[0])))


def _outlets(target: Target, articles: int) -> tuple[tuple[str, int], ...]:
    """By name; by host only where an article has no name, since that takes a look at each article."""
    named = _by_name(target, "outlets")
    return named if sum(n for _, n in named) == articles else _by_name(target, "outlets", "hosts")


def _events(target: Target) -> tuple[tuple[str, str, int], ...]:
    happened = [(kind, Iri(status_term(Status.OCCURRED)), n) for kind, n in _rows(target, "happened")]
    found = [
        (local_name(type_.value), local_name(status.value), number)
        for type_, status, number in (*happened, *_rows(target, "unrealised"))
        if isinstance(type_, Iri) and isinstance(status, Iri) and isinstance(number, int)
        if type_.value in _CLASSES
    ]
    return tuple(sorted(found, key=lambda row: (-row[2], row)))


def _span(target: Target, name: str) -> tuple[str, str] | None:
    rows = _rows(target, name)
    if not rows or None in rows[0]:
        return None
    first, last = rows[0]
    return str(first), str(last)


@cache
def _text(name: str) -> str:
    return plain_query(read_text(_FOLDER / f"{name}.rq")).text
