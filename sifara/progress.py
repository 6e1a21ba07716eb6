"""How far a long work has come, on standard error: a live line on a terminal, else one now and then."""

from __future__ import annotations

import sys
from time import monotonic
from types import TracebackType
from typing import Any

from sifara.terminal import complain

_EVERY = 30.0  # seconds between plain lines


class Progress:
    """``what`` is counted, such as "articles". ``show`` is cheap enough to be called for each."""

    def __init__(self, what: str) -> None:
        self._what = what
        self._start = self._told = self._drawn = monotonic()
        self._live: Any = None

    def __enter__(self) -> Progress:
        if sys.stderr.isatty():
            from rich.console import Console
            from rich.live import Live

            # by default rich would send there what is printed to standard output, too
            console = Console(stderr=True)
            self._live = Live(console=console, transient=True, redirect_stdout=False, auto_refresh=False)
            self._live.__enter__()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._live is not None:
            self._live.__exit__(kind, error, trace)

    def show(self, seen: int, detail: str) -> None:
        """``seen``: how many so far; ``detail``: what became of them."""
        now = monotonic()
        if self._live is not None and now - self._drawn > 0.1:
            self._drawn = now
            self._live.update(self.line(seen, detail), refresh=True)
        elif self._live is None and now - self._told > _EVERY:
            self._told = now
            complain(self.line(seen, detail))

    def line(self, seen: int, detail: str) -> str:
        """With the rate since the beginning."""
        seconds = monotonic() - self._start
        rate = f"{seen / seconds:,.0f}" if seconds > 0.1 else "–"
        return f"{seen:,} {self._what} in {seconds:,.0f} s ({rate}/s): {detail}"
