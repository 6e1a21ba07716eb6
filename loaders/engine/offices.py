"""An office with its complements: of which state or body, for what, posted where, or of whom.

«وزير الخارجية الروسي», «سفير دولة قطر لدى الأردن», «المتحدث باسم الكرملين».
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from loaders.engine.domains_by_case import DomainByCase
from loaders.engine.office_codes import HEADS, POSTED, SENT, SPOKESPERSON
from loaders.engine.office_domains import DomainReader
from loaders.engine.phrase import HeldOffice, Phrase
from loaders.engine.postmodifiers import PostmodifierReader

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from loaders.engine.institutions import InstitutionReader
    from loaders.engine.pack_words import OfficeWord
    from loaders.engine.phrase_text import PhraseText
    from loaders.engine.states import StateReader
    from loaders.engine.words import Match

_PARTED = 4  # words of an office beyond the adjective that parts it
LONGEST_OFFICE = 24  # tokens


_OF_TWO = frozenset({"accusative", "construct", "dual"})  # endings that «وزيرا», «وزيري» may have


class OfficeReader:
    """``phrase_at``: the phrase that starts at a token (a spokesman may speak for a person)."""

    def __init__(
        self,
        text: PhraseText,
        states: StateReader,
        institutions: InstitutionReader,
        phrase_at: Callable[[int], Phrase | None],
    ) -> None:
        self._text = text
        self._states = states
        self._institutions = institutions
        self._domains = DomainReader(text, states)
        self._phrase_at = phrase_at
        self._grammar = text.pack.grammar
        self._postmodifiers = PostmodifierReader(text, institutions)
        self._by_case = DomainByCase(text) if text.pack.grammar.cases else None

    def read(self, match: Match, phrase: Phrase, given: Sequence[str] = ()) -> int:
        """Add the office and its states to ``phrase``; return the token after its complements.

        ``given``: entry ids of states that stand before it.
        """
        match, given = self._parted(match, given)
        office = word_of(match)
        possessor = match.split.enclitic or self._text.pronoun_for_feminine(match)
        held = HeldOffice(match.first, match.last, office.code, office.plural, possessor=possessor)
        held.states += given
        phrase.offices.append(held)
        deputy = office.rank == "deputy" and not match.split.definite  # «التقى المستشار الرئيس الفرنسي»
        if deputy and (after := self._deputy(match.last, phrase)) is not None:
            held.code, held.last = None, after
            phrase.states += [state for state in given if state not in phrase.states]
            return after
        limit = min(self._text.length, match.first + LONGEST_OFFICE)
        while held.last < limit and not self._text.blocked[held.last]:
            after = self._next(match, office, held, phrase)
            if after is None:
                break
            held.last = after
        if office.state and not held.states:
            held.states.append(office.state)
        phrase.states += [state for state in held.states if state not in phrase.states]
        return held.last

    def _parted(self, match: Match, given: Sequence[str]) -> tuple[Match, Sequence[str]]:
        """«глава российского МИД»: an office of several words that the adjective of its state parts."""
        if self._by_case is None or match.last >= self._text.length:
            return match, given
        states, after = self._states.adjectives(match.last)
        head = self._text.words[match.first : match.last]
        words = [*head, *self._text.words[after : after + _PARTED]]
        whole = self._text.lexicon.match_common(words, 0, len(words)) if states else None
        if whole is None or not whole.has("office") or whole.last <= len(head):
            return match, given
        end = after + whole.last - len(head)
        return match._replace(last=end, lexes=whole.lexes), [*given, *states]

    def of_state(self, phrase: Phrase) -> None:
        """«[President Emmanuel Macron] of France»: the state of an office, after the name of its holder."""
        held = phrase.offices[0]
        if not held.states and (after := self._postmodifiers.state(phrase.last, held, phrase)):
            phrase.states += [state for state in held.states if state not in phrase.states]
            phrase.last = after

    def alone(self, match: Match) -> tuple[list[str], int]:
        """The states that an office and its complements name, and the token after them."""
        phrase = Phrase(match.first, match.last, "person")
        last = self.read(match, phrase)
        return phrase.states, last

    def _deputy(self, i: int, phrase: Phrase) -> int | None:
        """«[نائب] وزير الخارجية»: the office that is deputised for gives its states, not its code."""
        inner = self._text.office(i)
        if inner is None or inner.split.conjunction:
            return None
        last = self.read(inner, phrase)
        phrase.offices.pop()
        return last

    def _next(self, match: Match, office: OfficeWord, held: HeldOffice, phrase: Phrase) -> int | None:
        """The token after the next complement, None when there is no further one."""
        i = held.last
        if self._grammar.prepositional:
            return self._postmodifiers.next(i, held, phrase)
        if i == match.last and office.code is None and (place := self._domains.governed(match)):
            held.states += [state for state in place[:1] if state]
            return place[1]
        states, after = self._states.at(i)
        if states:
            return after if self._take(states, i, match, office, held, phrase) else None
        if held.states and match.split.ending in _OF_TWO and self._text.goes_on(i, match.first):
            states, after = self._states.joined(i)
            if states:
                phrase.dual = True
                held.states += [state for state in states if state not in held.states]
                return after
        word = self._text.word(i)
        if "qualifier" in word.kinds and word.common and not word.common.conjunction:
            held.former = held.former or word.first["qualifier"].value == "former"
            return i + 1
        if i == match.last and "anaphor" in word.kinds and word.first["anaphor"].value == "own-state":
            held.possessor = "own"  # «سفير بلاده»
            return i + 1
        if (after := self._complement(i, phrase, held)) > i:
            return after
        if self._by_case is None and (after := self._domains.of_place(i)) > i:
            return after
        if i == match.last and office.code is not None and (after := self._domains.further(i)) > i:
            return after
        if self._by_case is not None:
            after = self._by_case.end(i)
            if after == i:
                return None
            held.local = held.code is None
            if held.code in HEADS:
                held.code, held.local = None, True
            return after
        defined = held.code is not None or match.split.definite  # «[أجرى] الوزير اتصالا»
        if (after := self._domains.end(i, coded=defined)) > i:
            if held.states and self._domains.is_beside_state(i, after):
                return None
            held.local = held.code is None
            if held.code in HEADS and self._domains.noun(i):
                held.code, held.local = None, True  # «رئيس الجامعة» heads no state
            return after
        return None

    def _take(
        self, states: list[str], i: int, match: Match, office: OfficeWord, held: HeldOffice, phrase: Phrase
    ) -> bool:
        """Note states found at ``i``; False when they are another's («[الرئيس الروسي] سوريا»)."""
        named = self._states.named(i)
        if match.split.enclitic and i == match.last and named:
            phrase.dual, phrase.enclitic, held.possessor = (
                True,
                "",
                "",
            )  # «رئيسي روسيا وسوريا»: no pronoun, a dual
        opening = self._text.word(i).common
        if held.states and opening is not None and opening.conjunction:
            phrase.dual = True  # «وزيرا النقل الأردني والسوري»
        if named and held.states and not office.plural and not phrase.dual:
            return False
        held.states += [state for state in dict.fromkeys(states) if state not in held.states]
        return True

    # -- complements with a preposition

    def _complement(self, i: int, phrase: Phrase, held: HeldOffice) -> int:
        """«لدى جمهورية قبرص», «للأمم المتحدة», «باسم الكرملين»: return the token after it, or ``i``."""
        text = self._text
        match = text.common(i)
        preposition, j = "", i
        if match and (lex := match.lex("prep")) and not match.split.conjunction:
            preposition, j = lex.value, match.last
        if j >= text.length or text.blocked[j] or text.lines[j] != text.lines[i]:
            return i
        if preposition and held.code not in SENT and text.office(j) is not None:
            return i  # «نقل الوزير إلى الرئيس رسالة»
        attached = "" if preposition else self._attached(j)
        named_before = held.code == SPOKESPERSON and match is not None and match.has("office")
        if not preposition and not attached and not named_before and not self._takes_bare(held):
            return i
        if (
            preposition
            and preposition not in self._grammar.post
            and preposition not in self._grammar.speaks_for
        ):
            return i
        if (preposition in self._grammar.speaks_for or self._speaks(held)) and (after := self._for(j, held)):
            return after
        target, after = self._institutions.target(j)
        if target is None or not self._fits(
            target, preposition, attached, self._states.itself(j), held, phrase
        ):
            return i
        return after

    def _fits(
        self, target: str, preposition: str, attached: str, bare: bool, held: HeldOffice, phrase: Phrase
    ) -> bool:
        """Note the target of a complement as home or post; False when it is no complement of this office.

        ``bare``: a state or place itself, not a body of one.
        """
        posted = held.code in POSTED
        if preposition in self._grammar.post and (bare or (posted and not target)):  # «إلى الشرق الأوسط»
            if not posted:
                return False
            phrase.post = target or phrase.post
        elif preposition in self._grammar.post and held.code not in {None, SPOKESPERSON}:
            return False
        elif attached and bare and not posted and (held.states or attached not in self._grammar.place):
            return False  # «وزيرة السياحة لروسيا»: whose visit to Russia, not Russia's minister
        elif attached and posted and held.states:
            phrase.post = target
        elif target and target not in held.states:
            held.states.append(target)
        return True

    def _attached(self, i: int) -> str:
        """The preposition written together with the word at ``i``."""
        word = self._text.word(i)
        found = [s.preposition for s in (word.proper, word.common) if s is not None and not s.conjunction]
        return next((preposition for preposition in reversed(found) if preposition), "")

    def _for(self, i: int, held: HeldOffice) -> int:
        """«متحدث باسم الملك السابق أحمد فؤاد الثاني»: the token after the person spoken for, or 0."""
        whose = self._phrase_at(i)
        if whose is None or whose.sense != "person" or not whose.name[1] or whose.conjunction:
            return 0
        held.states += [state for state in whose.states if state not in held.states]
        return whose.last

    def _speaks(self, held: HeldOffice) -> bool:
        return self._text.words[held.last - 1] in self._grammar.speaks_for

    def _takes_bare(self, held: HeldOffice) -> bool:
        """Whether what the office is of may follow without a preposition: «مبعوث الرئيس»."""
        if held.code in SENT:
            return self._text.office(held.last) is not None
        return held.code == SPOKESPERSON or self._speaks(held)


def word_of(match: Match) -> OfficeWord:
    """What the lexicon says of the office matched."""
    lex = match.lex("office")
    assert lex is not None
    office: OfficeWord = lex.value
    return office
