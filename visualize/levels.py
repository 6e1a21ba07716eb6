"""Levels of detail: what a large graph shows at first, and what on demand.

In: the facts. Out: for each party the state that it is folded into, or whether it waits to be asked for.
Up to LIMIT parties everything is drawn at once.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from ontology.terms import EntityKind
from visualize.facts import Facts, Party

LIMIT = 2000  # parties; beyond it a picture is neither read nor moved with pleasure


@dataclass(frozen=True, slots=True)
class Levels:
    """``facts``: with a state added for each that parties belong to and the graph does not hold.

    ``homes``: party → state that it is folded into (indices). ``waiting``: parties drawn when asked for.
    """

    facts: Facts
    homes: dict[int, int]
    waiting: frozenset[int]


def choose_levels(facts: Facts, limit: int = LIMIT) -> Levels:
    """Folds parties into their states when there are more than ``limit``, then lets the least active wait."""
    active = {party for event in facts.events for party in event.parties()}
    if len(active) <= limit:
        return Levels(facts, {}, frozenset())
    facts = _with_states(facts)
    states = {party.iso: i for i, party in enumerate(facts.parties) if party.kind is EntityKind.STATE}
    homes = {
        i: states[party.iso]
        for i, party in enumerate(facts.parties)
        if party.kind is not EntityKind.STATE and party.iso is not None
    }
    count = count_events(facts, homes)
    drawn = sorted({homes.get(party, party) for party in active}, key=lambda i: (-count[i], i))
    return Levels(facts, homes, frozenset(drawn[limit:]))


def count_events(facts: Facts, homes: dict[int, int]) -> list[int]:
    """The number of events of each party; a state answers for those folded into it too."""
    count = [0] * len(facts.parties)
    for event in facts.events:
        parties = event.parties()
        for party in parties | {homes[party] for party in parties if party in homes}:
            count[party] += 1
    return count


def _with_states(facts: Facts) -> Facts:
    there = {party.iso for party in facts.parties if party.kind is EntityKind.STATE}
    missing = sorted({party.iso for party in facts.parties if party.iso} - there, key=str)
    states = (Party(f"state:{iso}", EntityKind.STATE, {"und": str(iso)}, iso) for iso in missing)
    return replace(facts, parties=(*facts.parties, *states))
