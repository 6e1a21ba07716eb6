"""A word form in, its readings out: which of the ways to take it apart is meant.

A word is taken whole when it is known whole; only what is unknown is taken apart, and only when the rest is
known: stripping blindly cuts a quarter of the names.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from loaders.engine.words import FUNCTION_WORDS, LEXES, Lex, Node, Word, WordReading

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from loaders.engine.morphology import Morphology, Split

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

# what a word may mean besides being a noun or an adjective
_BESIDE_A_CLASS = frozenset({"locative", "building", "tie", "affairs", "aim", "state_head", "qualifier"})


class WordReadings:
    """Reads word forms. ``proper``, ``common``: the tries of the lexicon."""

    def __init__(self, morphology: Morphology, proper: Node, common: Node) -> None:
        self._morphology = morphology
        self._proper = proper
        self._common = common
        self._classes: dict[str, Node] = {}  # of words of no table

    def of(self, key: str) -> Word:
        """All that a folded word may be."""
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

    def _read_proper(self, key: str) -> WordReading | None:
        for split in self._morphology.proper_splits(key):
            if split.stem in self._proper:
                return split, self._proper[split.stem]
        return None

    def _plain(self, key: str) -> WordReading | None:
        """A word that no table has, as its morphology knows it."""
        found = self._morphology.word_class(key)
        if found is None:
            return None
        klass, split = found
        node = self._classes.get(klass)
        if node is None:
            node = self._classes[klass] = {LEXES: (Lex("word", klass, "morphology"),)}
        return split, node

    def _openings(self, splits: Iterable[Split], chosen: WordReading | None) -> Iterator[WordReading]:
        """Readings of the whole word, beside the one chosen, that longer phrases begin with."""
        for split in splits:
            if chosen is None or split.front or split.definite or split.enclitic:
                continue
            node = self._common.get(split.stem)
            if node is not None and node is not chosen[1] and len(node) > (LEXES in node):
                yield split, node

    def _read_common(self, splits: Iterable[Split]) -> WordReading | None:
        """The first reading whose stem is known, but for plain words that hide one that means more."""
        chosen: WordReading | None = None
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


def _settle(
    proper: WordReading | None, common: WordReading | None
) -> tuple[WordReading | None, WordReading | None]:
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
    if len(node) > 1 or LEXES not in node:
        return False  # a phrase goes on from here: «الأمين [العام]»
    return all(lex.kind == "verb" or lex[:2] == ("word", "verb") for lex in node.get(LEXES, ()))


def _plain(node: Node) -> bool:
    """Whether no more than a word of no account ends here."""
    return bool(node.get(LEXES)) and all(lex.kind == "word" for lex in node[LEXES])


def _kinds(node: Node) -> set[str]:
    return {lex.kind for lex in node.get(LEXES, ())}
