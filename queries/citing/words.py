"""What text, BibTeX and CSL-JSON say alike: status, chain of voices, exact words."""

from __future__ import annotations

from collections.abc import Iterator

from queries.citing.citation import Citation, Report
from queries.evidence import Evidence
from queries.wording import Wording

CHAIN = " › "


def status_words(citation: Citation, say: Wording) -> str:
    """ "occurred · disputed" """
    event = citation.event
    return " · ".join([say.name(event.status), *([say.words["disputed"]] if event.disputed else [])])


def chain(report: Report, evidence: Evidence, say: Wording) -> str:
    """``outlet › ministry › spokesman``; empty where nobody is named."""
    outlet = [say.plain(report.source.outlet)] if report.source.outlet else []
    return CHAIN.join([*outlet, *map(say.voice, evidence.voices)])


def quotes(evidence: Evidence, say: Wording) -> Iterator[str]:
    """The exact words, each with its place in the article."""
    for quote in evidence.quotes:
        place = say.fill("characters", a=quote.start, b=quote.end)
        yield f"{say.quote(quote.words)} ({place})"


def report_words(report: Report, say: Wording) -> str:
    """All that an article says of the event, in one line: chain, status, words."""
    told = []
    for claim in report.claims:
        who = [who] if (who := chain(report, claim, say)) else []
        told.append(" ".join([*who, f"({say.name(claim.status)}):", *quotes(claim, say)]))
    return "; ".join(told)
