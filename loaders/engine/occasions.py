"""Events in, those that took place on the margins of a gathering with the words for it out.

«التقى الوزير نظيره على هامش [قمة العشرين]», "On the sidelines of the [UN General Assembly], …". The gathering
is no event for that. Nothing else of an event is touched.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from itertools import takewhile
from typing import TYPE_CHECKING

from loaders.engine.gatherings import gathering_at

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from loaders.engine.context import Context
    from loaders.engine.draft import Event
    from ontology.span import Span

_REACH = 40  # items between what tells of an event and the words for its occasion

_Anchored = dict[int, list["Event"]]


def give_occasions(context: Context, events: Sequence[Event]) -> None:
    """Give each event the occasion that its own clause names, if it does."""
    margins = [tuple(phrase.split()) for phrase in sorted(context.pack.grammar.margins)]
    telling = {max(words, key=len) for words in margins}
    if telling.isdisjoint(context.tokens.words):
        return  # so it is in most texts
    anchored: _Anchored = defaultdict(list)
    for event in events:
        for anchor in {event.trigger, event.inside, event.carrier}:
            if anchor is not None:
                anchored[anchor].append(event)
    for first, last in _margins(context, margins, telling):
        occasion = gathering_at(context, last)
        if occasion is None:
            continue
        k = bisect_left(context.items, first, key=lambda item: item.first)
        for event in _events_there(context, anchored, k, occasion):
            event.occasion = event.occasion or occasion


def _margins(
    context: Context, margins: list[tuple[str, ...]], telling: set[str]
) -> Iterator[tuple[int, int]]:
    """The tokens of the words after which a gathering is named, in text order."""
    words, splits = context.tokens.words, context.pack.morphology.proper_splits
    for i, word in enumerate(words):
        for phrase in margins if word in telling else ():
            first = i - phrase.index(max(phrase, key=len))
            there = words[max(first, 0) : first + len(phrase)]
            if len(there) != len(phrase) or tuple(there[1:]) != phrase[1:]:
                continue
            if any(split.stem == phrase[0] for split in splits(there[0])):  # «وعلى هامش»
                yield first, first + len(phrase)
                break


def _events_there(context: Context, anchored: _Anchored, k: int, occasion: Span) -> list[Event]:
    """The events in whose clause the item ``k`` stands: of the nearest before it, or of the verb after it."""
    items, clauses = context.items, context.clauses
    if k == len(items):
        return []
    for j in range(k - 1, max(k - _REACH, -1), -1):
        if items[j].sentence != items[k].sentence:
            break
        if j in anchored and k in takewhile(lambda i: i <= k, clauses.forward(j)):
            return _apart(context, anchored[j], occasion)
    verb = clauses.following_verb(k) if clauses.governor(k) is None else None
    return [] if verb is None else _apart(context, anchored.get(verb, []), occasion)


def _apart(context: Context, events: Sequence[Event], occasion: Span) -> list[Event]:
    """Those that are not told by the words of the occasion themselves."""
    starts = context.tokens.starts
    told = [(starts[context.items[event.trigger].first], event) for event in events]
    return [event for start, event in told if not occasion.start <= start < occasion.end]
