"""How fast words are found: ``python -m benchmarks.search [--quads 100000 1000000]``. Asserts nothing.

On generated articles. Tells how long it takes to make the index, to follow 200 more articles, and to look for
each of the words of ``searched.yml``: the best of some runs, and the worst.
"""

from __future__ import annotations

import argparse
import tempfile
from contextlib import ExitStack
from itertools import islice
from pathlib import Path
from statistics import median
from time import perf_counter

from benchmarks.ask import filled, generated, reopened
from graph.store import Store
from ontology.files import read_yaml
from queries.search.keeping import FILE
from queries.search.search import search

RUNS = 5
MORE = 200
WORDS: list[str] = read_yaml(Path(__file__).with_name("searched.yml"))


def main(arguments: list[str] | None = None) -> int:
    """Prints a table for each size."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.search", description=__doc__)
    parser.add_argument("--quads", type=int, nargs="+", default=[100_000, 1_000_000], metavar="N")
    for quads in parser.parse_args(arguments).quads:
        measure(quads)
    return 0


def measure(quads: int) -> None:
    """One size: at least so many quads."""
    with tempfile.TemporaryDirectory() as name, ExitStack() as stack:
        folder = Path(name) / "store"
        store = stack.enter_context(Store(folder))
        number = filled(store, quads)
        store = reopened(store, folder, stack)
        print(f"\n{len(store):,} quads of {number:,} articles")
        making = _seconds(store, WORDS[0])
        print(f"index made in {making:.1f} s, {(folder / FILE).stat().st_size / 1e6:.1f} MB")
        store.add(islice(generated(), number, number + MORE))
        print(f"{MORE} more articles followed in {_seconds(store, WORDS[0]):.2f} s")
        times = {words: [_seconds(store, words) * 1000 for _ in range(RUNS)] for words in WORDS}
        for words, found in times.items():
            print(f"{words:24} best {min(found):7.1f} ms, worst {max(found):7.1f} ms")
        best = [min(found) for found in times.values()]
        print(f"median of the best {median(best):.1f} ms, slowest {max(best):.1f} ms")


def _seconds(store: Store, words: str) -> float:
    began = perf_counter()
    search(store, words)
    return perf_counter() - began


if __name__ == "__main__":
    raise SystemExit(main())
