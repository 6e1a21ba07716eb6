"""Complements after an office, where prepositions stand apart: «of Germany», «to Moscow», «for Syria»."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loaders.engine.fields import FieldReader
from loaders.engine.marks import COMMAS
from loaders.engine.office_codes import POSTED, SPOKESPERSON
from loaders.engine.premodifiers import genitive_end

if TYPE_CHECKING:
    from loaders.engine.institutions import InstitutionReader
    from loaders.engine.phrase import HeldOffice, Phrase
    from loaders.engine.phrase_text import PhraseText

_LONGEST_NAME = 6  # words of a body that nothing lists


class PostmodifierReader:
    """Reads them in one text; all indices are token indices."""

    def __init__(self, text: PhraseText, institutions: InstitutionReader) -> None:
        self._text = text
        self._institutions = institutions
        self._fields = FieldReader(text)
        self._grammar = text.pack.grammar

    def next(self, i: int, held: HeldOffice, phrase: Phrase) -> int | None:
        """The token after the next complement of the office; None when there is no further one."""
        text, grammar = self._text, self._grammar
        if not text.goes_on(i, held.first):
            return None
        word = text.word(i)
        if "qualifier" in word.kinds:  # «president-elect»
            held.former = held.former or word.first["qualifier"].value == "former"
            return i + 1
        lex = word.lex("prep")
        if lex is None:
            return self._joined(i, held) if held.plural and held.states else None
        preposition = lex.value
        posted = held.code in POSTED
        whole = held.code is not None and held.states and not posted
        if whole and preposition in grammar.post and preposition in grammar.concerning:
            return None  # «the visit of the Iranian president to Baghdad»
        if preposition in grammar.belonging or preposition in grammar.concerning:
            return self._belonging(i, held, phrase, posted=posted and preposition in grammar.concerning)
        if preposition in grammar.post and posted:
            target, after = self._institutions.target(i + 1)
            if target is not None:
                phrase.post = target or phrase.post
                return after
        if preposition in grammar.speaks_for and (held.code == SPOKESPERSON or not held.states):
            target, after = self._institutions.target(i + 1)
            if target is not None and (target or held.code == SPOKESPERSON):
                self._add(held, target)
                return after
        return None

    def state(self, i: int, held: HeldOffice, phrase: Phrase) -> int:
        """The token after the state or body at ``i`` whose office it is; 0 when none is named there."""
        text = self._text
        if not text.goes_on(i, phrase.first) or text.words[i] not in self._grammar.belonging:
            return 0
        target, after = self._institutions.target(i + 1)
        if not target:
            return 0
        self._add(held, target)
        return after

    def _belonging(self, i: int, held: HeldOffice, phrase: Phrase, *, posted: bool) -> int | None:
        """«of the Russian Federation», «for Near Eastern affairs», «of Louisiana»."""
        target, after = self._institutions.target(i + 1)
        if target:
            if posted:
                phrase.post = target
            else:
                self._add(held, target)
            return self._body_of(after)
        if target is not None:
            held.local = held.code is None
            return after
        if (end := self._fields.end(i)) > i:
            return end
        return self._unlisted(i, held)

    def _body_of(self, i: int) -> int:
        """«[secretary of Iran]'s Supreme Council»: the token after the body of the state before ``i``."""
        start = genitive_end(self._text, i)
        target, after = self._institutions.target(start) if start else (None, i)
        return i if target is None else after

    def _unlisted(self, i: int, held: HeldOffice) -> int | None:
        """«of Goldman Sachs»: a body or region that nothing lists; its head is no head of a state."""
        text = self._text
        j = i + 1
        j += j < text.length and text.words[j] in self._grammar.articles
        first = j
        while (
            text.goes_on(j, i)
            and j - first < _LONGEST_NAME
            and text.words[j][:1].isalpha()
            and text.capital(j)
        ):
            if text.office(j) is not None:
                break
            j += 1
        if j == first or not text.capitals:
            return None
        held.code, held.local = None, True
        return j

    def _joined(self, i: int, held: HeldOffice) -> int | None:
        """«[foreign ministers of Russia], Turkey and Iran»: the further states."""
        text = self._text
        j = i
        while (
            text.goes_on(j, i) and j - i < 2 and (text.words[j] in COMMAS or "joining" in text.word(j).kinds)
        ):
            j += 1
        if j == i or not text.goes_on(j, i):
            return None
        target, after = self._institutions.target(j)
        if not target or not target.startswith("state/"):
            return None
        self._add(held, target)
        return after

    def _add(self, held: HeldOffice, target: str) -> None:
        if target and target not in held.states:
            held.states.append(target)
