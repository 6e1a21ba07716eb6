"""A decoded article in, its own text out: without page buttons, link lists and what follows the source line.

The phrases are data of the language (``boilerplate.tsv`` of its pack); what is done with them is here:

* a source line («المصدر: RT») names the outlet and closes the article: what follows it, the
  outlet's description of itself among it, goes unless it is the longer part;
* a heading of links («مقالات ذات صلة») goes with the links under it, and late in the text with all
  that follows;
* pointers («اقرأ أيضا: …») and buttons («طباعة») go, line by line.

In doubt a line stays: a sentence of the outlet costs nothing, a lost sentence of news is lost.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from loaders.readers.language import FOLDER
from ontology.errors import DataError
from ontology.files import read_rows
from ontology.names import fold

_KINDS = ("source", "heading", "pointer", "button")
_LONGEST = 60  # characters of a line that a phrase is looked for in
_OUTLET_WORDS = 6
_LATE = 0.6  # of the text: a heading of links beyond it ends the article
_SENTENCE = re.compile(r"[.!?؟…۔][\"”’»)\]]*$")
_PROSE_WORDS = 25  # a line this long is a paragraph, with or without its full stop


@dataclass(frozen=True, slots=True)
class Cleaned:
    """``outlet``: what the source line names, None without one."""

    text: str
    outlet: str | None


@dataclass(frozen=True, slots=True)
class Phrases:
    """Folded phrases of one language, by kind."""

    source: frozenset[str]
    heading: frozenset[str]
    pointer: frozenset[str]
    button: frozenset[str]


def clean(text: str, language: str) -> Cleaned:
    """The article's own text (newlines as "\\n", no blank at its ends) and the outlet it names."""
    lines = re.sub("\r\n?|[\u2028\u2029]", "\n", text).split("\n")
    phrases = _phrases(FOLDER / language / "boilerplate.tsv")
    sources = [i for i, line in enumerate(lines) if i and _outlet(line, phrases)]  # the first is a headline
    outlet = None
    if len(sources) == 1:  # several are the turns of somebody who is called «المصدر»
        outlet = _outlet(lines[sources[0]], phrases)
        lines = _close_at_source(lines, sources[0])
    return Cleaned("\n".join(_without_furniture(lines, phrases)).strip(), outlet)


def _outlet(line: str, phrases: Phrases) -> str | None:
    """The outlet of a source line; None for any other line."""
    head, colon, rest = line[: _LONGEST * 2].partition(":")
    rest = rest.strip()
    if not colon or not rest or len(rest) > _LONGEST or len(rest.split()) > _OUTLET_WORDS:
        return None
    return rest if not _SENTENCE.search(rest) and fold(head) in phrases.source else None


def _close_at_source(lines: Sequence[str], at: int) -> list[str]:
    before, after = list(lines[:at]), list(lines[at + 1 :])
    return before if _size(after) < _size(before) else before + after


def _without_furniture(lines: Sequence[str], phrases: Phrases) -> list[str]:
    total = _size(lines)
    kept: list[str] = []
    in_body = in_links = dropped = False
    for line in lines:
        kind = _kind(line, phrases)
        if kind == "heading" and _size(kept) >= total * _LATE:
            break
        in_body = in_body or _is_prose(
            line
        )  # before the body a heading is the page's, and what follows the title
        in_links = in_body and (kind == "heading" or (in_links and not _is_prose(line)))
        if kind or (in_links and line.strip()):
            dropped = True
        elif line.strip() or not dropped:  # the blank lines after what was dropped go with it
            kept.append(line)
            dropped = False
    return kept


def _kind(line: str, phrases: Phrases) -> str | None:
    """ "heading", "pointer" or "button"; None for a line of the article."""
    start = line.strip()[:_LONGEST]
    if not start:
        return None
    head, colon, rest = start.partition(":")
    if colon and rest.strip():
        return "pointer" if fold(head) in phrases.pointer else None
    if len(line.strip()) >= _LONGEST:
        return None
    whole = fold(start)
    if whole in phrases.heading or whole in phrases.pointer:
        return "heading"
    return "button" if whole in phrases.button else None


def _is_prose(line: str) -> bool:
    words = len(line.split())
    return words >= _PROSE_WORDS or (words > _OUTLET_WORDS and bool(_SENTENCE.search(line.rstrip())))


def _size(lines: Sequence[str]) -> int:
    return sum(len(line.strip()) for line in lines)


@cache
def _phrases(path: Path) -> Phrases:
    """DataError names the row that is wrong; a language without the file has no phrases."""
    found: dict[str, set[str]] = {kind: set() for kind in _KINDS}
    for number, (kind, phrase) in read_rows(path, ("kind", "phrase")) if path.exists() else ():
        folded = fold(phrase)
        if kind not in found:
            raise DataError(f"{path}:{number}: {kind!r} is no kind of phrase; there are {', '.join(_KINDS)}")
        if any(folded in phrases for phrases in found.values()):
            raise DataError(f"{path}:{number}: {phrase!r} stands there already (after folding); keep one")
        found[kind].add(folded)
    return Phrases(**{kind: frozenset(phrases) for kind, phrases in found.items()})
