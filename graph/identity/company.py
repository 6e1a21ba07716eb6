"""Two claims in, whether those who take part may be the same company, and the places the same, out.

Outlets name a meeting's delegations or not, and each its own minister. So what counts is who leads each side:
a side is a state or an organisation, and its leader who stands highest (``offices.yml``). Where two stand
equally high the side has no leader, and only the same people are the same.
"""

from __future__ import annotations

from collections import defaultdict

from graph.identity.offices import held_by_one, rank
from graph.identity.record import EventRecord, Party
from graph.identity.rules import Rule
from ontology.terms import EntityKind

_BODIES = frozenset({EntityKind.STATE, EntityKind.ORGANIZATION})

Cast = tuple[str, ...]


def cast(record: EventRecord, rule: Rule) -> Cast:
    """Who makes it what it is, sorted; with the roles where the rule wants them."""
    if rule.directed:
        return tuple(sorted(f"{actor} {role}" for actor, role in _core(record, rule)))
    return tuple(sorted({actor for actor, _ in _core(record, rule)}))


def telling(record: EventRecord, rule: Rule) -> tuple[str, ...]:
    """All that company and place are judged by, in certain order; begins with ``cast``."""
    extras = [f"{side} {role}" for role, found in _extras(record, rule).items() for side in found]
    places = () if rule.place == "any" else sorted(record.places)
    return (*cast(record, rule), "with", *sorted(extras), "at", *places)


def sides(record: EventRecord, rule: Rule) -> tuple[str, ...]:
    """The sides that those are of, sorted; the same for all claims of ``same_company``."""
    return tuple(sorted(_slots(record, rule)))


def same_company(one: EventRecord, other: EventRecord, rule: Rule) -> bool:
    """Whether two claims may be of the same people; symmetric."""
    mine, others = _slots(one, rule), _slots(other, rule)
    if set(mine) != set(others) or not _extras_fit(one, other, rule):
        return False
    if cast(one, rule) == cast(other, rule):
        return True
    if len(mine) < 2 and not rule.directed:
        return False  # all of one side: whom did they meet?
    return all(_one_leads(mine[slot], others[slot], rule) for slot in mine)


def same_place(one: EventRecord, other: EventRecord, rule: Rule) -> bool:
    """Whether two claims may be of one place; symmetric."""
    if rule.place == "any" or not one.places or not other.places or one.places & other.places:
        return True
    return rule.place != "same" and near_each_other(one, other)


def near_each_other(one: EventRecord, other: EventRecord) -> bool:
    """Whether a place of the one claim may be, or have in it, one of the other's; symmetric."""
    if one.places & other.places:
        return True
    mine, others = ([_party(record, place) for place in record.places] for record in (one, other))
    return any(a.side == b.side and (_is_vague(a) or _is_vague(b)) for a in mine for b in others)


def _core(record: EventRecord, rule: Rule) -> frozenset[tuple[str, str]]:
    found = frozenset((actor, role) for actor, role in record.actors if role in rule.core)
    return found or frozenset(record.actors)


def _slots(record: EventRecord, rule: Rule) -> dict[str, list[Party]]:
    """Side, with the role where the rule wants it → its people."""
    found: dict[str, dict[str, Party]] = defaultdict(dict)
    for actor, role in _core(record, rule):
        party = _party(record, actor)
        found[f"{party.side} {role}" if rule.directed else party.side][actor] = party
    return {slot: list(people.values()) for slot, people in found.items()}


def _party(record: EventRecord, path: str) -> Party:
    known = next((party for party in record.parties if party.path == path), None)
    return known or Party(path, EntityKind(path.split("/")[0]), path)


def _one_leads(mine: list[Party], others: list[Party], rule: Rule) -> bool:
    """Whether one and the same leads both."""
    if {party.path for party in mine} == {party.path for party in others}:
        return True
    one, other = _leader(mine), _leader(others)
    return one is not None and other is not None and _are_one(one, other, rule)


def _leader(people: list[Party]) -> Party | None:
    """The only one, or who stands higher than all others."""
    if len(people) == 1:
        return people[0]
    ranks = {party.path: rank(party.offices) for party in people}
    best = min((found for found in ranks.values() if found is not None), default=None)
    leaders = [party for party in people if best is not None and ranks[party.path] == best]
    return leaders[0] if len(leaders) == 1 else None


def _are_one(one: Party, other: Party, rule: Rule) -> bool:
    if one.path == other.path:
        return True
    if one.bare != other.bare and any(held_by_one(office) for office in one.offices & other.offices):
        return True  # one outlet names the office only
    return any(
        a.kind is EntityKind.STATE
        and (rule.states == "all" or (rule.states == "bodies" and b.kind in _BODIES))
        for a, b in ((one, other), (other, one))
    )


def _extras_fit(one: EventRecord, other: EventRecord, rule: Rule) -> bool:
    """Those who may be left out: of one role, both claims name none or share one side."""
    mine, others = (_extras(record, rule) for record in (one, other))
    return all(mine[role] & others[role] for role in set(mine) & set(others))


def _extras(record: EventRecord, rule: Rule) -> dict[str, set[str]]:
    """Role of those who may be left out → their sides."""
    core = _core(record, rule)
    found: dict[str, set[str]] = defaultdict(set)
    for actor, role in record.actors:
        if (actor, role) not in core:
            found[role].add(_party(record, actor).side)
    return found


def _is_vague(place: Party) -> bool:
    return place.kind in _BODIES or not place.listed
