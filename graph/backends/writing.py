"""A change in, one or more requests to an endpoint out: all of the change is there in the end, or nothing.

SPARQL has no locks, and servers let two updates with a condition pass at once (Oxigraph does). So whoever
changes the store first writes a claim into the graph ``<base>change`` and then looks who else has one there:
of two that do so at once at least one sees the other, and steps back. A claim that has given no sign of life
for some minutes is of a program that was killed, and is taken away. A token in that graph is replaced by
every change; who finds another than the one it knows has read what is no longer so, and changes nothing.

A change that the server takes in one transaction is one request. One that is larger, or a server that commits
each operation for itself, needs several: the parts are written to the server first, as text, in a graph
``<base>change/…``; then the token is replaced, which says that the parts count; then they are carried out,
whole articles at a time, and the text is taken away. Whoever opens a store where that was cut off carries
out what is left. Every request may be sent twice.
"""

from __future__ import annotations

import time
import uuid
from collections.abc import Callable, Collection, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime

from pyoxigraph import Literal, NamedNode, Quad

from graph.backends.backend import GraphName
from graph.backends.dialect import Dialect
from graph.backends.service import Service, Unreached
from graph.backends.steps import Step, split
from graph.backends.update import data_operations, quad_data
from ontology.errors import StoreError
from ontology.vocabulary import DCTERMS, RDF

LEASE = 300.0  # seconds of silence after which a program that claims the store counts as killed
PATIENCE = 5.0  # seconds that another's change is waited for at least
_PAUSE = 0.1  # seconds between two looks whether another program is done

Select = Callable[[str], Iterator[tuple[object, ...]]]


@dataclass(slots=True)
class State:
    """``token``: of the last change. ``log``: of one under way in parts. ``claims``: name → when renewed."""

    token: str | None = None
    log: NamedNode | None = None
    claims: dict[str, datetime] = field(default_factory=dict)


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
        self._wait = 0.0

    def open(self, wait: float = 0) -> None:
        """Learns the token; finishes what was cut off, waits up to ``wait`` seconds for what is under way."""
        self._wait = wait
        end = time.monotonic() + wait
        while True:
            state = self._read()
            self._token = state.token
            if state.log is None:
                return
            if not self._alive(state):
                self._finish_other()
                return
            if time.monotonic() >= end:
                return  # for reading it is good enough: articles are whole
            time.sleep(_PAUSE)

    def change(self, removed: Collection[Quad], added: Collection[Quad]) -> None:
        """As of ``Backend``."""
        steps = split(removed, added, self._dialect.request_characters)
        if not steps:
            return
        claim, state = self._claim()
        try:
            if state.token != self._token or state.log:
                raise StoreError(
                    f"{self._name} was changed by another program since it was opened; "
                    "nothing was written, do it again"
                )
            if len(steps) == 1 and len(removed) + len(added) <= self._dialect.guarded_quads:
                self._advance(claim, steps[0])
            else:
                self._change_in_parts(claim, steps)
        except StoreError:
            with suppress(StoreError):
                self._release(claim)
            raise
        self._release(claim)

    def _change_in_parts(self, claim: NamedNode, steps: list[Step]) -> None:
        log = NamedNode(f"{self.state.value}/{uuid.uuid4().hex}")
        for number, step in enumerate(steps, 1):
            text = Literal(step.text())
            self._send([f"INSERT DATA {{ GRAPH {log} {{ <{log.value}/{number}> <{RDF.value}> {text} }} }}"])
        self._advance(claim, Step((), ()), log)
        self._carry_out(claim, steps)
        self._end(log)

    def _carry_out(self, claim: NamedNode, steps: list[Step]) -> None:
        since = time.monotonic()
        for step in steps:
            if time.monotonic() - since > LEASE / 3:  # so that nobody takes it for cut off
                self._renew(claim)
                since = time.monotonic()
            most = self._dialect.data_quads
            self._send(
                [
                    *data_operations("DELETE", step.removed, most, self._world),
                    *data_operations("INSERT", step.added, most, self._world),
                ]
            )

    def _finish_other(self) -> None:
        """Carries out what a killed program left, unless this one may not write."""
        try:
            claim, state = self._claim()
        except Unreached:
            raise
        except StoreError:
            return
        if state.log is not None:
            texts = {}
            for part, text in self._select(f"SELECT ?s ?o {{ GRAPH {state.log} {{ ?s <{RDF.value}> ?o }} }}"):
                assert isinstance(part, NamedNode), part
                assert isinstance(text, Literal), text
                texts[int(part.value.rpartition("/")[2])] = text.value
            self._carry_out(claim, [Step.from_text(texts[number]) for number in sorted(texts)])
            self._end(state.log)
        self._token = state.token
        self._release(claim)

    def _claim(self) -> tuple[NamedNode, State]:
        """A claim of our own while nobody else has one, and the state as it is then."""
        claim = NamedNode(f"{self.state.value}/{uuid.uuid4().hex}")
        end = time.monotonic() + max(PATIENCE, self._wait)
        pause = _PAUSE * (1 + int(claim.value[-2:], 16) / 256)  # not the same for two
        while True:
            self._send(
                [
                    f"INSERT {{ GRAPH {self.state} {{ {claim} <{DCTERMS.issued}> ?now }} }} "
                    "WHERE { VALUES ?one { 1 } BIND(NOW() AS ?now) }"
                ]
            )
            state = self._read()
            if claim.value not in state.claims:
                raise StoreError(f"{self._name} takes no changes, though it says so; is it only for reading?")
            others = [name for name in state.claims if name != claim.value]
            alive = self._alive(state, but=claim.value) if others else set()
            for name in others:
                if name not in alive:
                    self._release(NamedNode(name))
            if not alive:
                return claim, state
            self._release(claim)
            if time.monotonic() >= end:
                raise StoreError(
                    f"{self._name} is being changed by another program; wait for it (--wait SECONDS); "
                    f"if that was killed, its place is free after {LEASE / 60:.0f} minutes"
                )
            time.sleep(pause)

    def _release(self, claim: NamedNode) -> None:
        about = f"GRAPH {self.state} {{ {claim} <{DCTERMS.issued}> ?then }}"
        self._send([f"DELETE {{ {about} }} WHERE {{ {about} }}"])

    def _alive(self, state: State, but: str = "") -> set[str]:
        """The claims that count, by the server's clock."""
        if not state.claims:
            return set()
        ((now,),) = self._select("SELECT (NOW() AS ?now) {}")
        assert isinstance(now, Literal), now
        moment = _moment(now.value)
        return {
            name
            for name, then in state.claims.items()
            if name != but and (moment - then).total_seconds() <= LEASE
        }

    def _advance(self, claim: NamedNode, step: Step, log: NamedNode | None = None) -> None:
        """The step and the next token in one operation, which does nothing without the claim."""
        token = uuid.uuid4().hex
        about = f"GRAPH {self.state} {{ {self.state} "
        new = f"{about}<{DCTERMS.identifier}> {Literal(token)} }}"
        if log:
            new += f" {about}<{DCTERMS.source}> {log} }}"
        known = f"{about}<{DCTERMS.identifier}> {Literal(self._token)} }}" if self._token else ""
        gone = f"{known} {quad_data(step.removed, self._world)}".strip()
        operation = (
            f"{f'DELETE {{ {gone} }} ' if gone else ''}"
            f"INSERT {{ {new} {quad_data(step.added, self._world)} }} "
            f"WHERE {{ GRAPH {self.state} {{ {claim} <{DCTERMS.issued}> ?then }} }}"
        )
        try:
            self._send([operation])
        except Unreached:
            if self._read().token != token:
                raise
        if self._read().token != token:
            raise StoreError(
                f"{self._name}: another program has taken over; nothing was written, do it again"
            )
        self._token = token

    def _renew(self, claim: NamedNode) -> None:
        """The time of now for our claim; StoreError when somebody has taken it away."""
        about = f"GRAPH {self.state} {{ {claim} <{DCTERMS.issued}> "
        self._send(
            [
                f"DELETE {{ {about} ?then }} }} INSERT {{ {about} ?now }} }} "
                f"WHERE {{ {about} ?then }} BIND(NOW() AS ?now) }}"
            ]
        )
        if claim.value not in self._read().claims:
            raise StoreError(f"{self._name}: another program has taken over the change; open it again to see")

    def _end(self, log: NamedNode) -> None:
        self._send(
            [
                f"DELETE DATA {{ GRAPH {self.state} {{ {self.state} <{DCTERMS.source}> {log} }} }}",
                f"DROP SILENT GRAPH {log}",
            ]
        )

    def _send(self, operations: list[str]) -> None:
        self._service.send(" ;\n".join(operations), {}, update=True)

    def _read(self) -> State:
        """What the graph says; StoreError when all graphs are one."""
        about = f"GRAPH {self.state} {{ ?s ?p ?o }}"
        if not self._dialect.own_world:
            about += f" OPTIONAL {{ ?s <{DCTERMS.issued}> ?union }}"
        state = State()
        for s, p, o, union in self._select(f"SELECT ?s ?p ?o ?union {{ {about} }}"):
            assert isinstance(s, NamedNode), s
            assert isinstance(p, NamedNode), p
            assert isinstance(o, NamedNode | Literal), o
            if union is not None:
                raise StoreError(
                    f"the default graph of {self._name} is the union of all graphs, so that what happened "
                    "can't be told from what was said; start the server without that option"
                )
            if p.value == DCTERMS.issued:
                state.claims[s.value] = _moment(o.value)
            elif isinstance(o, NamedNode):
                state.log = o
            else:
                state.token = o.value
        return state


def _moment(text: str) -> datetime:
    """As UTC, which is what servers take ``NOW()`` in; Virtuoso leaves the zone out."""
    return datetime.fromisoformat(text).replace(tzinfo=None)
