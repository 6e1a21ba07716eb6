"""Words that point back: «نظيره التركي», «الجانبان», «بلاده», «ضيفه», «جلالته»."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loaders.engine.phrase import Phrase, phrase_of
from ontology.terms import EntityKind

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from loaders.engine.people import PersonReader
    from loaders.engine.phrase_text import PhraseText
    from loaders.engine.states import StateReader
    from loaders.engine.words import Match

_PRONOUNS = frozenset({"he", "him", "they"})
_OWNED = frozenset({"nisba", "office", "event", "anaphor", "institution", "group", "qualifier"})
_POINTING = frozenset(
    {"pair", "countries", "institution", "person"}
)  # senses that need an article or a pronoun


class AnaphorReader:
    """``phrase_at``: the phrase that starts at a token."""

    def __init__(
        self,
        text: PhraseText,
        states: StateReader,
        people: PersonReader,
        phrase_at: Callable[[int], Phrase | None],
    ) -> None:
        self._text = text
        self._states = states
        self._people = people
        self._phrase_at = phrase_at

    def at(self, match: Match, given: Sequence[str] = ()) -> Phrase | None:
        """The anaphor that begins with these words; None where they point at nothing («بلد», «جانبان»).

        ``given``: entry ids of states that stand before them.
        """
        lex = match.lex("anaphor")
        assert lex is not None
        sense, split = lex.value, match.split
        if sense == "person" and not split.definite and (guest := self._guest_of_state(match)):
            return guest
        if not self._points(match, sense) or (match.has("count") and self._counts(match.last)):
            return None
        if sense in _PRONOUNS and self._owns(match):
            return None
        if sense == "he" and self._text.oblique(split.cases):
            sense = "him"
        phrase = phrase_of(match, "anaphor", EntityKind.PERSON, f"anaphor {sense}", sense)
        if sense == "person" and split.enclitic and (guest := self._person_after(match)):
            return guest
        if sense == "counterpart":
            return self._counterpart(match, phrase, given)
        if sense == "pair":
            phrase.states, phrase.last = (list(given), match.last) if given else self._states.at(match.last)
        return phrase

    def _owns(self, match: Match) -> bool:
        """«его визит»: whether a pronoun says whose the noun after it is."""
        text = self._text
        if text.words[match.first] not in text.pack.grammar.possessors or not text.goes_on(
            match.last, match.first
        ):
            return False
        word = text.word(match.last)
        plain = word.lex("word")
        return bool(word.kinds & _OWNED) or (plain is not None and plain.value in {"noun", "adjective"})

    def _points(self, match: Match, sense: str) -> bool:
        split = match.split
        grammar = self._text.pack.grammar
        if sense == "own-state":
            return bool(split.enclitic)
        if sense not in _POINTING or split.definite or split.enclitic or grammar.cases:
            return True  # where endings say it all, there are no articles
        # «بلدينا» is listed with its pronoun
        return sense == "countries" and self._text.words[match.first].endswith(tuple(grammar.plural_pronouns))

    def _counts(self, i: int) -> bool:
        """Whether a number before ``i`` counts what stands there, and is not «the two» themselves."""
        if not self._text.goes_on(i, i - 1) or not self._text.words[i][:1].isalpha():
            return False
        return self._text.word(i).kinds.isdisjoint({"verb", "aux", "adverb", "prep", "neg", "joining"})

    def _guest_of_state(self, match: Match) -> Phrase | None:
        """«ضيف سوريا»: the guest of a state."""
        named = self._text.proper(match.last)
        lex = named.lex("entity") if named else None
        if named is None or lex is None or self._text.entry(lex).kind is not EntityKind.STATE:
            return None
        phrase = Phrase(
            match.first, named.last, "anaphor", detail="person", states=[lex.value], why="anaphor guest"
        )
        return phrase.begin_with(match)

    def _person_after(self, match: Match) -> Phrase | None:
        """«ضيفه وزير الخارجية»: the guest is named right after."""
        guest = self._phrase_at(match.last) if match.last < self._text.length else None
        if guest is None or guest.sense != "person" or guest.joined:
            return None
        return guest.begin_with(match)

    def _counterpart(self, match: Match, phrase: Phrase, given: Sequence[str]) -> Phrase:
        phrase.states, phrase.last = (list(given), match.last) if given else self._states.at(match.last)
        named = None if phrase.states else self._person_after(match)
        if named is not None and named.name[1]:
            return named  # «نظيره سيرغي لافروف»
        grammar = self._text.pack.grammar
        phrase.dual = match.split.ending == "construct" and match.split.enclitic in grammar.after_dual
        return self._people.name_after(phrase)
