"""What the command answers to the shell."""

from __future__ import annotations

from enum import IntEnum


class Exit(IntEnum):
    """Exit codes; 2 is also what argparse gives."""

    DONE = 0
    FAILED = 1
    USAGE = 2
    PARTLY = 3  # some inputs were refused and the rest is done
    INTERRUPTED = 130  # what shells expect after Ctrl-C


def after(done: int, refused: int) -> Exit:
    """The code for so many inputs done and refused."""
    if refused:
        return Exit.PARTLY if done else Exit.FAILED
    return Exit.DONE
