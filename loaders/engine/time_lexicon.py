"""A pack's time words: its ``time_words.tsv`` in, a table from folded token to readings out.

A line is ``class<TAB>words<TAB>features``: the class is a name that the pack's rules use, the words
are one or several tokens, the features say what they mean (``month=3 calendar=gregorian``, or ``-``).
Words are folded like the text. Words glued in front of others (proclitics) are split off only where
the whole token is not a time word itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from ontology.errors import DataError
from ontology.names import fold_word

Flat = dict[str, "int | str"]
"""Features of one moment."""

NUMBER = "number"
"""The class of digits, known to every pack; its feature is ``n``."""
_LARGEST = 2199
_TOKEN = re.compile(r"[^\W\d_]+|\d+|[^\w\s]")

_NUMERIC = {
    "n": (0, 9999),
    "count": (1, 9999),
    "sign": (-1, 1),
    "year": (1, 9999),
    "decade": (1500, 2090),
    "month": (1, 12),
    "day": (1, 31),
    "weekday": (1, 7),
    "direction": (-2, 2),
    "years": (-99, 99),
    "months": (-99, 99),
    "weeks": (-99, 99),
    "days": (-99, 99),
}
_NAMED = {
    "calendar": {"gregorian", "islamic"},
    "season": {"spring", "summer", "autumn", "winter"},
    "phase": {"early", "mid", "late"},
    "part": {"dawn", "morning", "noon", "afternoon", "evening", "night"},
    "bound": {"since", "until", "before", "after"},
    "unit": {"minute", "hour", "day", "week", "month", "year"},
    "kind": {"vague", "window", "offset", "same", "stop"},
}


@dataclass(frozen=True, slots=True)
class Sense:
    """One reading of a word or of several: its class, its features, how many tokens it takes."""

    klass: str
    features: Flat
    length: int


@dataclass(slots=True)
class _Node:
    senses: list[Sense] = field(default_factory=list)
    next: dict[str, _Node] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Split:
    """A token as it is read: classes of its proclitics, their length in letters, the word left."""

    proclitics: tuple[str, ...]
    letters: int
    word: str


class TimeLexicon:
    """``splits``: folded token → Split, for every token that can be part of a time expression."""

    def __init__(
        self, path: Path, proclitics: Sequence[Mapping[str, str]], merges: Mapping[str, str]
    ) -> None:
        self._root = _Node()
        self.classes: set[str] = {NUMBER}
        self._tokens: dict[str, set[str]] = {}  # each token of a time word, with the classes it has alone
        self._phrases: list[tuple[list[str], str]] = []
        self._longest = 1
        for number, line in enumerate(_read(path), start=1):
            if line.strip() and not line.startswith("#"):
                self._add(line, f"{path.name}:{number}")
        for value in range(_LARGEST + 1):
            for digits in {str(value), f"{value:02}"}:
                self._insert([digits], NUMBER, {"n": value}, path.name)
        self.splits = {token: Split((), 0, token) for token in self._tokens}
        for prefix, classes in _stacks(proclitics):
            for word in [*self._tokens]:
                if not word[0].isalpha():
                    continue
                token, letters = prefix + word, len(prefix)
                for plain, merged in merges.items():
                    if (at := len(prefix) - 1) >= 0 and token.startswith(plain, at):
                        token = token[:at] + merged + token[at + len(plain) :]
                self.splits.setdefault(token, Split(classes, letters, word))
        self.classes |= {name for slot in proclitics for name in slot.values()}

    def tokens(self, classes: Iterable[str], years: Iterable[range]) -> frozenset[str]:
        """Every token, with and without proclitics, that starts a look: words of these classes and years."""
        wanted = set(classes)
        words = {word for word, has in self._tokens.items() if has & wanted}
        for phrase, name in self._phrases:
            if name in wanted and words.isdisjoint(phrase):
                rare = [word for word in phrase if not self._tokens[word]]  # no time words by themselves
                words.add(max(rare, key=len) if rare else phrase[0])
        words |= {str(year) for span in years for year in span}
        return self._spelt(words)

    def edges(self, classes: Iterable[str], side: int) -> frozenset[str]:
        """Every token that can stand first (side 0) or last (side -1) in words of these classes."""
        wanted = set(classes)
        words = {word for word, has in self._tokens.items() if has & wanted}
        words |= {phrase[side] for phrase, name in self._phrases if name in wanted}
        return self._spelt(words)

    def _spelt(self, words: set[str]) -> frozenset[str]:
        """The words with and without proclitics."""
        return frozenset(token for token, split in self.splits.items() if split.word in words)

    def senses(self, words: Sequence[str], at: int) -> list[Sense]:
        """Readings of the words from ``at`` on, of any length."""
        node, found = self._root, list[Sense]()
        for word in words[at : at + self._longest]:
            following = node.next.get(word)
            if following is None:
                break
            node = following
            found += node.senses
        return found

    def _add(self, line: str, where: str) -> None:
        columns = line.rstrip("\n").split("\t")
        if len(columns) != 3:
            raise DataError(
                f"{where}: {len(columns)} columns; write class, words, features with tabs between"
            )
        klass, words, features = (column.strip() for column in columns)
        tokens = [folded for token in _TOKEN.findall(words) if (folded := fold_word(token))]
        if not klass.isidentifier() or not tokens:
            raise DataError(f"{where}: {line!r} needs a class in Latin letters and at least one word")
        self._insert(tokens, klass, _features(features, where), where)

    def _insert(self, tokens: list[str], klass: str, features: Flat, where: str) -> None:
        node = self._root
        for token in tokens:
            node = node.next.setdefault(token, _Node())
            self._tokens.setdefault(token, set())
        if any(sense.klass == klass for sense in node.senses):
            raise DataError(f"{where}: {' '.join(tokens)!r} is already there as {klass!r}; remove one")
        node.senses.append(Sense(klass, features, len(tokens)))
        self.classes.add(klass)
        if len(tokens) == 1:
            self._tokens[tokens[0]].add(klass)
        else:
            self._phrases.append((tokens, klass))
            self._longest = max(self._longest, len(tokens))


def check_feature(name: str, value: int | str, where: str) -> None:
    """DataError unless the engine knows this feature with this value."""
    check_name(name, where)
    if name in _NUMERIC:
        low, high = _NUMERIC[name]
        if not isinstance(value, int) or not low <= value <= high:
            raise DataError(f"{where}: {name}={value} must be a whole number from {low} to {high}")
    elif value not in _NAMED[name]:
        raise DataError(f"{where}: {name}={value} must be one of {', '.join(sorted(_NAMED[name]))}")


def check_name(name: str, where: str) -> None:
    """DataError unless the engine knows a feature of this name."""
    if name not in _NUMERIC and name not in _NAMED:
        known = ", ".join(sorted([*_NUMERIC, *_NAMED]))
        raise DataError(f"{where}: unknown feature {name!r}; there are {known}")


def in_range(name: str, value: int) -> bool:
    """Whether a number found in a text can be this feature."""
    low, high = _NUMERIC[name]
    return low <= value <= high


def _features(text: str, where: str) -> Flat:
    found: Flat = {}
    for pair in () if text == "-" else text.split():
        name, _, value = pair.partition("=")
        if name in found:
            raise DataError(f"{where}: feature {name!r} is given twice")
        found[name] = int(value) if value.lstrip("-").isdigit() else value
        check_feature(name, found[name], where)
    return found


def _read(path: Path) -> list[str]:
    try:
        return path.read_text(encoding="utf-8").splitlines()
    except OSError as error:
        raise DataError(
            f"{path}: can't be read ({error.strerror}); a pack needs its time words there"
        ) from error


def _stacks(slots: Sequence[Mapping[str, str]]) -> list[tuple[str, tuple[str, ...]]]:
    """Every non-empty way of stacking one proclitic of each slot, in order, with their classes."""
    stacks: list[tuple[str, tuple[str, ...]]] = [("", ())]
    for slot in slots:
        stacks += [(text + add, (*classes, slot[add])) for text, classes in stacks for add in slot]
    return [stack for stack in stacks if stack[0]]
