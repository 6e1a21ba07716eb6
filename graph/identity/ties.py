"""Groups that rules made in, the groups that people's decisions leave of them out.

What was decided hangs on the records themselves as ties, so a group is decided by its records alone:

* "=x" on two records: they are one, whatever the rules say;
* "<x" on one and ">x" on another: they are not. The first is taken out of what the rules had put together;
* "@person/x": this is what the gazetteer lists under that id, and so no one else.

What stands beside a record by a decision goes with it, what stands there by rules stays.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from typing import TypeVar

Item = TypeVar("Item", bound=Hashable)
Ties = frozenset[str]
LISTED = "@"


def obey(
    groups: Iterable[list[Item]], ties: Callable[[Item], Ties]
) -> list[tuple[list[Item], tuple[str, ...]]]:
    """Each group with what sets it apart from another of the same name: for what was taken out, the ties.

    No result depends on the order of the groups; items keep their order within a group.
    """
    found: list[tuple[list[Item], tuple[str, ...]]] = []
    for group in linked(groups, lambda group: _links(group, ties)):
        found += _apart(group, ties)
    return found


def linked(things: Iterable[list[Item]], marks: Callable[[list[Item]], Iterable[str]]) -> list[list[Item]]:
    """The groups, those that share a mark made one."""
    made: list[tuple[list[Item], set[str]]] = []
    for thing in things:
        own = set(marks(thing))
        near = [part for part in made if part[1] & own]
        made = [part for part in made if not part[1] & own]
        merged = [item for items, _ in near for item in items] + thing
        made.append((merged, own.union(*(found for _, found in near))))
    return [items for items, _ in made]


def listed_as(ties: Iterable[Ties]) -> str | None:
    """The gazetteer's id by which people know a group, if they do."""
    return min((tie[1:] for found in ties for tie in found if tie[0] == LISTED), default=None)


def _links(group: list[Item], ties: Callable[[Item], Ties]) -> set[str]:
    return {tie for item in group for tie in ties(item) if tie[0] == "="}


def _apart(group: list[Item], ties: Callable[[Item], Ties]) -> list[tuple[list[Item], tuple[str, ...]]]:
    all_ties = {tie for item in group for tie in ties(item)}
    if not any(tie[0] in "<@" for tie in all_ties):
        return [(group, ())]
    leaving = {tie for tie in all_ties if tie[0] == "<" and f">{tie[1:]}" in all_ties}
    names = {tie for tie in all_ties if tie[0] == LISTED}
    leaving |= names if len(names) > 1 else set()
    if not leaving:
        return [(group, ())]
    parts = linked(([item] for item in group), lambda part: ties(part[0]) & (leaving | _links(group, ties)))
    out = [part for part in parts if any(ties(item) & leaving for item in part)]
    gone = {item for part in out for item in part}
    staying = [item for item in group if item not in gone]
    found = [(part, tuple(sorted({tie for item in part for tie in ties(item) & leaving}))) for part in out]
    return found + ([(staying, ())] if staying else [])
