"""The noun of a gathering in, the token after its noun phrase out, in languages of either order of words.

It goes on over adjectives, ordinals, names, genitives and what is in quotation marks, and ends before a verb,
a preposition, a relative clause, a time, somebody, or any other mark.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from loaders.engine.marks import CLOSERS, DASHES, OPENERS, QUOTES, TATWEEL
from loaders.engine.positions import GENITIVE

if TYPE_CHECKING:
    from loaders.engine.gathering_text import GatheringText
    from loaders.engine.grammar import Grammar
    from loaders.engine.items import Item

_QUOTED = 6  # tokens between quotation marks
_DIGITS = 3  # of a number that is part of the name; a longer one is a year
_DESCRIBING = frozenset({"nisba", "count"})
_DESCRIPTIVE = frozenset({"adjective", "number"})
_ADJECTIVES = frozenset({"nisba", "orgadj"})
_ENDS = frozenset(
    {"verb", "other", "prep", "circ", "rel", "comp", "sub", "if", "neg", "aux", "reported", "conj", "adverb"}
    | {"comma", "stop", "colon", "open", "close", "time", "event"}
)
_NOUNS = frozenset({"noun", "adjective"})


class GatheringEnds:
    """Of one gathering, which begins at token ``first`` and has its noun at the tokens ``noun``."""

    def __init__(self, text: GatheringText, grammar: Grammar, first: int, noun: tuple[int, int]) -> None:
        self._text = text
        self._words = text.words
        self._grammar = grammar
        self._pack = text.pack
        self._noun = noun
        self._named = grammar.capitals and text.tokens.raw(first)[:1].isupper()
        # whether what follows may still be a genitive of what stands last
        self._open = not text.pack.definite(text.words[noun[1] - 1])

    def end(self) -> int | None:
        """The token after it; None for a bare noun that could be any («اجتماع مع نظيره»)."""
        last = self._noun[1]
        while (after := self._after(last)) > last:
            last = after
        if last == self._noun[1] and self._open and self._is_anybody_s(last):
            return None
        return last

    def _is_anybody_s(self, i: int) -> bool:
        """Whether the bare noun is told by who takes part: «قمة بوتين وترامب», «قمة مع نظيره»."""
        item = self._text.item(i) if self._text.goes_on(i) else None
        if item is None or self._grammar.modifiers_first:
            return False
        return item.phrase is not None or item.value in self._grammar.partner

    def _after(self, i: int) -> int:
        """The token after what belongs to it at ``i``; ``i`` where it has ended."""
        text, words = self._text, self._words
        if not text.goes_on(i):
            return i
        if words[i] in QUOTES:
            return self._after_quotation(i)
        if words[i].isdecimal():
            return i + 1 if len(words[i]) <= _DIGITS else i
        if text.goes_on(i + 1) and text.tokens.raw(i).endswith(TATWEEL) and words[i + 1].isdecimal():
            return i + 2  # «الـ79»
        if (after := self._after_dash(i)) > i:
            return after
        item = text.item(i)
        if self._grammar.cases:
            return self._after_genitive(i, item)
        return self._after_of(i) if self._grammar.prepositional else self._after_construct(i, item)

    def _after_quotation(self, i: int) -> int:
        if self._words[i] in CLOSERS:
            return i
        for j in range(i + 2, i + _QUOTED + 2):
            if not self._text.goes_on(j):
                return i
            if self._words[j] in QUOTES - OPENERS:
                self._open = False
                return j + 1
        return i

    def _after_dash(self, i: int) -> int:
        """«قمة روسيا - أفريقيا»: a name beside a name."""
        if self._words[i] not in DASHES:
            return i
        before, after = self._text.item(i - 1), self._text.item(i + 1)
        names = (
            item is not None and item.phrase is not None and not self._text.is_somebody(item)
            for item in (before, after)
        )
        return after.last if all(names) and after is not None and self._text.goes_on(i + 1) else i

    def _after_construct(self, i: int, item: Item | None) -> int:
        """A language whose nouns stand before what belongs to them."""
        if self._open and (length := self._text.gathering(i)):
            self._open = not self._pack.definite(self._words[i])
            return i + length
        if item is not None and (item.kind in _ENDS or self._text.is_somebody(item)):
            return i
        if item is not None and item.phrase is not None:
            attached = item.preposition in self._grammar.belonging - self._grammar.place
            alone = item.preposition in {"", GENITIVE}
            if item.conjunction or not (attached or (self._open and alone)):
                return i
            self._open = False
            return item.last
        return i + 1 if self._fits(i, item) else i

    def _fits(self, i: int, item: Item | None) -> bool:
        """Whether the plain word at ``i`` describes what stands before it, or what stands before is of it."""
        word = self._text.word(i)
        split, lex = word.common, word.lex("word")
        if split is not None and split.preposition:
            whose = split.definite and split.preposition in self._grammar.belonging
            self._open = self._open and not whose
            return whose and "aim" not in word.kinds
        describes = lex is not None and lex.value in _DESCRIPTIVE
        describes = describes or (item is not None and item.kind in _DESCRIBING)
        describes = describes or self._words[i].endswith(tuple(self._grammar.relation_endings) or ("\0",))
        if split is not None and split.conjunction:
            return describes and split.definite
        if not self._pack.definite(self._words[i]):
            return self._open and lex is not None and lex.value in _NOUNS
        fits = describes or self._open
        self._open = False
        return fits

    def _after_genitive(self, i: int, item: Item | None) -> int:
        """A language whose endings tell what belongs to the noun before."""
        text = self._text
        if self._words[i] in self._grammar.concerning:
            return self._after_subject(i)
        if item is None or item.kind in _ENDS or text.is_somebody(item):
            return i
        if item.phrase is not None:
            initials = (
                item.phrase.sense == "organization" and text.tokens.raw(i).isupper()
            )  # «G20» never bends
            if initials or item.preposition == GENITIVE or "genitive" in item.positions:
                return item.last
            after = self._after_dash(item.last) if text.goes_on(item.last) else i
            return after if after > item.last else i  # «саммита Россия — Африка»
        split = text.word(i).common
        return i + 1 if split is not None and "genitive" in self._positions(split.cases) else i

    def _after_of(self, i: int) -> int:
        """A language that says with a preposition whose it is: «session [of the General Assembly]»."""
        word = self._words[i]
        if word not in self._grammar.belonging and not (self._named and word in self._grammar.concerning):
            return i
        j = i + 1
        j += self._text.goes_on(j) and self._words[j] in self._grammar.articles
        whole = False  # «summit of Arab» is half of a phrase
        while (after := self._after_plain(j)) > j:
            adjective = self._is_adjective(j)
            whole = whole or not adjective
            j = after
            if adjective and self._text.goes_on(j + 1) and self._is_adjective(j + 1):
                j += "joining" in self._text.word(j).kinds  # «Arab and Islamic leaders»
        return j if whole else i

    def _is_adjective(self, i: int) -> bool:
        item, word = self._text.item(i), self._text.word(i)
        if item is not None and item.phrase is not None and item.last > item.first + 1:
            return False  # «United Nations»
        lex = word.lex("word")
        return not word.kinds.isdisjoint(_ADJECTIVES) or (lex is not None and lex.value == "adjective")

    def _after_subject(self, i: int) -> int:
        """«Мюнхенской конференции [по безопасности]»: only where the gathering is called so."""
        j = i + 1
        while self._named and self._text.goes_on(j) and (after := self._after_plain(j)) > j:
            lex = self._text.word(j).lex("word")
            if lex is None or lex.value != "adjective":
                return after
            j = after
        return i

    def _after_plain(self, i: int) -> int:
        """The token after a name or noun at ``i``; ``i`` when none stands there."""
        text = self._text
        if not text.goes_on(i):
            return i
        if length := text.gathering(i):
            return i + length
        item = text.item(i)
        if item is not None and (item.kind in _ENDS or text.is_somebody(item)):
            return i
        if item is not None and item.phrase is not None:
            return item.last
        lex = text.word(i).lex("word")
        capital = self._words[i].isalpha() and text.tokens.raw(i)[:1].isupper()
        noun = lex is not None and lex.value in _NOUNS
        return i + 1 if (capital or noun) and not text.is_function_word(i) else i

    def _positions(self, cases: frozenset[str]) -> set[str]:
        return {self._grammar.cases[case] for case in cases if case in self._grammar.cases}
