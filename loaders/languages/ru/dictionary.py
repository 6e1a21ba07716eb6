"""What the OpenCorpora dictionary (pymorphy3) says of a word: its base forms, each with its cases.

Words are folded (``ontology.names.fold_word``: «й» is «и», «ё» is «е») but where they are to be written.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any, NamedTuple

from pymorphy3 import MorphAnalyzer

from ontology.names import fold_word

_LETTERS = {"е": "ё", "и": "й"}  # what a folded letter may stand for
_SHORTEST_LEMMA = 2
_FINITE = {"past": "past", "pres": "present", "futr": "future"}
_FORMS = {"INFN": "infinitive", "PRTF": "past.attributive", "PRTS": "past.passive", "GRND": "gerund"}
_NAMES = frozenset({"Name", "Surn", "Patr", "Geox", "Orgn", "Abbr", "Init"})
_CASES = {"gen2": "gent", "loc2": "loct", "acc2": "accs", "voct": "nomn"}  # rare cases → the usual one


class Analysis(NamedTuple):
    """One base form of a word. ``cases``: those that it may stand in; ``known``: the dictionary has it."""

    lemma: str
    part: str
    cases: frozenset[str]
    plural: bool
    feature: str
    name: bool
    known: bool
    pronoun: bool


class Dictionary:
    """Looks words up, and remembers them."""

    def __init__(self) -> None:
        self._analyzer = MorphAnalyzer(lang="ru", char_substitutes=_LETTERS, result_type=None)
        self.analyses = lru_cache(maxsize=1 << 16)(self._look_up)
        """The analyses of a folded word, the likelier first; empty for what is no Russian word."""

    def _look_up(self, word: str) -> tuple[Analysis, ...]:
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

    def base(self, word: str) -> str:
        """The likeliest base form of a folded word."""
        found = self.analyses(word)
        return found[0].lemma if found else word

    def name_in(self, word: str, cases: frozenset[str]) -> str | None:
        """The nominative of a name that is written so in one of these cases; None when it is no such name."""
        for parse in self._analyzer.parse(word):
            tag = parse[1]
            if _case(tag) in cases and "sing" in tag and _NAMES & tag.grammemes:
                return self._inflected(word, parse)
        return None

    def word_in(self, word: str, cases: frozenset[str]) -> tuple[str, str] | None:
        """The part of speech and nominative of a word that is written so in one of these cases."""
        for parse in self._analyzer.parse(word):
            if _case(parse[1]) in cases:
                return str(parse[1].POS), self._inflected(word, parse)
        return None

    def _inflected(self, word: str, parse: Any) -> str:
        """The word of this parse in the nominative of its number and gender, its capital kept."""
        tag = parse[1]
        wanted = {"nomn", "plur" if "plur" in tag else "sing"} | ({"femn"} & set(tag.grammemes))
        forms = [form for form in self._analyzer.get_lexeme(parse) if wanted <= form[1].grammemes]
        if not forms:
            return word
        base = str(max(forms, key=lambda form: len(form[1].grammemes & tag.grammemes))[0])
        return base[:1].upper() + base[1:] if word[:1].isupper() else base


def _feature(part: str, tag: Any) -> str:
    if part != "VERB":
        return "attributive.passive" if part == "PRTF" and "pssv" in tag else _FORMS.get(part, "")
    if "impr" in tag:
        return "imperative"
    tense = _FINITE.get(str(tag.tense), "present")
    if "1per" in tag or "2per" in tag:
        return f"{tense}.first"
    return f"{tense}.plural" if "plur" in tag else tense


def _case(tag: Any) -> str:
    return _CASES.get(str(tag.case), str(tag.case))


def _analysis(lemma: str, feature: str, parses: list[Any], known: bool) -> Analysis:
    tags = [parse[1] for parse in parses]
    cases = frozenset(_case(tag) for tag in tags if tag.case)
    return Analysis(
        lemma,
        str(tags[0].POS or ""),
        cases,
        all("plur" in tag for tag in tags) and not feature,
        feature,
        any(name in tags[0] for name in _NAMES),
        known,
        "Apro" in tags[0],
    )
