"""A piece of HTML as feeds carry it in, its text out: a paragraph a line, blank lines between, no markup."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree, html  # type: ignore[import-untyped]

_UNSEEN = {"script", "style", "template", "noscript", "svg", "iframe", "object", "head"}
_WITHIN = {
    "a",
    "abbr",
    "b",
    "bdi",
    "bdo",
    "cite",
    "code",
    "em",
    "font",
    "i",
    "img",
    "mark",
    "q",
    "s",
    "small",
}
_WITHIN |= {"span", "strong", "sub", "sup", "time", "u", "wbr"}
_MARKUP = re.compile(r"<[a-zA-Z/!]|&[a-zA-Z]+;|&#")


def fragment_text(fragment: str) -> str:
    """Never raises; a text without markup comes back with its lines as they are."""
    if not _MARKUP.search(fragment):
        return fragment.strip()
    try:
        root = html.fragment_fromstring(_clean(fragment), create_parent="div")
    except (etree.ParserError, ValueError):
        return ""
    lines = (" ".join(line.split()) for line in "".join(_pieces(root)).split("\n"))
    return "\n\n".join(line for line in lines if line)


def _clean(fragment: str) -> str:
    """Without control characters, which no XML tree may hold."""
    return "".join(c if c >= " " or c in "\t\n\r" else " " for c in fragment)


def _pieces(root: etree._Element) -> Iterator[str]:
    """Text in order, a line break around each block; by a walk, for markup may be nested without end."""
    for event, element in etree.iterwalk(root, events=("start", "end", "comment", "pi")):
        if event in ("comment", "pi"):
            yield _one_line(element.tail)
            continue
        block = element.tag not in _WITHIN
        if block:
            yield "\n"
        if event == "start":
            yield "" if _unseen(element) else _one_line(element.text)
        elif element is not root:
            yield "" if _unseen(element.getparent()) else _one_line(element.tail)


def _unseen(element: etree._Element | None) -> bool:
    while element is not None:
        if element.tag in _UNSEEN:
            return True
        element = element.getparent()
    return False


def _one_line(text: str | None) -> str:
    return " ".join(text.splitlines()) if text else ""
