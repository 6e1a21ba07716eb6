"""The grammar of a pack's time expressions: named rules as text in, matches in a run of words out.

A rule has alternatives; an alternative is a pattern (see ``time_patterns``) and, in braces, what
to do with the features found::

    date: ["day_number of? month year?", "day_number slash month_number {kind=vague}"]

A name in a pattern is a class of words or another rule (never itself, through however many others).
In braces: ``day=n`` moves a number, ``n:1-31`` asks for a range, ``unit=day`` sets, ``bound=-`` drops.
The rule ``timex`` is what the grammar finds.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from loaders.engine.time_lexicon import check_feature, check_name, in_range
from loaders.engine.time_patterns import NONE, Ends, Features, Matcher, Part, PatternParser, Run, merge, term
from ontology.errors import DataError

ROOT = "timex"
LABELS = frozenset({"start", "end", "also"})
"""What keeps one moment apart from another: the ends of a period, the same day in a second calendar."""
_ACTION = re.compile(r"(\w+)(?:=(n|-|-?\d+|\w+)|:(\d+)-(\d+))$")


@dataclass(frozen=True, slots=True)
class Match:
    """An expression: words ``first`` to ``last`` (excluded) of the run; ``end`` counts context too."""

    first: int
    last: int
    end: int
    features: Features


@dataclass(frozen=True, slots=True)
class _Action:
    """``value``: "n" moves the number, "-" drops, "" asks for a number in ``low``-``high``, else sets."""

    name: str
    value: int | str
    low: int
    high: int


@dataclass(frozen=True, slots=True)
class _Alternative:
    before: Matcher | None
    body: Matcher
    after: Matcher | None
    actions: tuple[_Action, ...]
    starts: frozenset[str]
    ends: frozenset[str]


class TimeRules:
    """Compiled rules. DataError names the rule that is malformed, circular or of an unknown word class.

    ``used_classes``: the classes of words that the rules name; ``starts``, ``ends``: those that a match,
    with its context, can start and end with.
    """

    def __init__(self, rules: Mapping[str, Sequence[str]], classes: set[str], where: str) -> None:
        self._classes, self._where, self._used = classes, where, set[str]()
        self._sources = rules
        if clash := sorted(classes & set(rules)):
            raise DataError(f"{where}: {clash[0]!r} is both a rule and a class of words; rename one")
        if ROOT not in rules:
            raise DataError(f"{where}: no rule {ROOT!r}; it says what a time expression is")
        self._compiled: dict[str, list[_Alternative]] = {}
        self._compile(ROOT, ())
        if unused := sorted(set(rules) - set(self._compiled)):
            raise DataError(f"{where}: rule {unused[0]!r} is used nowhere; remove it or name it in a pattern")
        self.used_classes = frozenset(self._used)
        self.starts = _union(alternative.starts for alternative in self._compiled[ROOT])
        self.ends = _union(alternative.ends for alternative in self._compiled[ROOT])
        self._by_start: dict[str, list[int]] = {}
        for number, alternative in enumerate(self._compiled[ROOT]):
            for klass in sorted(alternative.starts):
                self._by_start.setdefault(klass, []).append(number)

    def longest(self, run: Run, at: int) -> Match | None:
        """The longest expression that starts at word ``at``; of two as long, the rule that stands first."""
        numbers = {n for klass in run.classes[at] for n in self._by_start.get(klass, ())}
        best: Match | None = None
        for number in sorted(numbers):
            for found in _matches(self._compiled[ROOT][number], run, at):
                if best is None or (found.end, found.last) > (best.end, best.last):
                    best = found
        return best

    def _compile(self, name: str, above: tuple[str, ...]) -> frozenset[str]:
        """Compile a rule and those it names; the classes that it can start with."""
        if name in above:
            raise DataError(f"{self._where}: rule {name!r} contains itself ({' > '.join((*above, name))})")
        if name not in self._compiled:
            inside = (*above, name)
            self._compiled[name] = [self._alternative(name, source, inside) for source in self._sources[name]]
        return _union(alternative.starts for alternative in self._compiled[name])

    def _alternative(self, name: str, source: str, above: tuple[str, ...]) -> _Alternative:
        where = f"{self._where}: rule {name!r}, {source!r}"
        pattern, _, actions = source.partition("{")
        parser = PatternParser(pattern, where, lambda word: self._word(word, above, where), LABELS)
        before, body, after = parser.parse(context=name == ROOT)
        return _Alternative(
            before.match if before else None,
            body.match,
            after.match if after else None,
            _actions(actions, where),
            (before or body).starts,
            (after or body).ends | body.ends,
        )

    def _word(self, word: str, above: tuple[str, ...], where: str) -> Part:
        if word in self._classes:
            self._used.add(word)
            return term(word)
        if word not in self._sources:
            raise DataError(f"{where}: {word!r} is neither a rule nor a class of words; add it or correct it")
        starts = self._compile(word, above)
        ends = _union(alternative.ends for alternative in self._compiled[word])
        return Part(_reference(word, self._compiled), starts, ends, False)


def _union(sets: Iterable[frozenset[str]]) -> frozenset[str]:
    return frozenset[str]().union(*sets)


def _reference(name: str, compiled: Mapping[str, list[_Alternative]]) -> Matcher:
    def match(run: Run, at: int) -> Ends:
        ends = run.memo.get((name, at))
        if ends is None:
            ends = run.memo[name, at] = []
            present = run.classes[at]
            for alternative in compiled[name]:
                if alternative.starts.isdisjoint(present):
                    continue
                for end, found in alternative.body(run, at):
                    done = _act(found, alternative.actions)
                    if done is not None and (end, done) not in ends:
                        ends.append((end, done))
        return ends

    return match


def _matches(rule: _Alternative, run: Run, at: int) -> list[Match]:
    found = []
    for first, given in rule.before(run, at) if rule.before else [(at, NONE)]:
        for last, features in rule.body(run, first):
            for end, rest in rule.after(run, last) if rule.after else [(last, NONE)]:
                both = merge(given, features)
                both = None if both is None else merge(both, rest)
                done = None if both is None else _act(both, rule.actions)
                if done is not None:
                    found.append(Match(first, last, end, done))
    return found


def _act(found: Features, actions: tuple[_Action, ...]) -> Features | None:
    """The features after the braces; None where a number is out of range or two values clash."""
    if not actions:
        return found
    done = dict(found)
    number = done.get("n")
    for action in actions:
        value: int | str = action.value
        if value == "-":
            done.pop(action.name, None)
            continue
        if value in ("n", ""):
            if not isinstance(number, int):
                return None
            if value == "":
                if not action.low <= number <= action.high:
                    return None
                continue
            if not in_range(action.name, number):
                return None
            done.pop("n", None)
            value = number
        if done.setdefault(action.name, value) != value:
            return None
    return done


def _actions(text: str, where: str) -> tuple[_Action, ...]:
    if not text:
        return ()
    if not text.rstrip().endswith("}"):
        raise DataError(f"{where}: the closing brace is missing")
    actions = []
    for word in text.rstrip().rstrip("}").split():
        action = _ACTION.match(word)
        if not action:
            raise DataError(f"{where}: {word!r} is not name=value, name=n, name=- or n:low-high")
        name, written, low, high = action.groups()
        value: int | str = int(written) if written and written.lstrip("-").isdigit() else written or ""
        if value in ("n", "-", ""):
            check_name(name, where)
        else:
            check_feature(name, value, where)
        actions.append(_Action(name, value, int(low or 0), int(high or 0)))
    return tuple(actions)
