"""A citation in, CSL-JSON out: a list of items, the event first, then each article.

https://docs.citationstyles.org: what CSL has no variable for (the chain of voices, the words with their
offsets, which articles an event rests on) is in ``custom``, which its schema keeps free, and in words in
``note``.
"""

from __future__ import annotations

import json
import re
from typing import Any, TextIO

from ontology.vocabulary import status_of
from queries.citing.citation import Citation, Report, key_of
from queries.citing.words import report_words, status_words
from queries.wording import Wording, wording

_DAY = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?([~?%]?)")


def write_csl(citation: Citation, out: TextIO, language: str, accessed: str | None) -> None:
    """One JSON array; ``accessed``: an ISO day, for the articles."""
    say = wording(language)
    items = [_event(citation, say), *(_article(report, say, accessed) for report in citation.reports)]
    json.dump(items, out, ensure_ascii=False, indent=2)
    out.write("\n")


def _event(citation: Citation, say: Wording) -> dict[str, Any]:
    event = citation.event
    return _known(
        {
            "id": key_of(event.event.value),
            "type": "dataset",
            "title": event.event.label,
            "event-date": _date(event.edtf),
            "event-place": say.list(map(say.name, event.places)),
            "URL": event.event.value,
            "note": status_words(citation, say),
            "custom": {
                "status": status_of(event.status.value).value,
                "disputed": event.disputed,
                "sources": [key_of(report.source.iri.value) for report in citation.reports],
            },
        }
    )


def _article(report: Report, say: Wording, accessed: str | None) -> dict[str, Any]:
    source = report.source
    return _known(
        {
            "id": key_of(source.iri.value),
            "type": "article-newspaper" if source.outlet else "webpage" if source.url else "document",
            "title": source.iri.label,
            "container-title": source.outlet,
            "issued": _date(source.published),
            "language": source.language,
            "URL": source.url,
            "accessed": _date(accessed) if source.url else None,
            "note": report_words(report, say),
            "custom": {
                "article": source.iri.value,
                "claims": [
                    {
                        "claim": claim.claim,
                        "status": status_of(claim.status.value).value,
                        "voices": [say.voice(voice) for voice in claim.voices],
                        "evidence": [
                            {"exact": quote.words, "start": quote.start, "end": quote.end}
                            for quote in claim.quotes
                        ],
                    }
                    for claim in report.claims
                ],
            },
        }
    )


def _date(edtf: str | None) -> dict[str, Any] | None:
    """A CSL date: parts where year, month or day are known, else the words of the EDTF."""
    if edtf is None:
        return None
    days = [_DAY.fullmatch(day) for day in edtf.split("/")]
    if len(days) > 2 or not all(days):
        return {"literal": edtf}
    found: dict[str, Any] = {
        "date-parts": [[int(part) for part in day.groups()[:3] if part] for day in days if day]
    }
    return found | ({"circa": True} if any(day and day[4] for day in days) else {})


def _known(item: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in item.items() if value not in (None, "")}
