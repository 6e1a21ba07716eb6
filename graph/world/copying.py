"""Articles that go and come in, which articles become copies of each other, and which no longer are, out.

A text that comes is compared with those that share a band with it, in its week or one beside it, or have its
words; where a text goes its group is put together again from those that stay.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from pyoxigraph import NamedNode

from graph.backends.backend import WORLD
from graph.identity.copies import Sketch
from graph.terms import node
from graph.world.change import Change
from graph.world.copies import Print, copy_quads, find_groups, group_paths, print_of, read_week
from graph.world.index import Index, plain, sound
from ontology.reading import Reading
from ontology.vocabulary import SIF

_GROUP = node(SIF.textGroup)


class Copying:
    """The groups of copies that the articles ``old``, which go, and ``new``, which come, belong to.

    ``before``, ``after``: article → path of its group, for the articles that were looked at and have copies.
    """

    def __init__(self, index: Index, old: Iterable[Reading], new: Iterable[Reading]) -> None:
        self._index = index
        gone, come = self._prints(old), self._prints(new)
        self._gone = {me: found for me, found in gone.items() if come.get(me) != found}
        self._come = {me: found for me, found in come.items() if gone.get(me) != found}
        keys = {key for found in self._come.values() for key in found.sought}
        words = {found.sketch.words for found in self._come.values()} - {""}
        near = index.subjects(index.band, keys) | index.subjects(index.sketch, words)
        near -= self._gone.keys()
        self.before = self._groups([*self._gone, *near])
        members = self._members(self.before.values())
        broken = {self.before[me] for me in self._gone if me in self.before}
        again = {me for group in broken for me in members[group]} - self._gone.keys()
        prints = self._stored((near | again) - self._come.keys()) | self._come
        whole = [found for group, found in members.items() if group not in broken]
        self.before.update((me, group) for group, found in members.items() for me in found)
        self.after = group_paths(find_groups(prints, self._come.keys() | again, whole), index.addresses)

    def changed(self) -> set[str]:
        """The articles that are in another group now, or in none."""
        return {
            me for me in self.before.keys() | self.after.keys() if self.before.get(me) != self.after.get(me)
        }

    def of(self, articles: Iterable[str]) -> dict[str, str]:
        """Article → path of its group, for those of these articles that have copies with the change."""
        wanted = set(articles)
        known = self.before.keys() | self.after.keys() | self._gone.keys() | self._come.keys()
        found = self._groups(wanted - known)
        return found | {me: self.after[me] for me in wanted & self.after.keys()}

    def write(self, change: Change) -> None:
        """Which articles are copies, and what the index has to know of their texts."""
        index = self._index
        change.replace(*(copy_quads(groups, index.addresses) for groups in (self.before, self.after)))
        change.replace(
            *(
                [
                    quad
                    for me, found in prints.items()
                    if found.sketch.words
                    for quad in (
                        index.quad(me, index.sketch, found.sketch.words),
                        *(index.quad(me, index.band, key) for key in found.keys),
                    )
                ]
                for prints in (self._gone, self._come)
            )
        )

    def _prints(self, readings: Iterable[Reading]) -> dict[str, Print]:
        return {
            self._index.addresses.article(reading.article.id): print_of(reading.article)
            for reading in readings
        }

    def _stored(self, articles: Iterable[str]) -> dict[str, Print]:
        words, keys = self._index.sketch.value, self._index.band.value
        found = {}
        for me, facts in self._index.values(articles).items():
            if words in facts:
                with sound(me):
                    found[me] = Print(Sketch(facts[words][0]), read_week(facts[keys][0]))
        return found

    def _groups(self, articles: Iterable[str]) -> dict[str, str]:
        """Article → path of its group in the store."""
        subjects = map(NamedNode, sorted(articles))
        return {
            plain(quad.subject): self._index.addresses.path(plain(quad.object))
            for quad in self._index.backend.of_subjects(subjects, WORLD)
            if quad.predicate == _GROUP
        }

    def _members(self, groups: Iterable[str]) -> Mapping[str, set[str]]:
        found: dict[str, set[str]] = defaultdict(set)
        addresses = self._index.addresses
        objects = [NamedNode(addresses.entity(group)) for group in sorted(set(groups))]
        for quad in self._index.backend.with_objects(_GROUP, objects, WORLD):
            found[addresses.path(plain(quad.object))].add(plain(quad.subject))
        return found
