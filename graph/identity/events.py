"""Claims in, who took part already known; which of them tell of one event out.

Claims meet in a block: one family of types, one kind of status, the same participants (``block``). Within
a block the precise dates come first: one day is one event. A coarser date joins only where exactly one
event of a precise date fits and no claim of the same text is in it (that text told them apart); else it
stands alone. A claim without a date joins only claims of the same text. What ``rules.yml`` says of the type
decides the rest.

Planned, proposed and real events are never one. A denial joins what another text asserts of the same day and
so makes it disputed; else it is a denied event of its own.

All functions are pure, and no result depends on the order of the records: a block can be decided again
on its own when one of its records comes or goes.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from graph.addresses import digest
from graph.identity.rules import Rule, rules
from ontology.edtf import bounds
from ontology.terms import EventType, Role, Status

Block = tuple[str, ...]
_OPEN = re.compile(r"[0-9X]{4}(-[0-9X]{2}){0,2}")
DATED_DIGITS, UNDATED_DIGITS = 8, 12  # undated events share one part of the address, so they need more


@dataclass(frozen=True, slots=True)
class EventRecord:
    """One claim, as far as identity goes.

    ``claim``: its address. ``actors``, ``places``: paths of entities of the world.
    ``edtf``, ``start``, ``end``: as ``ontology.claim.Time``, all None without a time.
    ``scope``: the hash of the article's text, so that copies are one; ``id``: the claim's within it.
    """

    claim: str
    id: str
    type: EventType
    status: Status
    actors: frozenset[tuple[str, Role]]
    places: frozenset[str]
    edtf: str | None
    start: str | None
    end: str | None
    number: int | None
    scope: str


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


def length(start: str | None, end: str | None) -> int:
    """The days after the first of an interval of ISO days; 0 when it is open."""
    if start is None or end is None:
        return 0
    return (date.fromisoformat(end) - date.fromisoformat(start)).days


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
    scope = "" if sure else record.scope
    if rule.apart:
        scope = f"{record.scope} {record.id}"
    real = record.status in (Status.OCCURRED, Status.DENIED)
    number = "" if record.number is None else str(record.number)
    return (rule.family, "real" if real else record.status.value, number, scope, *actors)


def resolve_block(key: Block, records: Iterable[EventRecord]) -> list[Event]:
    """The events of one block."""
    members = sorted(records, key=lambda record: record.claim)
    rule = rules()[members[0].type]
    asserted = _group([r for r in members if r.status is not Status.DENIED], rule)
    denied = _group([r for r in members if r.status is Status.DENIED], rule)
    denials: dict[int, list[EventRecord]] = defaultdict(list)
    unmatched = []
    for group in denied:
        homes = [
            place
            for place, other in enumerate(asserted)
            if (other.days == 0 or rule.once) and _fits(group, other, rule)
        ]
        if len(homes) == 1:
            denials[homes[0]] += group.records
        else:
            unmatched.append(group)
    return [
        _event(key, group, group.records[0].status, denials.get(place, []))
        for place, group in enumerate(asserted)
    ] + [_event(key, group, Status.DENIED, []) for group in unmatched]


@dataclass(slots=True)
class _Group:
    """Claims that are one event so far; ``mark`` is what else its address needs to be its own."""

    start: str | None
    end: str | None
    when: str
    mark: tuple[str, ...]
    records: list[EventRecord] = field(default_factory=list)

    @property
    def days(self) -> int:
        return length(self.start, self.end)

    @property
    def places(self) -> frozenset[str]:
        return frozenset[str]().union(*(record.places for record in self.records))

    @property
    def scopes(self) -> set[str]:
        return {record.scope for record in self.records}


def _group(records: list[EventRecord], rule: Rule) -> list[_Group]:
    dated = [record for record in records if record.start and record.end]
    groups = _precise([record for record in dated if record.start == record.end], rule)
    by_length: dict[int, list[EventRecord]] = defaultdict(list)
    for record in dated:
        if record.start != record.end:
            by_length[length(record.start, record.end)].append(record)
    for days in sorted(by_length):
        finer = list(groups) if rule.once else [group for group in groups if group.days == 0]
        groups += _coarse(by_length[days], finer, rule)
    return groups + _undated([record for record in records if not (record.start and record.end)])


def _precise(records: list[EventRecord], rule: Rule) -> list[_Group]:
    by_day: dict[str, list[EventRecord]] = defaultdict(list)
    for record in records:
        by_day[record.start or ""].append(record)
    groups = []
    for day in sorted(by_day):
        for part in _by_place(by_day[day]) if rule.place else [by_day[day]]:
            mark = (
                min((place for record in part for place in record.places), default="") if rule.place else ""
            )
            groups.append(_Group(day, day, day, (mark,), part))
    return groups


def _by_place(records: list[EventRecord]) -> list[list[EventRecord]]:
    """Linked by a common place; a claim without one goes with the only group, else stands with its like."""
    groups: list[list[EventRecord]] = []
    for record in records:
        if not record.places:
            continue
        linked = [group for group in groups if any(record.places & other.places for other in group)]
        groups = [group for group in groups if group not in linked]
        groups.append([member for group in linked for member in group] + [record])
    placeless = [record for record in records if not record.places]
    if placeless and len(groups) == 1:
        return [groups[0] + placeless]
    return groups + ([placeless] if placeless else [])


def _coarse(records: list[EventRecord], finer: list[_Group], rule: Rule) -> list[_Group]:
    """Puts each claim into the one finer group that fits; returns new groups for the others."""
    fitting: list[tuple[EventRecord, list[_Group]]] = []
    for record in records:
        alone = _Group(record.start, record.end, "", (), [record])
        fitting.append((record, [group for group in finer if _fits(alone, group, rule)]))
    others: dict[tuple[str, str, str], _Group] = {}
    for record, homes in fitting:  # only now, so that who came first changes nothing
        if len(homes) == 1:
            homes[0].records.append(record)
            continue
        start, end = record.start or "", record.end or ""
        scope = "" if rule.once else record.scope
        group = others.setdefault((start, end, scope), _Group(start, end, _when(start, end), (scope,)))
        group.records.append(record)
    return [others[key] for key in sorted(others)]


def _undated(records: list[EventRecord]) -> list[_Group]:
    groups: dict[tuple[str, str], _Group] = {}
    for record in records:
        words = record.edtf or ""
        when = words if _OPEN.fullmatch(words) else "undated"
        group = groups.setdefault((record.scope, words), _Group(None, None, when, (record.scope, words)))
        group.records.append(record)
    return [groups[key] for key in sorted(groups)]


def _fits(group: _Group, finer: _Group, rule: Rule) -> bool:
    """Whether a group may tell of the event of another group, of the same or a more precise date."""
    if group.start is None or group.end is None or finer.start is None or finer.end is None:
        return False
    if not (group.start <= finer.start and finer.end <= group.end):
        return False
    if rule.place and group.places and finer.places and not group.places & finer.places:
        return False
    return not group.scopes & finer.scopes


def _event(key: Block, group: _Group, status: Status, denials: list[EventRecord]) -> Event:
    digits = DATED_DIGITS if group.start else UNDATED_DIGITS
    identity = digest(*key, status, group.start or "", group.end or "", *group.mark, digits=digits)
    return Event(
        f"event/{key[0]}-{group.when}-{identity}",
        status,
        tuple(sorted(group.records, key=lambda record: record.claim)),
        tuple(sorted(denials, key=lambda record: record.claim)),
    )


def _when(start: str, end: str) -> str:
    """The shortest writing of an interval: "2024", "2024-07" or "2024-07-24--2024-07-26"."""
    for short in (start[:4], start[:7]):
        if bounds(short) == (start, end):
            return short
    return f"{start}--{end}"
