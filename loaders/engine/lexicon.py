"""Words and phrases of a language, found in running text through its clitics and endings.

Two tries of folded words: *proper* names, which take proclitics only, and *common* words,
which take an article, endings and enclitics as well. A word is taken whole when it is known
whole; only what is unknown is taken apart, and only when the rest is known: stripping
blindly cuts a quarter of the names.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from loaders.engine.morphology import Morphology, Split

Node = dict[str, Any]
LEXES = "\0lexes"  # the key under which a node keeps the entries that end there; no word is so, but NUL is


FUNCTION_WORDS = frozenset({"prep", "comp", "circ", "neg", "aux", "sub", "conj", "rel", "if"})
# kinds that mean more to the engine than a plain word does
_STRONG = FUNCTION_WORDS - {"conj"} | {
    "office",
    "event",
    "nisba",
    "orgadj",
    "institution",
    "group",
    "anaphor",
    "reported",
    "honorific",
}


_Reading = tuple[Split, Node]

_MOST_WORDS = 200_000  # forms remembered


# what a word may mean besides being a noun or an adjective
_BESIDE_A_CLASS = frozenset({"locative", "building", "tie", "affairs", "aim", "state_head", "qualifier"})


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
    openings: tuple[_Reading, ...] = ()

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


class _Words(dict[str, Word]):
    """Word form → its readings, read when first asked for."""

    def __init__(self, read: Callable[[str], Word]) -> None:
        super().__init__()
        self._read = read

    def __missing__(self, key: str) -> Word:
        if len(self) > _MOST_WORDS:  # hostile input must not fill the memory
            self.clear()
        found = self[key] = self._read(key)
        return found


class Lexicon:
    """The tries, and a memory of the words met."""

    def __init__(self, morphology: Morphology) -> None:
        self._morphology = morphology
        self._proper: Node = {}
        self._common: Node = {}
        self._words = _Words(self._read)
        self.word: Callable[[str], Word] = self._words.__getitem__
        """The readings of a folded word."""
        self._classes: dict[str, Node] = {}  # of words of no table

    def add_proper(self, key: Sequence[str], lex: Lex) -> None:
        """Add a name, as folded words."""
        _insert(self._proper, key, lex)

    def add_common(self, key: Sequence[str], lex: Lex) -> None:
        """Add a common word or phrase, as folded words without article."""
        _insert(self._common, key, lex)

    def knows(self, key: str) -> bool:
        """Whether the word, whole or taken apart, is in either trie."""
        word = self.word(key)
        return word.proper is not None or word.common is not None

    def match_proper(self, words: Sequence[str], at: int, limit: int) -> Match | None:
        """The longest name that starts at token ``at`` and ends before token ``limit``."""
        word = self.word(words[at])
        if word.proper is None or word.proper_node is None:
            return None
        node, last = word.proper_node, at + 1
        end, lexes = 0, node.get(LEXES)
        while True:
            if lexes is not None:
                end, found = last, lexes
            if last >= limit or len(node) == (lexes is not None):
                break
            following = node.get(words[last])
            if following is None:
                for stem in self.word(words[last]).name_stems:
                    if stem in node:
                        following = node[stem]
                        break
                else:
                    break
            node, lexes = following, following.get(LEXES)
            last += 1
        return Match(at, end, word.proper, found) if end else None

    def named(self, words: Sequence[str]) -> tuple[Lex, ...]:
        """What the lists say of a name of just these words."""
        node = self._proper
        for word in words:
            if word not in node:
                return ()
            node = node[word]
        found: tuple[Lex, ...] = node.get(LEXES, ())
        return found

    def match_common(self, words: Sequence[str], at: int, limit: int) -> Match | None:
        """The longest common word or phrase that starts at token ``at``."""
        word = self.word(words[at])
        if word.common is None or word.common_node is None:
            return None
        if not word.opens_phrase:
            lexes = word.common_node.get(LEXES)
            return None if lexes is None else Match(at, at + 1, word.common, lexes)
        found = self._follow(words, at, limit, word.common, word.common_node)
        for split, node in word.openings:
            other = self._follow(words, at, limit, split, node)
            if other is not None and (found is None or other.last > found.last):
                found = other
        return found

    def _follow(self, words: Sequence[str], at: int, limit: int, split: Split, node: Node) -> Match | None:
        """The longest phrase whose first word is at ``node``."""
        last, end, lexes = at + 1, 0, node.get(LEXES)
        while True:
            if lexes is not None:
                end, found = last, lexes
            if last >= limit or len(node) == (lexes is not None):
                break
            key = words[last]
            following = node.get(key)  # the first of its stems, asked for without making them
            if following is None:
                for stem in self.word(key).stems:
                    if stem in node:
                        following = node[stem]
                        break
                else:
                    break
            node, lexes = following, following.get(LEXES)
            last += 1
        return Match(at, end, split, found) if end else None

    def _read(self, key: str) -> Word:
        splits = list(self._morphology.common_splits(key))
        proper, common = _settle(self._read_proper(key), self._read_common(splits))
        openings = tuple(self._openings(splits, common))
        lexes: tuple[Lex, ...] = ()
        for _, node in filter(None, (proper, common)):
            lexes += node.get(LEXES, ())
        first: dict[str, Lex] = {}
        for lex in lexes:
            first.setdefault(lex.kind, lex)
        if first.keys() <= _BESIDE_A_CLASS and (plain := self._plain(key)) is not None:
            lexes += plain[1][LEXES]
            first["word"] = plain[1][LEXES][0]
            common = common or plain
        stems = [key, *(s.stem for s in splits if not s.front or (s.definite and not s.joined))]
        names = [s.stem for s in self._morphology.proper_splits(key) if not s.front]
        return Word(
            key,
            proper[0] if proper else None,
            proper[1] if proper else None,
            common[0] if common else None,
            common[1] if common else None,
            tuple(dict.fromkeys(stems)),
            tuple(dict.fromkeys(names)),
            lexes,
            frozenset(first),
            first,
            bool(openings) or (common is not None and len(common[1]) > (LEXES in common[1])),
            openings,
        )

    def _read_proper(self, key: str) -> _Reading | None:
        for split in self._morphology.proper_splits(key):
            if split.stem in self._proper:
                return split, self._proper[split.stem]
        return None

    def _plain(self, key: str) -> _Reading | None:
        """A word that no table has, as its morphology knows it."""
        found = self._morphology.word_class(key)
        if found is None:
            return None
        klass, split = found
        node = self._classes.get(klass)
        if node is None:
            node = self._classes[klass] = {LEXES: (Lex("word", klass, "morphology"),)}
        return split, node

    def _openings(self, splits: Iterable[Split], chosen: _Reading | None) -> Iterator[_Reading]:
        """Readings of the whole word, beside the one chosen, that longer phrases begin with."""
        for split in splits:
            if chosen is None or split.front or split.definite or split.enclitic:
                continue
            node = self._common.get(split.stem)
            if node is not None and node is not chosen[1] and len(node) > (LEXES in node):
                yield split, node

    def _read_common(self, splits: Iterable[Split]) -> _Reading | None:
        """The first reading whose stem is known, but for plain words that hide one that means more."""
        chosen: _Reading | None = None
        for split in splits:
            node = self._common.get(split.stem)
            if node is None or not _may_bend(split, node):
                continue
            if chosen is None or (LEXES not in chosen[1] and LEXES in node):
                # one that only begins phrases gives way: they are met again through the other
                chosen = split, node
                if LEXES in node and not _plain(node):
                    break
            elif _is_hidden(split, node, chosen[1]):
                return split, node
        return chosen


def _settle(proper: _Reading | None, common: _Reading | None) -> tuple[_Reading | None, _Reading | None]:
    """Of a name and a common word, where one is the whole word and the other not, the whole one alone."""
    if proper is not None and common is not None:
        if not common[0].whole and not proper[0].front and _only_a_name(proper[1], common[1]):
            return proper, None
        if common[0].whole and proper[0].front and LEXES in common[1]:
            return None, common
    return proper, common


def _may_bend(split: Split, node: Node) -> bool:
    """Whether what ends here can have what was taken off: verbs take no article, function words no ending."""
    if split.definite and _only_verb(node):
        return False
    return not (split.definite or split.ending) or _kinds(node).isdisjoint(FUNCTION_WORDS)


def _is_hidden(split: Split, node: Node, plain: Node) -> bool:
    """Whether a listed word ``plain`` hides one that means more, taken apart: «مقره», «فيه»."""
    kinds = _kinds(node)
    if split.conjunction and not (split.preposition or split.enclitic or split.ending):
        return not kinds.isdisjoint(FUNCTION_WORDS)  # «ولم»
    if split.front > 2 or (len(split.stem) < 3 and (split.preposition or not split.enclitic)):
        return False
    return not kinds.isdisjoint(_STRONG) or (bool(split.enclitic) and "verb" in kinds and _only_verb(plain))


def _only_a_name(proper: Node, common: Node) -> bool:
    """Whether the whole word is a sure name and what is left of it, taken apart, only some word."""
    strong = _STRONG - {"honorific"}  # «بكين» is Peking, and not two beys
    if len(common) > (LEXES in common) or not _kinds(common).isdisjoint(strong):
        return False
    return any(lex.kind != "given" or not lex.value.ambiguous for lex in proper.get(LEXES, ()))


def _only_verb(node: Node) -> bool:
    """Whether nothing but a verb ends here."""
    if len(node) > 1:
        return False
    return all(lex.kind == "verb" or lex[:2] == ("word", "verb") for lex in node.get(LEXES, ()))


def _plain(node: Node) -> bool:
    """Whether no more than a word of no account ends here."""
    return bool(node.get(LEXES)) and all(lex.kind == "word" for lex in node[LEXES])


def _kinds(node: Node) -> set[str]:
    return {lex.kind for lex in node.get(LEXES, ())}


def _insert(root: Node, key: Sequence[str], lex: Lex) -> None:
    node = root
    for word in key:
        node = node.setdefault(word, {})
    node[LEXES] = (*node.get(LEXES, ()), lex)
