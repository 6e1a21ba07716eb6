"""A target in, how much it holds out: articles, outlets, languages, events, people; by aggregates.

Each figure is a query of its own in ``queries/stats/``, which says what it counts.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from pyoxigraph import NamedNode

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
    unlisted = _unlisted(target)
    return Stats(
        articles=articles,
        outlets=_outlets(target, articles),
        languages=_by_name(target, "languages"),
        events=_events(target),
        disputed=_number(target, "disputed"),
        people=_number(target, "people"),
        unlisted=sum(unlisted.values()),
        nameless=_nameless(target, unlisted),
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
    return tuple(sorted((+counts).items(), key=_most_first))


def _most_first(row: tuple[str, int]) -> tuple[int, str]:
    return -row[1], row[0]


def _outlets(target: Target, articles: int) -> tuple[tuple[str, int], ...]:
    """By name, or by host where an article states none."""
    found = _by_name(target, "outlets", "hosts")
    nowhere = articles - sum(number for _, number in found)
    return tuple(sorted((*found, ("", nowhere)), key=_most_first)) if nowhere else found


def _unlisted(target: Target) -> dict[str, int]:
    """Of people whom no gazetteer has: one of each name, with how many have it."""
    found = {}
    for _, number, one in _rows(target, "unlisted-people"):
        assert isinstance(number, int), number
        found[str(one)] = number
    return found


def _nameless(target: Target, unlisted: dict[str, int]) -> int:
    """How many are called by an office alone. Whether a name is one is looked up once a name.

    One article's reference is enough: who is known by an office is never one with somebody who is named.
    """
    people = ask_part(target, "references", "entity", nodes(unlisted))
    named = {reference: person for person, reference in people}
    titled = [row[0] for row in ask_part(target, "titled", "reference", _addresses(named))]
    found = {person.value for person in map(named.__getitem__, titled) if isinstance(person, Iri)}
    return sum(unlisted[person] for person in found)


def _addresses(values: Iterable[Value | None]) -> list[NamedNode]:
    return nodes(value.value for value in values if isinstance(value, Iri))


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
