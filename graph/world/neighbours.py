"""Claims that go and come in; out: the events that they can bear on, as they were and as they are.

A neighbourhood of claims (``graph.identity.events``) is read bucket by bucket, as far as dates link the
claims that the change touches to others, and decided again so far.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from pyoxigraph import NamedNode, Quad

from graph.identity.events import Block, Event, neighbourhood, resolve_neighbours
from graph.identity.reach import parts
from graph.identity.record import EventRecord
from graph.world.buckets import around, buckets
from graph.world.change import Change
from graph.world.index import Index, read_claim
from graph.world.statement import Statement, article_of, write_statement


@dataclass(slots=True)
class _Near:
    """One neighbourhood as far as it has been read; statements by claim.

    ``asked``: the claims of the store whose events are wanted. ``read``: the addresses of buckets.
    """

    stored: dict[str, Statement] = field(default_factory=dict)
    gone: dict[str, Statement] = field(default_factory=dict)
    come: dict[str, Statement] = field(default_factory=dict)
    asked: set[str] = field(default_factory=set)
    read: set[str] = field(default_factory=set)

    @property
    def before(self) -> dict[str, Statement]:
        return self.stored | self.gone

    @property
    def after(self) -> dict[str, Statement]:
        return {me: said for me, said in self.stored.items() if me not in self.gone} | self.come

    def touched(self) -> list[list[EventRecord]]:
        """The parts with a claim that goes, comes or is asked for, as far as they have been read."""
        claims = self.gone.keys() | self.come.keys() | self.asked
        records = [said.record for said in (*self.before.values(), *self.come.values())]
        return [part for part in parts(records) if any(record.claim in claims for record in part)]


class Neighbours:
    """The events around the statements ``old``, which go, and ``new``, which come.

    ``before``, ``after``: path → event, for what has been looked at; ``said``: claim → statement after it.
    ``old``, ``new``: as given. ``changed``: the claims whose statements go, come or are others now.
    """

    def __init__(self, index: Index, old: Iterable[Statement], new: Iterable[Statement]) -> None:
        self._index = index
        self.old, self.new = list(old), list(new)
        self._near: dict[Block, _Near] = defaultdict(_Near)
        self.before: dict[str, Event] = {}
        self.after: dict[str, Event] = {}
        self.said: dict[str, Statement] = {}
        gone = {said.claim: said for said in self.old}
        come = {said.claim: said for said in self.new}
        self.changed = {me for me in gone.keys() | come.keys() if gone.get(me) != come.get(me)}
        for me in self.changed:
            if me in gone:
                self._near[neighbourhood(gone[me].record)].gone[me] = gone[me]
            if me in come:
                self._near[neighbourhood(come[me].record)].come[me] = come[me]
        self._decide(set(self._near))

    def ask(self, claims: Iterable[str]) -> None:
        """Looks at the events of these claims too, as far as they stay in the store."""
        wanted = set(claims) - self.said.keys() - self.changed
        self._ask(said for said in self._stored(set(map(article_of, wanted))) if said.claim in wanted)

    def ask_articles(self, articles: Iterable[str]) -> set[str]:
        """Looks at the events of all claims of these articles of the store; returns the claims."""
        found = [said for said in self._stored(set(articles)) if said.claim not in self.changed]
        self._ask(found)
        return {said.claim for said in found}

    def paths(self, after: bool) -> dict[str, str]:
        """Claim → path of its event, for what has been looked at."""
        events = (self.after if after else self.before).values()
        return {record.claim: event.path for event in events for record in (*event.records, *event.denials)}

    def write(self, change: Change) -> None:
        """What the index has to know of the claims."""
        change.replace(*(list(self._quads(statements)) for statements in (self.old, self.new)))

    def _quads(self, statements: Iterable[Statement]) -> Iterator[Quad]:
        index = self._index
        for said in statements:
            near, line = neighbourhood(said.record), write_statement(said)
            for bucket in buckets(said.record):
                me = index.near(near, bucket)
                yield index.quad(me, index.statement, line)
                yield index.quad(said.article, index.bucket, NamedNode(me))

    def _ask(self, statements: Iterable[Statement]) -> None:
        asked = set()
        for said in statements:
            key = neighbourhood(said.record)
            self._near[key].stored.setdefault(said.claim, said)
            self._near[key].asked.add(said.claim)
            asked.add(key)
        self._decide(asked)

    def _stored(self, articles: set[str]) -> list[Statement]:
        """What these articles of the store say."""
        found = self._index.values(articles).values()
        near = [me for facts in found for me in facts.get(self._index.bucket.value, ())]
        said = {said.claim: said for said in self._read(near)}
        return [said[me] for me in sorted(said) if said[me].article in articles]

    def _read(self, near: Iterable[str]) -> Iterator[Statement]:
        for facts in self._index.values(near).values():
            yield from map(read_claim, facts.get(self._index.statement.value, ()))

    def _decide(self, keys: set[Block]) -> None:
        self._gather(keys)
        for key in sorted(keys):
            near = self._near[key]
            before, after = near.before, near.after
            for part in near.touched():
                old = [r for r in part if r.claim in before and before[r.claim].record is r]
                new = [r for r in part if r.claim in after and after[r.claim].record is r]
                self.said.update((record.claim, after[record.claim]) for record in new)
                for events, records in ((self.before, old), (self.after, new)):
                    events.update((event.path, event) for event in resolve_neighbours(records))

    def _gather(self, keys: set[Block]) -> None:
        """Reads buckets until nothing that has not been read can bear on what is looked at."""
        while keys:
            wanted: dict[str, Block] = {}
            for key in keys:
                for part in self._near[key].touched():
                    addresses = {self._index.near(key, bucket) for bucket in around(part)}
                    wanted.update((me, key) for me in addresses - self._near[key].read)
            for me, key in wanted.items():
                self._near[key].read.add(me)
            for said in self._read(wanted):
                self._near[neighbourhood(said.record)].stored.setdefault(said.claim, said)
            keys = set(wanted.values())
