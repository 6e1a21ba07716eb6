"""People: a listed name, a name that something announces, and what stands after a name.

After a name may stand prayers and further offices of the same person: «سامح شكري، وزير الخارجية المصري».
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from loaders.engine.marks import COMMAS, LIST_COMMAS, QUOTES, STOPS
from loaders.engine.phrase import Phrase, phrase_of
from ontology.terms import EntityKind

if TYPE_CHECKING:
    from loaders.engine.honorifics import HonorificReader
    from loaders.engine.names import NameReader
    from loaders.engine.offices import OfficeReader
    from loaders.engine.phrase_text import PhraseText
    from loaders.engine.premodifiers import PremodifierReader
    from loaders.engine.words import Lex, Match

_FEWEST_LINKED = 2  # words
SHORT_SURNAME = 3  # letters; a listed surname shorter than this is the first of several name words


class PersonReader:
    """Reads people in one text; all indices are token indices."""

    def __init__(
        self,
        text: PhraseText,
        names: NameReader,
        honorifics: HonorificReader,
        offices: OfficeReader,
        premodifiers: PremodifierReader,
    ) -> None:
        self._text = text
        self._names = names
        self._honorifics = honorifics
        self._offices = offices
        self._premodifiers = premodifiers
        self._modified = text.pack.grammar.prepositional

    def listed(self, phrase: Phrase, lex: Lex, *, honoured: bool) -> Phrase:
        """Complete the phrase of a listed person; the name may go on beyond what is listed."""
        last = phrase.last
        if lex.kind == "surname" and not honoured and self._names.goes_on(last, announced=False):
            last = max(last, self._names.end(phrase.first, announced=True))
            phrase.entry, phrase.why = None, "name that begins like a listed one"
        elif lex.kind != "surname" or len(self._text.words[phrase.first]) < SHORT_SURNAME:
            last = max(last, self._names.rest(last))
        phrase.last, phrase.name = last, (phrase.first, last)
        phrase.sense = "person"
        return self._appositions(phrase)

    def given(self, match: Match, *, honoured: bool) -> Phrase | None:
        """A person whose name begins with a given or family name."""
        last = self._names.end(match.first, announced=True)
        alone = last == match.first + 1 and not honoured
        if last <= match.first or (alone and not match.has("family")):
            return None  # one given name alone may be anybody, or no name at all
        phrase = phrase_of(match, "name" if alone else "person", EntityKind.PERSON, "given name")
        phrase.last, phrase.name = last, (match.first, last)
        return self._appositions(phrase)

    def announced(self, i: int, why: str, shortest: int = 1) -> Phrase | None:
        """A person whose name of at least ``shortest`` words an honorific or particle announces."""
        last = self._names.end(i, announced=True)
        if last - i < shortest:
            return None
        return self._appositions(Phrase(i, last, "person", name=(i, last), why=why))

    def unlisted(self, i: int) -> Phrase | None:
        """A run of unknown words that may be a person's name."""
        last = self._names.end(i, announced=False)
        if last == i or (last == i + 1 and not self._names.likely(i)):
            return None
        phrase = Phrase(i, last, "name", name=(i, last), why="unknown words where a person stands")
        if (split := self._text.word(i).proper) is not None:
            phrase.skip = split.front
            phrase.conjunction, phrase.preposition = split.conjunction, split.preposition
        return self._appositions(phrase)

    def _link(self, phrase: Phrase) -> None:
        """Find the listed person whose name is given with initials, a suffix, or the family name first."""
        text = self._text
        first, last = phrase.name
        if not text.capitals or phrase.entry or last - first < _FEWEST_LINKED:
            return
        words = [word for word in text.words[first:last] if len(word) > 1]
        plain = [word for word in words if "suffix" not in text.word_of(word).kinds]
        for form in (words, plain, plain[::-1] if len(plain) == _FEWEST_LINKED else plain):
            for lex in text.lexicon.named(form):
                if lex.kind == "entity" and text.entry(lex).kind is EntityKind.PERSON:
                    phrase.entry = lex.value
                    return

    def name_after(self, phrase: Phrase) -> Phrase:
        """Add the name that stands after the offices of a phrase, if one does."""
        at = self._name_start(phrase.last)
        if at is not None:
            styled = max(at, self._honorifics.end(at)[0])
            start = self._text.initials_end(styled)
            fits = self._text.same_line(start, phrase.first) and self._text.agree(phrase.first, start)
            if fits and not self._add_listed(phrase, start):
                self._add_unlisted(phrase, start, announced=at == phrase.last or start > at)
            if phrase.name[0] == start > styled:
                phrase.name = (styled, phrase.name[1])
        return self._appositions(phrase)

    def _add_listed(self, phrase: Phrase, start: int) -> bool:
        """Add the listed name at ``start``; False when there is none."""
        match = self._text.proper(start)
        if match is None or match.split.front:
            return False
        lex = match.lex("entity") or match.lex("surname")
        if lex is None or (entry := self._text.entry(lex)).kind is not EntityKind.PERSON:
            return False
        if lex.kind == "surname" and self._names.goes_on(match.last):
            last = max(match.last, self._names.end(start, announced=True))
            phrase.entry, phrase.candidates = None, ()
        else:
            last = max(match.last, self._names.rest(match.last))
            phrase.entry, phrase.candidates = entry.id, match.entries()
        phrase.name, phrase.last = (start, last), last
        return True

    def _add_unlisted(self, phrase: Phrase, start: int, *, announced: bool) -> None:
        """Add the name of unlisted words at ``start``, if there is one; «للجزائر», «والأردن» are none."""
        match = self._text.proper(start)
        joined = match is not None and match.split.front and match.has("entity")
        if joined and self._text.entity_kind(match) is not EntityKind.PERSON:
            return
        if announced or self._names.given_at(start) or self._modified:
            last = self._names.end(start, announced=True)
            set_off = announced or self._names.given_at(start) or self._is_set_off(start, last)
            if last > start and set_off:
                phrase.name, phrase.last = (start, last), last

    def _is_set_off(self, first: int, last: int) -> bool:
        """«[the foreign minister of Japan], Takeo Mori, …»: several name words up to the next mark."""
        if last - first < _FEWEST_LINKED:
            return False
        text = self._text
        return not text.same_line(last, first) or text.words[last] in COMMAS or text.words[last] in STOPS

    def _name_start(self, i: int) -> int | None:
        """Where a name may start after an office: here, after a quotation mark, or after a comma."""
        if i >= self._text.length:
            return None
        mark = self._text.words[i]
        if mark in QUOTES or mark in LIST_COMMAS:
            if i + 1 >= self._text.length:
                return None
            named = mark in QUOTES or self._names.given_at(i + 1) or self._names.person_at(i + 1)
            named = named or (self._text.capitals and self._names.unknown(i + 1))
            named = named or (self._text.capitals and self._honorifics.end(i + 1)[1])
            return i + 1 if named else None
        return None if mark == "." else i

    def _appositions(self, phrase: Phrase) -> Phrase:
        """Take in prayers, then further offices of the same person."""
        phrase.last = self._honorifics.prayers(phrase.last, phrase.first)
        self._link(phrase)
        if self._modified and phrase.offices and phrase.name[1]:
            self._offices.of_state(phrase)
        while phrase.name[1] and self._further_office(phrase):
            pass
        return phrase

    def _further_office(self, phrase: Phrase) -> bool:
        """Add the office that stands after a name; False when there is none, or it is another's."""
        text = self._text
        i = phrase.last
        if i < text.length and text.words[i] in COMMAS:
            i += 1
        elif self._modified:
            return False
        given: list[str] = []
        if self._modified and i < text.length:
            i += text.words[i] in text.pack.grammar.articles
            if (before := self._premodifiers.at(i)) is not None:
                i, given = before.head, before.states
        office = text.office(i)
        if office is None or office.split.joined or not text.same_line(i, phrase.first):
            return False
        probe = Phrase(office.first, office.last, "person")
        end = self._offices.read(office, probe, given)
        if any(held.plural for held in probe.offices) or office.split.ending in {"dual", "plural"}:
            return False
        if i == phrase.last and probe.offices[0].possessor:
            return False  # «[استدعى] الرئيس تبون سفير بلاده»
        if i == phrase.last and office.split.definite and not probe.states and phrase.offices:
            return False  # «يستقبل المرشد علي خامنئي السلطان»
        home = self._home(phrase)
        if probe.states and home and home not in probe.states:
            return False
        if end < text.length and self._holder_at(end):
            return False  # that office has a holder of its own
        phrase.take_office(probe)
        phrase.last = end
        return True

    def _holder_at(self, i: int) -> bool:
        """Whether a name stands at ``i``."""
        named = self._names.end(i, announced=True) > i
        return named or self._names.person_at(i) or self._honorifics.end(i)[1]

    def _home(self, phrase: Phrase) -> str | None:
        if phrase.states:
            return phrase.states[0]
        iso = self._text.pack.gazetteer.entries[phrase.entry].iso if phrase.entry else None
        return f"state/{iso}" if iso else None
