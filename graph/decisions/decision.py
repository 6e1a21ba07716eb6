"""One decision of a person: that two things are the same, or that they are different.

Addresses change when articles come and go, so a decision hangs on anchors: what was in the two things when
it was made, by marks that a new reading of the articles does not change.

    listed     id                                       what the gazetteer lists
    name       kind name state offices scope  block…    everybody named so; in one text or month, if any
    reference  article kind name              block…    whom one article names so
    claim      article place                  neighbourhood…   what it tells at this place of its text

Block and neighbourhood (``graph.identity``) say with what it is decided together; it is known without them.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from graph.addresses import digest
from graph.identity.entities import Block, natural_block
from graph.identity.events import natural_neighbourhood
from graph.identity.record import EntityRecord, EventRecord
from ontology.names import fold

Anchor = tuple[str, ...]
ID_DIGITS = 12


class Verdict(StrEnum):
    """What was decided."""

    SAME = "same"
    DIFFERENT = "different"


class Sort(StrEnum):
    """The first word of an anchor."""

    LISTED = "listed"
    NAME = "name"
    REFERENCE = "reference"
    CLAIM = "claim"


_MARKS = {
    Sort.LISTED: 2,
    Sort.NAME: 6,
    Sort.REFERENCE: 4,
    Sort.CLAIM: 3,
}  # words of an anchor before its block


@dataclass(frozen=True, slots=True)
class Decision:
    """``one``, ``other``: paths ("person/…", "event/…", "article/KEY/claim/3") as they were then.

    ``one_anchors``, ``other_anchors``: sorted. ``by``: who. ``at``: when, ISO 8601 in UTC.
    Of two that are different, ``one`` is taken out of what the rules put together, and the rest stays with
    ``other``.
    """

    verdict: Verdict
    one: str
    other: str
    one_anchors: tuple[Anchor, ...]
    other_anchors: tuple[Anchor, ...]
    by: str
    at: str

    @property
    def id(self) -> str:
        """The same for the same verdict on the same things, whoever gives it."""
        sides = [["", *sorted("\x1e".join(anchor) for anchor in side)] for side in self.sides]
        ordered = sorted(sides) if self.verdict is Verdict.SAME else sides
        return digest(self.verdict, *(word for side in ordered for word in side), digits=ID_DIGITS)

    @property
    def sides(self) -> tuple[tuple[Anchor, ...], tuple[Anchor, ...]]:
        """The anchors of the one and of the other."""
        return self.one_anchors, self.other_anchors


def name_anchor(record: EntityRecord) -> Anchor:
    """Of everybody who is named so in the block of an unlisted record."""
    natural = natural_block(record)
    return (Sort.NAME, record.kind, *name_words(record), _scope(natural), *natural)


def name_words(record: EntityRecord) -> tuple[str, str, str]:
    """Name, state and offices as an anchor has them."""
    return record.name, record.state or "", " + ".join(sorted(record.offices))


def reference_anchor(record: EntityRecord, article: str) -> Anchor:
    """Of an unlisted record in one article; ``article``: its key."""
    return (Sort.REFERENCE, article, record.kind, fold(record.name), *natural_block(record))


def claim_anchor(record: EventRecord, article: str) -> Anchor:
    """Of a claim; ``article``: its key."""
    return (Sort.CLAIM, article, record.id, *natural_neighbourhood(record))


def bare_anchor(anchor: Anchor) -> Anchor:
    """What a record is known by again: without the block, which other rules may make another."""
    return anchor[: _MARKS[Sort(anchor[0])]]


def home_of(anchor: Anchor) -> Block:
    """The block or neighbourhood that an anchor is decided in; empty for what is listed."""
    return anchor[_MARKS[Sort(anchor[0])] :]


def _scope(natural: Block) -> str:
    """The text or the month that a name is bound to by its block; else empty."""
    return natural[-1] if len(natural) > 3 and (natural[1] == "in" or natural[2] == "") else ""
