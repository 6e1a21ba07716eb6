"""Names that bend, most of which no dictionary has: their cases and nominatives by ``endings.tsv``."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from loaders.engine.morphology import Split
from ontology.names import fold_word

if TYPE_CHECKING:
    from collections.abc import Iterator

    from loaders.languages.ru.dictionary import Dictionary

_SHORTEST_STEM = 3
_KEY = re.compile(  # adjectives, Russian surnames, the rest: what is kept, then the endings
    "(.+[сц]к)(?:ии|ои|ого|ому|им|ом|ая|ую)$|(.+(?:ов|ев|ин|ын))(?:ым|ои|а|у|е|ы)$|(.{4,})(?:ом|ем)$|"
    "(.{3,}?)(?:ои|еи|[аяуюеиыоь])$"
)
_OF_ANY_CASE = frozenset("оэи")  # names that end so mostly do not bend; a folded «й» is one of them
_BENT = frozenset("уюые")  # few names end so in the nominative
_LONG_ENDINGS = 6  # letters of a name with «ом», «ем» at its end that does not end so in the nominative
_BENT_ENDINGS = ("ого", "его", "ому", "ему", "овым", "евым", "иным")
_UNBENT = frozenset("оеёэуюыи")


class _Ending(NamedTuple):
    """``ending``: of a name in one of ``cases``; ``alone``: what stands in its place in the nominative."""

    ending: str
    alone: str
    cases: frozenset[str]
    written: str  # ``alone`` before folding


class BendingNames:
    """``endings``: rows of ``endings.tsv``."""

    def __init__(self, endings: list[dict[str, str]], dictionary: Dictionary) -> None:
        self._dictionary = dictionary
        rows = [
            _Ending(
                fold_word(row["ending"]),
                fold_word(row["alone"].strip("-")),
                frozenset(row["cases"].split("|")),
                row["alone"].strip("-"),
            )
            for row in endings
        ]
        self._endings = sorted(rows, key=lambda row: -len(row.ending))
        self.nominative = lru_cache(maxsize=1 << 12)(self._nominative)
        """How a name is called that is written so in one of these cases."""

    def splits(self, word: str) -> Iterator[Split]:
        """The word as it is, its base forms, and what is left when a case ending goes."""
        found = self._dictionary.analyses(word)
        known = next((a.cases for a in found if a.known and a.name and a.lemma == word), frozenset())
        base = frozenset() if word[-1:] in _UNBENT else frozenset({"nomn"})
        yield Split(word, cases=known or (base | {"accs"} if base and word[-1:] not in "ая" else base))
        if not word.isalpha() or word.isascii():
            return
        for analysis in found:
            if analysis.lemma != word and (cases := analysis.cases - {"nomn"}):
                yield Split(analysis.lemma, cases=cases)
        for row in self._fitting(word):
            yield Split(_without(word, row), cases=row.cases)

    def cases(self, word: str) -> frozenset[str]:
        """The cases in which a person's name may stand; empty when its ending does not tell."""
        last = word[-1:]
        if last in _OF_ANY_CASE:
            return frozenset()
        cases: frozenset[str] = frozenset()
        for row in self._fitting(word):
            cases |= row.cases
        long = len(word) >= _LONG_ENDINGS and word.endswith(("ом", "ем"))
        if long or (last in _BENT and len(word) > _SHORTEST_STEM + 1) or word.endswith(_BENT_ENDINGS):
            return cases
        return cases | {"nomn"}

    def key(self, word: str) -> str:
        """What all cases of a name have in common: «зеленск», «лавров», «эрдоган»."""
        found = _KEY.match(word)
        return word if found is None else str(found[found.lastindex or 0])

    def _nominative(self, word: str, cases: frozenset[str]) -> str:
        found = self._dictionary.name_in(word, cases)
        if found is not None:
            return found
        folded = fold_word(word)
        for row in self._fitting(folded) if len(folded) == len(word) else ():
            if row.cases & cases and row.ending != "и":  # «Арагчи»
                return word[: len(word) - len(row.ending)] + row.written
        return word

    def _fitting(self, word: str) -> Iterator[_Ending]:
        for row in self._endings:
            if word.endswith(row.ending) and len(word) - len(row.ending) >= _SHORTEST_STEM - 1:
                yield row


def _without(word: str, row: _Ending) -> str:
    return word[: -len(row.ending)] + row.alone
