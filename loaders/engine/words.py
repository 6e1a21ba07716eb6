"""What a lexicon says of the words of a text: their entries, the readings of a form, the phrases found."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from loaders.engine.morphology import Split

Node = dict[str, Any]
WordReading = tuple["Split", Node]
"""One way to take a word apart, and where the lexicon has what is left."""
LEXES = "\0lexes"  # the key under which a node keeps the entries that end there; no word is so, but NUL is
FUNCTION_WORDS = frozenset({"prep", "comp", "circ", "neg", "aux", "sub", "conj", "rel", "if"})


class Lex(NamedTuple):
    """One entry: its class ("office", "verb", …), what it stands for, and its line in the data."""

    kind: str
    value: Any
    source: str


@dataclass(slots=True)
class Word:
    """A word form with its readings; one object a form, shared by all its occurrences.

    ``stems``: the word whole, then what may be left of it, by which a phrase may go on; ``name_stems``: those
    by which a name may, whose every word may stand in some case.
    ``lexes``: the entries of the single word, ``kinds`` their classes, ``first`` class → first entry.
    ``opens_phrase``: longer phrases begin with it; ``openings``: its other readings with which some do.
    """

    key: str
    proper: Split | None
    proper_node: Node | None
    common: Split | None
    common_node: Node | None
    stems: tuple[str, ...]
    name_stems: tuple[str, ...]
    lexes: tuple[Lex, ...] = ()
    kinds: frozenset[str] = frozenset()
    first: dict[str, Lex] = field(default_factory=dict)
    opens_phrase: bool = False
    openings: tuple[WordReading, ...] = ()

    def lex(self, kind: str) -> Lex | None:
        """The first entry of this kind that the single word has."""
        return self.first.get(kind)


class Match(NamedTuple):
    """A phrase found. ``last``: the token after it."""

    first: int
    last: int
    split: Split
    lexes: tuple[Lex, ...]

    def has(self, kind: str) -> bool:
        """Whether one of its entries is of this kind."""
        for lex in self.lexes:  # noqa: SIM110 (asked of every phrase; a generator is slower)
            if lex.kind == kind:
                return True
        return False

    def lex(self, kind: str) -> Lex | None:
        """Its first entry of this kind."""
        for lex in self.lexes:
            if lex.kind == kind:
                return lex
        return None

    def entries(self) -> tuple[str, ...]:
        """The gazetteer ids of all that the words may name."""
        return tuple(dict.fromkeys(lex.value for lex in self.lexes if lex.kind in {"entity", "surname"}))
