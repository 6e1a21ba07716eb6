"""Which things fit which in, groups in which each fits each out; whatever is in doubt stands alone."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

Thing = TypeVar("Thing")


def cliques(things: Sequence[Thing], fit: Callable[[Thing, Thing], bool]) -> list[list[Thing]]:
    """``fit``: symmetric. In the order of the first of each group.

    To fit is not transitive: «سالم» and «سليم» are both "Salim". A thing that fits two which do not fit each
    other could be either, so it stands alone; what is left falls apart into groups whose members all fit.
    """
    near = [
        [other for other in range(len(things)) if other != one and fit(things[one], things[other])]
        for one in range(len(things))
    ]
    doubtful = {
        one
        for one, others in enumerate(near)
        if any(b not in near[a] for a in others for b in others if a < b)
    }
    groups: list[list[Thing]] = []
    placed: set[int] = set()
    for one, others in enumerate(near):
        if one in placed:
            continue
        members = [one]
        if one not in doubtful:
            members = sorted([one, *(other for other in others if other not in doubtful)])
        placed.update(members)
        groups.append([things[member] for member in members])
    return groups
