"""A text as the readers of phrases see it: its words and lines, the pack, and what a time expression holds.

All indices are token indices of the one text; a "line" is a line of the text as it came.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from loaders.engine.marks import DASHES, OPENERS, STOPS
from loaders.engine.openings import OPENED, opened
from ontology.names import fold_word
from ontology.terms import EntityKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from loaders.engine.pack import Pack
    from loaders.engine.tokens import Tokens
    from loaders.engine.words import Lex, Match, Word
    from loaders.gazetteer.entry import Entry


_ACRONYM = 3  # letters
_WITH_ACRONYMS = frozenset({EntityKind.STATE, EntityKind.ORGANIZATION})


_NAME_WORDS = 5  # words and hyphens of a name that are asked for their case
_MOST_INITIALS = 5  # tokens, points among them


class PhraseText:
    """``blocked``: per token, whether a time expression holds it. ``length``: number of tokens."""

    __slots__ = (
        "_articles",
        "_articles_of_names",
        "_as_object",
        "_common",
        "as_subject",
        "blocked",
        "capitals",
        "length",
        "lexicon",
        "lines",
        "pack",
        "tokens",
        "word_of",
        "words",
    )

    def __init__(self, pack: Pack, tokens: Tokens, blocked: Sequence[bool]) -> None:
        self.pack = pack
        self.lexicon = pack.lexicon
        self._common: dict[int, Match | None] = {}
        self.word_of = pack.lexicon.word  # the readings of a folded word
        self.tokens = tokens
        self.words = tokens.words
        self.lines = tokens.lines
        self.blocked = blocked
        self.length = len(tokens.words)
        self.capitals = pack.grammar.capitals
        self._articles = bool(pack.grammar.articles)
        self._articles_of_names = pack.grammar.after_name_only
        cases = pack.grammar.cases.items()
        self.as_subject = frozenset(case for case, position in cases if position == "subject")
        self._as_object = frozenset(case for case, position in cases if position == "object")

    def word(self, i: int) -> Word:
        """The readings of token ``i``."""
        return self.word_of(self.words[i])

    def rules_out_enclitic(self, i: int) -> bool:
        """Whether the last letter as written shows that folding made an enclitic of it."""
        return self.tokens.raw(i).endswith(self.pack.clitics.no_enclitic)

    def pronoun_for_feminine(self, match: Match) -> str:
        """«سفيره», not «سفيرة»: the pronoun on an office that folding makes a feminine, or ""."""
        clitics, word = self.pack.clitics, self.words[match.first]
        if not clitics.no_enclitic or match.split.definite or self.rules_out_enclitic(match.first):
            return ""
        if word[-1] not in clitics.told_enclitics or word[match.split.front :] != match.split.stem:
            return ""
        other = self.lexicon.word(word[:-1]).lex("office")
        return word[-1] if other is not None else ""

    def proper(self, i: int) -> Match | None:
        """The longest listed name that starts at ``i``; where names have capitals, it has one."""
        if i >= self.length:
            return None
        small = self.capitals and not self.capital(i)
        if small and not self._may_be_small(i):
            return None
        match = self.lexicon.match_proper(self.words, i, self.length)
        if small and not self._is_small(match):
            return None
        if match and self.capitals and self._small_acronym(match):
            return None
        return match

    def _may_be_small(self, i: int) -> bool:
        """Whether a listed name begins with the word ``i`` in small letters: «хуситы», «королева Рания»."""
        proper = self.word(i).proper
        return proper is not None and proper.stem in self.pack.small_names

    def _is_small(self, match: Match | None) -> bool:
        """Whether what is matched has a name that is written so."""
        lex = match.lex("entity") if match else None
        return lex is not None and any(name[:1].islower() for name in self.entry(lex).names)

    def _small_acronym(self, match: Match) -> bool:
        """«[Kim Jong] Un»: letters of a state or body that is written in capitals only."""
        if match.last - match.first > 1 or len(self.words[match.first]) > _ACRONYM:
            return False
        lex = match.lex("entity")
        if lex is None or self.tokens.raw(match.first).isupper():
            return False
        entry = self.entry(lex)
        word = self.words[match.first]
        return entry.kind in _WITH_ACRONYMS and all(
            name.isupper() for name in entry.names if fold_word(name) == word
        )

    def capital(self, i: int) -> bool:
        """Whether the token ``i`` begins with a capital letter."""
        tokens = self.tokens
        if tokens.text[tokens.starts[i]].isupper():
            return True
        return self.words[i] in self._articles_of_names and self.name_article(i)

    def name_article(self, i: int) -> bool:
        """Whether the token ``i`` is what a name may begin with in small letters: «al-[Assad]»."""
        if self.words[i] not in self._articles_of_names or i + 2 >= self.length:
            return False
        joined = self.words[i + 1] == "-" and self.tokens.ends[i] == self.tokens.starts[i + 1]
        return joined and self.tokens.text[self.tokens.starts[i + 2]].isupper()

    def all_capitals(self, i: int) -> bool:
        """Whether the words beside token ``i`` are in capitals too, as in a headline."""
        beside = [j for j in (i - 1, i + 1) if self.same_line(j, i) and j >= 0 and self.words[j].isalpha()]
        return bool(beside) and all(self.tokens.raw(j).isupper() for j in beside)

    def begins_sentence(self, i: int) -> bool:
        """Whether the token ``i`` begins a sentence: after a mark that ends one, or at the head of a line."""
        if i >= self.length or i == 0 or self.lines[i] != self.lines[i - 1]:
            return True
        return self.words[i - 1] in STOPS or self.words[i - 1] in OPENERS

    def common(self, i: int) -> Match | None:
        """The longest common word or phrase that starts at ``i``, with what an article before it says."""
        known = self._common
        if i not in known:  # several readers ask for the same word
            known[i] = self._match_common(i) if i < self.length else None
        return known[i]

    def _match_common(self, i: int) -> Match | None:
        match = self.lexicon.match_common(self.words, i, self.length)
        if match is not None and self._articles:
            for lex in match.lexes:
                if lex.kind in OPENED:
                    return opened(self.pack, self.tokens, match)
        return match

    def office(self, i: int) -> Match | None:
        """The office that starts at ``i``, if one does."""
        if i >= self.length or self.blocked[i]:
            return None
        match = self.common(i)
        return match if match and match.has("office") else None

    def initials_end(self, i: int) -> int:
        """The token after initials at ``i`` with a name behind them («С.В.Лавров»); ``i`` for none."""
        j = i
        while (
            self.capitals
            and j - i < _MOST_INITIALS
            and self.goes_on(j + 1, i)
            and len(self.words[j]) == 1
            and self.words[j + 1] == "."
            and self.capital(j)
        ):
            j += 2
        named = j > i and self.goes_on(j, i) and len(self.words[j]) > 1 and self.capital(j)
        return j if named else i

    def same_line(self, i: int, other: int) -> bool:
        """Whether there is a token ``i``, in the line of token ``other``."""
        return i < self.length and self.lines[i] == self.lines[other]

    def goes_on(self, i: int, first: int) -> bool:
        """Whether a phrase begun at ``first`` may go on at ``i``: same line, and no time expression."""
        return i < self.length and self.lines[i] == self.lines[first] and not self.blocked[i]

    def bending(self, i: int, last: int) -> int:
        """Of words joined by hyphens from ``i`` on, the last, which alone bends; else ``i``."""
        while i + 2 < last and self.words[i + 1] in DASHES and self.words[i + 2].isalpha():
            i += 2
        return i

    def cases(self, i: int, *, name: bool) -> frozenset[str]:
        """The cases in which the word ``i`` may stand, in a name or not; empty when it does not tell."""
        word = self.word(i)
        if len(word.key) > 1 and self.tokens.raw(i).isupper():
            return frozenset()  # «США», «МИД»: initials do not bend
        if not name:
            split = word.common or word.proper
            return frozenset() if split is None else split.cases
        if "particle" in word.kinds or len(word.key) < 2:
            return frozenset()
        listed = word.proper.cases if word.proper is not None else frozenset()
        if listed <= self.as_subject | self._as_object and self.as_subject & listed:
            listed -= self._as_object  # which is as the nominative only of what has no life
        return listed or self.pack.morphology.name_cases(word.key)

    def oblique(self, cases: frozenset[str]) -> bool:
        """Whether a word in one of these cases can be no subject."""
        return bool(cases) and self.as_subject.isdisjoint(cases)

    def agree(self, office: int, other: int, *, name: bool = True) -> bool:
        """Whether the words may be of one case: «президента Сергей Костин» are two people.

        ``name``: the other is a name.
        """
        if not self.pack.grammar.cases:
            return True
        of_office = self.cases(self.bending(office, other), name=False)
        if not name:
            of_other = self.cases(self.bending(other, self.length), name=False)
            return not of_office or not of_other or not of_office.isdisjoint(of_other)
        known = [cases for cases in self._name_cases(other) if cases]
        return not of_office or not known or any(not of_office.isdisjoint(cases) for cases in known)

    def _name_cases(self, i: int) -> Iterator[frozenset[str]]:
        """Those of the words of a name that may begin at ``i``."""
        for j in range(i, min(i + _NAME_WORDS, self.length)):
            if not self.goes_on(j, i) or not (self.words[j] in DASHES or self.capital(j)):
                return
            if self.words[j].isalpha():
                yield self.cases(j, name=True)

    def entry(self, lex: Lex) -> Entry:
        """The gazetteer's entry that a lexicon entry of kind "entity" or "surname" stands for."""
        return self.pack.gazetteer.entries[lex.value]

    def entity_kind(self, match: Match | None) -> EntityKind | None:
        """What a match names, when it is a name in full."""
        lex = match.lex("entity") if match else None
        return self.entry(lex).kind if lex else None
