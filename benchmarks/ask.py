"""How fast the catalogue answers: ``python -m benchmarks.ask [--quads 100000 1000000]``. Asserts nothing.

On generated articles, read and kept as ``sifara load`` does. Each question some ways (``benchmarks.asked``),
the best of three runs of each way; a question's time is the median of its ways, its worst the slowest. "With
names" is the whole work of ``sifara query``, once. The other engines answer the same SPARQL, rdflib each way
once, and give up after ``--budget`` seconds. Times are the processor's where the engine is in this process,
and the clock's, with HTTP and the reading of results, of Virtuoso. Every answer must be the rows that the
embedded store gave, in any order: where it is not, it is told, and counts as no answer. The last column is
our median as a multiple of the best other one; what is beyond three times is listed at the end, question by
question and way by way.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from itertools import islice
from math import inf, isfinite, isnan
from operator import itemgetter
from pathlib import Path
from statistics import median
from time import perf_counter, process_time, sleep

from benchmarks.asked import Asked, asked
from benchmarks.corpus import articles
from benchmarks.engines import dump, embedded, rdflib_own, virtuoso_there
from benchmarks.timing import Answers, Times, timed, whole
from graph.store import Store
from loaders.extract import extract
from loaders.readers.assemble import assemble
from loaders.readers.jsonl import read_line
from ontology.reading import Reading

RUNS = 3
MOST = 3  # times the best of the others
BATCH = 200
MINUTE = 60
IDLE = 0.05  # seconds of work in a second
OTHERS = ("rdflib", "virtuoso")


def main(arguments: list[str] | None = None) -> int:
    """Prints a table for each size."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.ask", description=__doc__)
    parser.add_argument("--quads", type=int, nargs="+", default=[100_000, 1_000_000], metavar="N")
    parser.add_argument("--budget", type=float, default=5, metavar="SECONDS", help="for others' queries (5)")
    parser.add_argument("--beside", nargs="*", choices=OTHERS, default=OTHERS, help="which others (all)")
    args = parser.parse_args(arguments)
    for quads in args.quads:
        measure(quads, args.budget, args.beside)
    return 0


def measure(quads: int, budget: float, beside: Sequence[str]) -> None:
    """One size: at least so many quads."""
    with tempfile.TemporaryDirectory() as name, ExitStack() as stack:
        folder = Path(name)
        began = perf_counter()
        store = stack.enter_context(Store(folder / "store"))
        number = filled(store, quads)
        store = reopened(store, folder / "store", stack)
        loading = perf_counter() - began
        ways = list(asked(store))
        print(f"\n{len(store):,} quads of {number:,} articles, {len(ways)} queries of the catalogue")
        answers: Answers = {}
        times = {"embedded": timed(embedded(store, loading), ways, RUNS, answers)}
        times["with names"] = whole(store, ways)
        print(f"{sum(not rows for rows in answers.values())} of them find nothing", flush=True)
        if beside:
            show(times, budget)
            dump(store, folder / "all.nq")
        for name in beside:
            with (
                rdflib_own(folder / "all.nq", budget)
                if name == "rdflib"
                else virtuoso_there(store, folder / name, budget)
            ) as engine:
                if engine is not None:
                    times[name] = timed(engine, ways, 1 if name == "rdflib" else RUNS, answers)
                    print(f"{name}: filled in {engine.loading:.0f} s", flush=True)
        show(times, budget)
        beyond(times, ways)


def filled(store: Store, quads: int) -> int:
    """Loads generated articles until there are so many quads; how many they are."""
    readings = generated()
    number = 0
    while len(store) < quads:
        batch = list(islice(readings, BATCH))
        store.add(batch)
        number += len(batch)
    return number


def generated() -> Iterator[Reading]:
    """What the generated articles say, without an end."""
    for record in articles(sys.maxsize):
        line = json.dumps(record).encode()
        article, _ = assemble(read_line(line, "generated"), None, None)  # which finds the outlet in the text
        yield extract(article)


def reopened(store: Store, path: Path, stack: ExitStack) -> Store:
    """As a query of another day finds it: with RocksDB's files in order, since that is no question's work."""
    store.close()
    again = stack.enter_context(Store(path))
    for _ in range(MINUTE):
        began = process_time()
        sleep(1)
        if process_time() - began < IDLE:
            break
    return again


def show(times: dict[str, Times], budget: float) -> None:
    """Milliseconds: median and worst of each question and engine; × the best of the others."""
    names = list(times)
    print(f"{'ms: median / worst':32}" + "".join(f"{name:>24}" for name in names) + f"{'× the best':>13}")
    for question in times["embedded"]:
        cells = [_cell(times[name][question], budget) for name in names]
        best = min(_others(times, question, median), default=inf)
        ratio = f"{median(times['embedded'][question]) / best:.2f}" if isfinite(best) else ""
        print(f"{question:32}" + "".join(f"{cell:>24}" for cell in cells) + f"{ratio:>13}")
    for name in names:  # what fails is left out
        answered = [found for found in times[name].values() if not isnan(found[-1])]
        medians = [median(found) for found in answered]
        slowest = max(max(found) for found in answered)
        print(
            f"{name}: median of the catalogue {_ms(median(medians), budget)}, worst {_ms(slowest, budget)} ms"
        )


def beyond(times: dict[str, Times], ways: list[Asked]) -> None:
    """What takes us more than ``MOST`` times as long as the best of the others, with what it was asked."""
    slow: list[str] = []
    for question, ours in times["embedded"].items():
        best = min(_others(times, question, median), default=inf)
        if median(ours) > MOST * best:
            slow.append(f"{question}: {_ratio(median(ours), best)}")
        asked_so = [way for way in ways if way.question.name == question]
        for number, seconds in enumerate(ours):
            best = min(_others(times, question, itemgetter(number)), default=inf)
            if seconds > MOST * best:
                slow.append(f"  {asked_so[number]}: {_ratio(seconds, best)}")
    print(f"beyond {MOST} times the best of the others: {len(slow) or 'none'}")
    print("\n".join(slow))


def _others(times: dict[str, Times], question: str, of: Callable[[list[float]], float]) -> list[float]:
    """A time of this question in each of the other engines that answered it."""
    found = [times[name][question] for name in times if name in OTHERS]
    whole = [seconds for seconds in found if len(seconds) == len(times["embedded"][question])]
    return [of(seconds) for seconds in whole if not isnan(seconds[-1])]


def _ratio(ours: float, best: float) -> str:
    return f"{1000 * ours:.1f} ms, elsewhere {1000 * best:.1f}, {ours / best:.1f} ×"


def _cell(found: list[float], budget: float) -> str:
    return f"{_ms(median(found), budget)} / {_ms(max(found), budget)}"


def _ms(seconds: float, budget: float) -> str:
    if isnan(seconds):
        return "fails"
    return f"over {1000 * budget:.0f}" if seconds == inf else f"{1000 * seconds:.1f}"


if __name__ == "__main__":
    os.environ.pop("SIFARA_STORE", None)
    sys.exit(main())
