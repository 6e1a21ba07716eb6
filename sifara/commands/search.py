"""``sifara search``: words looked for in names, quotes and headlines."""

from __future__ import annotations

import argparse
import sys

from sifara.commands.options import add_base, add_labels, add_store, open_store
from sifara.exits import Exit

FORMATS = ("table", "csv", "json")  # tests hold these to queries.formats.registry and queries.search.passage
KINDS = ("person", "state", "organization", "group", "place", "event", "article")

SUMMARY = "look for words in names, quotes and headlines"
DESCRIPTION = """\
Looks for words in the names of entities and events, in the quotes that events rest on, and in
headlines, in all languages; the best come first. A word is found in any spelling, with a prefix
and in any case: «لافروف» finds «ولافروف», Лавров finds Лавровым. What has all the words counts;
where nothing has, what has any of them. The query is words only: no sign in it has a meaning."""
EXAMPLE = "sifara search 'لافروف موسكو' --type event"
TAKES_MORE = False


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Says what the command takes."""
    parser.add_argument("words", nargs="+", metavar="WORDS", help="what to look for")
    parser.add_argument(
        "--type", choices=KINDS, action="append", metavar="KIND", help=f"only these: {', '.join(KINDS)}"
    )
    parser.add_argument("--limit", type=int, default=20, metavar="N", help="how many at most (default: 20)")
    parser.add_argument("--format", choices=FORMATS, default="table", help="default: table")
    add_labels(parser)
    add_store(parser)
    add_base(parser)


def run(args: argparse.Namespace) -> int:
    """Prints the hits."""
    from queries.formats.registry import find_format
    from queries.search.search import hits_table, search

    with open_store(args, create=False) as store:
        hits = search(
            store, " ".join(args.words), kinds=args.type or (), limit=args.limit, labels=args.labels
        )
    find_format(args.format)(hits_table(hits, args.labels), sys.stdout, args.labels)
    return Exit.DONE
