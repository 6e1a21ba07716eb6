"""A load that is killed at any moment, and begun again, ends with what it would have had anyway."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path
from random import Random

import pytest

from benchmarks.corpus import articles
from graph.store import WORLD, Store

ROOT = Path(__file__).parents[2]
# As many as are asked for: SIFARA_KILLS=50 SIFARA_KILLED=2000 takes some twenty minutes.
KILLS = int(os.environ.get("SIFARA_KILLS", "5"))
ARTICLES = int(os.environ.get("SIFARA_KILLED", "200"))
LOAD = """
import sys
from sifara.cli import main
from sifara.loading.load import Loader

Loader.__init__.__kwdefaults__["batch"] = 40
print("begun", flush=True)
sys.exit(main(["load", sys.argv[1], "--store", sys.argv[2], "--workers", "2"]))
"""


def begun(corpus: Path, store: Path) -> subprocess.Popen[str]:
    """The command in a process of its own, with batches small enough to be met on the way."""
    process = subprocess.Popen(
        [sys.executable, "-c", LOAD, str(corpus), str(store)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stdout
    assert process.stdout.readline() == "begun\n"
    return process


def exported(store: Path) -> list[str]:
    """All that is exported but the history of addresses, which tells of the way and not of what is there."""
    lines = subprocess.run(
        [sys.executable, "-m", "sifara", "export", "--format", "nquads", "--store", str(store)],
        cwd=ROOT,
        capture_output=True,
        check=True,
        text=True,
        encoding="utf-8",
    ).stdout.splitlines()
    return [line for line in lines if not line.endswith("/history> .")]


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="needs SIGKILL")
def test_a_load_killed_again_and_again_ends_as_one_that_was_not(tmp_path: Path) -> None:
    corpus, store = tmp_path / "articles.jsonl", tmp_path / "killed"
    latest = {record["id"]: record for record in articles(ARTICLES, seed=7)}  # corrections are another test's
    lines = (json.dumps(record, ensure_ascii=False) + "\n" for record in latest.values())
    corpus.write_text("".join(lines), encoding="utf-8")
    start = time.monotonic()
    process = begun(corpus, tmp_path / "whole")
    said, err = process.communicate()
    assert process.returncode == 0, err
    seconds = time.monotonic() - start

    rng, before, met = Random(7), 0, 0
    for _ in range(KILLS):
        process = begun(corpus, store)
        try:
            process.wait(rng.uniform(0, seconds * 0.7))
        except subprocess.TimeoutExpired:
            process.kill()
            met += 1
        process.communicate()
        if not (store / "CURRENT").exists():
            continue
        with Store(store) as opened:
            kept = list(opened.readings())
            assert len(kept) >= before  # what was there stays
            before = len(kept)
            with Store() as fresh:
                fresh.add(kept)
                assert set(fresh.quads(WORLD)) == set(opened.quads(WORLD))
    assert met
    process = begun(corpus, store)
    said, err = process.communicate()
    assert process.returncode == 0, err
    assert f"{len(latest)} articles: " in said
    assert exported(store) == exported(tmp_path / "whole")
