"""Words that join, place or count: which of them stands here, and the item that it makes."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from loaders.engine.items import Item
    from loaders.engine.phrase_text import PhraseText
    from loaders.engine.words import Lex, Match

CONNECTIVES = (
    "comp",
    "rel",
    "sub",
    "if",
    "neg",
    "aux",
    "reported",
    "circ",
    "prep",
    "conj",
    "joining",
    "adverb",
    "last",
)
"""Kinds of them; of a word that may be several, the first that it may be."""
_CONNECTIVES = frozenset(CONNECTIVES)
_SHORTEST_BEARER = 4  # letters of a cue before its pronoun


class Connectives:
    """Reads those of one text. ``items``: the items found so far."""

    def __init__(self, text: PhraseText, items: list[Item]) -> None:
        self._pack = text.pack
        self._words = text.words
        self._word = text.word_of
        self._items = items
        self._text = text

    def name(self, item: Item, match: Match, lexes: dict[str, Lex]) -> None:
        """Make the item a cue, a connective, an adjective of a state, a number or a mark, if it is one."""
        if "cue_before" in lexes:
            item.enclitic = item.enclitic or self._pronoun(item.first)
            item.kind, item.value = "cue", lexes["cue_before"].value
        elif kind := self._connective(match, lexes):
            item.kind, item.value = kind, lexes[kind].value
            if kind in {"prep", "circ"}:
                item.lemma = self._words[match.first]
            if kind in {"prep", "circ"} and (match.split.enclitic or (kind == "circ" and item.enclitic)):
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

    def opens_infinitive(self, i: int) -> bool:
        """Whether the word at ``i`` is one that opens an infinitive, and one follows."""
        lex = self._word(self._words[i]).lex("aux")
        return lex is not None and lex.value == "infinitive" and self._before_verb(i + 1)

    def _follows_noun(self, i: int) -> bool:
        last = self._items[-1] if self._items else None
        return last is not None and last.last == i and last.kind in {"phrase", "event", "noun"}

    def _before_verb(self, i: int) -> bool:
        """Whether an infinitive stands at ``i``, or after an adverb there: «to visit», «to closely watch»."""
        if not self._pack.grammar.subject_first or i >= len(self._words) or self._text.capital(i):
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
        if self._text.rules_out_enclitic(i):
            return ""
        pronouns = self._pack.clitics.told_enclitics
        return next((p for p in pronouns if key.endswith(p) and len(key) - len(p) >= _SHORTEST_BEARER), "")
