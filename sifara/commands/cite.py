"""``sifara cite``: an event with its sources, to be put into a text or a list of references."""

from __future__ import annotations

import argparse
import sys

from sifara.commands.options import add_base, add_labels, add_store, day, open_store
from sifara.exits import Exit

FORMATS = ("text", "bibtex", "csl")  # a test holds these to queries.citing.registry

SUMMARY = "cite an event: the claim, its sources and their words"
DESCRIPTION = """\
Prints an event as it is cited: what is claimed and whether it happened, the chain of sources
(outlet › ministry › spokesman), and the exact words with their place in the article. Of a
disputed event, both sides. An old address of an event is understood.

formats: text, bibtex (for biblatex, UTF-8), csl (CSL-JSON)"""
EXAMPLE = "sifara cite event/meeting-2024-07-24-1a2b3c4d --format bibtex >> sources.bib"
TAKES_MORE = False


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Says what the command takes."""
    parser.add_argument("event", metavar="EVENT", help="its id or address, as answers show it")
    parser.add_argument("--format", choices=FORMATS, default="text", help="default: text")
    parser.add_argument(
        "--accessed", type=day, metavar="YYYY-MM-DD", help="the day on which you saw the articles' pages"
    )
    add_labels(parser)
    add_store(parser)
    add_base(parser)


def run(args: argparse.Namespace) -> int:
    """Prints the citation."""
    from queries.citing.citation import cite
    from queries.citing.registry import FORMATS

    with open_store(args, create=False) as store:
        found = cite(store, args.event, args.labels)
    FORMATS[args.format](found, sys.stdout, args.labels, args.accessed)
    return Exit.DONE
