"""Groups of people: nations, delegations, sources, officials, victims («وفد من البرلمان الأوروبي»)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loaders.engine.phrase import phrase_of
from loaders.engine.words import FUNCTION_WORDS
from ontology.terms import EntityKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from loaders.engine.institutions import InstitutionReader
    from loaders.engine.phrase import Phrase
    from loaders.engine.phrase_text import PhraseText
    from loaders.engine.states import StateReader
    from loaders.engine.words import Match

LONGEST_KIND = 3  # words that say what kind of group it is: «مصادر دبلوماسية مطلعة»
_SENT = frozenset({"officials", "delegation"})  # groups that somebody sends
_OF_A_STATE = frozenset({"people", "states"})  # no group without the word for whose it is


class GroupReader:
    """Reads groups in one text."""

    def __init__(self, text: PhraseText, states: StateReader, institutions: InstitutionReader) -> None:
        self._text = text
        self._states = states
        self._institutions = institutions

    def at(self, match: Match, given: Sequence[str] = ()) -> Phrase | None:
        """The group that begins with these words; None for a nation or states that nothing names.

        ``given``: entry ids of states that stand before them.
        """
        lex = match.lex("group")
        assert lex is not None
        phrase = phrase_of(match, "group", EntityKind.GROUP, f"group {lex.value}", lex.value)
        phrase.states = list(given)
        modified = self._text.pack.grammar.prepositional
        plain = match.last  # so far only adjectives say more of it
        while not modified and self._text.goes_on(phrase.last, match.first):
            states, after = self._states.at(phrase.last)
            if states:
                phrase.states += states
                phrase.last = after
                continue
            if phrase.last - match.last >= LONGEST_KIND or not self._kind(phrase.last, plain):
                break
            phrase.last += 1
            plain = phrase.last
        if (lex.value in _SENT or modified) and (
            sender := self._institutions.complement(phrase.last) or self._from(phrase.last)
        ):
            phrase.states += [sender[0]] if sender[0] and not phrase.states else []
            phrase.last = sender[1]
        if lex.value in _OF_A_STATE and not phrase.states and (modified or phrase.last == match.last):
            return None
        return phrase

    def _kind(self, i: int, plain: int) -> bool:
        """Whether the word at ``i`` says more of it: definite, or an adjective among the first words."""
        word = self._text.word(i)
        common = word.common
        if common is None or common.joined:
            return False
        if not common.definite and not (i == plain and self._adjective(i)):
            return False
        return bool(word.kinds & {"word", "group", "institution"}) and not word.kinds & {"verb", "rel"}

    def _adjective(self, i: int) -> bool:
        """«رفيعا», and «برلماني», «برلمانيا», which may be noun and adverb too."""
        word = self._text.word(i)
        lex = None if word.kinds & FUNCTION_WORDS else word.lex("word")
        related = tuple(self._text.pack.grammar.relation_endings)
        return lex is not None and (lex.value == "adjective" or self._text.words[i].endswith(related))

    def _from(self, i: int) -> tuple[str, int] | None:
        """«[وفد] من البرلمان الأوروبي»: the body that a delegation comes from."""
        if i + 1 >= self._text.length or self._text.words[i] not in self._text.pack.grammar.out_of:
            return None
        target, after = self._institutions.target(i + 1)
        return (target, after) if target is not None else None
