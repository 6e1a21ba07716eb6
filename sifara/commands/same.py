"""``sifara same``: a person's word about identity, which wins over the rules."""

from __future__ import annotations

import argparse

from sifara.commands.decide import add_decision, decide

SUMMARY = "decide that two entities or events are one"
DESCRIPTION = """\
Decides that two entities or two events are one, whatever the rules say, from now on.
What the rules put with either is one with both.
The decision is kept in the store with who made it and when (sifara decisions)."""
EXAMPLE = "sifara same person/badr-al-busaidi.om-1a2b3c4d person/bdr-albwsaydy.om-5e6f7a8b"
TAKES_MORE = False


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Says what the command takes."""
    add_decision(parser)


def run(args: argparse.Namespace) -> int:
    """Decides, and prints the decision."""
    return decide("same", args)
