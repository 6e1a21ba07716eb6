"""What goes to standard error: errors, remarks, and a progress bar where somebody watches."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from typing import TypeVar

T = TypeVar("T")


def complain(message: str, program: str = "sifara") -> None:
    """One line, whatever line breaks and control characters a file's name or content brings along."""
    line = "".join(c if c.isprintable() else " " for c in message)
    print(f"{program}: {' '.join(line.split())}", file=sys.stderr)


def watched(articles: Iterable[T], what: str) -> Iterator[T]:
    """The same values, counted on a progress bar while they pass; nothing is shown but on a terminal."""
    if not sys.stderr.isatty():
        yield from articles
        return
    from rich.console import Console
    from rich.progress import MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (SpinnerColumn(), TextColumn("{task.description}"), MofNCompleteColumn(), TimeElapsedColumn())
    console = Console(stderr=True)  # by default rich would send there what is printed to standard output, too
    with Progress(*columns, console=console, transient=True, redirect_stdout=False) as progress:
        task = progress.add_task(what, total=None)
        for article in articles:
            yield article
            progress.advance(task)
