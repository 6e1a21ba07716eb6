"""How fast articles are read: ``python -m benchmarks.read [LANGUAGE]``, "ar" unless said. Asserts nothing.

Processor time of one core, medians. Compare figures of one machine only; the ratio to a plain
``re.findall`` over the same text, taken in the same run, says more from machine to machine.
"""

from __future__ import annotations

import json
import os
import re
import resource
import subprocess
import sys
from collections.abc import Callable
from statistics import median
from time import perf_counter, process_time

from benchmarks.corpora import CORPORA, ROOT, SEED
from loaders.engine.pack import load_pack
from loaders.extract import extract
from ontology.article import Article, article_id, hash_text

RUNS = 5
SMALL, LARGE = 100_000, 1_000_000  # bytes of UTF-8
DAY = "2024-07-25"


def main(language: str = "ar") -> None:
    """Prints a line a figure."""
    source, articles = _passages(language)
    starting, peak_start = _start_up(language, articles[0].text)
    load = _time(lambda: load_pack(language))
    texts = [article.text for article in articles]
    words = sum(len(re.findall(r"\w+", text)) for text in texts)
    cold = _time(lambda: [extract(article) for article in articles])
    warm = median(_time(lambda: [extract(article) for article in articles]) for _ in range(RUNS))
    plain = median(_time(lambda: [re.findall(r"\w+", text) for text in texts * 10]) for _ in range(RUNS)) / 10
    peak_read = _peak(resource.RUSAGE_SELF)
    small, large = (_article(_sized(texts, size), language) for size in (SMALL, LARGE))
    short = median(_time(lambda: extract(small)) for _ in range(RUNS))
    long = _time(lambda: extract(large))

    for line in (
        f"passages            {len(articles)} of {source}, {words:,} words; Python {sys.version.split()[0]}",
        f"reading, known      {words / warm:,.0f} words/s, {warm / plain:.0f} × re.findall",
        f"reading, new words  {words / cold:,.0f} words/s, {cold / plain:.0f} × re.findall (the first pass)",
        f"loading the pack    {load:.3f} s",
        f"start-up            {starting} (median of {RUNS}, wall clock)",
        f"peak memory         {peak_start:.0f} MB one article, {peak_read:.0f} MB the passages, "
        f"{_peak(resource.RUSAGE_SELF):.0f} MB an article of 1 MB",
        f"linearity           {long:.2f} s 1 MB, {short:.2f} s 100 kB: × {long / short:.1f} (10: linear)",
    ):
        print(line)


def _passages(language: str) -> tuple[str, list[Article]]:
    """The development passages of a language, or our own where those are not there."""
    corpora = {corpus.name: corpus for corpus in CORPORA}
    corpus = corpora[f"dev.{language}"]
    if corpus.missing:
        corpus = corpora[f"own.{language}"]
    rows = [json.loads(line) for line in corpus.gold.read_text(encoding="utf-8").splitlines()]
    return corpus.name, [_article(row["text"], language, row["published"]) for row in rows]


def _article(text: str, language: str, published: str | None = DAY) -> Article:
    given = "given" if published else None
    return Article(
        article_id(None, text), hash_text(text), None, language, None, None, published, given, text
    )


def _sized(texts: list[str], size: int) -> str:
    """The passages, over and over, until there are so many bytes."""
    once = "\n\n".join(texts).encode() + b"\n\n"
    return (once * (size // len(once) + 1))[:size].decode(errors="ignore")


def _start_up(language: str, text: str) -> tuple[str, float]:
    """What ``sifara extract`` takes for one article, and its peak memory in MB."""
    if language == "ar" and SEED.exists():
        name, source = "the seed article", str(SEED)
    else:
        name, source = "the first passage", "-"
    command = [sys.executable, "-m", "sifara", "extract", "--published", DAY, "--format", "jsonl", source]
    command += ["--language", language]
    took = []
    for _ in range(RUNS + 1):  # the first one may have to compile
        start = perf_counter()
        subprocess.run(command, cwd=ROOT, input=text.encode(), check=True, stdout=subprocess.DEVNULL)
        took.append(perf_counter() - start)
    return f"{median(took[1:]):.2f} s for `sifara extract` of {name}", _peak(resource.RUSAGE_CHILDREN)


def _time(run: Callable[[], object]) -> float:
    start = process_time()
    run()
    return process_time() - start


def _peak(who: int) -> float:
    """MB; the unit of ``ru_maxrss`` is 1 kB, but on macOS 1 byte."""
    return resource.getrusage(who).ru_maxrss / (1e6 if os.uname().sysname == "Darwin" else 1e3)


if __name__ == "__main__":
    main(*sys.argv[1:2])
