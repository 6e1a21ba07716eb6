"""A dossier in, text for people out, in Arabic or English; marked up on a terminal, plain in a pipe."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TextIO

from ontology.files import read_tsv
from ontology.vocabulary import SIF
from queries.cells import Iri, short_iri
from queries.dossier import Dossier, Fact, Holding
from queries.evidence import Evidence, Voice
from queries.formats.bidi import FSI, PDI, reads_rtl, shown


@dataclass(frozen=True, slots=True)
class Line:
    """``depth``: how far it is indented; ``strong``: a heading."""

    text: str
    depth: int = 0
    strong: bool = False


def write_dossier(dossier: Dossier, out: TextIO, language: str = "ar") -> None:
    """Who it is, then one paragraph an event: what and when, who and where, and the words that say so."""
    on_terminal = out.isatty()
    for line in _Text(language, on_terminal).lines(dossier):
        indented = "    " * line.depth + line.text
        out.write(f"\x1b[1m{indented}\x1b[0m\n" if on_terminal and line.strong else f"{indented}\n")


class _Text:
    """The lines in one language; pieces of other directions stand in isolates where a terminal shows them."""

    def __init__(self, language: str, isolate: bool) -> None:
        self.words = _words("ar" if language == "ar" else "en")
        self.comma = "، " if language == "ar" else ", "
        self.quotes = ("«", "»") if language == "ar" else ("“", "”")
        self.isolate = isolate

    def lines(self, dossier: Dossier) -> Iterator[Line]:
        yield Line(self.name(dossier.subject), strong=True)
        yield Line(f"{self.words[dossier.kind]} · {short_iri(dossier.subject.value)}")
        yield from self.about(dossier)
        yield Line("")
        if not dossier.facts:
            yield Line(self.words["nothing"])
        elif dossier.kind != "event":
            yield Line(f"{self.words['events']}: {len(dossier.facts)}", strong=True)
        for number, fact in enumerate(dossier.facts):
            if number:
                yield Line("")
            yield from self.fact(fact)

    def about(self, dossier: Dossier) -> Iterator[Line]:
        others = [self.plain(n.value) for n in dossier.names if n.value != dossier.subject.label]
        yield from self.entry("also", list(dict.fromkeys(others)))
        yield from self.entry("belongs", map(self.name, dossier.states))
        yield from self.entry("offices", map(self.holding, dossier.offices))
        yield from self.entry("same_as", dossier.same_as)
        if source := dossier.source:
            yield from self.entry("outlet", [self.plain(source.outlet)] if source.outlet else [])
            yield from self.entry("published", [source.published] if source.published else [])
            yield from self.entry("url", [self.plain(source.url)] if source.url else [])

    def fact(self, fact: Fact) -> Iterator[Line]:
        head = [fact.edtf or self.words["undated"], self.name(fact.type)]
        if fact.status.value != SIF.occurred:
            head.append(self.name(fact.status))
        if fact.disputed:
            head.append(self.words["disputed"])
        yield Line(" · ".join(head), strong=True)
        who = [self.actor(actor.entity, actor.roles) for actor in fact.actors]
        yield from self.entry("who", who, depth=1)
        yield from self.entry("where", map(self.name, fact.places), depth=1)
        yield from self.entry("number", [str(fact.number)] if fact.number is not None else [], depth=1)
        for kind, other in fact.relations:
            yield Line(f"{self.name(kind)}: {self.name(other)} ({short_iri(other.value)})", depth=1)
        for evidence in fact.evidence:
            yield from self.evidence(evidence, fact)
        yield Line(short_iri(fact.event.value), depth=1)

    def evidence(self, evidence: Evidence, fact: Fact) -> Iterator[Line]:
        opening, closing = self.quotes
        for quote in evidence.quotes:
            yield Line(f"{opening}{self.plain(quote)}{closing}", depth=1)
        source = evidence.source
        where = self.comma.join(self.plain(part) for part in (source.outlet, source.published) if part)
        parts = [f"{where}: {self.name(source.iri)}" if where else self.name(source.iri)]
        if evidence.voices:
            voices = " ← ".join(self.voice(voice) for voice in evidence.voices)
            parts.append(f"{self.words['voices']} {voices}")
        if evidence.status.value == SIF.denied != fact.status.value:
            parts.append(self.words["denies"])
        yield Line(" · ".join(parts), depth=2)

    def entry(self, word: str, values: Iterable[str], depth: int = 0) -> Iterator[Line]:
        """``Word: a, b``, or nothing where there are no values."""
        texts = list(values)
        if texts:
            yield Line(f"{self.words[word]}: {self.comma.join(texts)}", depth)

    def holding(self, holding: Holding) -> str:
        of = f" ({self.comma.join(map(self.name, holding.of))})" if holding.of else ""
        dates = f" {holding.since or '…'}–{holding.until or '…'}" if holding.since or holding.until else ""
        return f"{self.name(holding.office)}{of}{dates}"

    def actor(self, entity: Iri, roles: tuple[Iri, ...]) -> str:
        told = [self.name(role) for role in roles if role.value != SIF.participant]
        return f"{self.name(entity)} ({self.comma.join(told)})" if told else self.name(entity)

    def voice(self, voice: Voice) -> str:
        """The entity, with the words where they are others; the words alone of an unnamed source."""
        words = self.plain(voice.words)
        if voice.speaker is None:
            return words
        name = self.name(voice.speaker)
        return name if name == words else f"{name} ({words})"

    def name(self, thing: Iri) -> str:
        return self.plain(thing.label or short_iri(thing.value))

    def plain(self, text: str) -> str:
        words = shown(text)
        return f"{FSI}{words}{PDI}" if self.isolate and reads_rtl(words) else words


@cache
def _words(language: str) -> dict[str, str]:
    rows = read_tsv(files("queries") / "dossier_words.tsv", ("key", "en", "ar"), ("key",))
    return {row["key"]: row[language] for row in rows}
