"""Styles before a name and prayers after it: «فخامة», «الدكتور», «حفظه الله»."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loaders.engine.marks import DASHES, QUOTES

if TYPE_CHECKING:
    from loaders.engine.phrase_text import PhraseText

_AROUND = DASHES | QUOTES  # what may enclose a prayer


class HonorificReader:
    """Reads them in one text; all indices are token indices."""

    def __init__(self, text: PhraseText) -> None:
        self._text = text

    def end(self, i: int) -> tuple[int, bool]:
        """The token after the styles that start at ``i``, and whether there is one."""
        text = self._text
        j, found = i, False
        while j < text.length and not text.blocked[j]:
            match = text.common(j)
            if match is None or not match.has("honorific") or match.split.enclitic:
                break
            if j > i and match.split.front and not match.split.definite:
                break
            office = text.office(j)
            if office and match.last <= office.last:
                break  # «السفير»: an office before a style
            if self._begins_listed_name(j, match.last):
                break  # «رفيق الحريري», «الشيخة حسينة»: part of the name
            j, found = match.last, True
            if match.last - match.first > 1 and text.office(match.last - 1):
                return match.last - 1, True  # «فخامة الرئيس»: the office is more than a style
            if j < text.length and text.words[j] == ".":
                j += 1
        return j, found

    def _begins_listed_name(self, j: int, last: int) -> bool:
        """Whether a listed name starts with what seems a style before ``last``, and none starts there."""
        name = self._text.proper(j)
        if name is None or not name.has("entity") or name.last <= last:
            return False
        rest = self._text.proper(last)
        return rest is None or not rest.has("entity") or rest.entries() != name.entries()

    def prayers(self, i: int, first: int) -> int:
        """The token after prayers at ``i``, in the line of ``first``, and dashes around them; else ``i``."""
        text = self._text
        while text.same_line(i, first):
            j = i
            while j < text.length and text.words[j] in _AROUND:
                j += 1
            match = text.common(j)
            if match is None or not match.has("prayer"):
                break
            i = match.last
            while i < text.length and text.words[i] in DASHES:
                i += 1
        return i
