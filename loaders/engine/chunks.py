"""Tokens in, items out: phrases, verbs, event nouns, times, cues and connectives, in text order.

Plain words leave no item; the distance between two items is that of their tokens.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from loaders.engine.phrases import PhraseFinder
from ontology.names import fold_marks
if TYPE_CHECKING:
    from loaders.engine.frames import Frame
    from loaders.engine.lexicon import Lex, Match
    from loaders.engine.pack import Pack, VerbForm
    from loaders.engine.phrase import Phrase
    from loaders.engine.timex import Timex
    from loaders.engine.tokens import Tokens

GENITIVE = "of"  # not a preposition of any language: the phrase belongs to the noun before it
_STOPS = frozenset(".!?؟…;")
_COMMAS = frozenset("،,؛")
_OPENERS = frozenset("«“„([")
_CLOSERS = frozenset("»”)]")
_CONNECTIVES = ("comp", "rel", "sub", "if", "neg", "aux", "reported", "circ", "prep", "conj", "adverb", "last")


@dataclass(slots=True)
class Item:
    """``kind``: phrase · verb · event · time · cue · comp · rel · sub · if · neg · aux · reported · circ · prep · conj ·
    adverb · comma · stop · colon · open · close · count · other (a finite verb that no frame names).

    ``preposition``: the one that governs it, attached or before it. ``circumstance``: during, after, before.
    ``conjunction``: «و» or a comma list joins it to what stands before. ``sentence``: number of the sentence.
    """

    kind: str
    first: int
    last: int
    sentence: int
    phrase: Phrase | None = None
    timex: Timex | None = None
    verbs: tuple[VerbForm, ...] = ()
    frames: tuple[Frame, ...] = ()
    lemma: str = ""
    value: object = None
    preposition: str = ""
    circumstance: str = ""
    conjunction: bool = False
    definite: bool = False
    enclitic: str = ""
    ending: str = ""
    skip: int = 0
    line_start: bool = False
    cue_after: object = None
    speech: bool = False


def chunk(pack: Pack, tokens: Tokens, times: list[Timex]) -> list[Item]:
    """The items of a text."""
    return _Chunker(pack, tokens, times).run()


class _Chunker:
    def __init__(self, pack: Pack, tokens: Tokens, times: list[Timex]) -> None:
        self._pack = pack
        self._tokens = tokens
        self._times = {timex.first: timex for timex in times}
        blocked = [False] * len(tokens)
        for timex in times:
            for i in range(timex.first, timex.last):
                blocked[i] = True
        self._finder = PhraseFinder(pack, tokens, blocked)
        self._items: list[Item] = []
        self._sentence = 0

    def run(self) -> list[Item]:
        tokens, lexicon, items = self._tokens, self._pack.lexicon, self._items
        words, lines = tokens.words, tokens.lines
        n, i, line = len(words), 0, -1
        times = self._times
        while i < n:
            if lines[i] != line:
                self._stop(i)
                line = lines[i]
            if i in times:
                i = self._time(i)
                continue
            key = words[i]
            if not key[:1].isalpha():
                i = self._mark(i, key)
                continue
            word = lexicon.word(key)
            if not word.lexes and word.proper is None and word.common is None:
                i = self._unknown(i)
                continue
            if word.kinds == _PLAIN and word.proper is None and not (word.common_node and len(word.common_node) > 1):
                i = self._plain(i)
                continue
            phrase = self._finder.at(i)
            if phrase is not None and phrase.last > i and not self._verb_instead(i, phrase):
                items.append(self._phrase(phrase))
                i = phrase.last
                continue
            match = lexicon.match_common(words, i, n)
            if match is None:
                i = self._unknown(i)
                continue
            i = self._common(i, match)
        return items

    def _verb_instead(self, i: int, phrase: Phrase) -> bool:
        """A word that is a verb as well as a name («عين», «سعى») is the verb when a phrase follows it."""
        word = self._pack.lexicon.word(self._tokens.words[i])
        if "verb" not in word.kinds or word.common is None or word.common.front > 1 or phrase.honoured or phrase.offices:
            return False
        if phrase.last - i == 1:
            return phrase.entry is None
        rest = self._finder.at(i + 1)  # «دان الأسد»: a verb and a name that is known by itself
        return phrase.entry is None and rest is not None and rest.entry is not None

    def _stop(self, i: int) -> None:
        if self._items and self._items[-1].kind != "stop":
            self._items.append(Item("stop", i, i, self._sentence))
        self._sentence += 1
        self._items.append(Item("stop", i, i, self._sentence, line_start=True))

    def _time(self, i: int) -> int:
        timex = self._times[i]
        self._items.append(Item("time", i, timex.last, self._sentence, timex=timex, circumstance=self._circumstance()))
        return timex.last

    def _mark(self, i: int, key: str) -> int:
        if key in _STOPS or (key == "." and True):
            if key == "." and self._between_letters(i):
                return i + 1
            self._items.append(Item("stop", i, i + 1, self._sentence))
            self._sentence += 1
        elif key in _COMMAS:
            self._items.append(Item("comma", i, i + 1, self._sentence))
        elif key == ":":
            self._items.append(Item("colon", i, i + 1, self._sentence))
        elif key in _OPENERS:
            self._items.append(Item("open", i, i + 1, self._sentence))
        elif key in _CLOSERS:
            self._items.append(Item("close", i, i + 1, self._sentence, value=key))
        elif key.isdecimal():
            self._items.append(Item("count", i, i + 1, self._sentence, value=int(key[:9])))
        elif key in "-–—ـ":
            self._items.append(Item("dash", i, i + 1, self._sentence))
        return i + 1

    def _between_letters(self, i: int) -> bool:
        """An abbreviation («د.») or a dot inside a name, not the end of a sentence."""
        return i > 0 and len(self._tokens.words[i - 1]) == 1 and self._tokens.words[i - 1].isalpha()

    def _unknown(self, i: int) -> int:
        phrase = self._finder.name_at(i)
        if phrase is None:
            return i + 1
        self._items.append(self._phrase(phrase))
        return phrase.last

    def _plain(self, i: int) -> int:
        word = self._pack.lexicon.word(self._tokens.words[i])
        lex = word.lex("word")
        split = word.common
        if lex is not None and split is not None:
            if lex.value == "verb" and not split.definite and not split.preposition:
                self._items.append(Item("other", i, i + 1, self._sentence, conjunction=split.conjunction, enclitic=split.enclitic))
            elif lex.value in {"noun", "adjective", "trap"}:
                locative = "locative" in word.kinds
                self._items.append(
                    Item("noun", i, i + 1, self._sentence, conjunction=split.conjunction, definite=split.definite,
                         preposition=split.preposition or self._preposition(), enclitic=split.enclitic,
                         value="locative" if locative else lex.value)
                )
        return i + 1

    def _phrase(self, phrase: Phrase) -> Item:
        preposition = phrase.preposition or self._preposition() or self._genitive(phrase)
        phrase.preposition = preposition
        item = Item(
            "phrase", phrase.first, phrase.last, self._sentence, phrase=phrase, preposition=preposition,
            conjunction=phrase.conjunction or self._after("conj"), definite=phrase.definite, enclitic=phrase.enclitic,
            circumstance=self._circumstance(),
        )
        phrase.conjunction = item.conjunction
        return item

    def _genitive(self, phrase: Phrase) -> str:
        """«مقر الحكومة»: a name right after an indefinite noun belongs to that noun."""
        last = self._items[-1] if self._items else None
        if phrase.sense in {"place", "state"} and (inherited := self._locative(phrase)):
            return inherited
        if last is None or last.kind != "noun" or last.last != phrase.first or phrase.conjunction or phrase.sense == "name":
            return ""
        return "" if last.definite or last.enclitic or last.value == "adjective" else GENITIVE

    def _locative(self, phrase: Phrase) -> str:
        """«في العاصمة السورية دمشق», «بمدينة نويدا»: the preposition before the word that says what the place is."""
        j = len(self._items) - 1
        while j >= 0 and self._items[j].kind == "nisba":
            j -= 1
        if j < 0 or self._items[j].kind != "noun" or self._items[j].value != "locative":
            return ""
        return self._items[j].preposition if phrase.first - self._items[j].last <= 3 else ""

    def _preposition(self) -> str:
        last = self._items[-1] if self._items else None
        if last is not None and last.kind == "adverb" and len(self._items) > 1:
            last = self._items[-2]
        return str(last.value) if last is not None and last.kind == "prep" else ""

    def _circumstance(self) -> str:
        last = self._items[-1] if self._items else None
        return str(last.value) if last is not None and last.kind == "circ" else ""

    def _after(self, kind: str) -> bool:
        return bool(self._items) and self._items[-1].kind == kind

    def _common(self, i: int, match: Match) -> int:
        lexes: dict[str, Lex] = {}
        for lex in match.lexes:
            lexes.setdefault(lex.kind, lex)
        split = match.split
        if split.enclitic and self._tokens.raw(i).endswith(self._pack.no_enclitic):
            split = split._replace(enclitic="", ending="feminine")
            match = match._replace(split=split)
        item = Item(
            "", i, match.last, self._sentence, conjunction=split.conjunction or self._after("conj"),
            preposition=split.preposition or self._preposition(), circumstance=self._circumstance(),
            definite=split.definite, enclitic=split.enclitic, ending=split.ending, skip=split.front,
        )
        if match.last - i > 1:
            tail = self._pack.lexicon.word(self._tokens.words[match.last - 1]).common
            written = self._tokens.raw(match.last - 1)
            if tail is not None and tail.enclitic and not written.endswith(self._pack.no_enclitic):
                item.enclitic = tail.enclitic  # «أوراق اعتماده», «فتح سفارتها»
        if "cue_after" in lexes:
            item.cue_after = lexes["cue_after"].value
        if "event" in lexes and not self._verb_reading(i, match, lexes):
            item.kind, item.lemma = "event", str(lexes["event"].value)
            item.frames = self._pack.noun_frames[item.lemma]
            if "cue_before" in lexes:
                item.value = lexes["cue_before"].value
        elif "verb" in lexes and self._verb_reading(i, match, lexes):
            item.kind = "verb"
            item.verbs = tuple(lex.value for lex in match.lexes if lex.kind == "verb")
            item.lemma = item.verbs[0].lemma
            item.speech = any(form.lemma in self._pack.speech_verbs for form in item.verbs)
            item.frames = tuple(
                frame for form in item.verbs for frame in self._pack.verb_frames.get(form.lemma, ())
            )
        else:
            if "cue_before" in lexes and not item.enclitic:
                item.enclitic = self._pronoun(i)
            for kind in ("cue_before", *_CONNECTIVES):
                if kind in lexes:
                    item.kind = "cue" if kind == "cue_before" else kind
                    item.value = lexes[kind].value
                    break
            if item.kind in {"prep", "circ"} and split.enclitic:
                # «معه», «خلالها»: the pronoun is what it governs
                item.kind, item.circumstance, item.value = "adverb", str(item.value), "pronoun"
            if not item.kind and ("nisba" in lexes or "orgadj" in lexes):
                item.kind, item.value = "nisba", (lexes.get("nisba") or lexes["orgadj"]).value
            if not item.kind and "count" in lexes:
                item.kind, item.value = "count", lexes["count"].value
            if not item.kind and item.cue_after is not None:
                item.kind = "mark"
            if not item.kind:
                if "word" in lexes:
                    return self._plain(i) if match.last == i + 1 else match.last
                return match.last
        self._items.append(item)
        return match.last

    def _pronoun(self, i: int) -> str:
        """The pronoun on a word that the data list with it («استعدادها»)."""
        key = self._tokens.words[i]
        return next((p for p in self._pack.pronouns if key.endswith(p) and len(key) > len(p) + 3), "") if (
            not self._tokens.raw(i).endswith(self._pack.no_enclitic)
        ) else ""

    def _verb_reading(self, i: int, match: Match, lexes: dict[str, Lex]) -> bool:
        """Whether a form that may be a verb stands where a verb can."""
        if "verb" not in lexes:
            return False
        split = match.split
        if split.definite or split.preposition or (split.ending and split.ending not in {"accusative"}):
            return False
        if not lexes.keys().isdisjoint(_CONNECTIVES):
            previous = self._items[-1].kind if self._items else "stop"
            return "prep" in lexes and "circ" not in lexes and previous in {"stop", "comma"} and not split.enclitic
        if any(lex.kind == "verb" and lex.value.written for lex in match.lexes) and (
            "word" in lexes and lexes["word"].value != "verb" and not split.enclitic
        ):
            raw = fold_marks(self._tokens.raw(i)[split.front :])
            if all(lex.value.written != raw for lex in match.lexes if lex.kind == "verb" and lex.value.written):
                return False  # «هنا» is not «هنأ»
        other = lexes.get("word")
        if other is not None and other.value != "verb" and _doubtful(lexes["verb"].value.feature):
            return False
        if "event" in lexes or "word" in lexes or "cue_before" in lexes:
            # a noun of the same letters: a verb only where somebody or something can act on it
            previous = self._items[-1] if self._items else None
            if previous is not None and previous.kind in {"prep", "circ"} and previous.last == i:
                return False
            if "event" in lexes:
                return False
        return True


def _doubtful(feature: str) -> bool:
    """Forms that are spelt like a noun in the accusative, or are rare in news."""
    return feature.endswith((".dual", ".first")) or feature == "jussive"


_PLAIN = frozenset({"word"})
