"""Seconds and what is done in, the process ended when they are over: for questions of the catalogue.

A query in this process can't be interrupted, but it lets other threads run: so one of them waits, says what
is the matter, and ends the process. Nothing is lost, since a question only reads. The price of a process of
its own (``queries.apart``), a fifth of a second for each of the three or four queries that a question with
its names and labels consists of, would be more than the question itself takes.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock, Timer
from time import monotonic

from queries.apart import check_timeout
from sifara.exits import Exit
from sifara.terminal import complain


@contextmanager
def deadline(seconds: float) -> Iterator[None]:
    """QueryError for seconds that are no deadline. Nothing that writes may be inside."""
    check_timeout(seconds)
    ending = Lock()  # held by the one who ends it, so that nothing more is printed
    over = monotonic() + seconds

    def end() -> None:
        with ending:
            complain(
                f"the question was stopped after {seconds:g} s; ask for less (--since, --until, --limit) "
                "or wait longer (--timeout)"
            )
            os._exit(Exit.FAILED)

    timer = Timer(seconds, end)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        with ending:
            timer.cancel()
        if monotonic() > over:
            end()
