"""``sifara view``: the graph as one page that opens in a browser without a network."""

from __future__ import annotations

import argparse
from pathlib import Path

from sifara.commands.options import add_base, add_labels, add_store, open_store
from sifara.exits import Exit

SUMMARY = "draw the graph as one HTML page"
DESCRIPTION = """\
Writes the network of who took part in what as one HTML file that needs nothing else: search,
filters by type and status, and for each event its evidence and whose word it is."""
EXAMPLE = "sifara view -o network.html"
TAKES_MORE = False


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Says what the command takes."""
    parser.add_argument(
        "-o",
        "--output",
        type=Path,
        default=Path("network.html"),
        metavar="FILE",
        help="default: network.html",
    )
    add_labels(parser)
    parser.add_argument("--title", help="heading of the page (default: network of diplomatic events)")
    add_store(parser)
    add_base(parser)


def run(args: argparse.Namespace) -> int:
    """Draws, and prints where the page is."""
    from graph.network import to_networkx
    from visualize.network import write_network

    with open_store(args, create=False) as store:
        network = to_networkx(store)
    write_network(network, args.output, language=args.labels, title=args.title)
    print(f"{args.output}: {network.number_of_nodes()} nodes, {network.number_of_edges()} edges")
    return Exit.DONE
