"""A reading in, the lines of a summary out, for somebody who reads it in a terminal.

One block an event: what, whether, when; who in which role; where; who says so; the words that say it.
Names are in the article's language.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ontology.claim import Claim, Time
from ontology.edtf import precision
from ontology.reading import Reading
from ontology.span import Span
from sifara.reasons import because, led_to_nothing

if TYPE_CHECKING:
    from loaders.explain import Explanation

_QUOTE = 200  # characters of a piece of evidence that are shown
_LABEL = 12  # characters of the column of labels
_NO_DAY = "no-publication-date"


def summarise(reading: Reading, explanation: Explanation | None = None) -> Iterator[str]:
    """The lines, without line ends; a blank one between events; ``explanation``: of this reading."""
    article = reading.article
    names = {entity.id: entity.label(article.language, "en") for entity in reading.entities}
    yield article.title or article.id
    yield " · ".join(_particulars(reading))
    for claim in reading.claims:
        yield ""
        yield _headline(claim)
        for label, value in _facts(claim, names):
            yield f"    {label:{_LABEL}}{value}"
        if explanation is not None:
            yield from because(explanation.tellings[claim.id], names)
    notes = [*_what_would_date(reading), *(note.text for note in reading.notes if note.kind != _NO_DAY)]
    if notes:
        yield ""
    for note in notes:
        yield f"note: {note}"
    if explanation is not None:
        yield from led_to_nothing(explanation.refused)


def _particulars(reading: Reading) -> Iterator[str]:
    article = reading.article
    if article.source:
        yield article.source
    if article.published:
        how = "as it states" if article.published_from == "metadata" else "as given"
        yield f"published {article.published} ({how})"
    else:
        yield "day of publication not known"
    yield article.language
    yield f"{len(reading.claims)} event{'' if len(reading.claims) == 1 else 's'}"
    if article.title:
        yield article.id


def _headline(claim: Claim) -> str:
    number = f" no. {claim.number}" if claim.number is not None else ""
    return f"{claim.id:4}{claim.type}{number}, {claim.status}, {_when(claim.time)}"


def _when(time: Time | None) -> str:
    if time is None:
        return "no date stated"
    kind = precision(time.edtf)
    return f"{time.edtf} (year open)" if kind == "open" else time.edtf


def _facts(claim: Claim, names: dict[str, str]) -> Iterator[tuple[str, str]]:
    roles: dict[str, list[str]] = {}
    for participant in claim.participants:
        roles.setdefault(participant.role, []).append(names[participant.entity])
    for role, who in roles.items():
        yield role, _listed(who)
    if claim.places:
        yield "where", _listed([names[place] for place in claim.places])
    if claim.time:
        yield "when", _quoted(claim.time.span)
    if claim.occasion:
        yield "margins of", _quoted(claim.occasion)
    if claim.attributed_to:
        chain = [names[v.entity] if v.entity else _quoted(v.span) for v in claim.attributed_to]
        yield "voice", " › ".join(chain)
    for relation in claim.relations:
        yield "related", f"{relation.kind.replace('_', ' ')} {relation.claim}"
    for number, quote in enumerate(dict.fromkeys(map(_quoted, claim.evidence))):
        yield "evidence" if number == 0 else "", quote


def _listed(names: list[str]) -> str:
    return (
        "، ".join(names)
        if any("\u0600" <= name.lstrip("«")[:1] <= "\u06ff" for name in names)
        else ", ".join(names)
    )


def _quoted(span: Span) -> str:
    words = " ".join(span.text.split())
    return f"«{words if len(words) <= _QUOTE else words[:_QUOTE].rsplit(' ', 1)[0] + ' …'}»"


def open_dates(reading: Reading) -> list[Span]:
    """The words of the dates that stay open because nobody said when the article was published, in order."""
    if reading.article.published:
        return []
    found = {note.span for note in reading.notes if note.kind == _NO_DAY and note.span}
    found |= {claim.time.span for claim in reading.claims if claim.time and claim.time.start is None}
    return sorted(found, key=lambda span: (span.start, span.end))


def _what_would_date(reading: Reading) -> Iterator[str]:
    found = open_dates(reading)
    if found:
        dates = f"{len(found)} date{' stays' if len(found) == 1 else 's stay'} open"
        words = _listed(list(dict.fromkeys(map(_quoted, found))))
        yield f"{dates} ({words}): no day of publication is known; give it with --published YYYY-MM-DD"
