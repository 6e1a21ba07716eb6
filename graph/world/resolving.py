"""Articles that go and come in, which entity each of their references was and is out.

A reference to what a gazetteer lists needs no look-up. The others meet in blocks, of which the index knows
the profiles: only those are read, and the references of a profile only when they come to mean another entity.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from pyoxigraph import NamedNode

from graph.identity.entities import Block, block, decide, profile
from graph.identity.record import EntityRecord
from graph.world.change import Change
from graph.world.index import BrokenIndexError, Index, read_profile, write_profile
from graph.world.records import Told

Profiles = Counter[EntityRecord]
LISTED = "listed"  # the first word of the block of what a gazetteer lists


class Resolving:
    """The entities of the articles ``old``, which go, and ``new``, which come."""

    def __init__(self, index: Index, old: Sequence[Told], new: Sequence[Told]) -> None:
        self._index = index
        self._before: dict[Block, Profiles] = {}
        self._after: dict[Block, Profiles] = {}
        self._paths: dict[tuple[Block, bool], dict[EntityRecord, str]] = {}
        self._gone = [record for told in old for record in _unlisted(told)]
        self._come = [record for told in new for record in _unlisted(told)]
        self._load([*self._gone, *self._come])
        for sign, records in ((-1, self._gone), (1, self._come)):
            for record in records:
                self._after[block(record)][profile(record)] += sign

    def moved(self) -> list[str]:
        """The references of other articles that are another entity now, sorted."""
        profiles = []
        for key in self._after:
            before, after = self._decision(key, False), self._decision(key, True)
            profiles += [
                self._index.named(key, found)
                for found in before
                if after.get(found, before[found]) != before[found]
            ]
        known = {record.reference for record in (*self._gone, *self._come)}
        references = (
            reference
            for facts in self._index.values(profiles).values()
            for reference in facts.get(self._index.reference.value, ())
        )
        return sorted(set(references) - known)

    def paths(self, told: Iterable[Told], after: bool) -> list[dict[str, str]]:
        """For each article: reference → path; ``after``: as it is with the change, else as it was."""
        articles = list(told)
        self._load([record for one in articles for record in _unlisted(one)])
        return [{record.reference: self._path(record, after) for record in one.records} for one in articles]

    def write(self, change: Change) -> None:
        """What the index has to know of it."""
        index = self._index
        for key, after in self._after.items():
            me, before = index.block(key), self._before[key]
            if before != +after:
                change.replace(
                    (index.quad(me, index.profile, write_profile(*item)) for item in before.items()),
                    (index.quad(me, index.profile, write_profile(*item)) for item in (+after).items()),
                )
        change.replace(
            *(
                [
                    index.quad(index.named(block(r), profile(r)), index.reference, NamedNode(r.reference))
                    for r in records
                ]
                for records in (self._gone, self._come)
            )
        )

    def _load(self, records: list[EntityRecord]) -> None:
        blocks = {block(record) for record in records} - self._before.keys()
        keys = {self._index.block(key): key for key in blocks}
        for key in blocks:
            self._before[key], self._after[key] = Counter(), Counter()
        for me, facts in self._index.values(keys).items():
            known = dict(map(read_profile, facts.get(self._index.profile.value, ())))
            self._before[keys[me]], self._after[keys[me]] = Counter(known), Counter(known)

    def _path(self, record: EntityRecord, after: bool) -> str:
        key = block(record)
        if key[0] == LISTED:
            return key[1]
        found = self._decision(key, after).get(profile(record))
        if found is None:
            raise BrokenIndexError(f"the index of the store is broken: it does not know <{record.reference}>")
        return found

    def _decision(self, key: Block, after: bool) -> dict[EntityRecord, str]:
        if (key, after) not in self._paths:
            profiles = (self._after if after else self._before)[key]
            self._paths[key, after] = decide(key, +profiles)
        return self._paths[key, after]


def _unlisted(told: Told) -> list[EntityRecord]:
    return [record for record in told.records if block(record)[0] != LISTED]
