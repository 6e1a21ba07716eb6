"""Claims in, who took part already known; which of them tell of one event out.

Claims meet in a block: one family of types, one kind of status, the same sides (``block``). Within a block
the precise dates come first: one day and one company (``graph.identity.company``) is one event. A coarser
date joins only where exactly one event of a precise date fits; else it stands alone. A claim without a date
joins nothing, and no event has two claims of one text (``graph.identity.grouping``). What ``rules.yml`` says
of the type decides the rest.

Planned, proposed and real events are never one. A denial joins what another text asserts of the same day and
so makes it disputed: what is said to have happened first, else a plan, else a proposal; else it is a denied
event of its own. What a plan came to is for ``graph.identity.plans``.

All functions are pure, and no result depends on the order of the records. Claims that differ in their kind
of status only are neighbours (``neighbourhood``), since one can deny or fulfil the other; a neighbourhood,
and within it each part that no date links to the rest (``graph.identity.reach``), can be decided again alone.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from graph.addresses import digest
from graph.identity.company import sides
from graph.identity.grouping import Group, fits, group_claims, regroup
from graph.identity.plans import realisations
from graph.identity.record import EventRecord
from graph.identity.rules import Rule, rules
from graph.identity.ties import obey
from ontology.terms import Status

Block = tuple[str, ...]
JOINT = "joint"  # the first word of what decisions made of several neighbourhoods
_ASSERTED = (Status.OCCURRED, Status.PLANNED, Status.PROPOSED)
DATED_DIGITS, UNDATED_DIGITS = 8, 12  # undated events share one part of the address, so they need more


@dataclass(frozen=True, slots=True)
class Event:
    """One event of the world.

    ``path``: "event/meeting-2024-07-24-1a2b3c4d". ``status``: "denied" only when nobody asserts it.
    ``records``: the claims that say so (for a denied event, those that deny it), by address.
    ``denials``: of a disputed event, the claims that deny it; else empty.
    ``realised_by``: of a plan or proposal, the path of the event that it came to, where just one fits.
    """

    path: str
    status: Status
    records: tuple[EventRecord, ...]
    denials: tuple[EventRecord, ...] = ()
    realised_by: str | None = None


def resolve_events(records: Iterable[EventRecord]) -> tuple[Event, ...]:
    """The events of the world, sorted by path."""
    neighbours: dict[Block, list[EventRecord]] = defaultdict(list)
    for record in records:
        neighbours[neighbourhood(record)].append(record)
    found = [event for members in neighbours.values() for event in resolve_neighbours(members)]
    return tuple(sorted(found, key=lambda event: event.path))


def block(record: EventRecord) -> Block:
    """What two claims must share to be one event; a claim is in one block."""
    family, *rest = natural_neighbourhood(record)
    real = record.status in (Status.OCCURRED, Status.DENIED)
    return (family, "real" if real else record.status.value, *rest)


def neighbourhood(record: EventRecord) -> Block:
    """What two claims must share to be looked at together.

    Neighbourhoods that people's decisions link are one (``EventRecord.joint``).
    """
    return (JOINT, record.joint) if record.joint else natural_neighbourhood(record)


@lru_cache(maxsize=1 << 13)  # asked for several times while a batch is being written
def natural_neighbourhood(record: EventRecord) -> Block:
    """The neighbourhood by rules alone: the block, but for the kind of status."""
    rule = rules()[record.type]
    known = len({actor for actor, _ in record.actors})
    sure = known >= rule.actors or (bool(record.places) and known >= rule.placed)
    scope = "" if sure and not rule.apart else record.scope
    number = "" if record.number is None else str(record.number)
    return (rule.family, number, scope, *sides(record, rule))


def resolve_neighbours(records: Iterable[EventRecord]) -> list[Event]:
    """The events of one neighbourhood, or of one part of it that no date links to the rest."""
    members = sorted(records, key=lambda record: record.claim)
    if not members:
        return []
    rule = rules()[members[0].type]
    groups = {status: _groups(members, status) for status in (*_ASSERTED, Status.DENIED)}
    happened = groups[Status.OCCURRED]
    events = []
    denied = groups[Status.DENIED]
    for status in _ASSERTED:
        homes = _disputes(groups[status], denied, rule)
        came_to = {} if status is Status.OCCURRED else realisations(groups[status], happened, rule)
        for place, group in enumerate(groups[status]):
            denials = [r for part, home in homes.items() if home == place for r in denied[part].records]
            realised = _path(happened[came_to[place]], Status.OCCURRED) if place in came_to else None
            events.append(_event(group, status, denials, realised))
        denied = [group for part, group in enumerate(denied) if part not in homes]
    return events + [_event(group, Status.DENIED) for group in denied]


def _groups(members: list[EventRecord], status: Status) -> list[Group]:
    """The claims of one status in groups: by the rules of their neighbourhood, then as people decided."""
    naturals: dict[Block, list[EventRecord]] = defaultdict(list)
    for record in members:
        if record.status is status:
            naturals[natural_neighbourhood(record)].append(record)
    found = [
        group
        for key in sorted(naturals)
        for group in group_claims(naturals[key], rules()[naturals[key][0].type])
    ]
    if not any(record.ties for record in members):
        return found
    homes = {record: group for group in found for record in group.records}
    decided = obey([group.records for group in found], lambda record: record.ties)
    return [regroup([homes[record] for record in records], records, apart) for records, apart in decided]


def _disputes(asserted: list[Group], denied: list[Group], rule: Rule) -> dict[int, int]:
    """Denied group → the asserted one it speaks against: where just one fits, and no text denies it twice."""
    found: dict[int, int] = {}
    for part, group in enumerate(denied):
        homes = [place for place, other in enumerate(asserted) if group.linked & other.linked] or [
            place
            for place, other in enumerate(asserted)
            if (other.days == 0 or rule.once) and fits(group, other, rule) and not _kept_apart(group, other)
        ]
        if len(homes) == 1:
            found[part] = homes[0]
    told = Counter((home, scope) for part, home in found.items() for scope in denied[part].scopes)
    return {
        part: home
        for part, home in found.items()
        if all(told[home, scope] == 1 for scope in denied[part].scopes)
    }


def _kept_apart(one: Group, other: Group) -> bool:
    """Whether people decided that a denial is not of this event."""
    mine, others = ({tie for record in group.records for tie in record.ties} for group in (one, other))
    return any(
        f"<{tie[1:]}" in b for a, b in ((mine, others), (others, mine)) for tie in a if tie.startswith(">")
    )


def _event(
    group: Group, status: Status, denials: Iterable[EventRecord] = (), realised: str | None = None
) -> Event:
    return Event(
        _path(group, status),
        status,
        tuple(sorted(group.records, key=lambda record: record.claim)),
        tuple(sorted(denials, key=lambda record: record.claim)),
        realised,
    )


def _path(group: Group, status: Status) -> str:
    key = block(group.records[0])
    digits = DATED_DIGITS if group.start else UNDATED_DIGITS
    identity = digest(*key, status, group.start or "", group.end or "", *group.mark, digits=digits)
    return f"event/{key[0]}-{group.when}-{identity}"
