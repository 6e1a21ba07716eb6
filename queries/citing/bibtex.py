"""A citation in, BibTeX out: one entry for the event, one for each article that reports or denies it.

For biblatex with UTF-8 (https://ctan.org/pkg/biblatex): Arabic and Cyrillic stay as they are. An event's
entry names those of its articles in ``related``; ``annotation`` holds the chain of voices and the words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import TextIO

from ontology.edtf import bounds
from ontology.files import read_tsv
from queries.citing.citation import Citation, Report, key_of
from queries.citing.words import report_words, status_words
from queries.formats.bidi import shown
from queries.wording import Wording, wording

# what TeX reads as a command; braces by their names, since BibTeX counts even those behind a backslash
_ESCAPES = {
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "^": r"\textasciicircum{}",
    "~": r"\textasciitilde{}",
    **{special: f"\\{special}" for special in "#$%&_"},
}
_TABLE = str.maketrans(_ESCAPES)


def write_bibtex(citation: Citation, out: TextIO, language: str, accessed: str | None) -> None:
    """The entries with a blank line between; ``accessed``: an ISO day, for the articles."""
    say = wording(language)
    out.write("\n".join(_entry(*entry) for entry in _entries(citation, say, accessed)))


def escape(text: str) -> str:
    """Words as TeX prints them, in one line."""
    return shown(text).translate(_TABLE)


def escape_url(url: str) -> str:
    """An address as biblatex takes it, verbatim: what would unbalance the braces is percent-encoded."""
    return re.sub(r"[\\{}\s]", lambda odd: "".join(f"%{byte:02X}" for byte in odd[0].encode()), shown(url))


def _entries(
    citation: Citation, say: Wording, accessed: str | None
) -> Iterator[tuple[str, str, dict[str, str]]]:
    event = citation.event
    yield (
        "dataset",
        key_of(event.event.value),
        {
            "title": f"{{{escape(event.event.label)}}}",
            "eventdate": _closed(event.edtf),
            "note": escape(status_words(citation, say)),
            "related": ",".join(key_of(report.source.iri.value) for report in citation.reports),
            "url": escape_url(event.event.value),
        },
    )
    for report in citation.reports:
        yield _article(report, say, accessed)


def _article(report: Report, say: Wording, accessed: str | None) -> tuple[str, str, dict[str, str]]:
    source = report.source
    kind = "article" if source.outlet else "online" if source.url else "misc"
    return (
        kind,
        key_of(source.iri.value),
        {
            "title": f"{{{escape(source.iri.label)}}}",
            "journaltitle": f"{{{escape(source.outlet)}}}" if source.outlet else "",
            "entrysubtype": "newspaper" if source.outlet else "",
            "date": source.published or "",
            "langid": _babel().get((source.language or "").partition("-")[0], ""),
            "annotation": escape(report_words(report, say)),
            "url": escape_url(source.url) if source.url else "",
            "urldate": accessed if accessed and source.url else "",
        },
    )


def _closed(edtf: str | None) -> str:
    """A date that biblatex can sort by; empty for an open one."""
    try:
        return edtf if edtf and bounds(edtf) else ""
    except ValueError:  # EDTF that Sifara does not write
        return ""


def _entry(kind: str, key: str, fields: dict[str, str]) -> str:
    lines = [f"  {name} = {{{value}}},\n" for name, value in fields.items() if value]
    return f"@{kind}{{{key},\n{''.join(lines)}}}\n"


@cache
def _babel() -> dict[str, str]:
    rows = read_tsv(files("queries") / "citing" / "babel.tsv", ("tag", "babel"), ("tag", "babel"))
    return {row["tag"]: row["babel"] for row in rows}
