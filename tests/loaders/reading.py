"""One sentence read through the public door, for tests: what is claimed of it."""

from __future__ import annotations

from loaders.extract import extract
from ontology.article import Article, hash_text
from ontology.claim import Claim
from ontology.reading import Reading
from ontology.terms import EventType

PUBLISHED = "2024-07-25"  # a Thursday


def reading(text: str, published: str | None = PUBLISHED, language: str = "ar") -> Reading:
    """The reading of a text, in Arabic where nothing else is said."""
    origin = "given" if published else None
    return extract(Article("t", hash_text(text), None, language, None, None, published, origin, text))


def claims(
    text: str, kind: EventType, published: str | None = PUBLISHED, language: str = "ar"
) -> list[Claim]:
    """The claims of one type of event, in text order."""
    return [claim for claim in reading(text, published, language).claims if claim.type is kind]


def claim(text: str, kind: EventType, published: str | None = PUBLISHED, language: str = "ar") -> Claim:
    """The one claim of a type of event."""
    (found,) = claims(text, kind, published, language)
    return found
