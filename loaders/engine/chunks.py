"""Tokens in, items out: phrases, verbs, event nouns, times, cues and connectives, in text order.

Plain words leave an item only where they are nouns or verbs of no frame; the distance between two items is
that of their tokens.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from loaders.engine.cases import Cases
from loaders.engine.common_items import CommonItems
from loaders.engine.governing import circumstance_before
from loaders.engine.item_list import ItemList
from loaders.engine.items import Item
from loaders.engine.marks import APOSTROPHES, CLOSERS, COMMAS, DASHES, OPENERS, STOPS
from loaders.engine.phrase_items import PhraseItems
from loaders.engine.phrases import PhraseFinder
from loaders.engine.plain_items import PlainItems
from loaders.engine.positions import GENITIVE
from loaders.engine.premodifiers import genitive_end
from loaders.engine.verb_positions import VerbPositions
from loaders.engine.verb_readings import VerbReadings

if TYPE_CHECKING:
    from loaders.engine.pack import Pack
    from loaders.engine.phrase import Phrase
    from loaders.engine.timex import Timex
    from loaders.engine.tokens import Tokens
    from loaders.engine.words import Match, Word

_PLAIN = frozenset({"word"})
_PHRASAL = frozenset(  # kinds of words that a phrase may begin with
    {"office", "institution", "group", "anaphor", "building", "honorific", "particle", "state_head"}
    | {"nisba", "orgadj", "qualifier", "entity", "surname", "given", "family"}
)
_MARKS = (
    dict.fromkeys(COMMAS, "comma")
    | dict.fromkeys(OPENERS, "open")
    | dict.fromkeys(CLOSERS, "close")
    | dict.fromkeys(DASHES, "dash")
    | {":": "colon"}
)
_LONGEST_NUMBER = 9  # digits of a count that are read


def chunk(pack: Pack, tokens: Tokens, times: list[Timex]) -> list[Item]:
    """The items of a text."""
    return _Chunker(pack, tokens, times).run()


class _Chunker:
    def __init__(self, pack: Pack, tokens: Tokens, times: list[Timex]) -> None:
        self._pack = pack
        self._tokens = tokens
        self._words = tokens.words
        self._word = pack.lexicon.word
        self._times = {timex.first: timex for timex in times}
        blocked = [False] * len(tokens)
        for timex in times:
            for i in range(timex.first, timex.last):
                blocked[i] = True
        self._finder = PhraseFinder(pack, tokens, blocked)
        self._verbs = VerbReadings(pack, tokens, self._finder)
        self._modified = bool(pack.grammar.cases)
        self._found = ItemList(tokens, subject_first=pack.grammar.subject_first)
        self._items = self._found.items
        text, cases = self._finder.text, Cases(self._finder.text)
        positions = VerbPositions(pack, tokens) if pack.grammar.subject_first else None
        self._phrases = PhraseItems(text, self._found, cases)
        self._plain = PlainItems(text, self._found, positions)
        self._common = CommonItems(text, self._found, self._plain, cases, self._verbs, positions)

    def run(self) -> list[Item]:
        i, line = 0, -1
        lines, count = self._tokens.lines, len(self._words)
        while i < count:
            if lines[i] != line:
                self._found.open_line(i)
                line = lines[i]
            else:
                self._found.bound(i)
            i = self._next(i)
        return self._items

    def _next(self, i: int) -> int:
        """Note what starts at token ``i``; return the token after it."""
        if i in self._times:
            return self._time(i)
        key = self._words[i]
        if not key[:1].isalpha():
            return self._mark(i, key)
        word = self._word(key)
        if word.proper is None and not word.opens_phrase:
            if word.common is None and not word.lexes:
                return self._unknown(i)
            if word.kinds == _PLAIN:
                return self._plain.add(i)
        match = self._pack.lexicon.match_common(self._words, i, len(self._words)) if word.common else None
        if self._may_be_phrase(word, match):
            phrase = self._finder.at(i)
            cued = match is not None and (match.has("cue_after") or match.has("cue_before"))
            said = cued and match is not None and match.last > i + 1  # «غير مطروح», «غير المرجح»
            if phrase is not None and phrase.last > i and not said and not self._verb_instead(i, phrase):
                return self._phrases.add(phrase)
        if match is None:
            return self._unknown(i)
        if word.kinds == _PLAIN and match.last == i + 1:
            return self._plain.add(i)  # it opens a phrase elsewhere, not here
        return self._common.add(match)

    def _may_be_phrase(self, word: Word, match: Match | None) -> bool:
        """Whether a phrase may begin with a word, of which ``match`` is the longest common reading."""
        if word.proper is not None or not word.kinds.isdisjoint(_PHRASAL):
            return True
        if match is None or match.last == match.first + 1:
            return False
        return any(lex.kind in _PHRASAL for lex in match.lexes)

    def _verb_instead(self, i: int, phrase: Phrase) -> bool:
        listed = phrase.entry is not None or phrase.honoured or bool(phrase.offices)
        return self._verbs.not_a_name(i, phrase.last, listed=listed)

    def _time(self, i: int) -> int:
        timex = self._times[i]
        if self._items[-1].kind == "prep" and self._items[-1].value in self._pack.grammar.temporal:
            self._items.pop()  # «on Monday»
        circumstance = circumstance_before(self._items, modified=self._modified)
        self._items.append(
            Item("time", i, timex.last, self._found.sentence, timex=timex, circumstance=circumstance)
        )
        return timex.last

    def _mark(self, i: int, key: str) -> int:
        if key in APOSTROPHES and (after := genitive_end(self._finder.text, i)):
            self._be_genitive(i)
            return after
        if key in STOPS:
            if key != "." or not self._abbreviates(i):
                self._found.end_sentence(i, i + 1)
        elif kind := _MARKS.get(key):
            value = key if kind == "close" else None
            self._items.append(Item(kind, i, i + 1, self._found.sentence, value=value))
        elif key.isdecimal():
            count = int(key[:_LONGEST_NUMBER])
            self._items.append(Item("count", i, i + 1, self._found.sentence, value=count))
        return i + 1

    def _abbreviates(self, i: int) -> bool:
        """«د.», «Mr.», or a dot inside a name: not the end of a sentence."""
        if i == 0 or not self._words[i - 1].isalpha():
            return False
        if len(self._words[i - 1]) == 1:
            return True
        lex = self._word(self._words[i - 1]).lex("abbreviation")
        if lex is None:
            return False
        return lex.value == "before" or (i + 1 < len(self._words) and not self._finder.text.capital(i + 1))

    def _be_genitive(self, i: int) -> None:
        """«Putin's»: the phrase that ends before ``i`` belongs to what comes next."""
        item = self._items[-1]
        if item.phrase is not None and item.last == i:
            item.preposition = item.phrase.preposition = GENITIVE

    def _unknown(self, i: int) -> int:
        phrase = self._finder.name_at(i)
        if phrase is not None:
            return self._phrases.add(phrase)
        self._plain.add_unknown(i)
        return i + 1
