"""Claims of one block in, groups of them out that each tell of one event: by date, company and place.

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

from graph.identity.cliques import cliques
from graph.identity.company import cast, same_company, same_place, telling
from graph.identity.record import EventRecord
from graph.identity.rules import Rule
from ontology.edtf import bounds

_OPEN = re.compile(r"[0-9X]{4}(-[0-9X]{2}){0,2}")

Mark = tuple[str, ...]


@dataclass(slots=True)
class Group:
    """Claims that are one event.

    ``start``, ``end``: its days, None when undated. ``when``: the date for its address.
    ``mark``: what else its address needs to be its own.
    """

    start: str | None
    end: str | None
    when: str
    mark: Mark
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

    @property
    def linked(self) -> set[str]:
        """The ties by which people decided what it is one with."""
        return {tie for record in self.records for tie in record.ties if tie[0] == "="}

    @property
    def texts(self) -> set[tuple[str, str]]:
        """Which texts tell of it, and where in them."""
        return {(record.scope, record.id) for record in self.records}


def length(start: str | None, end: str | None) -> int:
    """The days after the first of an interval of ISO days; 0 when it is open."""
    if start is None or end is None:
        return 0
    return (date.fromisoformat(end) - date.fromisoformat(start)).days


def group_claims(records: list[EventRecord], rule: Rule) -> list[Group]:
    """The groups, whatever the order of the records: precise dates first, then coarser ones, then none."""
    dated = [record for record in records if record.start and record.end]
    groups = _of_one_date([record for record in dated if record.start == record.end], rule)
    by_length: dict[int, list[EventRecord]] = defaultdict(list)
    for record in dated:
        if record.start != record.end:
            by_length[length(record.start, record.end)].append(record)
    for days in sorted(by_length):
        finer = list(groups) if rule.once else [group for group in groups if group.days == 0]
        groups += _coarse(by_length[days], finer, rule)
    return groups + _each([record for record in records if not (record.start and record.end)])


def regroup(origins: list[Group], records: list[EventRecord], apart: tuple[str, ...]) -> Group:
    """The group that people's decisions made of these records; ``origins``: where the rules had put each.

    The address is that of the most precise of them; what was taken out (``apart``) has one of its own.
    """
    if apart:
        first = min(records, key=lambda one: (one.start is None, length(one.start, one.end), one.claim))
        [group] = _each([first])
        return Group(group.start, group.end, group.when, (*group.mark, *apart), records)
    best = min(origins, key=lambda group: (group.start is None, group.days, group.when, group.mark))
    ordered = sorted(records, key=lambda record: (record not in best.records, record.claim))
    return Group(best.start, best.end, best.when, best.mark, ordered)


def fits(group: Group, finer: Group, rule: Rule) -> bool:
    """Whether a group may tell of the event of another group, of the same or a more precise date."""
    if group.start is None or group.end is None or finer.start is None or finer.end is None:
        return False
    return group.start <= finer.start and finer.end <= group.end and _agree(group, finer, rule)


def _agree(one: Group, other: Group, rule: Rule) -> bool:
    """Whether two groups may be one but for the date: no text tells of both, company and place fit."""
    shared = one.scopes & other.scopes
    if shared and {text for text in one.texts | other.texts if text[0] in shared} - (one.texts & other.texts):
        return False
    return fit(one, other, rule)


def fit(one: Group, other: Group, rule: Rule) -> bool:
    """Whether company and place are such that two groups may be one."""
    return all(
        same_company(a, b, rule) and same_place(a, b, rule)
        for a in _tellings(one, rule)
        for b in _tellings(other, rule)
    )


def _tellings(group: Group, rule: Rule) -> list[EventRecord]:
    """One record for each way in which the claims name company and places."""
    return list({(record.actors, record.places, record.parties): record for record in group.records}.values())


def _of_one_date(records: list[EventRecord], rule: Rule) -> list[Group]:
    """The groups of claims with the same date; dates may differ between them."""
    by_date: dict[tuple[str, str], list[EventRecord]] = defaultdict(list)
    for record in records:
        by_date[record.start or "", record.end or ""].append(record)
    groups = []
    for (start, end), members in sorted(by_date.items()):
        told, alone = _told_alike(members, start, end, rule)
        merged = [_merge(part) for part in cliques(told, lambda one, other: _agree(one, other, rule))]
        companies = [min(cast(record, rule) for record in group.records) for group in merged]
        for group, company in zip(merged, companies, strict=True):
            if companies.count(company) == 1:  # so the address stays when another tells the place
                group.mark = company
        groups += merged + alone
    return groups


def _told_alike(
    records: list[EventRecord], start: str, end: str, rule: Rule
) -> tuple[list[Group], list[Group]]:
    """Claims of one company and one choice of places, and those that their own text tells apart."""
    by_telling: dict[Mark, list[EventRecord]] = defaultdict(list)
    for record in records:
        by_telling[telling(record, rule)].append(record)
    told, alone = [], []
    for mark, members in sorted(by_telling.items()):
        joined, apart = _told_apart(members)
        if joined:
            told.append(Group(start, end, _when(start, end), mark, joined))
        alone += [Group(start, end, _when(start, end), text, records) for text, records in apart]
    return told, alone


def _merge(groups: list[Group]) -> Group:
    first = min(groups, key=lambda group: group.mark)
    return Group(
        first.start, first.end, first.when, first.mark, [one for group in groups for one in group.records]
    )


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
    return _of_one_date(others, rule) if rule.once else _each(others)


def _each(records: list[EventRecord]) -> list[Group]:
    """One group for each claim and its copies."""
    groups = []
    for mark, told in _by_text(records):
        start, end = told[0].start, told[0].end
        words = told[0].edtf or ""
        when = _when(start, end) if start and end else words if _OPEN.fullmatch(words) else "undated"
        groups.append(Group(start, end, when, mark, told))
    return groups


def _told_apart(
    records: Iterable[EventRecord],
) -> tuple[list[EventRecord], list[tuple[Mark, list[EventRecord]]]]:
    """The claims that may be one event, and those that their own text tells apart, with their marks."""
    members = list(records)
    ids: dict[str, set[str]] = defaultdict(set)
    for record in members:
        ids[record.scope].add(record.id)
    joined = [record for record in members if len(ids[record.scope]) == 1]
    return joined, _by_text(record for record in members if len(ids[record.scope]) > 1)


def _by_text(records: Iterable[EventRecord]) -> list[tuple[Mark, list[EventRecord]]]:
    """A claim and its copies in the same text, where they have the same date; sorted by their mark."""
    groups: dict[Mark, list[EventRecord]] = defaultdict(list)
    for record in records:
        groups[record.scope, record.id, record.edtf or ""].append(record)
    return sorted(groups.items())


def _when(start: str, end: str) -> str:
    """The shortest writing of a day or an interval: "2024", "2024-07" or "2024-07-24--2024-07-26"."""
    if start == end:
        return start
    for short in (start[:4], start[:7]):
        if bounds(short) == (start, end):
            return short
    return f"{start}--{end}"
