"""Tokens in, items out: phrases, verbs, event nouns, times, cues and connectives, in text order.

Plain words leave an item only where they are nouns or verbs of no frame; the distance between two items is
that of their tokens.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from loaders.engine.cases import Cases
from loaders.engine.governing import (
    circumstance_before,
    conjunction_before,
    governed_by,
    inherited_preposition,
    open_clause,
    preposition_before,
)
from loaders.engine.items import Item
from loaders.engine.marks import APOSTROPHES, CLOSERS, COMMAS, DASHES, OPENERS, STOPS
from loaders.engine.openings import OPENED, opened
from loaders.engine.phrases import PhraseFinder
from loaders.engine.positions import GENITIVE
from loaders.engine.premodifiers import genitive_end
from loaders.engine.verb_positions import VerbPositions, auxiliary
from loaders.engine.verb_readings import CONNECTIVES, VerbReadings

if TYPE_CHECKING:
    from loaders.engine.morphology import Split
    from loaders.engine.pack import Pack
    from loaders.engine.phrase import Phrase
    from loaders.engine.timex import Timex
    from loaders.engine.tokens import Tokens
    from loaders.engine.words import Lex, Match, Word

_PLAIN = frozenset({"word"})
_PHRASAL = frozenset(  # kinds of words that a phrase may begin with
    {"office", "institution", "group", "anaphor", "building", "honorific", "particle", "state_head"}
    | {"nisba", "orgadj", "qualifier", "entity", "surname", "given", "family"}
)
_NOUNS = frozenset({"noun", "adjective", "trap"})
_MARKS = (
    dict.fromkeys(COMMAS, "comma")
    | dict.fromkeys(OPENERS, "open")
    | dict.fromkeys(CLOSERS, "close")
    | dict.fromkeys(DASHES, "dash")
    | {":": "colon"}
)
_BEFORE_JOINED = frozenset({"prep", "adverb", "aux", "neg", "time"})  # «and with [Iran]»
_CONNECTIVES = frozenset(CONNECTIVES)
_CONTENT = frozenset({"verb", "event", "nisba", "cue"})
_JOINING_REACH = 4  # items
LONGEST_NUMBER = 9  # digits of a count that are read
SHORTEST_BEARER = 4  # letters of a cue before its pronoun
LONGEST_SENTENCE = 200
"""Tokens: a sentence ends there though nothing marks its end; the longest of 400 passages has 129.

Who looks for a subject, governor or cue may look through the whole sentence: this is what bounds the search.
"""


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
        self._cases = Cases(self._finder.text)
        self._modified = bool(pack.grammar.cases)  # in cases, adjectives can't be taken for anything else
        self._positions = VerbPositions(pack, tokens) if pack.grammar.subject_first else None
        self._items: list[Item] = []
        self._sentence = 0
        self._opened = 0  # the token with which the sentence begins

    def run(self) -> list[Item]:
        i, line = 0, -1
        lines, count = self._tokens.lines, len(self._words)
        while i < count:
            if lines[i] != line:
                self._line(i)
                line = lines[i]
            elif i - self._opened >= LONGEST_SENTENCE:
                self._end_sentence(i, i)
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
                return self._plain(i)
        match = self._pack.lexicon.match_common(self._words, i, len(self._words)) if word.common else None
        if self._may_be_phrase(word, match):
            phrase = self._finder.at(i)
            if phrase is not None and phrase.last > i and not self._verb_instead(i, phrase):
                return self._phrase(phrase)
        if match is None:
            return self._unknown(i)
        if word.kinds == _PLAIN and match.last == i + 1:
            return self._plain(i)  # it opens a phrase elsewhere, not here
        return self._common(match)

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

    # -- lines, times, marks

    def _line(self, i: int) -> None:
        if self._items and self._items[-1].kind != "stop":
            self._items.append(Item("stop", i, i, self._sentence))
        self._open_sentence(i)
        self._items.append(Item("stop", i, i, self._sentence, line_start=True))

    def _open_sentence(self, i: int) -> None:
        self._sentence += 1
        self._opened = i

    def _end_sentence(self, first: int, last: int) -> None:
        mark = self._words[first] if last > first else ""
        self._items.append(Item("stop", first, last, self._sentence, lemma=mark))
        self._open_sentence(last)

    def _time(self, i: int) -> int:
        timex = self._times[i]
        if self._items[-1].kind == "prep" and self._items[-1].value in self._pack.grammar.temporal:
            self._items.pop()  # «on Monday»
        circumstance = circumstance_before(self._items, modified=self._modified)
        self._items.append(
            Item("time", i, timex.last, self._sentence, timex=timex, circumstance=circumstance)
        )
        return timex.last

    def _mark(self, i: int, key: str) -> int:
        if key in APOSTROPHES and (after := genitive_end(self._finder.text, i)):
            self._be_genitive(i)
            return after
        if key in STOPS:
            if key != "." or not self._abbreviates(i):
                self._end_sentence(i, i + 1)
        elif kind := _MARKS.get(key):
            value = key if kind == "close" else None
            self._items.append(Item(kind, i, i + 1, self._sentence, value=value))
        elif key.isdecimal():
            count = int(key[:LONGEST_NUMBER])
            self._items.append(Item("count", i, i + 1, self._sentence, value=count))
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

    # -- words

    def _unknown(self, i: int) -> int:
        phrase = self._finder.name_at(i)
        if phrase is None and self._positions is not None and self._strange_verb(i):
            open_clause(self._items, self._pack.grammar.clausal)
            conjunction = self._joined()
            self._items.append(Item("other", i, i + 1, self._sentence, conjunction=conjunction))
        return i + 1 if phrase is None else self._phrase(phrase)

    def _strange_verb(self, i: int) -> bool:
        """Whether a word that nothing lists is a verb, by its ending or by the auxiliary before it."""
        if self._finder.text.capital(i):
            return False
        helper = auxiliary(self._items)
        if helper is not None and self._items[-1].last == i:
            return helper.value != "be"
        if not self._words[i].endswith(self._pack.clitics.verb_endings or ("\0",)):
            return False
        return self._positions is not None and not self._positions.determined(i)

    def _joined(self) -> bool:
        """Whether a conjunction stands before, over a preposition or auxiliary; one that joins is used up."""
        for j in range(len(self._items) - 1, max(-1, len(self._items) - 1 - _JOINING_REACH), -1):
            if self._items[j].kind == "joining":
                del self._items[j]
                return True
            if self._positions is not None and self._items[j].kind == "conj":
                return True  # «but did not meet»
            if self._items[j].kind not in _BEFORE_JOINED:
                break
        return conjunction_before(self._items)

    def _phrase(self, phrase: Phrase) -> int:
        positions = self._cases.positions(phrase)
        if not positions and self._modified and self._after_event(phrase) and not phrase.name[1]:
            positions = frozenset({"genitive"})  # «на полях саммита АТЭС»: what does not bend
        joined = self._joined()
        phrase.preposition = (
            phrase.preposition
            or preposition_before(self._items, modified=self._modified)
            or self._inherited(phrase, positions)
            or self._cases.stand_in(self._items, phrase, positions, joined=joined)
        )
        phrase.conjunction = phrase.conjunction or joined
        self._items.append(
            Item(
                "phrase",
                phrase.first,
                phrase.last,
                self._sentence,
                phrase=phrase,
                preposition=phrase.preposition,
                conjunction=phrase.conjunction,
                definite=phrase.definite,
                enclitic=phrase.enclitic,
                circumstance=circumstance_before(self._items, modified=self._modified),
                positions=positions,
            )
        )
        return phrase.last

    def _after_event(self, phrase: Phrase) -> bool:
        """Whether the phrase stands right after an event noun."""
        return self._items[-1].kind == "event" and self._items[-1].last == phrase.first

    def _inherited(self, phrase: Phrase, positions: frozenset[str]) -> str:
        """What the noun before hands on, unless the case of the phrase says that it belongs to none."""
        genitive = not self._pack.grammar.prepositional
        inherited = inherited_preposition(self._items, phrase, genitive=genitive)
        house = self._modified and self._items[-1].value == "locative" and phrase.sense == "person"
        if inherited == GENITIVE and house and "object" in positions:
            return ""  # «принял во дворце президента»
        return "" if inherited == GENITIVE and positions and "genitive" not in positions else inherited

    def _plain(self, i: int) -> int:
        word = self._word(self._words[i])
        lex, split = word.first.get("word"), word.common
        if lex is None or split is None or (split.feature and self._opens_clause(split, i)):
            return i + 1
        if lex.value == "verb":
            if not split.definite and not split.preposition:
                self._items.append(self._of(split, "other", i))
        elif lex.value in _NOUNS:
            item = self._of(split, "noun", i)
            item.definite = split.definite
            item.preposition = split.preposition or preposition_before(self._items, modified=self._modified)
            item.value = "locative" if "locative" in word.kinds else lex.value
            self._items.append(item)
        return i + 1

    def _opens_clause(self, split: Split, i: int) -> bool:
        """«отношения, разорванные в 2016 году»: note a participle after a comma as a clause of its own."""
        before = self._items[-1] if self._items else None
        if "attributive" not in split.feature or before is None or before.kind != "comma" or before.last != i:
            return False
        self._items.append(Item("rel", i, i, self._sentence))
        self._items.append(Item("other", i, i + 1, self._sentence))
        return True

    def _of(self, split: Split, kind: str, i: int) -> Item:
        conjunction, enclitic = split.conjunction, split.enclitic
        return Item(kind, i, i + 1, self._sentence, conjunction=conjunction, enclitic=enclitic)

    def _common(self, match: Match) -> int:
        """Note a common word or phrase that means something to the readers of events."""
        lexes: dict[str, Lex] = {}
        for lex in match.lexes:
            lexes.setdefault(lex.kind, lex)
        match = self._without_false_enclitic(match) if match.split.enclitic else match
        verb = "verb" in lexes and self._is_verb(match, lexes)
        mood = self._positions.mood(match, self._items) if verb and self._positions else ("", False)
        if not verb and self._positions is not None and not lexes.keys().isdisjoint(OPENED):
            match = opened(self._pack, self._tokens, match)
        item = self._item(match)
        if "cue_after" in lexes:
            item.cue_after = lexes["cue_after"].value
        if verb:
            if match.split.feature.endswith(".attributive"):  # «министр, прибывший …»: who has arrived
                self._items.append(Item("rel", match.first, match.first, self._sentence))
            item.mood, item.passive = mood
            self._be_verb(item, match)
        elif "event" in lexes:
            self._be_event(item, lexes)
        else:
            self._be_connective(item, match, lexes)
        if not item.kind and self._opens_clause(match.split, match.first):
            return match.last
        if item.kind:
            if item.kind in _CONTENT:
                item.conjunction = self._joined() or item.conjunction
            self._items.append(item)
        elif "word" in lexes and match.last == match.first + 1:
            return self._plain(match.first)
        return match.last

    def _is_verb(self, match: Match, lexes: dict[str, Lex]) -> bool:
        if self._positions is not None:
            return self._positions.stands(match, lexes, self._items)
        return self._verbs.stands(match, lexes, self._items[-1] if self._items else None)

    def _without_false_enclitic(self, match: Match) -> Match:
        """«وزارة»: what folding made to look like a pronoun is an ending."""
        if not self._rules_out_enclitic(match.first):
            return match
        return match._replace(split=match.split._replace(enclitic="", ending="feminine"))

    def _item(self, match: Match) -> Item:
        split = match.split
        enclitic = split.enclitic
        if match.last - match.first > 1 and not self._rules_out_enclitic(match.last - 1):
            tail = self._word(self._words[match.last - 1]).common
            enclitic = (tail.enclitic if tail else "") or enclitic  # «أوراق اعتماده», «فتح سفارتها»
        preposition, circumstance, conjunction = governed_by(self._items, modified=self._modified)
        return Item(
            "",
            match.first,
            match.last,
            self._sentence,
            conjunction=split.conjunction or conjunction,
            preposition=split.preposition or preposition,
            circumstance=circumstance,
            definite=split.definite,
            enclitic=enclitic,
            ending=split.ending,
            skip=split.front,
            positions=self._cases.open_to(split.cases),
        )

    def _be_event(self, item: Item, lexes: dict[str, Lex]) -> None:
        item.kind, item.lemma = "event", str(lexes["event"].value)
        item.frames = self._pack.noun_frames[item.lemma]
        if "cue_before" in lexes:
            item.value = lexes["cue_before"].value

    def _be_verb(self, item: Item, match: Match) -> None:
        item.kind = "verb"
        if self._positions is not None and not item.mood:
            open_clause(self._items, self._pack.grammar.clausal)
        forms = (lex.value for lex in match.lexes if lex.kind == "verb")
        feature = match.split.feature
        item.verbs = tuple(form._replace(feature=feature) if feature else form for form in forms)
        item.lemma = item.verbs[0].lemma
        if feature:
            item.mood = feature if feature == "infinitive" else ""
            item.passive, item.impersonal = feature.endswith("passive"), feature.endswith(".plural")
        item.speech = any(form.lemma in self._pack.speech_verbs for form in item.verbs)
        frames = self._pack.verb_frames
        item.frames = tuple(frame for form in item.verbs for frame in frames.get(form.lemma, ()))

    def _be_connective(self, item: Item, match: Match, lexes: dict[str, Lex]) -> None:
        """Make the item a cue, a connective, an adjective of a state, a number or a mark, if it is one."""
        if "cue_before" in lexes:
            item.enclitic = item.enclitic or self._pronoun(item.first)
            item.kind, item.value = "cue", lexes["cue_before"].value
        elif kind := self._connective(match, lexes):
            item.kind, item.value = kind, lexes[kind].value
            if kind in {"prep", "circ"}:
                item.lemma = self._words[match.first]
            if kind in {"prep", "circ"} and match.split.enclitic:
                # «معه», «خلالها»: the pronoun is what it governs
                item.kind, item.circumstance, item.value = "adverb", str(item.value), "pronoun"
        elif preposition := lexes.get("to_pronoun"):  # «به», «له»
            item.kind, item.circumstance, item.value = "adverb", str(preposition.value), "pronoun"
            item.enclitic = self._words[item.first].removeprefix(item.circumstance)
        elif adjective := lexes.get("nisba") or lexes.get("orgadj"):
            item.kind, item.value = "nisba", adjective.value
        elif "count" in lexes:
            item.kind, item.value = "count", lexes["count"].value
        elif item.cue_after is not None:
            item.kind = "mark"

    def _connective(self, match: Match, lexes: dict[str, Lex]) -> str:
        """Which of the connectives that the words may be stands here; empty for none."""
        if _CONNECTIVES.isdisjoint(lexes):
            return ""
        kinds = [kind for kind in CONNECTIVES if kind in lexes]
        if "aux" in kinds and lexes["aux"].value == "infinitive" and not self._before_verb(match.last):
            kinds.remove("aux")  # «to Moscow»
        if kinds[:2] == ["comp", "rel"] and self._follows_noun(match.first):
            after = (
                self._word(self._words[match.last]).kinds if match.last < len(self._words) else frozenset()
            )
            return "rel" if after & {"verb", "aux", "neg", "adverb"} else "comp"
        return kinds[0] if kinds else ""

    def _follows_noun(self, i: int) -> bool:
        last = self._items[-1] if self._items else None
        return last is not None and last.last == i and last.kind in {"phrase", "event", "noun"}

    def _before_verb(self, i: int) -> bool:
        """Whether an infinitive stands at ``i``, or after an adverb there: «to visit», «to closely watch»."""
        if self._positions is None or i >= len(self._words) or self._finder.text.capital(i):
            return False
        word = self._word(self._words[i])
        if "verb" in word.kinds:
            return any("infinitive" in lex.value.feature for lex in word.lexes if lex.kind == "verb")
        plain = word.lex("word")
        if word.common is None or (plain is not None and plain.value == "verb"):
            return True
        adverb = "adverb" in word.kinds or (plain is not None and plain.value == "adverb")
        return adverb and i + 1 < len(self._words) and "verb" in self._word(self._words[i + 1]).kinds

    def _pronoun(self, i: int) -> str:
        """The pronoun on a word that the data list with it («استعدادها»)."""
        key = self._words[i]
        if self._rules_out_enclitic(i):
            return ""
        pronouns = self._pack.clitics.told_enclitics
        return next((p for p in pronouns if key.endswith(p) and len(key) - len(p) >= SHORTEST_BEARER), "")

    def _rules_out_enclitic(self, i: int) -> bool:
        """Whether the last letter as written shows that folding made an enclitic of it."""
        return self._tokens.raw(i).endswith(self._pack.clitics.no_enclitic)
