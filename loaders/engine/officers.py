"""Holders of offices: an office alone, with a name, with further offices, or several holders at once.

«وزير الخارجية الروسي سيرغي لافروف», «رئيس الوزراء وزير الدفاع», «وزيرا الخارجية», «وزراء خارجية دول الخليج».
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from loaders.engine.marks import LIST_COMMAS
from loaders.engine.offices import word_of
from loaders.engine.phrase import Phrase, phrase_of
from ontology.terms import EntityKind

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from loaders.engine.offices import OfficeReader
    from loaders.engine.people import PersonReader
    from loaders.engine.phrase_text import PhraseText
    from loaders.engine.words import Match

_WHOSE = frozenset({"organization", "institution", "group", "place"})  # whose officers several may be


class OfficerReader:
    """``phrase_at``: the phrase that starts at a token."""

    def __init__(
        self,
        text: PhraseText,
        offices: OfficeReader,
        people: PersonReader,
        phrase_at: Callable[[int], Phrase | None],
    ) -> None:
        self._text = text
        self._offices = offices
        self._people = people
        self._phrase_at = phrase_at

    def at(
        self, match: Match, *, honoured: bool, given: Sequence[str] = (), former: bool = False
    ) -> Phrase | None:
        """The holder or holders of the office that begins with these words.

        ``given``: entry ids of states that stand before them; ``former``: so does a word like «former».
        """
        split = match.split
        pack, words = self._text.pack, self._text.words
        if split.ending == "plural" and words[match.first].endswith(pack.clitics.no_office_endings):
            return None  # «المساعدات» are no women assistants
        why = f"office {' '.join(words[match.first : match.last])}"
        phrase = phrase_of(match, "person", EntityKind.PERSON, why)
        phrase.dual = split.ending == "dual" or (
            split.ending in {"plural", "construct"} and not word_of(match).plural
        )
        phrase.last = self._offices.read(match, phrase, given)
        phrase.offices[0].former = phrase.offices[0].former or former
        if split.enclitic in pack.grammar.first_person and phrase.last - match.first > 1:
            phrase.dual, phrase.enclitic = True, ""  # «وزيري الدفاع»: the ending of a dual, not «my»
        if split.enclitic and split.ending == "accusative":
            phrase.dual = True  # «مندوباهما»
        while self._further(phrase, honoured=honoured):
            pass
        if phrase.dual and len(phrase.states) == 1:
            self._people.name_after(phrase)  # «الرئيسان التركي رجب طيب أردوغان والأذربيجاني إلهام علييف»
            if phrase.name[1]:
                phrase.dual = False
                return phrase
        if phrase.dual or any(office.plural for office in phrase.offices):
            if not pack.grammar.prepositional or not self._people.name_after(phrase).name[1]:
                return self._several(phrase)
            phrase.dual = False  # «Presidents Putin and Xi»: the first of them
            return phrase
        return self._people.name_after(phrase)

    def _further(self, phrase: Phrase, *, honoured: bool) -> bool:
        """Add an office that stands right after another: «رئيس الوزراء وزير الدفاع»."""
        text, at = self._text, phrase.last
        listed = bool(text.pack.grammar.cases) and text.same_line(at, phrase.first)
        comma = listed and text.words[at] in LIST_COMMAS
        further = text.office(at + comma)
        if further is None or further.split.joined:
            return False
        if comma and not self._named_in_one_case(phrase, further):
            return False
        probe = Phrase(further.first, further.last, "person")
        end = self._offices.read(further, probe)
        if not comma and probe.offices[0].possessor:
            return False  # «[استدعى] الرئيس الجزائري سفير بلاده»
        if not comma and phrase.states and probe.states and set(phrase.states).isdisjoint(probe.states):
            return False
        sure = honoured or comma or phrase.offices[-1].local
        if not phrase.states and probe.states and not sure:
            return False
        phrase.take_office(probe)
        phrase.last = end
        return True

    def _named_in_one_case(self, phrase: Phrase, further: Match) -> bool:
        """«Председателем …, Премьер-министром Мьянмы Мин Аун Хлайном»: one person in two offices."""
        if not self._text.agree(phrase.first, further.first, name=False):
            return False
        holder = self._phrase_at(further.first)
        return holder is not None and bool(holder.name[1]) and holder.first == further.first

    def _several(self, phrase: Phrase) -> Phrase:
        """Officers in the plural; who they are of may follow: «وزراء خارجية دول الخليج»."""
        phrase.sense, phrase.kind = "officers", EntityKind.GROUP
        if self._text.pack.grammar.prepositional:
            two = len(phrase.states) == 2 or (not phrase.states and phrase.definite)
            phrase.dual = phrase.dual or two  # «the ministers», «the Russian and Turkish ministers»
            return phrase
        if phrase.states or not self._text.same_line(phrase.last, phrase.first):
            return phrase
        of = self._phrase_at(phrase.last)
        if of is None or of.joined:
            return phrase
        if of.sense == "group":
            of.name = (of.first, of.last)  # «أعضاء وفد …»: the delegation itself
            of.first, of.skip = phrase.first, phrase.skip
            of.preposition, of.conjunction = phrase.preposition, phrase.conjunction
            return of
        if of.sense in _WHOSE:
            phrase.last, phrase.states = of.last, of.states
        return phrase
