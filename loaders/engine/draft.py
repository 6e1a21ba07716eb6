"""An event as it is being read, before it becomes a claim."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ontology.terms import Role, Status

if TYPE_CHECKING:
    from loaders.engine.frames import Frame
    from ontology.claim import Time, Voice
    from ontology.span import Span


@dataclass(slots=True)
class Event:
    """``trigger``: index of the item that fired. ``parts``: entity index → role, in order of finding.

    ``places``: entity indices. ``first``, ``last``: tokens of the evidence. ``items``: indices of the items used.
    ``inside``: the verb before that carries the noun; ``carrier``: the one after it («الزيارة التي سيؤديها»).
    ``anaphoric``: a definite noun with no word on whether it happened: whatever is known of it elsewhere holds.
    ``merged``: the event into which this one went.
    ``follows``: the event whose participants and status it shares («يليها توقيع …»). ``homes``: states of its places.
    ``time_item``: index of the time item. ``previous``: «السابق», «آخر»: not the one in focus.
    """

    frame: Frame
    trigger: int
    parts: dict[int, Role] = field(default_factory=dict)
    places: list[int] = field(default_factory=list)
    first: int = 0
    last: int = 0
    status: Status = Status.OCCURRED
    time_item: int | None = None
    time: Time | None = None
    number: int | None = None
    voices: list[Voice] = field(default_factory=list)
    evidence: list[Span] = field(default_factory=list)
    relations: list[tuple[str, Event]] = field(default_factory=list)
    previous: bool = False
    anchored: bool = False
    anaphoric: bool = False
    inside: int | None = None
    carrier: int | None = None
    follows: Event | None = None
    merged: Event | None = None
    homes: frozenset[str] = frozenset()
    why: list[str] = field(default_factory=list)

    def add(self, entity: int, role: Role, why: str) -> None:
        """Add a participant once; a telling role wins over «participant»."""
        if entity < 0:
            return
        known = self.parts.get(entity)
        if known is None or (known is Role.PARTICIPANT and role is not known):
            self.parts[entity] = role
            self.why.append(f"{role}: {why}")
