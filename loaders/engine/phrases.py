"""Tokens in, noun phrases out: people with their offices and names, states, institutions, groups.

The grammar is one for all languages: [honorific] [office [state] [of …]] name [, office]; which
words are honorifics, offices or states is the pack's data. Here the kind of phrase is settled;
each kind has a reader of its own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from loaders.engine.anaphors import AnaphorReader
from loaders.engine.buildings import BuildingReader
from loaders.engine.groups import GroupReader
from loaders.engine.honorifics import HonorificReader
from loaders.engine.institutions import InstitutionReader
from loaders.engine.names import NameReader
from loaders.engine.officers import OfficerReader
from loaders.engine.offices import OfficeReader
from loaders.engine.people import PersonReader
from loaders.engine.phrase import Phrase, phrase_of
from loaders.engine.phrase_text import PhraseText
from loaders.engine.premodifiers import PremodifierReader, genitive_end
from loaders.engine.states import StateReader
from loaders.engine.words import FUNCTION_WORDS
from ontology.terms import EntityKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from loaders.engine.pack import Pack
    from loaders.engine.tokens import Tokens
    from loaders.engine.words import Match

_MODIFIERS = frozenset({"nisba", "orgadj", "qualifier"})
_LONGER = ("office", "institution", "event")  # common phrases that go before a shorter name


class PhraseFinder:
    """Finds the phrases of one text. ``blocked``: tokens that a time expression holds."""

    def __init__(self, pack: Pack, tokens: Tokens, blocked: Sequence[bool]) -> None:
        self.text = self._text = text = PhraseText(pack, tokens, blocked)
        self._modified = pack.grammar.modifiers_first
        self._states = StateReader(text)
        self._premodifiers = PremodifierReader(text, self._states)
        self._names = NameReader(text)
        self._honorifics = HonorificReader(text)
        self._institutions = InstitutionReader(text, self._states, self._office)
        self._buildings = BuildingReader(text)
        self._groups = GroupReader(text, self._states, self._institutions)
        self._offices = OfficeReader(text, self._states, self._institutions, self.at)
        self._people = PersonReader(text, self._names, self._honorifics, self._offices, self._premodifiers)
        self._officers = OfficerReader(text, self._offices, self._people, self.at)
        self._anaphors = AnaphorReader(text, self._states, self._people, self.at)

    def at(self, i: int) -> Phrase | None:
        """The phrase that starts at token ``i``, if one does."""
        word = self._text.word(i)
        if self._text.capitals and self._text.name_article(i) and self._text.proper(i) is None:
            return self._after_article(i)
        start, honoured = i, False
        if "honorific" in word.kinds or word.opens_phrase:
            start, honoured = self._honorifics.end(i)
        if not self._text.same_line(start, i):
            return self._style_alone(i)
        named = self._text.initials_end(start)
        phrase = self._parse(named, honoured or named > start)
        if phrase is not None and named > start:
            phrase.first, phrase.name = start, (start, phrase.name[1] or phrase.last)
        if self._modified and (longer := self._premodified(start)) is not None:
            phrase = longer if phrase is None or phrase.last < longer.last else phrase
        if phrase is not None and phrase.sense == "state" and (person := self._of_state(phrase)) is not None:
            return person
        if not honoured:
            return phrase
        if phrase is None:
            return self._style_alone(i)
        phrase.first, phrase.honoured = i, True
        phrase.skip = word.common.front if word.common else 0
        if word.common:
            phrase.conjunction = word.common.conjunction
            phrase.preposition = word.common.preposition or phrase.preposition
        return phrase

    def _of_state(self, state: Phrase) -> Phrase | None:
        """«Japan's Fumio Kishida»: a person after the genitive of his state."""
        after = genitive_end(self._text, state.last)
        person = self.at(after) if after and self._text.goes_on(after, state.first) else None
        if person is None or person.sense != "person" or not person.name[1] or person.offices:
            return None
        person.first, person.states = state.first, state.states
        return person

    def _after_article(self, i: int) -> Phrase | None:
        """«al-Assad»: a name begun with an article in small letters that the lists leave out."""
        phrase = self.at(i + 2)
        if phrase is None or phrase.name[0] != i + 2:
            return None
        phrase.first, phrase.name = i, (i, phrase.name[1])
        return phrase

    def _premodified(self, i: int) -> Phrase | None:
        """What states or qualifiers before its head begin: «Russian foreign minister Sergey Lavrov»."""
        word = self._text.word(i)
        may = word.proper is not None or word.opens_phrase or not word.kinds.isdisjoint(_MODIFIERS)
        before = self._premodifiers.at(i) if may and not self._text.blocked[i] else None
        head = self._text.common(before.head) if before else None
        if before is None or head is None:
            return None
        phrase: Phrase | None = None
        if head.has("office"):
            phrase = self._officers.at(head, honoured=False, given=before.states, former=before.former)
        elif head.has("institution"):
            phrase = self._institutions.at(head, before.states)
        elif head.has("group"):
            phrase = self._groups.at(head, before.states)
        elif head.has("anaphor"):
            phrase = self._anaphors.at(head, before.states)
        if phrase is not None:
            phrase.first = i
        return phrase

    def name_at(self, i: int) -> Phrase | None:
        """A run of unknown words that may be a person's name."""
        return self._people.unlisted(i)

    def _office(self, match: Match) -> tuple[list[str], int]:
        return self._offices.alone(match)

    def _style_alone(self, i: int) -> Phrase | None:
        """A style that stands for the person: «جلالته»."""
        match = self._text.common(i)
        return self._anaphors.at(match) if match and match.has("anaphor") else None

    def _parse(self, i: int, honoured: bool) -> Phrase | None:
        """The phrase at ``i``, where any styles end. The first reading that holds wins."""
        text = self._text
        if text.blocked[i]:
            return None
        word = text.word(i)  # asked first: most words are not both
        proper = text.proper(i) if word.proper else None
        common = text.common(i) if word.common else None
        if proper and proper.has("entity") and not (common and self._beats(common, proper)):
            return self._listed(proper, honoured)
        if common and common.has("office"):
            return self._officers.at(common, honoured=honoured)
        if common and not (proper and proper.last > common.last) and (phrase := self._body(common)):
            return phrase
        if proper and proper.has("surname") and not self._names.joined_on(proper.last):
            if not proper.has("entity") and proper.split.front and "word" in word.kinds:
                return None  # «وسلامة مواطنيها» is nobody's name
            if not (proper.has("given") and self._names.goes_on_unlisted(proper)):
                return self._listed(proper, honoured)
        if proper and (proper.has("given") or honoured):
            if not honoured and self._is_function_word(proper):
                return None
            if honoured or self._begins_name(proper):
                return self._people.given(proper, honoured=honoured)
        return self._unlisted(i, honoured, state=not (common and common.has("institution")))

    def _body(self, common: Match) -> Phrase | None:
        """A building, an institution, a group, or an anaphor."""
        if common.has("building") and (phrase := self._buildings.at(common)):
            return phrase
        if common.has("institution") and (phrase := self._institutions.at(common)):
            if common.has("anaphor") and phrase.definite and phrase.last == common.last:
                return self._anaphors.at(common)  # «الوزارة»: the one named before
            return phrase
        if common.has("group") and (phrase := self._groups.at(common)):
            return phrase
        return self._anaphors.at(common) if common.has("anaphor") else None

    def _unlisted(self, i: int, honoured: bool, *, state: bool) -> Phrase | None:
        """What no list names: a name after a particle, a state by its adjective, a name after a style."""
        phrase = None
        if self._names.particle_begins(i) and not self._text.word(i).kinds & FUNCTION_WORDS:
            phrase = self._people.announced(i, "name particle", shortest=2)
        if phrase is None and state:
            phrase = self._states.as_phrase(i)
        if phrase is None and honoured:
            phrase = self._people.announced(i, "honorific + name")
        return phrase

    def _beats(self, common: Match, proper: Match) -> bool:
        """Whether the common reading wins: it is longer, or the same word opens an office with its state."""
        if common.last > proper.last and any(common.has(kind) for kind in _LONGER):
            return True
        if proper.split.front > common.split.front and common.last >= proper.last:
            return True
        if common.split.front or not common.has("office") or common.last < proper.last:
            return False
        return bool(self._states.at(common.last)[0])

    def _is_function_word(self, match: Match) -> bool:
        """Whether «على» stands here and not «علي»."""
        given = match.lex("given")
        written = given is not None and given.value.written == self._text.tokens.raw(match.first)
        return bool(self._text.word(match.first).kinds & FUNCTION_WORDS) and not written

    def _begins_name(self, match: Match) -> bool:
        """Whether the given name matched is no common word, or another name word follows."""
        given = match.lex("given")
        sure = given is not None and not given.value.ambiguous
        return sure or match.has("family") or self._names.follows(match.first)

    def _listed(self, match: Match, honoured: bool) -> Phrase:
        """A state, place, organisation or person of the gazetteer."""
        lex = match.lex("entity") or match.lex("surname")
        assert lex is not None
        entry = self._text.entry(lex)
        phrase = phrase_of(match, entry.kind.value, entry.kind, f"{lex.source}: {entry.id}")
        phrase.entry, phrase.candidates = entry.id, match.entries()
        if entry.kind is EntityKind.PERSON:
            return self._people.listed(phrase, lex, honoured=honoured)
        phrase.detail = entry.sub
        if entry.kind is EntityKind.STATE:
            phrase.states = [entry.id]
        return phrase
