"""``sifara export``: the graph in a format that other programs read."""

from __future__ import annotations

import argparse
from pathlib import Path

from sifara.commands.options import add_base, add_store, open_store
from sifara.exits import Exit
from sifara.outputs import written

FORMATS = ("turtle", "rdfxml", "jsonld", "trig", "nquads")  # a test holds these to graph.export

SUMMARY = "write the graph as Turtle, RDF/XML, JSON-LD, TriG or N-Quads"
DESCRIPTION = """\
Writes the graph. turtle, rdfxml and jsonld carry the world (entities and events); trig and nquads
carry all, each article's claims with their evidence too. The same store gives the same bytes."""
EXAMPLE = "sifara export --format turtle -o world.ttl"
TAKES_MORE = False


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Says what the command takes."""
    parser.add_argument("--format", choices=FORMATS, default="turtle", help="default: turtle")
    parser.add_argument("-o", "--output", type=Path, metavar="FILE", help="default: standard output")
    add_store(parser)
    add_base(parser)


def run(args: argparse.Namespace) -> int:
    """Writes the file, or standard output."""
    from graph.export import export

    with open_store(args, create=False) as store, written(args.output) as out:
        export(store, args.format, out)
    return Exit.DONE
