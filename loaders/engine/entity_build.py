"""Drafts in, the entities of a reading out, with their ids."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ontology.entity import Entity

if TYPE_CHECKING:
    from loaders.engine.draft_entity import DraftEntity
    from loaders.engine.pack import Pack

_NOWHERE = (1 << 60, 0)  # where a draft stands that the text only implies: after all others


def build(drafts: list[DraftEntity], used: set[int], pack: Pack) -> tuple[tuple[Entity, ...], dict[int, str]]:
    """The entities in order of first mention, and draft index → id.

    ``used``: drafts that something refers to; those with mentions are kept in any case.
    """
    kept = used | {index for index, draft in enumerate(drafts) if draft.mentions}
    ids: dict[int, str] = {}
    found = []
    local = 0
    for index in sorted(kept, key=lambda i: (min(drafts[i].mentions, default=_NOWHERE), i)):
        draft = drafts[index]
        if not (draft.entry or draft.sole_id):
            local += 1
        ids[index] = draft.entry or draft.sole_id or f"local/{local}"
        found.append(_entity(draft, ids[index], pack))
    return tuple(found), ids


def _entity(draft: DraftEntity, name: str, pack: Pack) -> Entity:
    mentions = tuple(draft.mentions[key] for key in sorted(draft.mentions))
    offices = tuple(draft.titles.values())
    if draft.entry is None:
        iso = draft.home.removeprefix("state/") if draft.home.startswith("state/") else None
        return Entity(name, draft.kind, ((pack.language, draft.label),), iso, (), offices, mentions)
    entry = pack.gazetteer.entries[draft.entry]
    labels = tuple(sorted(entry.labels, key=lambda pair: pair[0] != pack.language))
    same = (f"http://www.wikidata.org/entity/{entry.wikidata}",) if entry.wikidata else ()
    return Entity(name, entry.kind, labels, entry.iso, same, entry.holds or offices, mentions)
