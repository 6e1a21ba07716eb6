"""The commands, in the order of the help; a module each: what it takes, one call, the result printed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from sifara.commands import (
    cite,
    decisions,
    different,
    export,
    extract,
    forget,
    load,
    queries,
    query,
    same,
    search,
    show,
    stats,
    validate,
    view,
)

if TYPE_CHECKING:
    import argparse


class Command(Protocol):
    """What a command module has. ``TAKES_MORE``: options that only its data know (``args.rest``)."""

    SUMMARY: str
    DESCRIPTION: str
    EXAMPLE: str
    TAKES_MORE: bool

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        """Says what the command takes."""

    def run(self, args: argparse.Namespace) -> int:
        """Runs it; the exit code."""


COMMANDS: dict[str, Command] = {
    "load": load,
    "forget": forget,
    "extract": extract,
    "queries": queries,
    "query": query,
    "search": search,
    "show": show,
    "cite": cite,
    "same": same,
    "different": different,
    "decisions": decisions,
    "stats": stats,
    "validate": validate,
    "export": export,
    "view": view,
}
