"""Institutions named by what they are and whose they are: «الخارجية الروسية», «وزارة الدفاع في دولة الكويت».

Also the target of a complement, which may be a state, an organisation, an institution or an office.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from loaders.engine.fields import FieldReader
from loaders.engine.phrase import phrase_of
from ontology.terms import EntityKind

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from loaders.engine.pack_words import InstitutionWord
    from loaders.engine.phrase import Phrase
    from loaders.engine.phrase_text import PhraseText
    from loaders.engine.states import StateReader
    from loaders.engine.words import Match

LONGEST_FIELD = 4  # words between the institution and its state


class InstitutionReader:
    """``office``: reads an office and its complements: the states they name, and the token after them."""

    def __init__(
        self, text: PhraseText, states: StateReader, office: Callable[[Match], tuple[list[str], int]]
    ) -> None:
        self._text = text
        self._states = states
        self._office = office
        self._fields = FieldReader(text)

    def at(self, match: Match, given: Sequence[str] = ()) -> Phrase | None:
        """The institution that begins with these words; None for one that needs a state and has none.

        ``given``: entry ids of states that stand before them.
        """
        lex = match.lex("institution")
        assert lex is not None
        word: InstitutionWord = lex.value
        phrase = phrase_of(
            match, "institution", EntityKind.ORGANIZATION, f"institution {lex.source}", word.needs
        )
        text = self._text
        phrase.states = list(given)
        if text.pack.grammar.prepositional:
            phrase.last = self._fields.end(phrase.last)
        phrase.code = word.code if phrase.last == match.last and match.split.ending != "plural" else ""
        while not text.pack.grammar.prepositional and text.goes_on(phrase.last, match.first):
            states, after = ([], 0) if given else self._states.at(phrase.last)
            if states:
                phrase.states, phrase.last = states, after
                break
            opens = phrase.last == match.last and self._noun_of_field(phrase.last)
            if phrase.last - match.last >= LONGEST_FIELD or not (opens or self._field(phrase.last)):
                break
            phrase.last += 1
            phrase.code = ""  # «حكومة إقليم كردستان»: another than the state's own
        if not phrase.states and (complement := self.complement(phrase.last)):
            phrase.states, phrase.last = [complement[0]], complement[1]
        if word.needs == "state" and not phrase.states:
            return None
        return phrase

    def complement(self, i: int) -> tuple[str, int] | None:
        """«[السفارة] بدولة قطر», «[التابعة] للأمم المتحدة»: whose it is, by an attached preposition."""
        if i >= self._text.length or self._text.blocked[i]:
            return None
        word = self._text.word(i)
        lex = word.lex("prep")
        if lex is not None and lex.value in self._text.pack.grammar.belonging:
            target, after = self.target(i + 1)
            return (target, after) if target else None
        split = word.proper or word.common
        if split is None or split.preposition not in self._text.pack.grammar.belonging or split.conjunction:
            return None
        target, after = self.target(i)
        return (target, after) if target else None

    def target(self, i: int) -> tuple[str | None, int]:
        """A state, organisation, institution or office named at ``i``, and the token after it.

        Its entry id, "" for one that nothing lists, None when there is none.
        """
        text = self._text
        i = begin = i + (i < text.length and text.words[i] in text.pack.grammar.articles)
        if i >= text.length or text.blocked[i]:
            return None, i
        match = text.proper(i)
        if match is None and "state_head" in text.word(i).kinds and i + 1 < text.length:
            begin = i + 1
            match = text.proper(begin)
        if match and (lex := match.lex("entity")) and (begin == i or not match.split.front):
            entry = text.entry(lex)
            if entry.kind is EntityKind.PERSON:
                return None, i
            if entry.kind is EntityKind.PLACE:
                return (f"state/{entry.iso}" if entry.iso else ""), match.last
            return entry.id, match.last
        if text.pack.grammar.prepositional and (adjective := self._states.adjective(i)) is not None:
            head = text.common(adjective[1])
            if head is None or not (head.has("institution") or head.has("office")):
                return None, i
            return adjective[0], head.last
        common = text.common(i)
        if common and common.has("institution") and (phrase := self.at(common)):
            return (phrase.states[0] if phrase.states else ""), phrase.last
        if common and common.has("office"):
            states, last = self._office(common)
            return (states[0] if states else ""), last
        return None, i

    def _noun_of_field(self, i: int) -> bool:
        """A bare noun with a definite one right after it: «[هيئة] تنمية الصادرات»."""
        if not self._text.same_line(i + 1, i):
            return False
        word, after = self._text.word(i), self._text.word(i + 1)
        lex = word.lex("word")
        if word.kinds != {"word"} or lex is None or lex.value != "noun" or word.common is None:
            return False
        return word.common.whole and self._field(i + 1) and "word" in after.kinds

    def _field(self, i: int) -> bool:
        """Whether a word of what the institution is for stands at ``i``: «[وزارة] العدل»."""
        word = self._text.word(i)
        common = word.common
        if common is None or not common.definite or common.joined:
            return False
        return "word" in word.kinds and not word.kinds & {"office", "verb"}
