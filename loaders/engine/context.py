"""One text as it has been parsed, for those who read its events: what each of them needs to ask."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from ontology.terms import EntityKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from loaders.engine.clauses import Clauses
    from loaders.engine.coordination import Coordination
    from loaders.engine.draft_entity import DraftEntity
    from loaders.engine.entities import Entities
    from loaders.engine.frames import Frame
    from loaders.engine.items import Item
    from loaders.engine.pack import Pack
    from loaders.engine.phrase import Phrase
    from loaders.engine.subjects import Subjects
    from loaders.engine.tokens import Tokens


class Rejection(NamedTuple):
    """A frame that led to nothing. ``item``: index of the trigger."""

    item: int
    frame: str
    why: str


@dataclass(frozen=True, slots=True)
class Context:
    """``items``: in text order; every index of an item, here and elsewhere, is into it.

    Entities are indices into ``entities.drafts``.
    """

    pack: Pack
    tokens: Tokens
    items: list[Item]
    clauses: Clauses
    coordination: Coordination
    subjects: Subjects
    entities: Entities
    rejections: list[Rejection] = field(default_factory=list)

    @property
    def by_case(self) -> bool:
        """Whether the endings of the language tell what is subject and what object."""
        return bool(self.pack.grammar.cases)

    def reject(self, k: int, frame: Frame, why: str) -> None:
        """Remember why the trigger ``k`` led to nothing, for ``--explain``."""
        self.rejections.append(Rejection(k, frame.name, why))

    def phrase(self, j: int) -> Phrase | None:
        """The phrase of an item."""
        return self.items[j].phrase

    def draft(self, entity: int) -> DraftEntity:
        """What is known of an entity."""
        return self.entities.drafts[entity]

    def is_person(self, entity: int) -> bool:
        """Whether the entity is one person."""
        return self.entities.drafts[entity].kind is EntityKind.PERSON

    def is_collective(self, entity: int) -> bool:
        """«وزراء خارجية الدول العربية»: many in one phrase."""
        draft = self.entities.drafts[entity]
        return draft.sense == "officials" and draft.kind is EntityKind.GROUP

    def home(self, entity: int) -> str:
        """The entry id of the state that an entity is or belongs to; empty when not known."""
        draft = self.entities.drafts[entity]
        return (draft.entry or "") if draft.kind is EntityKind.STATE else draft.home

    def state_of(self, entity: int) -> int:
        """The state of an entity, or the entity itself when that is not known."""
        home = self.home(entity)
        return self.entities.listed(home) if home else entity

    def same_sentence(self, j: int, k: int) -> bool:
        """Whether two items stand in one sentence."""
        return self.items[j].sentence == self.items[k].sentence

    def same_paragraph(self, j: int, k: int) -> bool:
        """Whether two items stand on one line of the text."""
        lines = self.tokens.lines
        return lines[self.items[j].first] == lines[self.items[k].first]

    def before_in_sentence(self, k: int) -> Iterator[int]:
        """Indices of the items before ``k`` in its sentence, nearest first."""
        sentence = self.items[k].sentence
        for j in range(k - 1, -1, -1):
            if self.items[j].sentence != sentence:
                return
            yield j
