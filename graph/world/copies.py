"""Sketches of articles in, which of them are one text that several outlets print out.

Copies are linked pair by pair, and a group is all that a chain of pairs links: so it does not matter which of
them came first. A pair is looked at when both were printed in one week or in weeks beside each other, or both
without a day; the same words are copies whenever they were printed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import combinations, product

from pyoxigraph import NamedNode, Quad

from graph.addresses import Addresses, digest
from graph.identity.copies import Sketch, alike, bands, sketch
from graph.terms import node
from ontology.article import Article
from ontology.vocabulary import SIF

GROUP_DIGITS = 16


@dataclass(frozen=True, slots=True)
class Print:
    """A text as an article has it. ``week``: of publication, a running number; None without a day."""

    sketch: Sketch
    week: int | None

    @property
    def keys(self) -> tuple[str, ...]:
        """What copies of it are found by; ``read_week`` takes the week out again."""
        return tuple(_key(band, self.week) for band in bands_of(self.sketch))

    @property
    def sought(self) -> Iterator[str]:
        """The keys of texts that may be copies of it, besides those of the same words."""
        weeks = (None,) if self.week is None else (self.week - 1, self.week, self.week + 1)
        return (_key(band, week) for band in bands_of(self.sketch) for week in weeks)


def print_of(article: Article) -> Print:
    """``article``: storable, so that its day is one."""
    week = None if article.published is None else date.fromisoformat(article.published).toordinal() // 7
    return Print(sketch(article.text), week)


def read_week(key: str) -> int | None:
    """ValueError for what is no key."""
    week = key.rpartition("@")[2]
    return int(week) if week else None


def _key(band: str, week: int | None) -> str:
    return f"{band}@{'' if week is None else week}"


def find_groups(
    prints: Mapping[str, Print],
    fresh: Collection[str] | None = None,
    known: Iterable[Collection[str]] = (),
) -> list[frozenset[str]]:
    """The groups of articles (by address), those of one article among them; in no certain order.

    ``known``: groups already found; ``fresh``: the articles whose pairs are not known yet, None for all.
    """
    groups = _Groups([*prints, *(member for group in known for member in group)])
    for group in known:
        groups.link(group)
    new = prints.keys() if fresh is None else fresh
    for weeks in _equal(prints).values():
        groups.link(article for articles in weeks.values() for article in articles)
    for one, other in _pairs(prints):
        known_pair = one not in new and other not in new
        if not (known_pair or groups.linked(one, other)) and alike(prints[one].sketch, prints[other].sketch):
            groups.link((one, other))
    return groups.all()


def group_paths(groups: Iterable[Collection[str]], addresses: Addresses) -> dict[str, str]:
    """Article → the path of its group ("text-group/…"), for the articles that have a copy."""
    return {
        article: f"text-group/{digest(addresses.path(min(group)), digits=GROUP_DIGITS)}"
        for group in groups
        if len(group) > 1
        for article in group
    }


def copy_quads(paths: Mapping[str, str], addresses: Addresses) -> Iterator[Quad]:
    """The quads that say which articles are copies; ``paths``: article → path of its group."""
    for article in sorted(paths):
        yield Quad(NamedNode(article), node(SIF.textGroup), node(addresses.entity(paths[article])))


@lru_cache(maxsize=1 << 12)
def bands_of(found: Sketch) -> tuple[str, ...]:
    """As ``graph.identity.copies.bands``; kept, since a text that is printed often is looked up often."""
    return bands(found)


class _Groups:
    """Members in groups that grow together."""

    def __init__(self, members: Iterable[str]) -> None:
        self._groups = {member: {member} for member in members}

    def linked(self, one: str, other: str) -> bool:
        return self._groups[one] is self._groups[other]

    def link(self, members: Iterable[str]) -> None:
        first, *others = members
        for other in others:
            if not self.linked(first, other):
                small, large = sorted((self._groups[first], self._groups[other]), key=len)
                large |= small
                self._groups.update(dict.fromkeys(small, large))

    def all(self) -> list[frozenset[str]]:
        return [frozenset(group) for group in {id(g): g for g in self._groups.values()}.values()]


def _equal(prints: Mapping[str, Print]) -> dict[str, dict[int | None, list[str]]]:
    """Words of a sketch → week → the articles that have them."""
    found: dict[str, dict[int | None, list[str]]] = defaultdict(lambda: defaultdict(list))
    for article, printed in prints.items():
        if printed.sketch.words:
            found[printed.sketch.words][printed.week].append(article)
    return found


def _pairs(prints: Mapping[str, Print]) -> Iterator[tuple[str, str]]:
    """Those that share a band, in one week or in two beside each other."""
    found: dict[tuple[str, int | None], list[str]] = defaultdict(list)
    for weeks in _equal(prints).values():
        for week, articles in weeks.items():
            for band in bands_of(prints[articles[0]].sketch):
                found[band, week].append(articles[0])  # one of them speaks for all
    for (band, week), members in found.items():
        yield from combinations(members, 2)
        if week is not None:
            yield from product(members, found.get((band, week + 1), ()))
