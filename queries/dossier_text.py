"""A dossier in, text for people out, in the language asked for; marked up on a terminal, plain in a pipe."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TextIO

from ontology.vocabulary import SIF
from queries.cells import Iri, short_iri
from queries.dossier import Dossier, Fact, Holding
from queries.evidence import Evidence
from queries.wording import Wording, denies, wording


@dataclass(frozen=True, slots=True)
class Line:
    """``depth``: how far it is indented; ``strong``: a heading."""

    text: str
    depth: int = 0
    strong: bool = False


def write_dossier(dossier: Dossier, out: TextIO, language: str = "ar") -> None:
    """Who it is, then one paragraph an event: what and when, who and where, and the words that say so."""
    on_terminal = out.isatty()
    for line in _Text(wording(language, isolate=on_terminal)).lines(dossier):
        indented = "    " * line.depth + line.text
        out.write(f"\x1b[1m{indented}\x1b[0m\n" if on_terminal and line.strong else f"{indented}\n")


class _Text:
    """The lines in one language."""

    def __init__(self, say: Wording) -> None:
        self.say = say
        self.words = say.words

    def lines(self, dossier: Dossier) -> Iterator[Line]:
        yield Line(self.say.name(dossier.subject), strong=True)
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
        others = [self.say.plain(n.value) for n in dossier.names if n.value != dossier.subject.label]
        yield from self.entry("also", list(dict.fromkeys(others)))
        yield from self.entry("belongs", map(self.say.name, dossier.states))
        yield from self.entry("offices", map(self.holding, dossier.offices))
        yield from self.entry("same_as", dossier.same_as)
        if source := dossier.source:
            yield from self.entry("outlet", [self.say.plain(source.outlet)] if source.outlet else [])
            yield from self.entry("published", [source.published] if source.published else [])
            yield from self.entry("url", [self.say.plain(source.url)] if source.url else [])

    def fact(self, fact: Fact) -> Iterator[Line]:
        head = [fact.edtf or self.words["undated"], self.say.name(fact.type)]
        if fact.status.value != SIF.occurred:
            head.append(self.say.name(fact.status))
        if fact.disputed:
            head.append(self.words["disputed"])
        yield Line(" · ".join(head), strong=True)
        who = [self.actor(actor.entity, actor.roles) for actor in fact.actors]
        yield from self.entry("who", who, depth=1)
        yield from self.entry("where", map(self.say.name, fact.places), depth=1)
        yield from self.entry("number", [str(fact.number)] if fact.number is not None else [], depth=1)
        for kind, other in fact.relations:
            yield Line(f"{self.say.name(kind)}: {self.say.name(other)} ({short_iri(other.value)})", depth=1)
        for evidence in fact.evidence:
            yield from self.evidence(evidence, fact)
        yield Line(short_iri(fact.event.value), depth=1)

    def evidence(self, evidence: Evidence, fact: Fact) -> Iterator[Line]:
        for quote in evidence.quotes:
            yield Line(self.say.quote(quote.words), depth=1)
        source = evidence.source
        where = self.say.list(self.say.plain(part) for part in (source.outlet, source.published) if part)
        parts = [f"{where}: {self.say.name(source.iri)}" if where else self.say.name(source.iri)]
        if evidence.voices:
            voices = " ← ".join(self.say.voice(voice) for voice in evidence.voices)
            parts.append(f"{self.words['voices']} {voices}")
        if denies(evidence.status, fact.status):
            parts.append(self.words["denies"])
        yield Line(" · ".join(parts), depth=2)

    def entry(self, word: str, values: Iterable[str], depth: int = 0) -> Iterator[Line]:
        """``Word: a, b``, or nothing where there are no values."""
        texts = list(values)
        if texts:
            yield Line(f"{self.words[word]}: {self.say.list(texts)}", depth)

    def holding(self, holding: Holding) -> str:
        of = f" ({self.say.list(map(self.say.name, holding.of))})" if holding.of else ""
        dates = f" {holding.since or '…'}–{holding.until or '…'}" if holding.since or holding.until else ""
        return f"{self.say.name(holding.office)}{of}{dates}"

    def actor(self, entity: Iri, roles: tuple[Iri, ...]) -> str:
        told = [self.say.name(role) for role in roles if role.value != SIF.participant]
        return f"{self.say.name(entity)} ({self.say.list(told)})" if told else self.say.name(entity)
