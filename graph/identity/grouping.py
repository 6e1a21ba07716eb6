"""Claims of one block in, groups of them out that each tell of one event: by date, then by place.

One text tells of each event once (GUIDELINES §6: the reader joins what is told twice), so no group has two
claims of one text: where the date would put them together each stands alone, for who could say which of
them another text means?
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from graph.identity.record import EventRecord
from graph.identity.rules import Rule
from ontology.edtf import bounds

_OPEN = re.compile(r"[0-9X]{4}(-[0-9X]{2}){0,2}")


@dataclass(slots=True)
class Group:
    """Claims that are one event.

    ``start``, ``end``: its days, None when undated. ``when``: the date for its address.
    ``mark``: what else its address needs to be its own.
    """

    start: str | None
    end: str | None
    when: str
    mark: tuple[str, ...]
    records: list[EventRecord] = field(default_factory=list)

    @property
    def days(self) -> int:
        """The days after the first: 0 for a precise date."""
        return length(self.start, self.end)

    @property
    def places(self) -> frozenset[str]:
        """All that its claims name."""
        return frozenset[str]().union(*(record.places for record in self.records))

    @property
    def scopes(self) -> set[str]:
        """The texts that tell of it."""
        return {record.scope for record in self.records}


def length(start: str | None, end: str | None) -> int:
    """The days after the first of an interval of ISO days; 0 when it is open."""
    if start is None or end is None:
        return 0
    return (date.fromisoformat(end) - date.fromisoformat(start)).days


def group_claims(records: list[EventRecord], rule: Rule) -> list[Group]:
    """The groups, whatever the order of the records: precise dates first, then coarser ones, then none."""
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


def fits(group: Group, finer: Group, rule: Rule) -> bool:
    """Whether a group may tell of the event of another group, of the same or a more precise date."""
    if group.start is None or group.end is None or finer.start is None or finer.end is None:
        return False
    if not (group.start <= finer.start and finer.end <= group.end):
        return False
    if rule.place and group.places and finer.places and not group.places & finer.places:
        return False
    return not group.scopes & finer.scopes


def _precise(records: list[EventRecord], rule: Rule) -> list[Group]:
    by_day: dict[str, list[EventRecord]] = defaultdict(list)
    for record in records:
        by_day[record.start or ""].append(record)
    groups = []
    for day, members in sorted(by_day.items()):
        for part in _by_place(members) if rule.place else [members]:
            joined, alone = _told_apart(part)
            if joined:
                places = sorted(place for record in joined for place in record.places) if rule.place else []
                groups.append(Group(day, day, day, tuple(places[:1]), joined))
            groups += [Group(day, day, day, mark, told) for mark, told in alone]
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


def _coarse(records: list[EventRecord], finer: list[Group], rule: Rule) -> list[Group]:
    """Puts each claim into the one finer group that fits; returns new groups for the others."""
    joining: dict[int, list[EventRecord]] = defaultdict(list)
    others: list[EventRecord] = []
    for record in records:
        alone = Group(record.start, record.end, "", (), [record])
        homes = [place for place, group in enumerate(finer) if fits(alone, group, rule)]
        (joining[homes[0]] if len(homes) == 1 else others).append(record)
    for home, members in joining.items():  # only now, so that who came first changes nothing
        joined, apart = _told_apart(members)
        finer[home].records += joined
        others += [record for _, told in apart for record in told]
    return _alike(others) if rule.once else _each(others)


def _alike(records: list[EventRecord]) -> list[Group]:
    """One group for each interval."""
    by_interval: dict[tuple[str, str], list[EventRecord]] = defaultdict(list)
    for record in records:
        by_interval[record.start or "", record.end or ""].append(record)
    groups = []
    for (start, end), members in sorted(by_interval.items()):
        joined, alone = _told_apart(members)
        if joined:
            groups.append(Group(start, end, _when(start, end), (), joined))
        groups += [Group(start, end, _when(start, end), mark, told) for mark, told in alone]
    return groups


def _each(records: list[EventRecord]) -> list[Group]:
    """One group for each interval and text."""
    groups = []
    for mark, told in _by_text(records):
        start, end = told[0].start or "", told[0].end or ""
        groups.append(Group(start, end, _when(start, end), mark, told))
    return groups


def _undated(records: list[EventRecord]) -> list[Group]:
    """One group for each text."""
    groups = []
    for mark, told in _by_text(records):
        words = told[0].edtf or ""
        groups.append(Group(None, None, words if _OPEN.fullmatch(words) else "undated", mark, told))
    return groups


def _told_apart(
    records: Iterable[EventRecord],
) -> tuple[list[EventRecord], list[tuple[tuple[str, ...], list[EventRecord]]]]:
    """The claims that may be one event, and those that their own text tells apart, with their marks."""
    members = list(records)
    ids: dict[str, set[str]] = defaultdict(set)
    for record in members:
        ids[record.scope].add(record.id)
    joined = [record for record in members if len(ids[record.scope]) == 1]
    return joined, _by_text(record for record in members if len(ids[record.scope]) > 1)


def _by_text(records: Iterable[EventRecord]) -> list[tuple[tuple[str, ...], list[EventRecord]]]:
    """A claim and its copies in the same text, where they have the same date; sorted by their mark."""
    groups: dict[tuple[str, ...], list[EventRecord]] = defaultdict(list)
    for record in records:
        groups[record.scope, record.id, record.edtf or ""].append(record)
    return sorted(groups.items())


def _when(start: str, end: str) -> str:
    """The shortest writing of an interval: "2024", "2024-07" or "2024-07-24--2024-07-26"."""
    for short in (start[:4], start[:7]):
        if bounds(short) == (start, end):
            return short
    return f"{start}--{end}"
