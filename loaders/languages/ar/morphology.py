"""Arabic morphology: ways to take a word apart, and the forms of a verb.

Works on folded words (``ontology.names.fold_word``). What can be cut off is data
(``clitics.yml``); here is only how the pieces combine.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from loaders.engine.morphology import PlainMorphology, Split
from ontology.files import read_yaml
from ontology.names import fold_word

_HAMZA = frozenset("أإآ")  # on the alif that begins a word, as it is written


class ArabicMorphology(PlainMorphology):
    """Built from the contents of ``clitics.yml``."""

    verb_columns: tuple[str, ...] = ("past", "present")

    def __init__(self, clitics: dict[str, Any]) -> None:
        self._article: str = clitics["article"]
        self._shortest: int = clitics["shortest_stem"]
        self._enclitics: list[str] = sorted(clitics["enclitics"], key=len, reverse=True)
        self._before_enclitic = [(rule["ends"], rule["alone"]) for rule in clitics["before_enclitic"]]
        self._endings = [
            (rule["ending"], rule["feature"], rule.get("alone", "")) for rule in clitics["endings"]
        ]
        self._future: list[str] = clitics["future"]
        self._feminine = fold_word(clitics["feminine"])
        self._written_together = frozenset(fold_word(word) for word in clitics["written_together"])
        joining = set(clitics["joining"])
        self._fronts = [("", False, "")]
        for conjunction in ["", *clitics["conjunctions"]]:
            for preposition in ["", *clitics["prepositions"]]:
                if conjunction or preposition:
                    self._fronts.append((conjunction + preposition, conjunction in joining, preposition))
        self._fused = [
            (conjunction + fused, conjunction in joining, preposition)
            for fused, preposition in clitics["fused"].items()
            for conjunction in ["", *clitics["conjunctions"]]
        ]

    def proper_splits(self, word: str) -> Iterator[Split]:
        """Whole, then without conjunction and preposition; a fused article is given back to the name."""
        for front, conjunction, preposition in self._fronts:
            if not front or (word.startswith(front) and len(word) - len(front) > self._shortest):
                yield Split(word[len(front) :], len(front), conjunction, preposition)
        for front, conjunction, preposition in self._fused:
            if word.startswith(front) and len(word) - len(front) > self._shortest:
                yield Split(self._article + word[len(front) :], len(front) - 1, conjunction, preposition)

    def common_splits(self, word: str) -> Iterator[Split]:
        """By letters taken off, fewest first; an ending goes before a proclitic of the same length."""
        found = [
            (front.front + len(self._article) * front.definite + cut, order, split)
            for front in self._front_splits(word)
            for order, (cut, split) in enumerate(self._ends(front))
        ]
        found.sort(key=lambda entry: entry[:2])
        for _, _, split in found:
            yield split

    def _front_splits(self, word: str) -> Iterator[Split]:
        shortest = self._shortest
        for front, conjunction, preposition in self._fronts:
            rest = word[len(front) :]
            if word.startswith(front) and len(rest) >= shortest:
                yield Split(rest, len(front), conjunction, preposition)
                if rest.startswith(self._article) and len(rest) - len(self._article) >= shortest:
                    yield Split(rest[len(self._article) :], len(front), conjunction, preposition, True)
        for front, conjunction, preposition in self._fused:
            if word.startswith(front) and len(word) - len(front) >= shortest:
                yield Split(word[len(front) :], len(front) - 1, conjunction, preposition, True)

    def _ends(self, split: Split) -> Iterator[tuple[int, Split]]:
        yield 0, split
        if split.definite:
            yield from self._without_ending(split, 0)
            return
        yield from self._with_enclitic(split)
        yield from self._without_ending(split, 0)

    def _with_enclitic(self, split: Split) -> Iterator[tuple[int, Split]]:
        for enclitic in self._enclitics:
            stem = split.stem[: -len(enclitic)]
            if not split.stem.endswith(enclitic) or len(stem) < self._shortest:
                continue
            cut = len(enclitic)
            held = split._replace(stem=stem, enclitic=enclitic)
            for ends, alone in self._before_enclitic:
                if stem.endswith(ends):
                    yield cut, held._replace(stem=stem[: -len(ends)] + alone)
            yield cut, held
            for further, shorter in self._without_ending(held, cut):
                if len(enclitic) > 1 or shorter.ending != "construct":
                    yield further, shorter

    def _without_ending(self, split: Split, cut: int) -> Iterator[tuple[int, Split]]:
        for ending, feature, alone in self._endings:
            stem = split.stem[: -len(ending)] + alone
            if split.stem.endswith(ending) and len(stem) >= self._shortest:
                late = feature == "accusative" and stem.endswith(
                    self._feminine
                )  # «سفيرها»: hers, first of all
                yield cut + len(ending) + late, split._replace(stem=stem, ending=feature)

    def verb_forms(self, *cells: str) -> dict[str, str]:
        """The third persons, the first persons, the jussive of weak verbs and the future, folded."""
        past, present = cells
        forms: dict[str, str] = {}
        # «بدأ», «هنأ»: folded, the hamza looks like the alif of «دعا», but stays in every form
        hamza = past[-1] == "ا" and present[-1] in "اي" and not present.endswith("يي")
        stem = past[:-1] if past[-1] in "اي" and not hamza else past
        dual = stem + "ي" if past[-1] == "ي" else stem + "و" if past[-1] == "ا" and not hamza else stem
        for form, feature in (
            (past, "past"),
            (stem + "ت", "past.fem"),
            (dual + "ا", "past.dual"),
            (stem + "تا", "past.dual"),
            (stem + "وا", "past.plural"),
            (dual + "نا", "past.first"),
            (dual + "ت", "past.first"),
        ):
            forms.setdefault(form, feature)
        body = present[1:]
        weak = body[:-1] if body[-1] in "اي" or (body[-1] == "و" and past[-1] == "ا") else body
        weak = body if hamza else weak
        hollow = body[:-2] + body[-1] if len(body) > 2 and body[-2] in "اوي" else body
        bent = body[-1] == "ي" or (body[-1] == "ا" and past[-1] in "اي")
        long = weak + "ي" if bent and not hamza else body
        for person, feature in (
            ("ي", "present"),
            ("ت", "present.fem"),
            ("ن", "present.first"),
            ("ا", "present.first"),
        ):
            present_forms = {person + body: feature}
            if person in "يت":
                present_forms |= {
                    person + long + "ان": "present.dual",
                    person + long + "ا": "present.dual",
                    person + weak + "ون": "present.plural",
                    person + weak + "وا": "present.plural",
                    person + weak + "ن": "present.plural",
                }
            for form, value in present_forms.items():
                forms.setdefault(form, value)
                if not value.endswith("plural") or form.endswith("ون"):
                    for future in self._future:
                        forms.setdefault(future + form, value.replace("present", "future"))
            for short in {weak, hollow} - {body} if person in "يت" else ():
                forms.setdefault(person + short, "jussive")
        return forms

    def definite(self, word: str) -> bool:
        """Whether a folded word begins with the article."""
        return word.startswith(self._article) and len(word) > len(self._article) + self._shortest

    def indefinite(self, phrase: str) -> tuple[str, ...]:
        """The folded words of a phrase of the data, each without its article: how phrases are kept."""
        words = [(fold_word(word), word[0] in _HAMZA) for word in phrase.split()]
        return tuple(
            word[len(self._article) :] if self.definite(word) and not rooted else word
            for word, rooted in words  # the ال of «إلغاء» is no article
        )

    def feminine(self, words: tuple[str, ...]) -> tuple[str, ...]:
        """The feminine of an office, given as ``indefinite`` words: «وزير خارجية» → «وزيرة خارجية»."""
        return (words[0] + self._feminine, *words[1:])

    def spellings(self, words: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
        """A name as given, and with its parts written together: «عبد العزيز», «عبدالعزيز»."""
        yield words
        joined: list[str] = []
        for word in words:
            if joined and joined[-1] in self._written_together and word not in self._written_together:
                joined[-1] += word
            else:
                joined.append(word)
        if len(joined) < len(words):
            yield tuple(joined)


def morphology(folder: Path) -> ArabicMorphology:
    """The morphology of the pack in this folder (what the engine calls)."""
    return ArabicMorphology(read_yaml(folder / "clitics.yml"))
