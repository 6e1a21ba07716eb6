"""A dossier in, the lines that a person reads out: who it is, then fact by fact with evidence and voice.

Names, roles and statuses are in the language that the dossier was made in.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from queries.cells import Iri, short_iri

if TYPE_CHECKING:
    from queries.dossier import Actor, Dossier, Fact, Holding
    from queries.evidence import Evidence, Source

_MARGIN = " " * 4


def portray(dossier: Dossier) -> Iterator[str]:
    """The lines, without line ends; a blank one between facts."""
    yield f"{_name(dossier.subject)} ({dossier.kind}, {short_iri(dossier.subject.value)})"
    others = dict.fromkeys(name.value for name in dossier.names if name.value != dossier.subject.label)
    if others:
        yield f"{_MARGIN}{' · '.join(others)}"
    if dossier.states:
        yield f"{_MARGIN}{_listed(dossier.states)}"
    for holding in dossier.offices:
        yield f"{_MARGIN}{_office(holding)}"
    if dossier.source:
        yield f"{_MARGIN}{_article(dossier.source)}"
    for address in dossier.same_as:
        yield f"{_MARGIN}= {address}"
    if not dossier.facts:
        yield f"{_MARGIN}no event is known"
    for fact in dossier.facts:
        yield ""
        yield from _fact(fact)


def _fact(fact: Fact) -> Iterator[str]:
    number = f" {fact.number}" if fact.number is not None else ""
    disputed = ", disputed" if fact.disputed else ""
    yield f"{fact.edtf or 'no date'}  {_name(fact.type)}{number}, {_name(fact.status)}{disputed}"
    yield f"{_MARGIN}{short_iri(fact.event.value)}"
    who = "; ".join(_actor(actor) for actor in fact.actors)
    where = f" · {_listed(fact.places)}" if fact.places else ""
    if who or where:
        yield f"{_MARGIN}{who}{where}"
    for how, other in fact.relations:
        yield f"{_MARGIN}{_name(how)}: {_name(other)}"
    for evidence in fact.evidence:
        yield from _evidence(evidence, fact)


def _evidence(evidence: Evidence, fact: Fact) -> Iterator[str]:
    against = f" ({_name(evidence.status)})" if evidence.status.value != fact.status.value else ""
    voices = " › ".join(
        voice.speaker.label or voice.words if voice.speaker else voice.words for voice in evidence.voices
    )
    for quote in evidence.quotes:
        yield f"{_MARGIN}«{' '.join(quote.split())}»"
    said = f"{voices}; " if voices else ""
    yield f"{_MARGIN}  — {said}{_article(evidence.source)}{against}"


def _actor(actor: Actor) -> str:
    roles = _listed(actor.roles)
    return f"{_name(actor.entity)} ({roles})" if roles else _name(actor.entity)


def _office(holding: Holding) -> str:
    term = f" {holding.since or ''}/{holding.until or ''}" if holding.since or holding.until else ""
    return (
        f"{_name(holding.office)}, {_listed(holding.of)}{term}"
        if holding.of
        else f"{_name(holding.office)}{term}"
    )


def _article(source: Source) -> str:
    parts = (source.outlet, source.published, source.url or source.id)
    return ", ".join(part for part in parts if part)


def _name(iri: Iri) -> str:
    return iri.label or short_iri(iri.value)


def _listed(iris: Sequence[Iri]) -> str:
    return ", ".join(map(_name, iris))
