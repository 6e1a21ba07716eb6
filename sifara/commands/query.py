"""``sifara query``: one question asked, of the store here or of an endpoint."""

from __future__ import annotations

import argparse

SUMMARY = "ask a question of the catalogue, or SPARQL of your own"
DESCRIPTION = ""
EXAMPLE = "sifara query meetings --a روسيا --b سوريا --since 2023"
TAKES_MORE = True


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Says what the command takes."""


def run(args: argparse.Namespace) -> int:
    """Prints the answer."""
    return 0
