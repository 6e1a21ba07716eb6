"""Entities as articles name them in, who is one and the same out.

What a gazetteer lists is known by its id. The rest is known by name, and a name alone proves little:

* records meet in a block: one kind, one folded name, and whatever else the name needs (``block``);
* within a block people are told apart by state and office; a record that lacks one of these joins only where
  exactly one group fits (``cluster``).

All functions are pure, and no result depends on the order of the records: a block can be decided again
on its own when one of its records comes or goes.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from ontology.names import fold, short_hash, slug
from ontology.terms import EntityKind

_LISTED = re.compile(r"(?:person|state|organization|group|place)/[A-Za-z0-9._~-]+")

Block = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EntityRecord:
    """One entity as one article names it, as far as identity goes.

    ``reference``: its address in the article's graph. ``id``: a gazetteer id, or any within the article.
    ``name``: in the article's language. ``state``: ISO code. ``offices``: one key each (``office_key``).
    ``titles``: of the offices, folded. ``scope``: the hash of the article's text, so that copies are one.
    ``published``: ISO day of the article, None when not known.
    """

    reference: str
    id: str
    kind: EntityKind
    name: str
    state: str | None
    offices: frozenset[str]
    titles: frozenset[str]
    scope: str
    published: str | None


def office_key(code: str | None, title: str, organization: str | None) -> str:
    """What tells two offices apart: the gazetteer's code, else the folded title; and whose office it is.

    ``organization``: the folded name, or the id, of the organisation.
    """
    return f"{code or '~' + fold(title)}@{organization or ''}"


def resolve_entities(records: Iterable[EntityRecord]) -> dict[str, tuple[EntityRecord, ...]]:
    """The entities of the world: path ("person/…") → its records, sorted by reference; paths sorted."""
    blocks: dict[Block, list[EntityRecord]] = defaultdict(list)
    for record in records:
        blocks[block(record)].append(record)
    found: dict[str, tuple[EntityRecord, ...]] = {}
    for key, members in blocks.items():
        for group in cluster(key, members):
            ordered = tuple(sorted(group, key=lambda record: record.reference))
            found[path(key, ordered)] = ordered
    return dict(sorted(found.items()))


def is_listed(entity_id: str) -> bool:
    """Whether this is a gazetteer's id, and so means the same in every article."""
    return bool(_LISTED.fullmatch(entity_id))


def block(record: EntityRecord) -> Block:
    """What two records must share to be looked at together; a record is in one block.

    A name that could be anybody's stays within its text: one without a state, but for people whose name
    has two words or more. One word («البوسعيدي») needs state and office. A person known by the office
    alone («وزير الخارجية الإيراني») is whoever held it in the month of publication.
    """
    if is_listed(record.id):
        return ("listed", record.id)
    name = fold(record.name)
    if record.kind is not EntityKind.PERSON:
        return (record.kind, name, record.state) if record.state else (record.kind, name, "", record.scope)
    official = bool(record.offices) and bool(record.state)
    if _is_title(name, record.titles):
        month = record.published[:7] if record.published and official else record.scope
        return (record.kind, name, "in", month)
    if " " in name or official:
        return (record.kind, name)
    return (record.kind, name, "", record.scope)


def cluster(key: Block, records: Iterable[EntityRecord]) -> list[list[EntityRecord]]:
    """The groups of one block, each one entity.

    People: the same state and a common office are one; then those who lack the office, the state, or both,
    join the one group that fits, or stand together where none or several do.
    """
    members = sorted(records, key=lambda record: record.reference)
    if key[0] != EntityKind.PERSON:
        return [members]
    groups = _share_office([r for r in members if r.state and r.offices])
    groups = _join(
        groups,
        [r for r in members if r.state and not r.offices],
        lambda record, group: record.state == group[0].state,
        lambda record: record.state or "",
    )
    groups = _join_offices(groups, _share_office([r for r in members if not r.state and r.offices]))
    return _join(
        groups, [r for r in members if not r.state and not r.offices], lambda _, group: True, lambda _: ""
    )


def path(key: Block, group: tuple[EntityRecord, ...]) -> str:
    """The path of one entity: the gazetteer's id, else kind, name and a hash of what tells it from namesakes.

    It never depends on which namesakes there are, so it never comes to mean another.
    """
    if key[0] == "listed":
        return key[1]
    state = min((record.state for record in group if record.state), default="")
    office = min((office for record in group for office in record.offices), default="")
    return f"{key[0]}/{slug(key[1])}-{short_hash(*key, state, office)}"


def _share_office(records: list[EntityRecord]) -> list[list[EntityRecord]]:
    """Groups linked by a common office in the same state (transitively: who held both links them)."""
    groups: list[list[EntityRecord]] = []
    for record in records:
        linked = [
            group
            for group in groups
            if group[0].state == record.state and any(record.offices & other.offices for other in group)
        ]
        merged = [member for group in linked for member in group] + [record]
        groups = [group for group in groups if group not in linked] + [merged]
    return groups


def _join_offices(
    groups: list[list[EntityRecord]], stateless: list[list[EntityRecord]]
) -> list[list[EntityRecord]]:
    """Each stateless group into the only group that has one of its offices, else beside them."""
    joined = [list(group) for group in groups]
    for part in stateless:
        homes = [place for place, group in enumerate(groups) if _offices(part) & _offices(group)]
        if len(homes) == 1:
            joined[homes[0]] += part
        else:
            joined.append(part)
    return joined


def _join(
    groups: list[list[EntityRecord]],
    records: list[EntityRecord],
    fits: Callable[[EntityRecord, list[EntityRecord]], bool],
    together: Callable[[EntityRecord], str],
) -> list[list[EntityRecord]]:
    """Each record into the only group that fits it; the others by what they have in common."""
    joined = [list(group) for group in groups]
    alone: dict[str, list[EntityRecord]] = defaultdict(list)
    for record in records:
        homes = [place for place, group in enumerate(groups) if fits(record, group)]
        (joined[homes[0]] if len(homes) == 1 else alone[together(record)]).append(record)
    return joined + [alone[key] for key in sorted(alone)]


def _offices(group: list[EntityRecord]) -> set[str]:
    return {office for record in group for office in record.offices}


def _is_title(name: str, titles: frozenset[str]) -> bool:
    """Whether a folded name is an office and not a name; "الوزير" is known by its end, "وزير"."""
    first = name.split(" ")[0]
    return any(
        title and (f" {title} " in f" {name} " or first.endswith(title.split(" ")[0])) for title in titles
    )
