"""What a user types after a question's name in, the answer as text out."""

from __future__ import annotations

import io
import shlex
from collections.abc import Iterator
from pathlib import Path

from ontology.files import read_tsv
from queries.ask import ask
from queries.formats.as_csv import write_csv
from queries.target import Target

CASES = read_tsv(
    Path(__file__).parent / "data" / "cases.tsv", ("golden", "question", "parameters"), ("golden",)
)


def parameters(typed: str) -> dict[str, str]:
    """``--a x --b y`` as a dict."""
    words = shlex.split(typed)
    return {name.removeprefix("--"): value for name, value in zip(words[::2], words[1::2], strict=True)}


def answer(target: Target, question: str, typed: str, labels: str = "en") -> str:
    """The answer as CSV with plain line ends: every address and every name, in order."""
    out = io.StringIO()
    write_csv(ask(target, question, parameters(typed), labels), out)
    return out.getvalue().replace("\r\n", "\n")


def answers(target: Target) -> Iterator[tuple[str, str]]:
    """(golden file, answer) of each case."""
    for case in CASES:
        yield case["golden"], answer(target, case["question"], case["parameters"])
