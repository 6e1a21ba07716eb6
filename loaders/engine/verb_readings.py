"""Whether a word that may be a verb is one where it stands: the letters often spell a noun or a name too."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loaders.engine.connectives import CONNECTIVES
from loaders.engine.marks import BESIDE_ENDS
from ontology.names import fold_marks

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from loaders.engine.items import Item
    from loaders.engine.pack import Pack
    from loaders.engine.phrases import PhraseFinder
    from loaders.engine.tokens import Tokens
    from loaders.engine.words import Lex, Match

_NOUNS = frozenset({"word", "cue_before"})
_NOT_FINITE = frozenset({"gerund", "imperative", "attributive.passive"})  # what tells nothing by itself
_CLAUSE_ENDS = frozenset({"comp", "rel", "sub", "neg", "aux"})
_OF_NAMES = frozenset({"entity", "surname", "office", "honorific", "given", "family"})
_TO_CARRIED = 14  # tokens between a verb and the event noun that it carries
_OF_CLAUSE = frozenset({"phrase", "prep", "nisba", "adverb", "time"})
_ASIDE = 8  # items
_VERB_ENDINGS = frozenset({"", "accusative"})


class VerbReadings:
    """Judges the words of one text."""

    def __init__(self, pack: Pack, tokens: Tokens, finder: PhraseFinder) -> None:
        self._pack = pack
        self._tokens = tokens
        self._finder = finder

    def not_a_name(self, i: int, last: int, *, listed: bool) -> bool:
        """Whether a phrase from ``i`` to ``last`` («عين», «سعى») begins with a verb; ``listed``: known."""
        word = self._pack.lexicon.word(self._tokens.words[i])
        if listed or "verb" not in word.kinds or word.common is None or word.common.front > 1:
            return False
        if last - i == 1:
            return True
        rest = self._finder.at(i + 1)  # «دان الأسد»: a verb and a name that is known by itself
        return rest is not None and rest.entry is not None

    def stands(self, match: Match, lexes: Mapping[str, Lex], items: Sequence[Item]) -> bool:
        """Whether the words matched are a verb. ``lexes``: by kind; ``items``: those before."""
        if "verb" not in lexes:
            return False
        split = match.split
        previous = items[-1] if items else None
        if split.definite or split.preposition or split.ending not in _VERB_ENDINGS:
            return False
        after_comma = previous is not None and previous.kind == "comma" and previous.last == match.first
        if split.feature in _NOT_FINITE or (split.feature.endswith(".attributive") and not after_comma):
            return False
        if not lexes.keys().isdisjoint(CONNECTIVES):
            opens = previous is None or previous.kind in {"stop", "comma"}
            if "circ" in lexes:
                return opens and not split.enclitic and self._carries(match)
            return "prep" in lexes and "circ" not in lexes and opens and not split.enclitic
        noun = lexes.get("word")
        if noun is not None and noun.value != "verb":
            if not split.enclitic and self._otherwise_spelt(match):
                return False  # «هنا» is not «هنأ»
            if _doubtful(lexes["verb"].value.feature):
                return False
        if noun is not None and self._is_object(match, lexes["verb"].value.feature, items):
            return False
        if "event" in lexes or (
            noun is not None and noun.value != "verb" and previous and self._belongs(match, previous)
        ):
            return False
        governed = previous is not None and previous.kind in {"prep", "circ"} and previous.last == match.first
        return not governed or _NOUNS.isdisjoint(lexes)  # after a preposition stands a noun

    def _carries(self, match: Match) -> bool:
        """«قبل الرئيس دعوة»: whether an event noun that the verb carries stands in the same clause."""
        lexicon, words = self._pack.lexicon, self._tokens.words
        carried = {lex.value.lemma for lex in match.lexes if lex.kind == "verb"}
        named = False
        for i in range(match.last, min(match.last + _TO_CARRIED, len(words))):
            word = lexicon.word(words[i])
            if words[i] in BESIDE_ENDS or not word.kinds.isdisjoint(_CLAUSE_ENDS):
                return False
            if (lex := word.lex("event")) is not None:
                frames = self._pack.noun_frames[str(lex.value)]
                return named and any(not carried.isdisjoint(frame.light) for frame in frames)
            if "verb" in word.kinds and "word" not in word.kinds:
                return False
            named = named or not word.kinds.isdisjoint(_OF_NAMES)
        return False

    def _is_object(self, match: Match, feature: str, items: Sequence[Item]) -> bool:
        """«تنتظر واشنطن رد دمشق»: after a verb with its subject no other stands in the past."""
        split = match.split
        if feature != "past" or split.conjunction or split.enclitic or not items:
            return False
        j = self._before_aside(items)
        if j < 1 or items[j].kind != "phrase" or (items[j].last != match.first and j == len(items) - 1):
            return False
        last = items[j].phrase
        if last is not None and last.sense == "group":
            return False  # «استقبل وفدا ضم عددا من النواب»
        bare = False
        while j > 0 and items[j].kind in _OF_CLAUSE and not items[j].conjunction:
            bare = items[j].kind == "phrase" and not items[j].preposition
            j -= 1
        governed = bare and items[j].kind == "verb" and not items[j].enclitic
        return governed and not self._carries(match)  # «أوفد مبعوثا إلى روما سلّم الرئيس رسالة»

    def _before_aside(self, items: Sequence[Item]) -> int:
        """The last item, or the last before a source named between commas: «قالت بكين، بحسب س، …»."""
        last = len(items) - 1
        if items[last].kind != "comma":
            return last
        for j in range(last - 1, max(last - _ASIDE, 0), -1):
            if items[j].kind == "reported":
                return j - 2 if items[j - 1].kind == "comma" else last
        return last

    def _belongs(self, match: Match, previous: Item) -> bool:
        """«اتفاقية تعاون»: whether a noun follows an event noun, and no verb that carries it."""
        split = match.split
        beside = previous.kind == "event" and previous.last == match.first and not previous.definite
        if not beside or split.conjunction or split.enclitic or previous.enclitic:
            return False
        lemmas = {lex.value.lemma for lex in match.lexes if lex.kind == "verb"}
        carrying = {lemma for frame in previous.frames for lemma in frame.all_verbs}
        return lemmas.isdisjoint(carrying | self._pack.grammar.happening)

    def _otherwise_spelt(self, match: Match) -> bool:
        """Whether a lemma whose hamza folding hides is written here without it."""
        written = [lex.value.written for lex in match.lexes if lex.kind == "verb" and lex.value.written]
        if not written:
            return False
        return fold_marks(self._tokens.raw(match.first)[match.split.front :]) not in written


def _doubtful(feature: str) -> bool:
    """Forms that are spelt like a noun in the accusative, or are rare in news."""
    return feature.endswith((".dual", ".first")) or feature == "jussive"
