"""``sifara different``: a person's word about identity, which wins over the rules."""

from __future__ import annotations

import argparse

from sifara.commands.decide import add_decision, decide

SUMMARY = "decide that two entities or events are not one"
DESCRIPTION = """\
Decides that two things are not one, whatever the rules say, from now on. To take apart
what the rules put together, give claims or references of it: A is taken out, and the
rest stays with B.
The decision is kept in the store with who made it and when (sifara decisions)."""
EXAMPLE = "sifara different article/rt-17/claim/2 article/tass-4/claim/1 --by anna"
TAKES_MORE = False


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Says what the command takes."""
    add_decision(parser)


def run(args: argparse.Namespace) -> int:
    """Decides, and prints the decision."""
    return decide("different", args)
