"""``sifara show``: all that is known of one entity or event, each fact with its evidence and voice."""

from __future__ import annotations

import argparse
import sys

from sifara.commands.options import add_base, add_labels, add_store, open_store
from sifara.exits import Exit
from sifara.terminal import complain

SUMMARY = "show who or what something is, with the evidence of each fact"
DESCRIPTION = """\
Shows an entity (its names, offices, and what it took part in), an event or an article, each fact
with the words that say it and whose word it is. A name may be in any spelling; one that fits
several lists them."""
EXAMPLE = "sifara show 'بشار الأسد'"
TAKES_MORE = False


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Says what the command takes."""
    parser.add_argument(
        "what", metavar="NAME|ID", help="a name, an id such as person/bashar-al-assad, or an address"
    )
    add_labels(parser)
    add_store(parser)
    add_base(parser)


def run(args: argparse.Namespace) -> int:
    """Prints the dossier."""
    from queries.dossier import dossier
    from queries.dossier_text import write_dossier

    with open_store(args, create=False) as store:
        found = dossier(store, args.what, args.labels)
    for note in found.notes:
        complain(f"note: {note}")
    write_dossier(found, sys.stdout, args.labels)
    return Exit.DONE
