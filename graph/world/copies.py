"""Sketches of articles in, which of them are one text that several outlets print out.

Copies are linked pair by pair, and a group is all that a chain of pairs links: so it does not matter which of
them came first.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import combinations

from pyoxigraph import NamedNode, Quad

from graph.addresses import Addresses, digest
from graph.identity.copies import Sketch, alike, bands
from graph.terms import node
from ontology.vocabulary import SIF

GROUP_DIGITS = 16


def find_groups(
    sketches: Mapping[str, Sketch],
    fresh: Collection[str] | None = None,
    known: Iterable[Collection[str]] = (),
) -> list[frozenset[str]]:
    """The groups of articles (by address), those of one article among them; in no certain order.

    ``known``: groups already found; ``fresh``: the articles whose pairs are not known yet, None for all.
    """
    groups = _Groups([*sketches, *(member for group in known for member in group)])
    for group in known:
        groups.link(group)
    new = sketches.keys() if fresh is None else fresh
    for alikes in _equal(sketches).values():
        groups.link(alikes)
    for members in _by_band(sketches).values():
        for one, other in combinations(members, 2):
            known_pair = one not in new and other not in new
            if not (known_pair or groups.linked(one, other)) and alike(sketches[one], sketches[other]):
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


def _equal(sketches: Mapping[str, Sketch]) -> dict[str, list[str]]:
    """Words of a sketch → the articles that have it."""
    found: dict[str, list[str]] = defaultdict(list)
    for article, sketch in sketches.items():
        if sketch.words:
            found[sketch.words].append(article)
    return found


def _by_band(sketches: Mapping[str, Sketch]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for alikes in _equal(sketches).values():
        for band in bands_of(sketches[alikes[0]]):
            found[band].append(alikes[0])  # one of them speaks for all
    return found
