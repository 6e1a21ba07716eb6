"""What stands before a head and says whose it is: «the former Russian and Turkish [foreign ministers]».

For languages whose adjectives and names of states come first. Here they are read; the head after them is the
business of the reader of its kind.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from loaders.engine.marks import APOSTROPHES, COMMAS, DASHES
from ontology.terms import EntityKind

if TYPE_CHECKING:
    from loaders.engine.phrase_text import PhraseText
    from loaders.engine.states import StateReader

_REACH = 12  # tokens before the head
_HEADS = frozenset({"office", "institution", "group", "anaphor"})


@dataclass(slots=True)
class Premodifiers:
    """``states``: entry ids, in order. ``head``: the token after them. ``former``: held no more."""

    head: int
    states: list[str] = field(default_factory=list)
    former: bool = False


class PremodifierReader:
    """Reads them in one text; all indices are token indices."""

    def __init__(self, text: PhraseText, states: StateReader) -> None:
        self._text = text
        self._states = states
        self._grammar = text.pack.grammar

    def at(self, i: int) -> Premodifiers | None:
        """Those that start at ``i``, when a head follows them."""
        text, found, j = self._text, Premodifiers(i), i
        while text.goes_on(j, i) and j - i < _REACH:
            if j > i and self._head(j) and self._states.adjective(j) is None:
                break
            after = self._step(j, i, found)
            if after == j:
                break
            j = after
        found.head = j
        return found if j > i and text.goes_on(j, i) and self._head(j) else None

    def _step(self, j: int, first: int, found: Premodifiers) -> int:
        """The token after the modifier at ``j``; ``j`` when there is none."""
        text = self._text
        if (adjective := self._states.adjective(j)) is not None:
            longer = self._named(j)  # «Saudi Arabia's», which begins like «Saudi»
            state, after = longer if longer is not None and longer[1] > adjective[1] + 1 else adjective
            self._add(found, state)
            return self._genitive(after)
        word = text.word(j)
        if "qualifier" in word.kinds:
            found.former = found.former or word.first["qualifier"].value == "former"
            return j + 1
        if (named := self._named(j)) is not None:
            self._add(found, named[0])
            return named[1]
        if found.states and j > first and self._joins(j):
            return j + 1
        plain = word.lex("word")
        return j + 1 if j > first and plain is not None and plain.value == "adjective" else j

    def _add(self, found: Premodifiers, state: str) -> None:
        if state and state not in found.states:
            found.states.append(state)

    def _named(self, j: int) -> tuple[str, int] | None:
        """A state, or somebody or something of one, by name: «US», «Kremlin», «Putin's»."""
        text = self._text
        match = text.proper(j) if self._grammar.prepositional else None
        lex = match.lex("entity") or match.lex("surname") if match else None
        if match is None or lex is None:
            return None
        entry, after = text.entry(lex), self._genitive(match.last)
        if entry.kind is EntityKind.PERSON and after == match.last:
            return None  # «President Putin»: whom the head is, not whose
        if entry.kind is EntityKind.PLACE and not entry.metonym:
            return None
        if entry.kind is EntityKind.ORGANIZATION and not entry.iso:
            return entry.id, after
        return (f"state/{entry.iso}" if entry.iso else ""), after

    def _genitive(self, j: int) -> int:
        """The token after the ending of a genitive at ``j`` («'s», «'»), else ``j``."""
        return genitive_end(self._text, j) or j

    def _joins(self, j: int) -> bool:
        """Whether what stands at ``j`` joins two adjectives: «-», «and», a comma."""
        text = self._text
        mark = text.words[j]
        if mark not in DASHES and mark not in COMMAS and "joining" not in text.word(j).kinds:
            return False
        after = j + 2 if mark in COMMAS and "joining" in text.word(j + 1).kinds else j + 1
        if after >= text.length:
            return False
        named = mark not in COMMAS and self._state_name(after)  # «visit China, Kremlin spokesman … said»
        return named or self._states.adjective(after) is not None

    def _state_name(self, j: int) -> bool:
        named = self._named(j)
        return named is not None and named[0].startswith("state/")

    def _head(self, j: int) -> bool:
        match = self._text.common(j)
        if match is None:
            return False
        for lex in match.lexes:  # noqa: SIM110 (asked of every word; a generator is slower)
            if lex.kind in _HEADS:
                return True
        return False


def genitive_end(text: PhraseText, j: int) -> int:
    """The token after the ending of a genitive that is written on to the token before ``j``; 0 for none."""
    ends = text.pack.grammar.genitive_ends
    if not ends or j >= text.length or text.words[j] not in APOSTROPHES:
        return 0
    starts, tails = text.tokens.starts, text.tokens.ends
    if j == 0 or starts[j] != tails[j - 1]:
        return 0
    if j + 1 < text.length and starts[j + 1] == tails[j]:
        return j + 2 if text.words[j + 1] in ends else 0
    return j + 1 if text.words[j - 1].endswith(tuple(ends)) else 0
