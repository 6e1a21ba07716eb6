"""Decisions in, the ties that they put on records of entities and claims out (``graph.identity.ties``)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from graph.addresses import digest
from graph.decisions.decision import (
    Anchor,
    Decision,
    Sort,
    Verdict,
    bare_anchor,
    claim_anchor,
    home_of,
    name_anchor,
    reference_anchor,
)
from graph.identity.entities import Block, is_listed, natural_block
from graph.identity.events import natural_neighbourhood
from graph.identity.record import EntityRecord, EventRecord
from graph.identity.ties import LISTED, linked
from ontology.errors import InputError

_JOINT_DIGITS = 16


class Tying:
    """What a set of decisions says of each record; the same for the same set."""

    def __init__(self, decisions: Iterable[Decision] = ()) -> None:
        self.decisions = {decision.id: decision for decision in decisions}
        self._ties: dict[Anchor, set[str]] = defaultdict(set)
        joined: list[list[Block]] = []
        for key, decision in sorted(self.decisions.items()):
            self._tie(key, decision)
            if decision.verdict is Verdict.SAME:
                homes = [home_of(anchor) for side in decision.sides for anchor in side if home_of(anchor)]
                joined.append(sorted(set(homes)))
        self._joints = _joints(joined)
        self._of_tie = {
            f"={key}": joint
            for key, decision in self.decisions.items()
            for side in decision.sides
            for anchor in side
            if (joint := self._joints.get(home_of(anchor)))
        }

    def __bool__(self) -> bool:
        return bool(self.decisions)

    def entity(self, record: EntityRecord, article: str) -> EntityRecord:
        """The record with its ties; ``article``: the key of the article."""
        if not self.decisions or is_listed(record.id):
            return record
        natural = natural_block(record)
        ties = self._of(name_anchor(record)) | self._of(reference_anchor(record, article))
        joint = self._joint(natural, ties)
        if not ties and not joint:
            return record
        return replace(record, ties=ties, joint=joint, natural=natural if joint else ())

    def event(self, record: EventRecord, article: str) -> EventRecord:
        """As ``entity``, for a claim."""
        if not self.decisions:
            return record
        ties = self._of(claim_anchor(record, article))
        return replace(record, ties=ties, joint=self._joint(natural_neighbourhood(record), ties))

    def joint(self, home: Block) -> str:
        """What decisions made of a block or neighbourhood; empty where they left it alone."""
        return self._joints.get(home, "")

    def with_joint(self, joint: str) -> set[Block]:
        """The blocks and neighbourhoods that are part of it."""
        return {home for home, found in self._joints.items() if found == joint}

    def check(self) -> None:
        """InputError where the decisions contradict each other."""
        same = [
            [bare_anchor(anchor) for side in decision.sides for anchor in side]
            for decision in self.decisions.values()
            if decision.verdict is Verdict.SAME
        ]
        groups = [set(group) for group in linked(same, lambda group: map(str, group))]
        for group in groups:
            listed = sorted(anchor[1] for anchor in group if anchor[0] == Sort.LISTED)
            if len(listed) > 1:
                raise InputError(
                    f"by that, {' and '.join(listed)} would be one, and the gazetteer lists both, "
                    "each for itself; give one that it does not list"
                )
        for decision in self.decisions.values():
            if decision.verdict is Verdict.SAME:
                continue
            one, other = ({bare_anchor(anchor) for anchor in side} for side in decision.sides)
            between = next((group for group in groups if group & one and group & other), one & other)
            if between:
                raise InputError(self._contradiction(decision, between))

    def _contradiction(self, apart: Decision, between: set[Anchor]) -> str:
        """``between``: by what the two are one."""
        same = [
            key
            for key, decision in sorted(self.decisions.items())
            if decision.verdict is Verdict.SAME
            and between.intersection(bare_anchor(anchor) for side in decision.sides for anchor in side)
        ]
        told = f"{apart.one} and {apart.other} can't be different (decision {apart.id} of {apart.by}) and "
        if not same:
            return told + "one at once; give claims or references that only one of them has"
        makers = " and ".join(sorted({self.decisions[key].by for key in same}))
        return (
            f"{told}the same (decision {', '.join(same)} of {makers}) at once; keep one of the two: take the "
            "other back, or out of the file that is brought in (sifara decisions list, sifara decisions "
            "undo ID)"
        )

    def _tie(self, key: str, decision: Decision) -> None:
        listed = [anchor[1] for side in decision.sides for anchor in side if anchor[0] == Sort.LISTED]
        for side, mark in zip(decision.sides, "<>", strict=True):
            for anchor in side:
                if decision.verdict is Verdict.SAME:
                    self._ties[bare_anchor(anchor)].add(f"{LISTED}{listed[0]}" if listed else f"={key}")
                elif not listed:
                    self._ties[bare_anchor(anchor)].add(f"{mark}{key}")

    def _of(self, anchor: Anchor) -> frozenset[str]:
        return frozenset(self._ties.get(bare_anchor(anchor), ()))

    def _joint(self, home: Block, ties: frozenset[str]) -> str:
        if found := self._joints.get(home):
            return found
        return min((self._of_tie[tie] for tie in ties if tie in self._of_tie), default="")


def _joints(joined: list[list[Block]]) -> dict[Block, str]:
    """Block → what it is part of, for blocks that decisions link."""
    found: dict[Block, str] = {}
    for group in linked(joined, lambda group: map(str, group)):
        homes = sorted(set(group))
        words = [word for home in homes for word in (str(len(home)), *home)]
        found.update(dict.fromkeys(homes, digest(*words, digits=_JOINT_DIGITS)))
    return found


NOTHING = Tying()
