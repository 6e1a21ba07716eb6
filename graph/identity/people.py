"""People of one home whose names sound alike in, who of them is one out.

Those who are named with an office come first: one name and a common office are one, and so are names that
sound alike (``ontology.sounds``) with a common office. Where several hold such an office at once, a family
name alone says too little. A name of three words is enough by itself. Then those without an office join the
one group that has their name, or stand together where none or several do.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from graph.identity.cliques import cliques
from graph.identity.offices import held_by_one
from graph.identity.record import EntityRecord
from ontology.names import fold
from ontology.sounds import Alike, compare_names, name_words

_TELLING = 3  # words of a name that few share


@dataclass(frozen=True, slots=True)
class Holder:
    """One name with the offices that link its records. ``name``: as one record writes it."""

    name: str
    offices: frozenset[str]
    records: tuple[EntityRecord, ...]


def cluster_people(records: list[EntityRecord]) -> list[list[EntityRecord]]:
    """The groups, each one person; whatever the order of the records."""
    members = sorted(records, key=lambda record: record.reference)
    holders = _holders([record for record in members if record.offices])
    groups = [
        [record for holder in group for record in holder.records] for group in cliques(holders, _is_one)
    ]
    alone: dict[str, list[EntityRecord]] = defaultdict(list)
    joining: dict[int, list[EntityRecord]] = defaultdict(list)
    for record in members:
        if not record.offices:
            homes = _homes(record, groups)
            (joining[homes[0]] if len(homes) == 1 else alone[fold(record.name)]).append(record)
    for home, found in joining.items():
        groups[home] += found
    return groups + [alone[name] for name in sorted(alone)]


def naming(group: Iterable[EntityRecord]) -> tuple[str, str]:
    """The folded name and the office by which an address calls a group; of one of its records.

    No other group of the block has both.
    """
    named = [(fold(record.name), office) for record in group for office in record.offices]
    return min(named) if named else (min(fold(record.name) for record in group), "")


def _holders(records: list[EntityRecord]) -> list[Holder]:
    """Records of one folded name, linked by a common office (transitively: who held both links them)."""
    by_name: dict[str, list[EntityRecord]] = defaultdict(list)
    for record in records:
        by_name[fold(record.name)].append(record)
    found = []
    for name in sorted(by_name):
        parts: list[tuple[frozenset[str], list[EntityRecord]]] = []
        telling = len(name_words(by_name[name][0].name)) >= _TELLING
        for record in by_name[name]:
            linked = [part for part in parts if telling or part[0] & record.offices]
            merged = record.offices.union(*(offices for offices, _ in linked))
            parts = [part for part in parts if part not in linked]
            parts.append((merged, [record, *(member for _, others in linked for member in others)]))
        found += [
            Holder(min(record.name for record in part), offices, tuple(sorted(part, key=_reference)))
            for offices, part in parts
        ]
    return sorted(found, key=lambda holder: holder.records[0].reference)


def _is_one(one: Holder, other: Holder) -> bool:
    """Whether two holders, of different names, may be one person."""
    common = one.offices & other.offices
    alike = compare_names(one.name, other.name) if common or _are_telling(one, other) else Alike.NO
    if alike is Alike.FAMILY:
        return any(held_by_one(office) for office in common)
    return alike >= Alike.PART if common else alike is Alike.FULL


def _are_telling(*holders: Holder) -> bool:
    return all(len(name_words(holder.name)) >= _TELLING for holder in holders)


def _homes(record: EntityRecord, groups: list[list[EntityRecord]]) -> list[int]:
    """The groups that a record without an office may belong to."""
    name = fold(record.name)
    same = [place for place, group in enumerate(groups) if any(fold(other.name) == name for other in group)]
    return same or [
        place
        for place, group in enumerate(groups)
        if all(compare_names(record.name, other.name) is Alike.FULL for other in group)
    ]


def _reference(record: EntityRecord) -> str:
    return record.reference
