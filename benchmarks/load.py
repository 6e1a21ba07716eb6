"""How fast many articles are loaded: ``python -m benchmarks.load``. Prints figures, asserts none.

Each size is a load of its own, from a file of generated articles to a store on disk, by the command as a user
gives it; wall clock and processor time, and the most memory that its processes had together. Beside it
rdflib's own store takes the quads of the first size. Compare figures of one machine only, when nothing else
runs on it.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter, sleep

from benchmarks.corpora import ROOT
from benchmarks.corpus import articles

_EVERY = 0.2  # seconds between two looks at the memory


@dataclass(frozen=True, slots=True)
class Load:
    """``wall``, ``cpu``: seconds of the whole command; ``peak``: MB of all its processes together."""

    size: int
    wall: float
    cpu: float
    peak: float
    disk: float


def main() -> None:
    """Prints a line a size."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.load", description=__doc__)
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.add_argument("--size", type=int, nargs="+", default=[1_000, 10_000, 100_000], metavar="N")
    parser.add_argument("--workers", type=int, default=2, metavar="N")
    args = parser.parse_args()
    print(f"Python {sys.version.split()[0]}, {os.cpu_count()} cores, {args.workers} workers")
    first: Load | None = None
    with tempfile.TemporaryDirectory() as folder:
        for size in args.size:
            store = Path(folder) / f"{size}.store"
            load = measure(size, args.workers, Path(folder) / f"{size}.jsonl", store)
            first = first or load
            each, at_first = load.cpu / size, first.cpu / first.size
            print(
                f"{size:>8,} articles  {size / load.wall:6.0f}/s wall  {each * 1e3:6.2f} ms processor each "
                f"(× {each / at_first:.2f})  {load.peak:6.0f} MB at most  {load.disk:7.0f} MB on disk",
                flush=True,
            )
            if load is first:
                quads, seconds = rdflib_takes(store)
                print(
                    f"  rdflib's own store, in memory: {quads:,} quads, {size / seconds:.0f} articles/s, "
                    f"{seconds / size * 1e3:.2f} ms each, without reading and without a world",
                    flush=True,
                )


def measure(size: int, workers: int, file: Path, store: Path) -> Load:
    """One load of a corpus that is written first."""
    with file.open("w", encoding="utf-8") as lines:
        for record in articles(size):
            lines.write(json.dumps(record, ensure_ascii=False) + "\n")
    command = [sys.executable, "-m", "sifara", "load", str(file)]
    command += ["--workers", str(workers), "--store", str(store)]
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), perf_counter()
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL)
    peaks: list[float] = [0.0]
    watch = threading.Thread(target=_watch, args=(process, peaks))
    watch.start()
    if process.wait():
        raise SystemExit(f"load: the command ended with {process.returncode}")
    wall, after = perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
    watch.join()
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    disk = sum(part.stat().st_size for part in store.rglob("*") if part.is_file())
    return Load(size, wall, cpu, max(peaks), disk / 1e6)


def rdflib_takes(store: Path) -> tuple[int, float]:
    """How many quads the store exports, and the seconds that rdflib's own store takes to have them."""
    import rdflib

    export = [sys.executable, "-m", "sifara", "export", "--format", "nquads", "--store", str(store)]
    data = subprocess.run(export, cwd=ROOT, check=True, stdout=subprocess.PIPE).stdout
    start = perf_counter()
    rdflib.Dataset().parse(data=data, format="nquads")
    return data.count(b"\n"), perf_counter() - start


def _watch(process: subprocess.Popen[bytes], peaks: list[float]) -> None:
    while process.poll() is None:
        peaks.append(sum(map(_memory, _tree(process.pid))))
        sleep(_EVERY)


def _tree(process: int) -> Iterator[int]:
    """A process and all below it; only where there is ``/proc``."""
    yield process
    try:
        for task in Path(f"/proc/{process}/task").iterdir():
            for child in (task / "children").read_text().split():
                yield from _tree(int(child))
    except OSError:
        return


def _memory(process: int) -> float:
    """MB; what several processes share counts in parts, so that the sum of all counts it once."""
    try:
        fields = Path(f"/proc/{process}/smaps_rollup").read_text().split()
        return int(fields[fields.index("Pss:") + 1]) * 1024 / 1e6
    except (OSError, ValueError):  # it has just ended
        return 0.0


if __name__ == "__main__":
    main()
