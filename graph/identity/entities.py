"""Entities as articles name them in, who is one and the same out.

What a gazetteer lists is known by its id. The rest is known by name, and a name alone proves little:

* records meet in a block: one kind, one home (the state or the organisation that they belong to), and names
  that sound alike (``block``), in whatever script;
* within a block people are told apart by name and office (``graph.identity.people``).

All functions are pure, and no result depends on the order of the records: a block can be decided again
on its own when one of its records comes or goes.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import cache, lru_cache
from importlib.resources import files

from graph.identity.cliques import cliques
from graph.identity.offices import held_by_one
from graph.identity.people import cluster_people, naming
from graph.identity.record import EntityRecord
from graph.identity.ties import listed_as, obey
from ontology.files import read_tsv
from ontology.names import fold, short_hash, slug
from ontology.sounds import Alike, compare_names, name_words, sound_key
from ontology.terms import EntityKind

_LISTED = re.compile(r"(?:person|state|organization|group|place)/[A-Za-z0-9._~-]+")
_STATE = re.compile(r"[A-Z]{2}")

LISTED, JOINT = "listed", "joint"  # the first word of blocks of what is listed, and of what decisions linked

Block = tuple[str, ...]


def resolve_entities(records: Iterable[EntityRecord]) -> dict[str, tuple[EntityRecord, ...]]:
    """The entities of the world: path ("person/…") → its records, sorted by reference; paths sorted."""
    blocks: dict[Block, list[EntityRecord]] = defaultdict(list)
    for record in records:
        blocks[block(record)].append(record)
    found: dict[str, list[EntityRecord]] = defaultdict(list)
    for key, members in blocks.items():
        paths = decide(key, set(map(profile, members)))
        for record in members:
            found[paths[profile(record)]].append(record)
    return {
        name: tuple(sorted(group, key=lambda record: record.reference))
        for name, group in sorted(found.items())
    }


def profile(record: EntityRecord) -> EntityRecord:
    """What ``decide`` sees of a record: all of one block that share it are one entity, however many.

    Its reference is made of the rest, so that profiles have an order.
    """
    told = (record.name, record.state or "", *sorted(record.offices))
    decided = (*sorted(record.ties), record.joint, *record.natural) if record.ties or record.joint else ()
    return EntityRecord(
        "\x1f".join(told + decided),
        "",
        record.kind,
        record.name,
        record.state,
        record.offices,
        frozenset(),
        "",
        None,
        record.ties,
        record.joint,
        record.natural,
    )


def decide(key: Block, profiles: Iterable[EntityRecord]) -> dict[EntityRecord, str]:
    """Profile → path ("person/…"), for all the profiles of one block."""
    return {
        member: path(key, tuple(group), apart)
        for group, apart in obey(cluster(key, profiles), lambda member: member.ties)
        for member in group
    }


def is_listed(entity_id: str) -> bool:
    """Whether this is a gazetteer's id, and so means the same in every article."""
    return bool(_LISTED.fullmatch(entity_id))


def block(record: EntityRecord) -> Block:
    """What two records must share to be looked at together; a record is in one block.

    Blocks that people's decisions link are one (``EntityRecord.joint``).
    """
    return (JOINT, record.joint) if record.joint else natural_block(record)


@lru_cache(maxsize=1 << 13)  # asked for several times while a batch is being written
def natural_block(record: EntityRecord) -> Block:
    """The block by rules alone.

    A name that could be anybody's stays within its text: one without a home, but for people whose name
    has two words or more; one that means nobody (``nobody.tsv``); one word («البوسعيدي») without an office.
    A person known by the office alone («وزير الخارجية الإيراني») is whoever held it in the month of
    publication, if one person holds it.
    """
    if is_listed(record.id):
        return (LISTED, record.id)
    name, home = fold(record.name), record.home
    alone = (record.kind, name, "", record.scope)
    if record.kind is EntityKind.PERSON:
        if record.bare:
            office = min(record.offices, default="~")
            if not (home and record.published and held_by_one(office)):
                return alone
            return (record.kind, "in", home, office, record.published[:7])
        full = len(name_words(record.name) or name.split()) > 1
        if home and (full or record.offices):
            return (record.kind, home, sound_key(record.name) or name)
        return (record.kind, "", name) if full else alone
    if not record.state or (record.kind is EntityKind.GROUP and not _nobody().isdisjoint(name.split())):
        return alone
    if record.kind is EntityKind.PLACE:
        return (record.kind, record.state, sound_key(record.name) or name)
    return (record.kind, record.state, "named", name)


def cluster(key: Block, records: Iterable[EntityRecord]) -> list[list[EntityRecord]]:
    """The groups of one block, each one entity by the rules."""
    members = sorted(records, key=lambda record: record.reference)
    if key[0] == JOINT:
        naturals: dict[Block, list[EntityRecord]] = defaultdict(list)
        for record in members:
            naturals[record.natural].append(record)
        return [group for natural in sorted(naturals) for group in cluster(natural, naturals[natural])]
    if key[0] == EntityKind.PERSON and len(key) == 3:
        return cluster_people(members)
    if key[0] == EntityKind.PLACE and len(key) == 3:
        return _cluster_places(members)
    return [members]


def path(key: Block, group: tuple[EntityRecord, ...], apart: tuple[str, ...] = ()) -> str:
    """The path of one entity: the gazetteer's id, else kind, name, state and a hash of what tells it apart.

    It never depends on which namesakes there are, so it never comes to mean another. ``apart``: what people's
    decisions tell it apart by.
    """
    if key[0] == LISTED:
        return key[1]
    if listed := listed_as(record.ties for record in group):
        return listed
    if key[0] == JOINT:
        key = min(record.natural for record in group)
        group = tuple(record for record in group if record.natural == key)
    name, office = naming(group)
    home = min((record.home for record in group if record.home), default="")
    mark = f".{home.lower()}" if _STATE.fullmatch(home) else ""
    return f"{key[0]}/{slug(name)}{mark}-{short_hash(*key, name, office, *apart)}"


def _cluster_places(records: list[EntityRecord]) -> list[list[EntityRecord]]:
    """By names of which every word sounds alike."""
    by_name: dict[str, list[EntityRecord]] = defaultdict(list)
    for record in records:
        by_name[fold(record.name)].append(record)
    groups = cliques(
        [by_name[name] for name in sorted(by_name)],
        lambda one, other: compare_names(one[0].name, other[0].name) is Alike.FULL,
    )
    return [[record for named in group for record in named] for group in groups]


@cache
def _nobody() -> frozenset[str]:
    return frozenset(row["word"] for row in read_tsv(files("graph.identity") / "nobody.tsv", ("word",)))
