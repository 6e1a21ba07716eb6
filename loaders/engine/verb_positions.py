"""Whether a word is a verb where not its form tells, but what stands before it: «to visit», «the visit».

For languages whose verbs follow their subjects and whose forms say how they stand: past, present, infinitive,
participle (of the past) and active (of the present).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from loaders.engine.families import TALKS
from loaders.engine.openings import opening

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from loaders.engine.items import Item
    from loaders.engine.pack import Pack
    from loaders.engine.phrase import Phrase
    from loaders.engine.tokens import Tokens
    from loaders.engine.words import Lex, Match

_MODAL = frozenset({"future", "may", "should", "would", "do", "infinitive"})
_BESIDE = frozenset({"adverb", "time", "neg"})  # what may stand between an auxiliary and its verb
_NOUNS = frozenset({"event", "word", "office", "group", "institution", "anaphor", "nisba", "cue_before"})


class VerbPositions:
    """Judges the words of one text."""

    def __init__(self, pack: Pack, tokens: Tokens) -> None:
        self._pack = pack
        self._tokens = tokens

    def stands(self, match: Match, lexes: Mapping[str, Lex], items: list[Item]) -> bool:
        """Whether the words matched, of which one reading is a verb, are one. ``items``: those before."""
        forms = self.forms(match)
        helper = auxiliary(items)
        if "aux" in lexes:
            return helper is None and self._has_object(match)
        if forms == {"active"} and not lexes.keys().isdisjoint({"prep", "circ"}):
            return False  # «including», «following»
        if helper is not None:
            return bool(forms & _after(str(helper.value)))
        plain = lexes.get("word")
        noun = not _NOUNS.isdisjoint(lexes) and not (plain is not None and plain.value == "verb")
        if self.determined(match.first):
            return False
        last = items[-1] if items else None
        near = last is not None and last.last == match.first
        if near and last is not None and last.kind in {"prep", "circ"}:
            return "active" in forms and not noun
        if not noun:
            return True
        if near and last is not None and last.phrase is not None and not last.preposition:
            return "event" not in lexes or (
                bool(forms & {"past", "present"}) and self._may_do(last.phrase, lexes)
            )
        return "event" not in lexes and "past" in forms

    def _may_do(self, phrase: Phrase, lexes: Mapping[str, Lex]) -> bool:
        """Whether a phrase right before what is an event or a verb does it: not «Geneva talks»."""
        if phrase.sense == "place":
            return False
        frames = self._pack.noun_frames[str(lexes["event"].value)]
        return phrase.sense == "person" or all(frame.type not in TALKS for frame in frames)

    def _has_object(self, match: Match) -> bool:
        """«had a meeting», «has talks»: whether an auxiliary is a verb here, by the noun after it."""
        words, grammar = self._tokens.words, self._pack.grammar
        if match.last >= len(words):
            return False
        if words[match.last] in grammar.indefinite_articles | grammar.possessors | grammar.articles:
            return True
        after = self._pack.lexicon.word(words[match.last])
        return "event" in after.kinds and not after.kinds & {"verb", "aux"}

    def mood(self, match: Match, items: list[Item]) -> tuple[str, bool]:
        """How the verb matched stands: its mood (see ``Item``), and whether it is passive."""
        forms = self.forms(match)
        if "participle" in forms and self._in_compound(match, items):
            return "compound", False
        helper = auxiliary(items)
        if helper is not None:
            value = str(helper.value)
            if value == "infinitive":
                return "infinitive", False
            if value in {"be", "passive"}:
                ahead = chain(items)
                mood = "infinitive" if any(aux.value == "infinitive" for aux in ahead) else ""
                return mood, "active" not in forms
            return "", False
        if forms == {"active"}:
            return "active", False
        if "participle" in forms and ("past" not in forms or self._reduced(match, items)):
            return "participle", True
        bare = (
            forms == {"infinitive"} and items and items[-1].kind == "verb" and items[-1].last == match.first
        )
        return ("infinitive", False) if bare else ("", False)  # «helped broker»

    def _in_compound(self, match: Match, items: list[Item]) -> bool:
        """«a US-brokered deal», «Turkish-mediated talks»: a participle that a hyphen joins to who does it."""
        dash = items[-1] if len(items) > 1 else None
        if dash is None or dash.kind != "dash" or dash.last != match.first:
            return False
        starts, ends = self._tokens.starts, self._tokens.ends
        joined = ends[dash.first - 1] == starts[dash.first] and ends[dash.first] == starts[match.first]
        return joined and (items[-2].phrase is not None or items[-2].kind == "nisba")

    def _reduced(self, match: Match, items: list[Item]) -> bool:
        """«talks held in Geneva», «a delegation led by …»: a participle on the noun before it."""
        words = self._tokens.words
        after = words[match.last] if match.last < len(words) else ""
        if after in self._pack.grammar.agent:
            adverb = self._pack.lexicon.match_common(words, match.last, len(words))
            return adverb is None or not adverb.has("adverb")  # «discussed by phone» names nobody
        last = items[-1] if items else None
        on_event = last is not None and last.kind == "event" and last.last == match.first
        return on_event and after in self._pack.grammar.place

    def forms(self, match: Match) -> set[str]:
        """The forms that the words may be."""
        found: Iterable[str] = (lex.value.feature for lex in match.lexes if lex.kind == "verb")
        return {part for feature in found for part in feature.split(".")}

    def determined(self, i: int) -> bool:
        """Whether an article, a pronoun or a genitive before says that a noun stands at ``i``."""
        grammar, words = self._pack.grammar, self._tokens.words
        before = words[i - 1] if i else ""
        if before in grammar.indefinite_articles or before in grammar.genitive_ends:
            return True
        definite, pronoun = opening(self._pack, self._tokens, i, names=False)
        return definite or bool(pronoun)


def auxiliary(items: list[Item]) -> Item | None:
    """The auxiliary that the next word may belong to, over adverbs and negations."""
    for item in reversed(items):
        if item.kind == "aux":
            return item
        if item.kind not in _BESIDE:
            return None
    return None


def chain(items: list[Item]) -> list[Item]:
    """All auxiliaries right before, the nearest first: «has been», «is expected to be» has «to be»."""
    found = []
    for item in reversed(items):
        if item.kind == "aux":
            found.append(item)
        elif item.kind not in _BESIDE:
            break
    return found


def _after(auxiliary: str) -> frozenset[str]:
    """The forms that may follow an auxiliary."""
    if auxiliary in _MODAL:
        return frozenset({"infinitive"})
    if auxiliary == "have":
        return frozenset({"participle"})
    return frozenset({"participle", "active"})
