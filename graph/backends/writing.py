"""A change in, one or more requests to an endpoint out: all of the change is there in the end, or nothing.

A graph ``<base>change`` holds a token that every change replaces. A request says which token it knows, so
what another program has changed meanwhile is noticed and nothing is done; and a request may be sent twice.

A change that the server takes in one transaction is one request. One that is larger, or a server that commits
each operation for itself, needs several: the parts are written to the server first, as text, in a graph
``<base>change/…``; then the token is replaced, which says that the parts count; then they are carried out,
whole articles at a time, and the text is taken away. Whoever opens a store where that was cut off carries
out what is left.
"""

from __future__ import annotations

import time
import uuid
from collections.abc import Callable, Collection, Iterator
from datetime import datetime

from pyoxigraph import Literal, NamedNode, Quad

from graph.backends.backend import GraphName
from graph.backends.dialect import Dialect
from graph.backends.service import Service, Unreached
from graph.backends.steps import Step, split
from graph.backends.update import data_operations, quad_data
from ontology.errors import StoreError
from ontology.vocabulary import DCTERMS, RDF

LEASE = 300.0  # seconds of silence after which a change under way counts as cut off

Select = Callable[[str], Iterator[tuple[object, ...]]]


class Writing:
    """``select``: asks the same endpoint. ``world``: the graph that holds the world there."""

    def __init__(
        self, name: str, select: Select, service: Service, dialect: Dialect, base: str, world: GraphName
    ) -> None:
        self.state = NamedNode(f"{base}change")
        self._name = name
        self._select = select
        self._service = service
        self._dialect = dialect
        self._world = world
        self._token: str | None = None
        self._under_way = False

    def open(self, wait: float = 0) -> None:
        """Learns the token; finishes what was cut off, waits up to ``wait`` seconds for what is under way."""
        end = time.monotonic() + wait
        while True:
            state = self._read()
            self._token, self._under_way = state.get(DCTERMS.identifier), DCTERMS.source in state
            if not self._under_way:
                return
            if self._age(state) > LEASE:
                self._finish_other(state)
                return
            if time.monotonic() >= end:
                return  # for reading it is good enough: articles are whole
            time.sleep(min(1.0, max(0.0, end - time.monotonic())))

    def change(self, removed: Collection[Quad], added: Collection[Quad]) -> None:
        """As of ``Backend``."""
        if self._under_way:
            raise StoreError(
                f"{self._name} is being changed by another program, or that was cut off; wait for it "
                f"(--wait SECONDS); after {LEASE / 60:.0f} minutes of silence what is left is carried out"
            )
        steps = split(removed, added, self._dialect.request_characters)
        if not steps:
            return
        quads = len(removed) + len(added)
        if len(steps) == 1 and quads <= self._dialect.guarded_quads:
            self._advance(steps[0])
        else:
            self._change_in_parts(steps)

    def _change_in_parts(self, steps: list[Step]) -> None:
        log = NamedNode(f"{self.state.value}/{uuid.uuid4().hex}")
        for number, step in enumerate(steps, 1):
            text = Literal(step.text())
            self._send([f"INSERT DATA {{ GRAPH {log} {{ <{log.value}/{number}> <{RDF.value}> {text} }} }}"])
        try:
            self._advance(Step((), ()), started=log)
        except StoreError:
            self._send([f"DROP SILENT GRAPH {log}"])
            raise
        self._carry_out(steps)
        self._end(log)

    def _carry_out(self, steps: list[Step]) -> None:
        since = time.monotonic()
        for step in steps:
            if time.monotonic() - since > LEASE / 3:  # so that nobody takes it for cut off
                self._renew()
                since = time.monotonic()
            most = self._dialect.data_quads
            self._send(
                [
                    *data_operations("DELETE", step.removed, most, self._world),
                    *data_operations("INSERT", step.added, most, self._world),
                ]
            )

    def _finish_other(self, state: dict[str, str]) -> None:
        """Carries out what another program left, unless this one may not write."""
        log = NamedNode(state[DCTERMS.source])
        try:
            self._renew()
        except Unreached:
            raise
        except StoreError:
            return
        texts = {}
        for part, text in self._select(f"SELECT ?s ?o {{ GRAPH {log} {{ ?s <{RDF.value}> ?o }} }}"):
            assert isinstance(part, NamedNode), part
            assert isinstance(text, Literal), text
            texts[int(part.value.rpartition("/")[2])] = text.value
        self._carry_out([Step.from_text(texts[number]) for number in sorted(texts)])
        self._end(log)
        self._under_way = False

    def _advance(self, step: Step, started: NamedNode | None = None) -> None:
        """The step and the next token in one operation, which does nothing where the token is another."""
        token = uuid.uuid4().hex
        about = f"GRAPH {self.state} {{ {self.state} "
        new = f"{about}<{DCTERMS.identifier}> {Literal(token)} }}"
        if started:
            new += f" {about}<{DCTERMS.source}> {started} ; <{DCTERMS.issued}> ?now }}"
        known = f"{about}<{DCTERMS.identifier}> {Literal(self._token or '')} }}"
        where = known if self._token else f"FILTER NOT EXISTS {{ {about}<{DCTERMS.identifier}> ?any }} }}"
        gone = f"{known if self._token else ''} {quad_data(step.removed, self._world)}".strip()
        operation = (
            f"{f'DELETE {{ {gone} }} ' if gone else ''}"
            f"INSERT {{ {new} {quad_data(step.added, self._world)} }} "
            f"WHERE {{ VALUES ?one {{ 1 }} {where} BIND(NOW() AS ?now) }}"
        )
        try:
            self._send([operation])
        except Unreached:
            if self._read().get(DCTERMS.identifier) != token:
                raise
        if (found := self._read().get(DCTERMS.identifier)) != token:
            raise StoreError(
                f"{self._name} was changed by another program since it was opened"
                f"{'' if found else ' (or takes no changes)'}; nothing was written, do it again"
            )
        self._token = token

    def _renew(self) -> None:
        """A new token and the time of now, for a change under way."""
        state = self._read()
        if DCTERMS.source not in state or state.get(DCTERMS.identifier) != self._token:
            raise StoreError(f"{self._name}: another program has taken over the change; open it again to see")
        about = f"GRAPH {self.state} {{ {self.state} "
        token = uuid.uuid4().hex
        known = f"<{DCTERMS.identifier}> {Literal(self._token or '')}"
        self._send(
            [
                f"DELETE {{ {about}{known} ; <{DCTERMS.issued}> ?then }} }} "
                f"INSERT {{ {about}<{DCTERMS.identifier}> {Literal(token)} ; <{DCTERMS.issued}> ?now }} }} "
                f"WHERE {{ {about}{known} ; <{DCTERMS.issued}> ?then }} BIND(NOW() AS ?now) }}"
            ]
        )
        if self._read().get(DCTERMS.identifier) != token:
            raise StoreError(f"{self._name}: another program has taken over the change; open it again to see")
        self._token = token

    def _end(self, log: NamedNode) -> None:
        about = f"GRAPH {self.state} {{ {self.state} <{DCTERMS.source}> {log} ; <{DCTERMS.issued}> ?then }}"
        self._send([f"DELETE {{ {about} }} WHERE {{ {about} }}"])
        self._send([f"DROP SILENT GRAPH {log}"])

    def _send(self, operations: list[str]) -> None:
        self._service.send(" ;\n".join(operations), {}, update=True)

    def _read(self) -> dict[str, str]:
        """What the state says, by property; StoreError when two tokens stand there or all graphs are one."""
        found: dict[str, str] = {}
        about = f"GRAPH {self.state} {{ {self.state} ?p ?o }}"
        if not self._dialect.own_world:
            about += f" OPTIONAL {{ {self.state} <{DCTERMS.identifier}> ?union }}"
        rows = self._select(f"SELECT ?p ?o ?union {{ {about} }}")
        for p, o, union in rows:
            assert isinstance(p, NamedNode), p
            assert isinstance(o, NamedNode | Literal), o
            if union is not None:
                raise StoreError(
                    f"the default graph of {self._name} is the union of all graphs, so that what happened "
                    "can't be told from what was said; start the server without that option"
                )
            if found.setdefault(p.value, o.value) != o.value:
                raise StoreError(
                    f"{self._name}: two programs have changed it at once; load it into a new place"
                )
        return found

    def _age(self, state: dict[str, str]) -> float:
        """Seconds since the change under way gave a sign, by the server's clock."""
        ((now,),) = self._select("SELECT (NOW() AS ?now) {}")
        assert isinstance(now, Literal), now
        return (_moment(now.value) - _moment(state[DCTERMS.issued])).total_seconds()


def _moment(text: str) -> datetime:
    """As UTC, which is what servers take ``NOW()`` in; Virtuoso leaves the zone out."""
    return datetime.fromisoformat(text).replace(tzinfo=None)
