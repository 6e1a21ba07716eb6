"""Claims in, who took part already known; which of them tell of one event out.

Claims meet in a block: one family of types, one kind of status, the same participants (``block``). Within
a block the precise dates come first: one day is one event. A coarser date joins only where exactly one
event of a precise date fits; else it stands alone. A claim without a date joins nothing, and no event has
two claims of one text (``graph.identity.grouping``). What ``rules.yml`` says of the type decides the rest.

Planned, proposed and real events are never one. A denial joins what another text asserts of the same day and
so makes it disputed; else it is a denied event of its own.

All functions are pure, and no result depends on the order of the records: a block can be decided again
on its own when one of its records comes or goes.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from graph.addresses import digest
from graph.identity.grouping import Group, fits, group_claims
from graph.identity.record import EventRecord
from graph.identity.rules import Rule, rules
from ontology.terms import Status

Block = tuple[str, ...]
DATED_DIGITS, UNDATED_DIGITS = 8, 12  # undated events share one part of the address, so they need more


@dataclass(frozen=True, slots=True)
class Event:
    """One event of the world.

    ``path``: "event/meeting-2024-07-24-1a2b3c4d". ``status``: "denied" only when nobody asserts it.
    ``records``: the claims that say so (for a denied event, those that deny it), by address.
    ``denials``: of a disputed event, the claims that deny it; else empty.
    """

    path: str
    status: Status
    records: tuple[EventRecord, ...]
    denials: tuple[EventRecord, ...] = ()


def resolve_events(records: Iterable[EventRecord]) -> tuple[Event, ...]:
    """The events of the world, sorted by path."""
    blocks: dict[Block, list[EventRecord]] = defaultdict(list)
    for record in records:
        blocks[block(record)].append(record)
    found = [event for key, members in blocks.items() for event in resolve_block(key, members)]
    return tuple(sorted(found, key=lambda event: event.path))


def block(record: EventRecord) -> Block:
    """What two claims must share to be looked at together; a claim is in one block."""
    rule = rules()[record.type]
    if rule.directed:
        actors = sorted(f"{actor} {role}" for actor, role in record.actors)
    else:
        actors = sorted({actor for actor, _ in record.actors})
    known = len({actor for actor, _ in record.actors})
    sure = known >= rule.actors or (bool(record.places) and known >= rule.placed)
    scope = "" if sure and not rule.apart else record.scope
    real = record.status in (Status.OCCURRED, Status.DENIED)
    number = "" if record.number is None else str(record.number)
    return (rule.family, "real" if real else record.status.value, number, scope, *actors)


def resolve_block(key: Block, records: Iterable[EventRecord]) -> list[Event]:
    """The events of one block."""
    members = sorted(records, key=lambda record: record.claim)
    rule = rules()[members[0].type]
    asserted = group_claims([record for record in members if record.status is not Status.DENIED], rule)
    denied = group_claims([record for record in members if record.status is Status.DENIED], rule)
    homes = _disputes(asserted, denied, rule)
    events = [_event(key, group, Status.DENIED) for place, group in enumerate(denied) if place not in homes]
    for place, group in enumerate(asserted):
        denials = [record for part, home in homes.items() if home == place for record in denied[part].records]
        events.append(_event(key, group, group.records[0].status, denials))
    return events


def _disputes(asserted: list[Group], denied: list[Group], rule: Rule) -> dict[int, int]:
    """Denied group → the asserted one it speaks against: where just one fits, and no text denies it twice."""
    found: dict[int, int] = {}
    for part, group in enumerate(denied):
        homes = [
            place
            for place, other in enumerate(asserted)
            if (other.days == 0 or rule.once) and fits(group, other, rule)
        ]
        if len(homes) == 1:
            found[part] = homes[0]
    told = Counter((home, scope) for part, home in found.items() for scope in denied[part].scopes)
    return {
        part: home
        for part, home in found.items()
        if all(told[home, scope] == 1 for scope in denied[part].scopes)
    }


def _event(key: Block, group: Group, status: Status, denials: Iterable[EventRecord] = ()) -> Event:
    digits = DATED_DIGITS if group.start else UNDATED_DIGITS
    identity = digest(*key, status, group.start or "", group.end or "", *group.mark, digits=digits)
    return Event(
        f"event/{key[0]}-{group.when}-{identity}",
        status,
        tuple(sorted(group.records, key=lambda record: record.claim)),
        tuple(sorted(denials, key=lambda record: record.claim)),
    )
