"""Words and phrases of a language, found in running text through its clitics and endings.

Two tries of folded words: *proper* names, which take proclitics only, and *common* words,
which take an article, endings and enclitics as well. A word is taken whole when it is known
whole; only what is unknown is taken apart, and only when the rest is known: stripping
blindly cuts a quarter of the names.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple, Protocol

Node = dict[str, Any]
LEXES = "\0lexes"  # the key under which a node keeps the entries that end there; no word is so, but NUL is


class Lex(NamedTuple):
    """One entry: its class ("office", "verb", …), what it stands for, and its line in the data."""

    kind: str
    value: Any
    source: str


class Split(NamedTuple):
    """One way to take a word apart. ``front``: letters before the stem."""

    stem: str
    front: int = 0
    conjunction: bool = False
    preposition: str = ""
    definite: bool = False
    ending: str = ""  # a feature name of the pack: "dual", "plural", "feminine", "accusative"
    enclitic: str = ""  # a pronoun of the pack

    @property
    def whole(self) -> bool:
        """Whether nothing at all was taken off."""
        return not (self.front or self.definite or self.ending or self.enclitic)

    @property
    def joined(self) -> bool:
        """Whether a preposition or conjunction was taken off."""
        return bool(self.preposition) or self.conjunction


class Morphology(Protocol):
    """What a language pack's ``morphology.py`` offers."""

    def proper_splits(self, word: str) -> Iterable[Split]:
        """Ways to read a word as a name, the whole word first, then by letters taken off."""

    def common_splits(self, word: str) -> Iterable[Split]:
        """Ways to read a word as a common word, likewise."""

    def verb_forms(self, past: str, present: str) -> dict[str, str]:
        """Folded form → feature string ("past", "present", "future", with ".dual", ".plural", ".fem")."""


@dataclass(slots=True)
class Word:
    """A word form with its readings; one object a form, shared by all its occurrences."""

    key: str
    proper: Split | None
    proper_node: Node | None
    common: Split | None
    common_node: Node | None
    stems: tuple[str, ...]
    lexes: tuple[Lex, ...] = ()
    kinds: frozenset[str] = frozenset()
    first: dict[str, Lex] = field(default_factory=dict)

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


class Lexicon:
    """The tries, and a memory of the words met."""

    def __init__(self, morphology: Morphology) -> None:
        self._morphology = morphology
        self._proper: Node = {}
        self._common: Node = {}
        self._words: dict[str, Word] = {}

    def add_proper(self, key: Sequence[str], lex: Lex) -> None:
        """Add a name, as folded words."""
        _insert(self._proper, key, lex)

    def add_common(self, key: Sequence[str], lex: Lex) -> None:
        """Add a common word or phrase, as folded words without article."""
        _insert(self._common, key, lex)

    def word(self, key: str) -> Word:
        """The readings of a folded word."""
        found = self._words.get(key)
        if found is None:
            if len(self._words) > 200_000:  # hostile input must not fill the memory
                self._words.clear()
            found = self._words[key] = self._read(key)
        return found

    def knows(self, key: str) -> bool:
        """Whether the word, whole or taken apart, is in either trie."""
        word = self.word(key)
        return word.proper is not None or word.common is not None

    def match_proper(self, words: Sequence[str], at: int, limit: int) -> Match | None:
        """The longest name that starts at token ``at`` and ends before token ``limit``."""
        word = self.word(words[at])
        if word.proper is None or word.proper_node is None:
            return None
        node, best = word.proper_node, None
        last = at + 1
        while True:
            if LEXES in node:
                best = Match(at, last, word.proper, tuple(node[LEXES]))
            following = node.get(words[last]) if last < limit else None
            if following is None:
                return best
            node = following
            last += 1

    def match_common(self, words: Sequence[str], at: int, limit: int) -> Match | None:
        """The longest common word or phrase that starts at token ``at``."""
        word = self.word(words[at])
        if word.common is None or word.common_node is None:
            return None
        node, best = word.common_node, None
        last = at + 1
        while True:
            if LEXES in node:
                best = Match(at, last, word.common, tuple(node[LEXES]))
            if last >= limit or len(node) == (LEXES in node):
                return best
            following = next((node[stem] for stem in self.word(words[last]).stems if stem in node), None)
            if following is None:
                return best
            node = following
            last += 1

    def _read(self, key: str) -> Word:
        proper = common = None
        proper_node = common_node = None
        verbal = False
        for split in self._morphology.proper_splits(key):
            if split.stem in self._proper:
                proper, proper_node = split, self._proper[split.stem]
                break
        for split in self._morphology.common_splits(key):
            node = self._common.get(split.stem)
            if node is None or (split.definite and _only_verb(node)):
                continue
            if (split.definite or split.ending) and not _kinds(node).isdisjoint(_UNBENDING):
                continue
            if common is not None and LEXES not in (common_node or {}) and LEXES in node:
                common = None  # the longer reading only begins phrases; they are met again through this one
            if common is None:
                common, common_node = split, node
                if not _plain(node) and LEXES in node:
                    break
                verbal = _only_verb(node)
            elif (
                (len(split.stem) > 2 or (split.enclitic and not split.preposition))
                and split.front <= 2
                and (_strong(node) or (verbal and split.enclitic and "verb" in _kinds(node)))
            ):
                common, common_node = split, node  # a listed word may hide one that means more, taken apart
                break
        if proper and common and not common.whole and proper.front == 0 and _names(proper_node, common_node):
            common = common_node = None
        elif proper and common and common.whole and proper.front and LEXES in (common_node or {}):
            proper = proper_node = None
        stems = [key]
        for split in self._morphology.common_splits(key):
            if not split.front or (split.definite and not split.preposition and not split.conjunction):
                stems.append(split.stem)
        lexes: tuple[Lex, ...] = ()
        if proper_node:
            lexes += tuple(proper_node.get(LEXES, ()))
        if common_node:
            lexes += tuple(common_node.get(LEXES, ()))
        first: dict[str, Lex] = {}
        for lex in lexes:
            first.setdefault(lex.kind, lex)
        return Word(
            key,
            proper,
            proper_node,
            common,
            common_node,
            tuple(dict.fromkeys(stems)),
            lexes,
            frozenset(first),
            first,
        )


def _only_verb(node: Node) -> bool:
    """Whether nothing but a verb ends here; verbs take no article."""
    lexes = node.get(LEXES, ())
    return len(node) == 1 and all(
        lex.kind == "verb" or (lex.kind == "word" and lex.value == "verb") for lex in lexes
    )


_UNBENDING = frozenset({"prep", "comp", "circ", "neg", "aux", "sub", "rel", "if", "conj"})


def _plain(node: Node) -> bool:
    """Whether no more than a word of no account ends here."""
    return bool(node.get(LEXES)) and all(lex.kind == "word" for lex in node[LEXES])


def _strong(node: Node) -> bool:
    return not _kinds(node).isdisjoint(_STRONG)


def _kinds(node: Node) -> set[str]:
    return {lex.kind for lex in node.get(LEXES, ())}


_STRONG = frozenset(
    {
        "office",
        "event",
        "nisba",
        "orgadj",
        "institution",
        "group",
        "anaphor",
        "aux",
        "neg",
        "prep",
        "comp",
        "circ",
        "sub",
        "if",
    }
    | {"rel", "reported", "honorific"}
)


def _names(proper: Node | None, common: Node | None) -> bool:
    """Whether the whole word is a sure name and what is left of it, taken apart, only some word."""
    names = [lex for lex in (proper or {}).get(LEXES, ()) if not (lex.kind == "given" and lex.value)]
    strong = any(lex.kind in _STRONG for lex in (common or {}).get(LEXES, ())) or len(common or {}) > 1
    return bool(names) and not strong


def _insert(root: Node, key: Sequence[str], lex: Lex) -> None:
    node = root
    for word in key:
        node = node.setdefault(word, {})
    node.setdefault(LEXES, []).append(lex)
