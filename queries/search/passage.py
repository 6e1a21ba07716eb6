"""A target in, the words that can be searched out: names, quotes and headlines, each with what it is of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from ontology.terms import EntityKind, EventType, Status
from ontology.vocabulary import event_class, kind_class, unrealised_class
from queries.cells import Value
from queries.evidence import address, words_of
from queries.parts import ask_part, ask_whole, nodes
from queries.target import Target

KINDS = (*(kind.value for kind in EntityKind), "event", "article")


class Field(StrEnum):
    """What the words are of the thing."""

    NAME = "name"
    QUOTE = "quote"
    HEADLINE = "headline"


@dataclass(frozen=True, slots=True)
class Passage:
    """``source``: the thing whose change makes this anew: an article, an entity, an event.

    ``thing``: what the words are of: ``source``, or the claim of an article that rests on them.
    ``kind``: one of ``KINDS``. ``language``: BCP 47, empty where nobody says.
    """

    source: str
    thing: str
    kind: str
    field: Field
    words: str
    language: str


def all_passages(target: Target) -> Iterator[Passage]:
    """Everything that can be searched, in no certain order, each once."""
    yield from _names(ask_part(target, "names-of-kinds", "kind", nodes(_kind_of())))
    yield from _of_articles(target, [address(row[0]) for row in ask_whole(target, "articles")])


def passages_of(target: Target, things: Iterable[str]) -> Iterator[Passage]:
    """The same of some articles, entities and events; nothing of what is no more."""
    wanted = sorted(set(things))
    yield from _names(ask_part(target, "names-of-things", "thing", nodes(wanted)))
    yield from _of_articles(target, wanted)


def _names(rows: Iterable[tuple[Value | None, ...]]) -> Iterator[Passage]:
    found: dict[tuple[str, Value], str] = {}
    for thing, kind, name in rows:
        if (known := _kind_of().get(address(kind))) and name is not None:
            found[address(thing), name] = known
    for (thing, name), known in found.items():
        yield Passage(thing, thing, known, Field.NAME, words_of(name), getattr(name, "language", ""))


def _of_articles(target: Target, articles: list[str]) -> Iterator[Passage]:
    for article, claim, quote in dict.fromkeys(
        ask_part(target, "quotes-of-articles", "article", nodes(articles))
    ):
        language = getattr(quote, "language", "")
        yield Passage(address(article), address(claim), "event", Field.QUOTE, words_of(quote), language)
    for article, title in dict.fromkeys(ask_part(target, "headlines", "thing", nodes(articles))):
        me, language = address(article), getattr(title, "language", "")
        yield Passage(me, me, "article", Field.HEADLINE, words_of(title), language)


@cache
def _kind_of() -> dict[str, str]:
    """Class → kind, of all that has names."""
    found = {kind_class(kind): kind.value for kind in EntityKind}
    found |= dict.fromkeys(map(event_class, EventType), "event")
    unrealised = (unrealised_class(status) for status in Status if status is not Status.OCCURRED)
    return found | dict.fromkeys(unrealised, "event")
