"""Words near a trigger that a frame asks for: beside it anywhere, or after it as its complement."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loaders.engine.marks import BESIDE_ENDS, COMPLEMENT_ENDS

if TYPE_CHECKING:
    from loaders.engine.context import Context
    from loaders.engine.frames import Frame

_AFTER = 18  # tokens
_BEFORE = 3
_SUBJECT = 12
_COMPLEMENT = 7


def stands_beside(context: Context, frame: Frame, k: int) -> bool:
    """Whether one of the words that the frame needs stands near its trigger («تحدث هاتفيا»)."""
    if not frame.beside:
        return True
    item, words = context.items[k], context.tokens.words
    for i, word in enumerate(words[item.last : item.last + _AFTER], item.last):
        if word in BESIDE_ENDS:
            if len(words[i - 1]) == 1 or "abbreviation" in context.pack.lexicon.word(words[i - 1]).kinds:
                continue  # «Mrs.», «U.S.»
            break
        if word in frame.beside or not frame.beside.isdisjoint(context.pack.lexicon.word(word).stems):
            return True
    reach = _SUBJECT if item.passive or context.by_case else _BEFORE  # «Посол … была вызвана в МИД»
    before = words[max(0, item.first - reach) : item.first]
    if context.by_case:
        return any(not frame.beside.isdisjoint(context.pack.lexicon.word(word).stems) for word in before)
    return any(word in frame.beside for word in before)


def complement_follows(context: Context, frame: Frame, k: int) -> bool:
    """Whether one of the words that the frame needs follows its noun («برقية تهنئة»)."""
    if not frame.followed:
        return True
    item = context.items[k]
    for word in context.tokens.words[item.last : item.last + _COMPLEMENT]:
        if word in COMPLEMENT_ENDS:
            return False
        if not frame.followed.isdisjoint(context.pack.lexicon.word(word).stems):
            return True
    return False
