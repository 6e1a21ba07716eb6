"""An article in, its reading out with the reasons of each claim: what a language pack is debugged by."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from loaders.engine.merge import kept_of
from loaders.engine.pack_lines import PackLines, load_pack_lines
from loaders.engine.reader import Reader

if TYPE_CHECKING:
    from loaders.engine.context import Context
    from loaders.engine.draft import Event, Reason
    from loaders.engine.items import Item
    from ontology.article import Article
    from ontology.claim import Claim
    from ontology.reading import Reading
    from ontology.span import Span

_MERGED_AWAY = "what the same people are told to have done tells as much"


@dataclass(frozen=True, slots=True)
class Finding:
    """How one thing of a claim was found.

    ``what``: a role, a status, "date" or "place". ``entity``: id of the entity found, if it is one of the
    reading; "" for none, and None for one that was let go again.
    """

    what: str
    why: str
    entity: str | None = ""


@dataclass(frozen=True, slots=True)
class Trigger:
    """The words that call up a frame or carry its noun; ``sources``: their lines ("file:line")."""

    span: Span
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Refused:
    """A frame that led to nothing, and why. ``source``: where the pack has it."""

    trigger: Span
    frame: str
    source: str
    why: str


@dataclass(frozen=True, slots=True)
class Telling:
    """One place of the text that tells of a claim's event. ``refused``: other frames of the same trigger."""

    frame: str
    source: str
    triggers: tuple[Trigger, ...]
    findings: tuple[Finding, ...]
    refused: tuple[Refused, ...]


@dataclass(frozen=True, slots=True)
class Explanation:
    """``tellings``: claim id → its tellings, in text order. ``refused``: triggers that led to no claim."""

    reading: Reading
    tellings: dict[str, tuple[Telling, ...]]
    refused: tuple[Refused, ...]


def explain(article: Article) -> Explanation:
    """Read an article as ``extract`` does, and say why. DataError when there is no pack for its language."""
    reader = Reader(article)
    reading = reader.reading()
    return _Explainer(reader, load_pack_lines(article.language)).explanation(reading)


class _Explainer:
    def __init__(self, reader: Reader, lines: PackLines) -> None:
        self._context: Context = reader.context
        self._lines = lines
        self._kept = reader.kept
        claimed = {id(event) for event in reader.kept}
        self._told = [event for event in reader.told if id(kept_of(event)) in claimed]
        self._refused = {
            (r.item, r.frame): self._refusal(r.item, r.frame, r.why) for r in self._context.rejections
        }
        for event in reader.told:
            if id(kept_of(event)) not in claimed:
                refusal = self._refusal(event.trigger, event.frame.name, _MERGED_AWAY)
                self._refused[event.trigger, event.frame.name] = refusal

    def explanation(self, reading: Reading) -> Explanation:
        tellings = {
            claim.id: tuple(self._tellings(event, claim))
            for event, claim in zip(self._kept, reading.claims, strict=True)
        }
        told = {event.trigger for event in self._told}
        nothing = [refused for (k, _), refused in sorted(self._refused.items()) if k not in told]
        nothing = sorted([*nothing, *self._hidden()], key=lambda refused: refused.trigger.start)
        return Explanation(reading, tellings, tuple(nothing))

    def _tellings(self, kept: Event, claim: Claim) -> Iterator[Telling]:
        names = dict(zip(kept.parts, (p.entity for p in claim.participants), strict=True))
        names |= dict(zip(kept.places, claim.places, strict=True))
        for event in sorted(self._told, key=lambda e: e.trigger):
            if kept_of(event) is kept:
                yield Telling(
                    event.frame.name,
                    self._lines.frame(event.frame.name),
                    tuple(self._triggers(event)),
                    tuple(_finding(reason, names) for reason in dict.fromkeys(event.why)),
                    tuple(r for (k, _), r in sorted(self._refused.items()) if k == event.trigger),
                )

    def _triggers(self, event: Event) -> Iterator[Trigger]:
        """The word that fired, then the verbs that carry it."""
        for k in dict.fromkeys([event.trigger, event.inside, event.carrier]):
            if k is not None:
                item = self._context.items[k]
                lemmas = {item.lemma: None} | {form.lemma: None for form in item.verbs}
                places = [self._lines.word(event.frame.name, lemma) for lemma in lemmas]
                yield Trigger(self._span(item), max(places, key=len))

    def _hidden(self) -> Iterator[Refused]:
        """Words of frames that were read as part of a phrase («الوزير اتصالا» as a name) and fired none."""
        pack, tokens = self._context.pack, self._context.tokens
        for item in self._context.items:
            for at in range(item.first, item.last) if item.phrase is not None else ():
                lexes = pack.lexicon.word(tokens.words[at]).first
                noun, verb = lexes.get("event"), lexes.get("verb")
                frames = pack.noun_frames.get(noun.value, ()) if noun else ()
                frames += pack.verb_frames.get(verb.value.lemma, ()) if verb else ()
                why = f"read as part of «{self._span(item).text}»"
                for name in dict.fromkeys(frame.name for frame in frames):
                    yield Refused(tokens.span(at, at + 1), name, self._lines.frame(name), why)

    def _refusal(self, k: int, frame: str, why: str) -> Refused:
        return Refused(self._span(self._context.items[k]), frame, self._lines.frame(frame), why)

    def _span(self, item: Item) -> Span:
        return self._context.tokens.span(item.first, item.last)


def _finding(reason: Reason, names: dict[int, str]) -> Finding:
    """``names``: entity index → entity id, of those in the claim."""
    return Finding(reason.what, reason.why, "" if reason.entity < 0 else names.get(reason.entity))
