"""``sifara forget``: articles taken out of the store, with what they alone say."""

from __future__ import annotations

import argparse

from sifara.commands.options import add_base, add_store, open_store
from sifara.exits import after
from sifara.terminal import complain

SUMMARY = "take articles out of the store"
DESCRIPTION = """\
Takes articles out of the store with all that they say; what others say too stays. An
article is named by its id, by its URL, or by its address in the data. All those that are
there are taken out, in one step; those that are not are named (exit code 3)."""
EXAMPLE = "sifara forget moscow-2024-07 https://example.org/news/17"
TAKES_MORE = False


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Says what the command takes."""
    parser.add_argument("articles", nargs="+", metavar="ARTICLE", help="an id, a URL or an address")
    parser.add_argument("--dry", action="store_true", help="say what would be taken out, and leave all")
    add_store(parser)
    add_base(parser)


def run(args: argparse.Namespace) -> int:
    """Takes them out, and prints each."""
    from graph.lookup import articles_named

    with open_store(args, create=False) as store:
        found = {name: articles_named(store, name) for name in dict.fromkeys(args.articles)}
        there = list({article.id: article for articles in found.values() for article in articles}.values())
        for name, articles in found.items():
            if not articles:
                complain(
                    f"the store {args.store} has no article {name!r}; sifara query articles lists what it has"
                )
        if there and not args.dry:
            store.forget(*(article.id for article in there))
    for article in there:
        print(f"{'would forget' if args.dry else 'forgot'} {article.id}: {article.title or '(no title)'}")
    return after(len(there), sum(not articles for articles in found.values()))
