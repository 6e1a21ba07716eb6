"""A load that is killed at any moment, and begun again, ends with what it would have had anyway.

Kills are spread over whole loads: where one came to its end it is compared, and the next begins with a new
store. Batches are small enough to be met on the way, and of two sizes, for the store writes a large change
otherwise than a small one.
"""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
import time
from pathlib import Path
from random import Random

import pytest
from pyoxigraph import NamedNode

from benchmarks.corpus import articles
from graph.store import WORLD, Store
from ontology.vocabulary import RDF, SIF

ROOT = Path(__file__).parents[2]
# As many as are asked for: SIFARA_KILLS=50 SIFARA_KILLED=2000 is the full strength.
KILLS = int(os.environ.get("SIFARA_KILLS", "5"))
ARTICLES = int(os.environ.get("SIFARA_KILLED", "200"))
DERIVED = 5  # of the states after a kill, those whose world is derived anew: that takes as long as a load
BATCHES = (15, 40)  # articles: written in one transaction, and by way of a journal
TYPE, CLAIM = NamedNode(RDF.type), NamedNode(SIF.Claim)
RESTS = {NamedNode(SIF.supportedBy), NamedNode(SIF.deniedBy)}
LOAD = """
import sys
from sifara.cli import main
from sifara.loading.load import Loader

Loader.__init__.__kwdefaults__["batch"] = int(sys.argv[3])
print("begun", flush=True)
sys.exit(main(["load", sys.argv[1], "--store", sys.argv[2], "--workers", "2"]))
"""


def begun(corpus: Path, store: Path, batch: int) -> subprocess.Popen[str]:
    """The command in a process of its own."""
    process = subprocess.Popen(
        [sys.executable, "-c", LOAD, str(corpus), str(store), str(batch)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stdout
    assert process.stdout.readline() == "begun\n"
    return process


def finished(process: subprocess.Popen[str], number: int) -> None:
    """Waits for its end; it says that all are kept."""
    said, err = process.communicate()
    assert process.returncode == 0, err
    assert f"{number} articles: " in said


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


def by_article(store: Store) -> dict[str, tuple[str, frozenset[str]]]:
    """Of each article a digest of all that the store has of it, and its claims."""
    found = {}
    for graph, quads in store.quads_by_graph(store.graphs()):
        text = "\n".join(sorted(map(str, quads)))
        claims = frozenset(str(q.subject) for q in quads if q.predicate == TYPE and q.object == CLAIM)
        found[graph] = hashlib.sha256(text.encode()).hexdigest(), claims
    return found


def check_claims(store: Store, kept: dict[str, tuple[str, frozenset[str]]]) -> None:
    """The world rests on the claims of the articles that are there: on each of them, and on no other."""
    told = frozenset[str]().union(*(claims for _, claims in kept.values()))
    assert told == {str(quad.object) for quad in store.quads(WORLD) if quad.predicate in RESTS}


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="needs SIGKILL")
def test_a_load_killed_again_and_again_ends_as_one_that_was_not(tmp_path: Path) -> None:
    corpus = tmp_path / "articles.jsonl"
    latest = {record["id"]: record for record in articles(ARTICLES, seed=7)}  # corrections are another test's
    lines = (json.dumps(record, ensure_ascii=False) + "\n" for record in latest.values())
    corpus.write_text("".join(lines), encoding="utf-8")
    start = time.monotonic()
    finished(begun(corpus, tmp_path / "whole", BATCHES[-1]), len(latest))
    seconds = time.monotonic() - start
    with Store(tmp_path / "whole") as opened:
        wanted = by_article(opened)
    whole = exported(tmp_path / "whole")

    rng, met, midway, loads, before = Random(7), 0, 0, 0, set[str]()
    while met < KILLS:
        store = tmp_path / f"killed-{loads}"
        process = begun(corpus, store, rng.choice(BATCHES))
        try:
            process.wait(rng.uniform(0, seconds * 0.5))
        except subprocess.TimeoutExpired:
            process.kill()
            process.communicate()
            met += 1
        else:
            finished(process, len(latest))
            assert exported(store) == whole
            loads, before = loads + 1, set()
            continue
        if not (store / "CURRENT").exists():
            assert not before
            continue
        with Store(store) as opened:
            kept = by_article(opened)
            assert before <= kept.keys()  # what was there stays
            assert kept.items() <= wanted.items()  # each article is whole
            check_claims(opened, kept)
            if met % max(1, KILLS // DERIVED) == 0:
                with Store() as fresh:
                    fresh.add(opened.readings())
                    assert set(fresh.quads(WORLD)) == set(opened.quads(WORLD))
            midway += 0 < len(kept) < len(wanted)
            before = set(kept)
    assert midway  # else no kill met a load on its way
    finished(begun(corpus, store, BATCHES[0]), len(latest))
    assert exported(store) == whole
