"""What a person calls two things in, the decision about them out: addresses become anchors."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pyoxigraph import NamedNode

from graph.addresses import Addresses
from graph.backends.backend import WORLD, Backend
from graph.decisions.affected import block_articles
from graph.decisions.decision import (
    Anchor,
    Decision,
    Sort,
    Verdict,
    bare_anchor,
    claim_anchor,
    home_of,
    name_anchor,
    name_words,
    reference_anchor,
)
from graph.decisions.tying import Tying
from graph.identity.entities import JOINT, is_listed
from graph.identity.record import EntityRecord
from graph.readings import read_article
from graph.terms import node
from graph.world.index import Index, plain
from graph.world.records import Told, statements, tell
from ontology.errors import InputError
from ontology.terms import Status
from ontology.vocabulary import DCTERMS, SIF

_DENOTED, _SUPPORTED, _DENIED = node(SIF.denotedBy), node(SIF.supportedBy), node(SIF.deniedBy)


@dataclass(frozen=True, slots=True)
class Thing:
    """``path``: as it is now. ``anchors``: sorted. ``kind``: what can be one with it.

    ``ties``: of its records.
    """

    path: str
    anchors: tuple[Anchor, ...]
    kind: str
    ties: frozenset[str]


class Anchoring:
    """Looks up what addresses mean in a store; ``tying``: what people decided before."""

    def __init__(self, backend: Backend, addresses: Addresses, tying: Tying) -> None:
        self._backend = backend
        self._addresses = addresses
        self._tying = tying

    def decide(self, verdict: Verdict, one: str, other: str, by: str, at: str) -> Decision:
        """The decision; InputError for an address that means nothing here, and for what can't be decided."""
        a, b = self.thing(one), self.thing(other)
        if a.anchors == b.anchors:
            raise InputError(f"{one} and {other} are one already; {self._mend(verdict, a)}")
        if a.kind != b.kind:
            raise InputError(
                f"{one} is of kind {a.kind} and {other} of kind {b.kind}; these can't be decided together: "
                "give two of one kind"
            )
        return Decision(verdict, a.path, b.path, a.anchors, b.anchors, by, at)

    def thing(self, written: str) -> Thing:
        """``written``: an address, or what follows the base: an entity, an event, a reference or a claim."""
        path = written.strip().removeprefix("<").removesuffix(">").removeprefix(self._addresses.base)
        found = self._thing(path) or self._successor(path)
        if found is None:
            raise InputError(
                f"{written}: nothing in the store has this address; give that of an entity or event "
                "(person/…, event/…) or of a reference or claim (article/KEY/entity/1, article/KEY/claim/1)"
            )
        return found

    def _mend(self, verdict: Verdict, thing: Thing) -> str:
        """What to do of two that are one."""
        if verdict is Verdict.SAME:
            return "there is nothing to decide; give two addresses that differ"
        here = {bare_anchor(anchor) for anchor in thing.anchors}
        made = [
            decision
            for key, decision in sorted(self._tying.decisions.items())
            if decision.verdict is Verdict.SAME
            and (f"={key}" in thing.ties or here.intersection(map(bare_anchor, sum(decision.sides, ()))))
        ]
        apart = "to take it apart, give claims or references of it"
        if not made:
            return apart
        by = " and ".join(sorted({decision.by for decision in made}))
        undo = " ".join(decision.id for decision in made)
        return f"{by} decided so: to take that back, sifara decisions undo {undo}; else, {apart}"

    def is_awake(self, decision: Decision) -> bool:
        """Whether both sides of it are in the store."""
        return all(any(map(self._is_there, side)) for side in decision.sides)

    def _thing(self, path: str) -> Thing | None:
        if path.startswith("article/") and "/entity/" in path:
            return self._of_references(path, [path])
        if path.startswith("article/") and "/claim/" in path:
            return self._of_claims(path, [path])
        links: dict[NamedNode, list[str]] = {_DENOTED: [], _SUPPORTED: [], _DENIED: []}
        for quad in self._backend.of_subjects([NamedNode(self._addresses.entity(path))], WORLD):
            if quad.predicate in links:
                links[quad.predicate].append(self._addresses.path(plain(quad.object)))
        if links[_DENOTED]:
            return self._of_references(path, links[_DENOTED])
        return self._of_claims(path, links[_SUPPORTED] + links[_DENIED])

    def _successor(self, path: str) -> Thing | None:
        me = NamedNode(self._addresses.entity(path))
        for quad in self._backend.of_subjects([me], NamedNode(self._addresses.history)):
            if quad.predicate == node(DCTERMS.isReplacedBy):
                return self._thing(self._addresses.path(plain(quad.object)))
        return None

    def _of_references(self, path: str, references: list[str]) -> Thing | None:
        whole = not path.startswith("article/")
        anchors: set[Anchor] = set()
        ties: set[str] = set()
        kinds = set()
        for told, found in self._articles(references):
            ids = dict(zip((record.reference for record in told.records), told.reading.entities, strict=True))
            for record in told.records:
                if self._addresses.path(record.reference) in found:
                    kinds.add(str(record.kind))
                    ties |= record.ties
                    listed = ids[record.reference].id
                    if is_listed(listed):
                        anchors.add((Sort.LISTED, listed))
                    else:
                        anchors.add(name_anchor(record) if whole else reference_anchor(record, told.key))
        return Thing(path, tuple(sorted(anchors)), min(kinds), frozenset(ties)) if anchors else None

    def _of_claims(self, path: str, claims: list[str]) -> Thing | None:
        found = [
            (said.record, told.key)
            for told, wanted in self._articles(claims)
            for said in statements(told, self._paths(told))
            if self._addresses.path(said.claim) in wanted
        ]
        if not found:
            return None
        kinds = {Status.PLANNED: "planned event", Status.PROPOSED: "proposed event"}
        asserted = [record.status for record, _ in found if record.status is not Status.DENIED]
        kind = kinds.get(asserted[0], "event") if asserted else "event"
        anchors = sorted(claim_anchor(record, key) for record, key in found)
        ties = frozenset(tie for record, _ in found for tie in record.ties)
        return Thing(path, tuple(anchors), kind, ties)

    def _articles(self, parts: list[str]) -> Iterator[tuple[Told, set[str]]]:
        """The articles of these references or claims, each with those that are asked for."""
        wanted: dict[str, set[str]] = {}
        for part in parts:
            wanted.setdefault("/".join(part.split("/")[:2]), set()).add(part)
        for article, some in sorted(wanted.items()):
            if told := self._told(article):
                yield told, some

    def _told(self, article: str) -> Told | None:
        quads = list(self._backend.of_graphs([NamedNode(self._addresses.entity(article))]))
        return (
            tell(read_article(quads, self._addresses.base), self._addresses, self._tying) if quads else None
        )

    def _paths(self, told: Told) -> dict[str, str]:
        """Reference → path, as the world of the store has it."""
        references = [NamedNode(reference) for reference in told.references.values()]
        return {
            plain(quad.object): self._addresses.path(plain(quad.subject))
            for quad in self._backend.with_objects(_DENOTED, references, WORLD)
        }

    def _is_there(self, anchor: Anchor) -> bool:
        sort = Sort(anchor[0])
        if sort is Sort.LISTED:
            me = NamedNode(self._addresses.entity(anchor[1]))
            return any(quad.predicate == _DENOTED for quad in self._backend.of_subjects([me], WORLD))
        if sort is Sort.NAME:
            return self._is_named(anchor)
        told = self._told(f"article/{anchor[1]}")
        if told is None:
            return False
        if sort is Sort.REFERENCE:
            found = {reference_anchor(record, told.key) for record in told.records}
        else:
            found = {claim_anchor(said.record, told.key) for said in statements(told, self._paths(told))}
        return bare_anchor(anchor) in map(bare_anchor, found)

    def _is_named(self, anchor: Anchor) -> bool:
        home = home_of(anchor)
        joint = self._tying.joint(home)

        def wanted(told: EntityRecord) -> bool:
            natural = told.natural or home
            return (told.kind, *name_words(told)) == anchor[1:5] and natural == home

        return bool(
            block_articles(Index(self._backend, self._addresses), (JOINT, joint) if joint else home, wanted)
        )
