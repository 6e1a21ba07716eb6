"""An event as it is being read, before it becomes a claim."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from ontology.terms import Role, Status

if TYPE_CHECKING:
    from loaders.engine.frames import Frame
    from ontology.claim import Time, Voice
    from ontology.span import Span
    from ontology.terms import RelationKind


class Reason(NamedTuple):
    """How something of an event was found, for ``--explain``.

    ``what``: a role, a status, "date" or "place". ``entity``: the index of who or what was found, or -1.
    """

    what: str
    why: str
    entity: int = -1


@dataclass(slots=True)
class Event:
    """``trigger``: index of the item that fired. ``parts``: entity index → role, in order of finding.

    ``places``: entity indices. ``used``: the phrase items that it takes. ``homes``: states of its places.
    ``by_preposition``: somebody takes part after a preposition, and so with the others, not beside them.
    ``first``, ``last``: tokens of the evidence.
    ``inside``: the verb before that carries the noun; ``carrier``: the one after it («الزيارة التي سيؤديها»).
    ``anaphoric``: a definite noun with no word on whether it happened: what is known of it elsewhere holds.
    ``merged``: the event into which this one went.
    ``follows``: the event whose participants and status it shares («يليها توقيع …»).
    ``occasion``: the gathering on whose margins it took place.
    ``time_item``: index of the time item. ``previous``: «السابق», «آخر»: not the one in focus.
    """

    frame: Frame
    trigger: int
    parts: dict[int, Role] = field(default_factory=dict)
    places: list[int] = field(default_factory=list)
    used: set[int] = field(default_factory=set)
    by_preposition: bool = False
    first: int = 0
    last: int = 0
    status: Status = Status.OCCURRED
    time_item: int | None = None
    time: Time | None = None
    occasion: Span | None = None
    number: int | None = None
    voices: list[Voice] = field(default_factory=list)
    evidence: list[Span] = field(default_factory=list)
    relations: list[tuple[RelationKind, Event]] = field(default_factory=list)
    previous: bool = False
    anaphoric: bool = False
    inside: int | None = None
    carrier: int | None = None
    follows: Event | None = None
    merged: Event | None = None
    homes: frozenset[str] = frozenset()
    why: list[Reason] = field(default_factory=list)

    def add(self, entity: int, role: Role, why: str, *, preposition: bool = False) -> None:
        """Add a participant once; a telling role wins over «participant». ``preposition``: one gives it."""
        if entity >= 0 and take_role(self.parts, entity, role):
            self.by_preposition = self.by_preposition or preposition
            self.why.append(Reason(role, why, entity))


def take_role(parts: dict[int, Role], entity: int, role: Role) -> bool:
    """Give an entity a role among ``parts``, unless it has one that tells as much. Whether it was given."""
    known = parts.get(entity)
    if known is None or (known is Role.PARTICIPANT and role is not known):
        parts[entity] = role
        return True
    return False
