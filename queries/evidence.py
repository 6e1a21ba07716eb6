"""Addresses of claims in, what each rests on out: the words, who says them, and in which article."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from ontology.vocabulary import DCTERMS, SCHEMA, SIF
from queries.cells import Iri, Text, Value
from queries.parts import ask_part, nodes
from queries.target import Target


@dataclass(frozen=True, slots=True)
class Source:
    """One article. ``id``: as given. ``iri.label``: its headline, else its id. ``language``: BCP 47."""

    iri: Iri
    id: str
    outlet: str | None
    published: str | None
    url: str | None
    language: str | None


@dataclass(frozen=True, slots=True)
class Quote:
    """The exact words, ``article text[start:end]`` in code points."""

    words: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Voice:
    """Who says it: the words of the article, and the entity that they name, if they name one."""

    words: str
    speaker: Iri | None


@dataclass(frozen=True, slots=True)
class Evidence:
    """What one claim rests on. ``quotes`` in the order of the text, ``voices`` outermost first.

    ``status``: what this article says of the event, which another may deny.
    """

    claim: str
    status: Iri
    quotes: tuple[Quote, ...]
    voices: tuple[Voice, ...]
    source: Source


@dataclass(slots=True)
class _Parts:
    """What is gathered of one claim."""

    status: str = ""
    article: str = ""
    quotes: dict[Quote, None] = field(default_factory=dict)
    voices: dict[int, Voice] = field(default_factory=dict)


def read_evidence(target: Target, claims: Iterable[str]) -> dict[str, Evidence]:
    """Claim → what it rests on; a claim that the target does not have is left out. Without labels."""
    wanted = nodes(claims)
    parts: dict[str, _Parts] = defaultdict(_Parts)
    for claim, article, status, start, end, quote in ask_part(target, "claim-quotes", "claim", wanted):
        found = parts[address(claim)]
        found.article, found.status = address(article), address(status)
        found.quotes[Quote(words_of(quote), int(words_of(start)), int(words_of(end)))] = None
    for claim, position, words, speaker in ask_part(target, "claim-voices", "claim", wanted):
        voice = Voice(words_of(words), speaker if isinstance(speaker, Iri) else None)
        parts[address(claim)].voices.setdefault(int(words_of(position)), voice)
    sources = read_sources(target, {found.article for found in parts.values() if found.article})
    return {
        claim: Evidence(
            claim,
            Iri(found.status),
            tuple(found.quotes),
            tuple(voice for _, voice in sorted(found.voices.items())),
            sources[found.article],
        )
        for claim, found in sorted(parts.items())
        if found.article
    }


def read_sources(target: Target, articles: Iterable[str]) -> dict[str, Source]:
    """Address → article, for each of these."""
    wanted = sorted(set(articles))
    known: dict[str, dict[str, str]] = {article: {} for article in wanted}
    for article, property_, value in ask_part(target, "article-properties", "article", nodes(wanted)):
        known[address(article)][address(property_)] = words_of(value)
    return {article: _source(article, found) for article, found in known.items()}


def address(value: Value | None) -> str:
    """The IRI of a value that must be one."""
    assert isinstance(value, Iri)
    return value.value


def words_of(value: Value | None) -> str:
    """A value as words: without its language, an address in full, a day as ISO."""
    if isinstance(value, Iri | Text):
        return value.value
    return value.isoformat() if isinstance(value, date) else str(value)


def _source(article: str, found: Mapping[str, str]) -> Source:
    id_ = found.get(DCTERMS.identifier, article)
    return Source(
        Iri(article, found.get(SCHEMA.headline, id_)),
        id_,
        found.get(SIF.source),
        found.get(SCHEMA.datePublished),
        found.get(SCHEMA.url),
        found.get(SCHEMA.inLanguage),
    )
