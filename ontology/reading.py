"""What one article says: the article, its entities, its claims."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ontology.article import Article
from ontology.claim import Claim
from ontology.entity import Entity
from ontology.span import Span


@dataclass(frozen=True, slots=True)
class Note:
    """Something a reader should know of the reading, such as a weekday that contradicts its date.

    ``kind``: a short code ("weekday-conflict", "no-publication-date"); ``text``: one sentence.
    """

    kind: str
    text: str
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """``entities`` in order of first mention; each id that a claim names is among them."""

    article: Article
    entities: tuple[Entity, ...]
    claims: tuple[Claim, ...]
    notes: tuple[Note, ...] = ()

    def spans(self) -> Iterator[Span]:
        """Every piece of the article's text that anything here points at."""
        for entity in self.entities:
            yield from entity.mentions
        for claim in self.claims:
            yield from claim.evidence
            yield from (voice.span for voice in claim.attributed_to)
            if claim.time:
                yield claim.time.span
            if claim.occasion:
                yield claim.occasion
        yield from (note.span for note in self.notes if note.span)
