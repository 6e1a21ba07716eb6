"""Words before a noun that say which one is meant: articles and pronouns.

For languages that write them apart («the meeting», «his Turkish counterpart»); where they are written on to
the noun, the pack's morphology has found them already.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from loaders.engine.pack import Pack
    from loaders.engine.tokens import Tokens
    from loaders.engine.words import Match

OPENED = frozenset({"office", "institution", "group", "anaphor", "event", "cue_before", "honorific"})
"""Kinds of words of which it matters whether an article or a pronoun opens them."""
_REACH = 6  # tokens that may stand between: «the first high-level bilateral meeting»
_BETWEEN = frozenset({"nisba", "orgadj", "qualifier", "count", "last", "cue_after", "entity"})


def opened(pack: Pack, tokens: Tokens, match: Match) -> Match:
    """The match, definite when an article opens it, with the pronoun that does as its enclitic."""
    definite, pronoun = opening(pack, tokens, match.first)
    if not definite and not pronoun:
        return match
    return match._replace(split=match.split._replace(definite=definite, enclitic=pronoun))


def opening(pack: Pack, tokens: Tokens, i: int, *, names: bool = True) -> tuple[bool, str]:
    """Whether an article stands before token ``i``, over adjectives; and the pronoun that does, or "".

    ``names``: over names too («the US visit»).
    """
    grammar, words = pack.grammar, tokens.words
    for j in range(i - 1, max(-1, i - 1 - _REACH), -1):
        if tokens.lines[j] != tokens.lines[i]:
            break
        word = words[j]
        if word in grammar.articles:
            return True, ""
        if word in grammar.possessors:
            return False, word
        if not _modifies(pack, word, names=names):
            break
    return False, ""


def _modifies(pack: Pack, word: str, *, names: bool) -> bool:
    """Whether a word may stand between an article and its noun."""
    if word == "-":
        return True
    found = pack.lexicon.word(word)
    if not names and "entity" in found.kinds:
        return False
    if not found.kinds.isdisjoint(_BETWEEN):
        return True
    plain = found.lex("word")
    return plain is not None and plain.value == "adjective"
