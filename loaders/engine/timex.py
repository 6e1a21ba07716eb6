"""Time expressions: the folded words of a text in, dated or datable expressions out (TIMEX3).

Finding and dating are apart: ``TimeGrammar.find`` says which words speak of a time and what they
mean, ``resolve`` turns one into EDTF against a publication date. The engine names no language: words
and rules come from a pack's ``time_words.tsv`` and ``time.yml``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from loaders.engine.time_compose import compose
from loaders.engine.time_lexicon import Sense, Split, TimeLexicon
from loaders.engine.time_memory import TimeMemory
from loaders.engine.time_patterns import Run
from loaders.engine.time_resolve import resolve_value, written_on
from loaders.engine.time_rules import TimeRules
from loaders.engine.time_settings import read_settings
from loaders.engine.time_value import TimexValue
from ontology.claim import Time
from ontology.edtf import bounds
from ontology.errors import DataError
from ontology.names import fold_word
from ontology.reading import Note
from ontology.span import Span

_LONGEST_KEY = 400
_MOST_KEYS = 1 << 16
_NO_WORD = "\0"
"""Stands for a proclitic among the words of a run; no time word is spelt so."""


@dataclass(frozen=True, slots=True)
class Timex:
    """One time expression.

    ``span``: its words in the text, without proclitics and leading prepositions.
    ``value``: what it means. ``first``, ``last``: its tokens, the last one excluded.
    """

    span: Span
    value: TimexValue
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class _Found:
    """An expression within a run: tokens counted from its start, letters of proclitics to leave out."""

    first: int
    last: int
    letters: int
    value: TimexValue


class TimeGrammar:
    """The time words and rules of one language pack."""

    def __init__(self, folder: Path) -> None:
        """Reads and checks ``time_words.tsv`` and ``time.yml`` in the pack's folder (DataError)."""
        settings = read_settings(folder / "time.yml")
        lexicon = TimeLexicon(folder / "time_words.tsv", settings.proclitics, settings.merges)
        self._rules = TimeRules(settings.rules, lexicon.classes, "time.yml")
        proclitic = {name for slot in settings.proclitics for name in slot.values()}
        if unknown := sorted(set(settings.triggers) - lexicon.classes):
            raise DataError(f"time.yml: trigger {unknown[0]!r} is no class of time_words.tsv; correct it")
        if idle := sorted(lexicon.classes - self._rules.used_classes - proclitic):
            raise DataError(f"time_words.tsv: no rule of time.yml names class {idle[0]!r}; use or remove it")
        self._lexicon, self._week_starts = lexicon, settings.week_starts
        self._splits: Mapping[str, Split] = lexicon.splits
        self._triggers = lexicon.tokens(settings.triggers, settings.years)
        self._openers = lexicon.edges(self._rules.starts, 0)
        self._closers = lexicon.edges(self._rules.ends, -1)
        self._cache: dict[str, tuple[_Found, ...]] = {}

    def find(
        self, text: str, words: Sequence[str], starts: Sequence[int], ends: Sequence[int]
    ) -> list[Timex]:
        """The time expressions of a text, in order, none overlapping.

        ``words``: its tokens folded; ``starts``, ``ends``: their offsets. An expression stays within a line.
        Linear in the number of tokens.
        """
        triggers = self._triggers
        found: list[Timex] = []
        memory = TimeMemory()
        done = 0
        for hit in [at for at, word in enumerate(words) if word in triggers]:
            if hit < done:
                continue
            first, last, done = self._stretch(text, words, starts, ends, hit, done)
            for one in self._read(text, words[first:last], starts[first:last], ends[first:last]):
                start = _skip(text, starts[first + one.first], one.letters)
                end = ends[first + one.last - 1]
                value = memory.bind(one.value, start, end)
                span = Span(start, end, text[start:end])
                found.append(Timex(span, value, first + one.first, first + one.last))
        return found

    def _stretch(
        self,
        text: str,
        words: Sequence[str],
        starts: Sequence[int],
        ends: Sequence[int],
        hit: int,
        done: int,
    ) -> tuple[int, int, int]:
        """The tokens around a trigger that could belong to one expression: time words on one line.

        Words that can neither open nor close one are left off, so that few runs differ.
        """
        splits, first, last = self._splits, hit, hit + 1
        while first > done and (words[first - 1] in splits or not words[first - 1]):
            if text.find("\n", ends[first - 1], starts[first]) >= 0:
                break
            first -= 1
        while last < len(words) and (words[last] in splits or not words[last]):
            if text.find("\n", ends[last - 1], starts[last]) >= 0:
                break
            last += 1
        end = last
        while first < hit and words[first] not in self._openers:
            first += 1
        while end > hit + 1 and words[end - 1] not in self._closers:
            end -= 1
        return first, end, last

    def _read(
        self, text: str, words: Sequence[str], starts: Sequence[int], ends: Sequence[int]
    ) -> tuple[_Found, ...]:
        """Expressions of one run; runs of the same words and blanks are read once."""
        gaps = (text[end:start] for start, end in zip(starts[1:], ends, strict=False))
        blanks = [" " if any(map(str.isspace, gap)) else "" for gap in gaps]
        key = "\0".join([*words, *blanks])
        known = self._cache.get(key)
        if known is None:
            known = tuple(self._parse(words, [False, *(not blank for blank in blanks)]))
            if len(key) <= _LONGEST_KEY:
                if len(self._cache) >= _MOST_KEYS:
                    self._cache.clear()
                self._cache[key] = known
        return known

    def _parse(self, words: Sequence[str], glued: list[bool]) -> list[_Found]:
        # A token with proclitics is several words here; ``tokens[i]`` is where word i comes from.
        plain: list[str] = []
        tokens: list[int] = []
        letters: list[int] = []
        classes: list[str | None] = []
        joined: list[bool] = []
        gap = False
        for token, word in enumerate(words):
            gap = gap or not glued[token]
            if not word:  # marks only, such as those of direction
                continue
            split = self._splits.get(word) or Split((), 0, word)
            for klass in split.proclitics:
                plain.append(_NO_WORD)
                classes.append(klass)
            plain.append(split.word)
            classes.append(None)
            new = len(split.proclitics) + 1
            tokens += [token] * new
            letters += [0] * (new - 1) + [split.letters]
            joined += [not gap] + [True] * (new - 1)
            gap = False
        senses = [
            self._lexicon.senses(plain, at) if klass is None else [Sense(klass, {}, 1)]
            for at, klass in enumerate(classes)
        ]
        present = [frozenset(sense.klass for sense in here) for here in senses]
        return self._scan(Run(senses, [*present, frozenset()], joined), tokens, letters)

    def _scan(self, run: Run, tokens: list[int], letters: list[int]) -> list[_Found]:
        found: list[_Found] = []
        at = 0
        while at < len(run.senses):
            if len(run.memo) > _MOST_KEYS:  # what lies behind is not asked for again
                run.memo.clear()
            match = self._rules.longest(run, at) if run.senses[at] else None
            if match is None:
                at += 1
                continue
            if match.first > at:  # what follows a preposition may make a longer expression by itself
                bare = self._rules.longest(run, match.first)
                match = bare if bare and bare.last > match.last else match
            value = compose(match.features, self._week_starts)
            if value is not None:
                first, last = match.first, match.last - 1
                found.append(_Found(tokens[first], tokens[last] + 1, letters[first], value))
            at = max(match.last, at + 1)
        return found


def resolve(timex: Timex, published: str | None, ahead: bool) -> tuple[Time | None, Note | None]:
    """The date of an expression, and what a reader should know of it.

    ``published``: ISO day of publication; without it only what the text itself fixes is dated.
    ``ahead``: the event dated is still to come, so that a bare weekday is the next one.
    Notes: "no-publication-date", "weekday-conflict", "calendar-conflict", "date-conflict", "impossible-date".
    InputError when ``published`` is no ISO day.
    """
    answer = resolve_value(timex.value, published, ahead)
    note = Note(answer.kind, f"«{timex.span.text}»: {answer.why}", timex.span) if answer.kind else None
    if answer.edtf is None:
        return None, note
    days = bounds(answer.edtf)
    start, end = days or (None, None)
    return Time(answer.edtf, start, end, timex.span), note


def writing_day(timexes: Sequence[Timex], published: str | None) -> tuple[str | None, Note | None]:
    """The day on which the text says it was written ("today, Monday"), else ``published``.

    Outlets' dates are often a day or two late; where the text's own "today" or "yesterday" names its
    weekday or date, that counts, and a note of kind "publication-conflict" says so.
    """
    for timex in timexes:
        day = written_on(timex.value, published)
        if day is None:
            continue
        if published is None or day == published:
            return day, None
        why = f"«{timex.span.text}» was written on {day}, not on {published}, the date of publication given"
        return day, Note("publication-conflict", why, timex.span)
    return published, None


def _skip(text: str, start: int, letters: int) -> int:
    """The offset after so many letters; marks that folding drops (short vowels, tatweel) count for none."""
    while letters > 0:
        letters -= len(fold_word(text[start]))
        start += 1
    while letters == 0 and start < len(text) and not fold_word(text[start]):
        start += 1
    return start
