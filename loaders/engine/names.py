"""Where a personal name begins and where it ends.

A person nobody listed is found by the office, honorific or given name that announces the name; the name
ends before what can't be part of one: a verb, a function word, a common word that is no family name.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from loaders.engine.marks import APOSTROPHES, DASHES, LIST_COMMAS, QUOTES
from loaders.engine.premodifiers import genitive_end
from loaders.engine.words import FUNCTION_WORDS
from ontology.terms import EntityKind

if TYPE_CHECKING:
    from loaders.engine.pack_words import GivenName
    from loaders.engine.phrase_text import PhraseText
    from loaders.engine.words import Match, Word

LONGEST_NAME = 9  # words and hyphens; no name in the news is longer, and hostile text has no end
_NAMES = frozenset({"given", "family", "surname"})
_JOINTS = DASHES | APOSTROPHES
# what a capital does not make a name of
_NEVER_NAMES = frozenset(
    {"office", "institution", "nisba", "group", "honorific", "aux", "prep", "verb", "event"}
)
# what a given name that is also a common word may be instead
_OTHERWISE = frozenset({"word", "prep", "comp", "verb", "event", "nisba"})


class NameReader:
    """Reads names in one text; all indices are token indices."""

    def __init__(self, text: PhraseText) -> None:
        self._text = text
        self._words = text.words
        self._word = text.lexicon.word
        self._after_only = text.pack.grammar.after_name_only
        self._capitals = text.capitals

    # -- where a name ends

    def end(self, i: int, *, announced: bool, particles_only: bool = False) -> int:
        """The token after the personal name that starts at ``i``; ``i`` when there is none.

        ``announced``: an office, honorific or given name says that a name comes, so that a first word which
        is also a common word counts as one. ``particles_only``: only what particles join goes on.
        """
        j = i
        must = False  # a particle or hyphen before: the next word belongs to the name whatever it is
        longest = LONGEST_NAME * (1 + self._capitals)  # where a capital says more than the length
        while self._text.goes_on(j, i) and j - i < longest:
            key = self._words[j]
            if not key[:1].isalpha():
                if j > i and (after := self._within(j, must=must)) > j:
                    must, j = key in _JOINTS, after
                    continue
                break
            word = self._word(key)
            if must and "verb" not in word.kinds:
                must = is_particle(word)
            elif is_particle(word) and (j > i or announced):
                must = True
            elif self._nameable(word, j, i, announced) and not (particles_only and self._unjoined(j, i)):
                must = False
            else:
                break
            j += 1
        while j > i and self._dangles(j - 1):
            j -= 1
        return self._suffixed(j) if j > i else j

    def _within(self, j: int, *, must: bool) -> int:
        """The token after a mark inside a name: «El-Sisi», «O'Brien», «J. Trump»; ``j`` where it ends one."""
        if self._words[j] in APOSTROPHES and genitive_end(self._text, j):
            return j
        if self._words[j] in DASHES or (self._capitals and self._words[j] in APOSTROPHES):
            return j + 1 if self._hyphen(j) and (self._capitals or not must) else j
        if self._words[j] in QUOTES and self._capitals and self._nickname(j):
            return j + 3
        initial = self._words[j] == "." and len(self._words[j - 1]) == 1
        named = self._text.same_line(j + 1, j) and self._words[j + 1][:1].isalpha() and self._capitals
        return j + 1 if initial and not must and named and self._text.capital(j + 1) else j

    def _nickname(self, j: int) -> bool:
        """«Benigno “Noynoy” Aquino»: one word in quotation marks, and the name goes on."""
        words = self._words[j : j + 4]
        inside = len(words) == 4 and words[1][:1].isalpha() and words[2] in QUOTES and words[3][:1].isalpha()
        return inside and self._text.goes_on(j + 3, j) and self._text.capital(j + 3)

    def _suffixed(self, j: int) -> int:
        """The token after «Jr», «III» and the like after a name, which a comma may part from it."""
        if not self._capitals:
            return j
        text = self._text
        i = j + (j < text.length and self._words[j] in LIST_COMMAS)
        if not text.goes_on(i, j - 1) or "suffix" not in text.word(i).kinds:
            return j
        return i + 2 if self._words[i + 1 : i + 2] == ["."] and not text.begins_sentence(i + 2) else i + 1

    def rest(self, last: int) -> int:
        """The end of a listed name that particles carry on: «محمد بن سلمان بن عبد العزيز آل سعود»."""
        if last < self._text.length and "particle" in self._text.word(last).kinds:
            return self.end(last, announced=True, particles_only=True)
        return last

    def _unjoined(self, j: int, first: int) -> bool:
        """Whether no particle joins the word at ``j`` to those before it."""
        return j > first and not is_particle(self._word(self._words[j - 1]))

    def _dangles(self, j: int) -> bool:
        """A hyphen or particle with no name after it."""
        if self._words[j] in _JOINTS:
            return True
        word = self._word(self._words[j])
        return is_particle(word) and not word.kinds & {"given", "family"}

    def _hyphen(self, j: int) -> bool:
        """Whether letters touch the mark at ``j`` on both sides."""
        tokens = self._text.tokens
        return (
            j + 1 < self._text.length
            and tokens.ends[j - 1] == tokens.starts[j]
            and tokens.ends[j] == tokens.starts[j + 1]
            and self._words[j + 1][:1].isalpha()
        )

    def joined_on(self, i: int) -> bool:
        """«Xi'an», «Си-эн-эн»: whether a hyphen or apostrophe at ``i`` joins what is before to a word."""
        if not self._capitals or i >= self._text.length or self._words[i] not in _JOINTS:
            return False
        return self._hyphen(i) and not genitive_end(self._text, i)

    def _nameable(self, word: Word, j: int, first: int, announced: bool) -> bool:
        if self._capitals:
            return self._capitalised(word, j, first, announced)
        proper = word.proper
        if proper is not None:
            if proper.front and j > first:
                return False
            if not proper.front and word.kinds & _NAMES:
                return self._listed(word, j, first, announced)
            if not proper.front and "entity" in word.kinds:
                return False
        if word.common is None:
            return self._unlisted(word, j, first)
        if j > first and self._style_inside(word) and self.unknown(j + 1):
            return True
        return announced and j == first + 1 and self._surname_like(word, j)

    def _capitalised(self, word: Word, j: int, first: int, announced: bool) -> bool:
        """Where names have capitals: a word that has one, and is no word of another kind there."""
        if not self._text.capital(j) or self._is_acronym(word, j):
            return False
        if word.kinds & _NAMES or (word.common is None and "entity" not in word.kinds):
            return not word.kinds & _NEVER_NAMES or (j == first and announced)
        if "entity" in word.kinds and j > first and self._text.proper(j) is None:
            return True  # «Kim Jong Un»
        if "entity" in word.kinds:  # «Foreign Minister Israel Katz»
            person = self.person_at(j)
            return person or (announced and j == first and self.unknown(j + 1))
        return announced and word.kinds == {"word"} and (j == first or not self._text.begins_sentence(j))

    def _is_acronym(self, word: Word, j: int) -> bool:
        """«FEMA»: capitals only, and no name that is listed; a text in capitals only has no such sign."""
        raw = self._text.tokens.raw(j)
        return len(raw) > 1 and raw.isupper() and not word.kinds & _NAMES and not self._text.all_capitals(j)

    def _listed(self, word: Word, j: int, first: int, announced: bool) -> bool:
        """Whether a listed name word is one here, and not the common word of the same letters."""
        if j == first and not announced:
            return True
        given = given_name(word)
        if word.kinds & FUNCTION_WORDS and given is not None and given.written != self._text.tokens.raw(j):
            return False
        ambiguous = given is not None and given.ambiguous and "family" not in word.kinds
        return not ambiguous or announced or not word.kinds & _OTHERWISE

    def _unlisted(self, word: Word, j: int, first: int) -> bool:
        if word.proper is not None:
            return j == first
        pack = self._text.pack
        # «الإسلامية»: an adjective, not a family name
        return not (pack.definite(word.key) and self._text.rules_out_enclitic(j))

    @staticmethod
    def _style_inside(word: Word) -> bool:
        """A style without article that a name may hold: «آية», «سيد»."""
        common = word.common
        return "honorific" in word.kinds and common is not None and not common.definite and not common.front

    def _surname_like(self, word: Word, j: int) -> bool:
        """A bare noun right after one given name, and nothing of a phrase after it: «رودولف هيكل»."""
        lex, split = word.lex("word"), word.common
        if word.kinds != {"word"} or lex is None or lex.value != "noun" or split is None or not split.whole:
            return False
        if not self._text.same_line(j + 1, j):
            return True
        following = self._words[j + 1]
        return not following[:1].isalpha() or bool(self._word(following).kinds & FUNCTION_WORDS)

    # -- where one may begin

    def likely(self, i: int) -> bool:
        """Whether one unknown word that nothing announces can be a name at all."""
        key = self._words[i]
        return len(key) > 2 and not key.endswith(self._text.pack.clitics.no_name_endings)

    def particle_begins(self, i: int) -> bool:
        """Whether the word at ``i`` is a name particle that may begin a name: «عبد», «أبو», not «بن»."""
        if self._capitals and not self._text.capital(i):
            return False
        return is_particle(self._text.word(i)) and self._words[i] not in self._after_only

    def given_at(self, i: int) -> bool:
        """Whether a given or family name, or a particle before one, stands at ``i``."""
        if i >= self._text.length or (self._capitals and not self._text.capital(i)):
            return False
        if self.particle_begins(i):
            return True
        word = self._text.word(i)
        listed = word.proper is not None and not word.proper.front and word.kinds & {"given", "family"}
        return bool(listed) and not word.kinds & {"verb", "prep", "comp"}

    def person_at(self, i: int) -> bool:
        """Whether a listed person is named at ``i``."""
        return self._text.entity_kind(self._text.proper(i)) is EntityKind.PERSON

    def unknown(self, i: int) -> bool:
        """Whether the word at ``i`` is no common word, and no name but a personal one."""
        key = self._words[i] if i < self._text.length else ""
        if not key[:1].isalpha() or (self._capitals and not self._text.capital(i)):
            return False
        word = self._word(key)
        return word.common is None and (word.proper is None or bool(word.kinds & {"given", "family"}))

    # -- whether one goes on

    def goes_on(self, i: int, *, announced: bool = True) -> bool:
        """Whether a name that ends before ``i`` has a further name word there.

        Not announced by an office, two listed surnames are two people («استقبل السيسي أردوغان»).
        """
        if not self._text.same_line(i, i - 1) or (self._capitals and not self._text.capital(i)):
            return False
        word = self._text.word(i)
        if not announced and word.kinds & {"surname", "entity"}:
            return False
        if not word.kinds & {"given", "family"} or word.kinds & {"word", "verb", "office"}:
            return False
        return not (word.proper and word.proper.front)

    def goes_on_unlisted(self, match: Match) -> bool:
        """«إبراهيم الفواري»: a surname that is a given name too, with another name after it."""
        return self._text.same_line(match.last, match.first) and self.unknown(match.last)

    def follows(self, i: int) -> bool:
        """Whether a further name word stands right after ``i``, a given name that is also a common word."""
        j = i + 1
        if not self._text.same_line(j, i) or (self._capitals and not self._text.capital(j)):
            return False
        word = self._text.word(j)
        if word.proper is not None and not word.proper.front and word.kinds & _NAMES:
            return "word" not in word.kinds
        return self.unknown(j) and len(self._words[j]) > 2


def is_particle(word: Word) -> bool:
    """Whether the word is one that joins the parts of a name («بن», «عبد»), with nothing before it."""
    return "particle" in word.kinds and not (word.common and word.common.front)


def given_name(word: Word) -> GivenName | None:
    """The given name that the word is."""
    lex = word.lex("given")
    return lex.value if lex else None
