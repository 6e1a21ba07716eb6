"""A citation in, text for people out."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import TextIO

from ontology.terms import Status
from ontology.vocabulary import status_of
from queries.citing.citation import Citation, Report
from queries.citing.words import chain, quotes, status_words
from queries.evidence import Evidence
from queries.wording import Wording, wording


def write_text(citation: Citation, out: TextIO, language: str, accessed: str | None) -> None:
    """The claim and its status, then each source with its chain of voices, outermost first, and its words."""
    for line in _lines(citation, wording(language, isolate=out.isatty()), accessed):
        out.write(f"{line}\n")


def _lines(citation: Citation, say: Wording, accessed: str | None) -> Iterator[str]:
    event = citation.event
    yield say.name(event.event)
    yield f"{say.words['status']}: {status_words(citation, say)}"
    yield event.event.value
    told = [(status_of(e.status.value), report, e) for report in citation.reports for e in report.claims]
    told.sort(key=lambda one: list(Status).index(one[0]))  # stable: the oldest article stays first
    number = 0
    for stance, claims in groupby(told, key=lambda one: one[0]):
        yield ""
        yield f"{say.words[f'says_{stance.value}']}:"
        for _, report, evidence in claims:
            number += 1
            yield from _source(number, report, evidence, say, accessed)


def _source(
    number: int, report: Report, evidence: Evidence, say: Wording, accessed: str | None
) -> Iterator[str]:
    source = report.source
    yield f"  {number}. {chain(report, evidence, say) or say.name(source.iri)}"
    for quote in quotes(evidence, say):
        yield f"     {quote}"
    where = [say.name(source.iri), *([source.published] if source.published else [])]
    where += [say.plain(source.url)] if source.url else []
    where += [say.fill("accessed", a=accessed)] if accessed and source.url else []
    yield f"     {say.list(where)}"
