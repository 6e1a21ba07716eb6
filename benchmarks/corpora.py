"""The passages that are measured on: files beside the checkout, and our own in the tests."""

from __future__ import annotations

import hashlib
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
SCORER = SHARED / "eval" / "score.py"
SEED = SHARED / "articles" / "seed.ar.txt"
OWN = ROOT / "tests" / "loaders" / "data"
SAMPLES = ROOT / "sifara" / "samples" / "ar.jsonl"


@dataclass(frozen=True, slots=True)
class Corpus:
    """``gold``: passages with what is right, a line each. ``article``: what is read in their place."""

    name: str
    gold: Path
    article: Path | None = None
    published: str | None = None

    @property
    def missing(self) -> Path | None:
        """The first of its files that is not there."""
        files = [self.gold, *([self.article] if self.article else [])]
        return next((file for file in files if not file.exists()), None)

    def fingerprint(self) -> str:
        """SHA-256 of the gold and of what is read, in hex."""
        data = self.gold.read_bytes() + (self.article.read_bytes() if self.article else b"")
        return hashlib.sha256(data).hexdigest()

    def extract(self) -> list[str]:
        """The arguments of ``sifara`` that read it."""
        day = ["--published", self.published] if self.published else []
        return ["extract", "--format", "jsonl", *day, str(self.article or self.gold)]


CORPORA = (
    Corpus("seed", SHARED / "eval" / "seed.gold.jsonl", SEED, "2024-07-25"),
    Corpus("dev.ar", SHARED / "eval" / "dev.ar.gold.jsonl"),
    Corpus("own.ar", OWN / "passages.ar.gold.jsonl"),
    Corpus("dev.en", SHARED / "eval" / "dev.en.gold.jsonl"),
    Corpus("own.en", OWN / "passages.en.gold.jsonl"),
    Corpus("dev.ru", SHARED / "eval" / "dev.ru.gold.jsonl"),
    Corpus("own.ru", OWN / "passages.ru.gold.jsonl"),
)


def sifara(*arguments: str) -> str:
    """What the checkout's own ``sifara`` prints with these arguments; CalledProcessError when it fails."""
    return subprocess.run(
        [sys.executable, "-m", "sifara", *arguments],
        cwd=ROOT,
        check=True,
        capture_output=True,
        encoding="utf-8",
    ).stdout
