"""Ways of asking and an engine in, seconds of each way out, with the answers compared between engines."""

from __future__ import annotations

from collections import defaultdict
from itertools import islice
from math import inf, nan
from time import process_time

from benchmarks.asked import Asked
from benchmarks.engines import Engine, Rows, UnansweredError, comparable
from graph.store import Store
from queries.ask import ask

Times = dict[str, list[float]]  # question → seconds of each way; infinite where it was given up or differs
Answers = dict[int, Rows]  # number of the way → its rows


def timed(engine: Engine, ways: list[Asked], runs: int, answers: Answers) -> Times:
    """The best of so many runs of each way; what was given up is not tried in the question's other ways.

    ``answers``: what was answered before, to which the answers to other ways are added.
    """
    times: Times = defaultdict(list)
    given_up: set[str] = set()
    engine.solutions(ways[0].sparql)
    for number, way in enumerate(ways):
        name = way.question.name
        if name in given_up:
            continue
        try:
            seconds, rows = _best(engine, way.sparql, runs)
        except TimeoutError:
            times[name].append(inf)
            given_up.add(name)
        except UnansweredError:
            times[name] = [nan]
            given_up.add(name)
        else:
            same = _told(engine, way, rows, answers.setdefault(number, rows))
            times[name].append(seconds if same else inf)
    return times


def _best(engine: Engine, sparql: str, runs: int) -> tuple[float, Rows]:
    """Seconds of the fastest run, and the rows of the last."""
    best = inf
    for _ in range(runs):
        began = engine.clock()
        solutions = engine.solutions(sparql)
        best = min(best, engine.clock() - began)
    return best, comparable(solutions)


def _told(engine: Engine, way: Asked, rows: Rows, before: Rows) -> bool:
    """Whether the rows are the same; where not, it is printed."""
    if rows == before:
        return True
    missing, more = before - rows, rows - before
    print(f"{engine.name} answers otherwise: {way}: {missing.total()} rows missing, {more.total()} others")
    for rows_of in (missing, more):
        print(*(f"  {row}" for row in islice(rows_of, 1)), sep="\n")
    return False


def whole(store: Store, ways: list[Asked]) -> Times:
    """The whole of ``sifara query``'s work: names resolved, query asked, cells labelled."""
    times: Times = defaultdict(list)
    for way in ways:
        began = process_time()
        ask(store, way.question, way.given)
        times[way.question.name].append(process_time() - began)
    return times
