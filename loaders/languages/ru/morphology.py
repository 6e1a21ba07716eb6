"""Russian morphology: the base forms of a word with their cases, and what a name in some case is called.

Works on folded words (``ontology.names.fold_word``: «й» is «и», «ё» is «е»). Common words are looked up in
the OpenCorpora dictionary (pymorphy3); names, most of which no dictionary has, lose their endings by
``endings.tsv``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from pymorphy3 import MorphAnalyzer

from loaders.engine.morphology import PlainMorphology, Split
from loaders.engine.tokens import tokenise
from ontology.files import read_tsv
from ontology.names import fold_word

_LETTERS = {"е": "ё", "и": "й"}  # what a folded letter may stand for
_SHORTEST_STEM = 3
_SHORTEST_LEMMA = 2
_VERBAL = frozenset({"VERB", "INFN", "PRTF", "PRTS", "GRND"})
_FINITE = {"past": "past", "pres": "present", "futr": "future"}
_FORMS = {"INFN": "infinitive", "PRTF": "past.attributive", "PRTS": "past.passive", "GRND": "gerund"}
_CLASSES = {
    "NOUN": "noun",
    "ADJF": "adjective",
    "PRTF": "adjective",
    "VERB": "verb",
    "INFN": "verb",
    "PRTS": "verb",
    "ADJS": "verb",
    "NUMR": "number",
}
_NAMES = frozenset({"Name", "Surn", "Patr", "Geox", "Orgn", "Abbr", "Init"})
_CASES = {"gen2": "gent", "loc2": "loct", "acc2": "accs", "voct": "nomn"}  # rare cases → the usual one
_KEY = re.compile(  # adjectives, Russian surnames, the rest: what is kept, then the endings
    "(.+[сц]к)(?:ии|ои|ого|ому|им|ом|ая|ую)$|(.+(?:ов|ев|ин|ын))(?:ым|ои|а|у|е|ы)$|(.{4,})(?:ом|ем)$|"
    "(.{3,}?)(?:ои|еи|[аяуюеиыоь])$"
)
_OF_ANY_CASE = frozenset("оэи")  # names that end so mostly do not bend; a folded «й» is one of them
_BENT = frozenset("уюые")  # few names end so in the nominative
_LONG_ENDINGS = 6  # letters of a name with «ом», «ем» at its end that does not end so in the nominative
_BENT_ENDINGS = ("ого", "его", "ому", "ему", "овым", "евым", "иным")
_UNBENT = frozenset("оеёэуюыи")
_SHORT_ADJECTIVE = ("ско", "цко")  # «российско-турецкий»


class _Analysis(NamedTuple):
    """One base form of a word. ``cases``: those that it may stand in; ``known``: the dictionary has it."""

    lemma: str
    part: str
    cases: frozenset[str]
    plural: bool
    feature: str
    name: bool
    known: bool
    pronoun: bool


class _Ending(NamedTuple):
    """``ending``: of a name in one of ``cases``; ``alone``: what stands in its place in the nominative."""

    ending: str
    alone: str
    cases: frozenset[str]
    written: str  # ``alone`` before folding


class RussianMorphology(PlainMorphology):
    """``endings``: rows of ``endings.tsv``."""

    verb_columns = ("perfective", "imperfective")

    def __init__(self, endings: list[dict[str, str]]) -> None:
        self._analyzer = MorphAnalyzer(lang="ru", char_substitutes=_LETTERS, result_type=None)
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
        self._analyses = lru_cache(maxsize=1 << 16)(self._look_up)
        self._base_of_name = lru_cache(maxsize=1 << 12)(self._nominative)
        self._base_of_phrase = lru_cache(maxsize=1 << 12)(self._nominative_of_phrase)

    # -- common words

    def common_splits(self, word: str) -> Iterator[Split]:
        """The word as it is, then its base forms, the likelier first."""
        found = self._analyses(word)
        if all(analysis.lemma != word for analysis in found):
            yield Split(word, cases=found[0].cases if found else frozenset())
        for analysis in found:
            ending = "plural" if analysis.plural else ""
            yield Split(analysis.lemma, ending=ending, cases=analysis.cases, feature=analysis.feature)
        if word.endswith(_SHORT_ADJECTIVE):
            yield Split(word[:-1] + "ии")

    def word_class(self, word: str) -> tuple[str, Split] | None:
        """What a word of no table is: its class and how it is taken apart; None for what may be a name."""
        found = self._analyses(word)
        if not found or not found[0].known or found[0].name:
            return None
        best = found[0]
        split = Split(best.lemma, cases=best.cases, feature=best.feature)
        return "particle" if best.pronoun else _CLASSES.get(best.part, "particle"), split

    def verb_forms(self, *cells: str) -> dict[str, str]:
        """Both infinitives: the forms of a verb are told by how a word is taken apart."""
        return {cell: "" for cell in cells if cell != "-"}

    def _look_up(self, word: str) -> tuple[_Analysis, ...]:
        if not word.isalpha() or word.isascii():
            return ()
        groups: dict[tuple[str, str], list[Any]] = {}
        for parse in self._analyzer.parse(word):
            tag = parse[1]
            part = str(tag.POS or "")
            if "Surn" in tag and "femn" in tag:
                continue  # its base form is another, which the endings tell
            if len(parse[2]) >= _SHORTEST_LEMMA or len(word) < _SHORTEST_LEMMA:
                groups.setdefault((fold_word(parse[2]), _feature(part, tag)), []).append(parse)
        known = any(
            len(parse[4]) == 1 for parses in groups.values() for parse in parses
        )  # looked up, not guessed
        return tuple(_analysis(lemma, form, parses, known) for (lemma, form), parses in groups.items())

    # -- names

    def proper_splits(self, word: str) -> Iterator[Split]:
        """The word as it is, its base forms, and what is left when a case ending goes."""
        found = self._analyses(word)
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

    def name_cases(self, word: str) -> frozenset[str]:
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

    def name_key(self, word: str) -> str:
        """What all cases of a name have in common: «зеленск», «лавров», «эрдоган»."""
        found = _KEY.match(word)
        return word if found is None else str(found[found.lastindex or 0])

    def base_name(self, words: Sequence[str], cases: frozenset[str]) -> tuple[str, ...]:
        """The nominative of each word that bends: by the dictionary of names, else by its ending."""
        if not cases or "nomn" in cases:
            return tuple(words)
        return tuple(self._base_of_name(word, cases) if word[:1].isupper() else word for word in words)

    def _nominative(self, word: str, cases: frozenset[str]) -> str:
        for parse in self._analyzer.parse(word):
            tag = parse[1]
            if _CASES.get(str(tag.case), str(tag.case)) in cases and "sing" in tag and _NAMES & tag.grammemes:
                return self._inflected(word, parse)
        folded = fold_word(word)
        for row in self._fitting(folded) if len(folded) == len(word) else ():
            if row.cases & cases and row.ending != "и":  # «Арагчи»
                return word[: len(word) - len(row.ending)] + row.written
        return word

    def base_phrase(self, words: Sequence[str], cases: frozenset[str]) -> tuple[str, ...]:
        """The nominative of its first noun and of the adjectives before it; what follows depends on it."""
        if not cases or "nomn" in cases:
            return tuple(words)
        return self._base_of_phrase(tuple(words), cases)

    def _nominative_of_phrase(self, words: tuple[str, ...], cases: frozenset[str]) -> tuple[str, ...]:
        found = list(words)
        for i, word in enumerate(words):
            part = ""
            for parse in self._analyzer.parse(word):
                tag = parse[1]
                if _CASES.get(str(tag.case), str(tag.case)) in cases:
                    part, found[i] = str(tag.POS), self._inflected(word, parse)
                    break
            if part == "NOUN" and words[i + 1 : i + 2] != ("-",):
                break
        return tuple(found)

    def _inflected(self, word: str, parse: Any) -> str:
        """The word of this parse in the nominative of its number and gender, its capital kept."""
        tag = parse[1]
        wanted = {"nomn", "plur" if "plur" in tag else "sing"} | ({"femn"} & set(tag.grammemes))
        forms = [form for form in self._analyzer.get_lexeme(parse) if wanted <= form[1].grammemes]
        if not forms:
            return word
        base = str(max(forms, key=lambda form: len(form[1].grammemes & tag.grammemes))[0])
        return base[:1].upper() + base[1:] if word[:1].isupper() else base

    def _fitting(self, word: str) -> Iterator[_Ending]:
        for row in self._endings:
            if word.endswith(row.ending) and len(word) - len(row.ending) >= _SHORTEST_STEM - 1:
                yield row

    # -- phrases of the data

    def definite(self, word: str) -> bool:
        """Never: there are no articles."""
        return False

    def indefinite(self, phrase: str) -> tuple[str, ...]:
        """The base forms of the words of a phrase; one that begins with "=" is meant as it is written."""
        if phrase.startswith("="):
            return tuple(tokenise(phrase[1:]).words)
        return tuple(self._base(word) for word in tokenise(phrase).words)

    def feminine(self, words: tuple[str, ...]) -> tuple[str, ...]:
        """The same words: Russian news says «министр» of women too."""
        return words

    def spellings(self, words: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
        """A name as given, and in base forms where its words are adjectives or plurals."""
        yield words
        bending = any(word.endswith(("ые", "ие", "ая", "ое", "ы")) for word in words)
        base = tuple(self._base(word) for word in words) if bending else words
        if base != words and (len(words) > 1 or self._is_plural(words[0])):
            yield base

    def _is_plural(self, word: str) -> bool:
        found = self._analyses(word)
        return bool(found) and found[0].plural

    def _base(self, word: str) -> str:
        found = self._analyses(word)
        return found[0].lemma if found else word


def _feature(part: str, tag: Any) -> str:
    if part != "VERB":
        return "attributive.passive" if part == "PRTF" and "pssv" in tag else _FORMS.get(part, "")
    if "impr" in tag:
        return "imperative"
    tense = _FINITE.get(str(tag.tense), "present")
    if "1per" in tag or "2per" in tag:
        return f"{tense}.first"
    return f"{tense}.plural" if "plur" in tag else tense


def _analysis(lemma: str, feature: str, parses: list[Any], known: bool) -> _Analysis:
    tags = [parse[1] for parse in parses]
    cases = frozenset(str(tag.case) for tag in tags if tag.case)
    cases = frozenset(_CASES.get(case, case) for case in cases)
    return _Analysis(
        lemma,
        str(tags[0].POS or ""),
        cases,
        all("plur" in tag for tag in tags) and not feature,
        feature,
        any(name in tags[0] for name in _NAMES),
        known,
        "Apro" in tags[0],
    )


def _without(word: str, row: _Ending) -> str:
    return word[: -len(row.ending)] + row.alone


def morphology(folder: Path) -> RussianMorphology:
    """The morphology of the pack in this folder (what the engine calls)."""
    return RussianMorphology(read_tsv(folder / "endings.tsv", ("ending", "alone", "cases")))
