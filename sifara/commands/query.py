"""``sifara query``: one question asked, of the store here or of an endpoint."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, nullcontext
from typing import TYPE_CHECKING

from sifara.commands.options import add_base, add_labels, add_store, open_store
from sifara.exits import Exit
from sifara.terminal import complain

if TYPE_CHECKING:
    from queries.target import Target

SUMMARY = "ask a question of the catalogue, or SPARQL of your own"
DESCRIPTION = """\
Asks a question of the catalogue (sifara queries lists them), a file of SPARQL, or SPARQL itself.
The parameters of a question are options that follow its name: --a روسيا --since 2023. A name may
be in any spelling; one that fits several entities lists them."""
EXAMPLE = "sifara query meetings --a روسيا --b سوريا --since 2023"
TAKES_MORE = True
FORMATS = ("table", "csv", "json")  # a test holds these to queries.formats.registry


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Says what the command takes."""
    parser.add_argument(
        "question", metavar="NAME|FILE.rq|SPARQL", help="a question's name, a file, or a query in quotes"
    )
    parser.add_argument("--format", choices=FORMATS, default="table", help="default: table")
    parser.add_argument("--endpoint", metavar="URL", help="ask this SPARQL 1.1 endpoint instead of the store")
    parser.add_argument(
        "--timeout",
        type=float,
        default=30,
        metavar="SECONDS",
        help="how long it may take (default: 30)",
    )
    parser.add_argument(
        "--rows",
        type=int,
        default=100_000,
        metavar="N",
        help="how many rows an answer to SPARQL of your own may have (default: 100000)",
    )
    add_labels(parser)
    add_store(parser)
    add_base(parser)


def run(args: argparse.Namespace) -> int:
    """Prints the answer: a table, or Turtle where the query constructs a graph."""
    from graph.backends.place import is_endpoint
    from queries.ask import ask
    from queries.formats.registry import find_format
    from queries.free import free
    from sifara.deadline import deadline

    own = bool(re.search(r"[\s{}]", args.question.strip())) or args.question.strip().endswith(".rq")
    if own and args.rest:
        args.parser.error(
            f"unrecognised: {' '.join(args.rest)} (only questions of the catalogue have parameters)"
        )
    given = {} if own else _parameters(args.parser, args.rest)
    here = not args.endpoint and not is_endpoint(args.store)  # a request to an endpoint has its own end
    with _target(args, own) as target:
        if own:
            answer = free(target, args.question, args.rows)
        else:
            with deadline(args.timeout) if here else nullcontext():
                answer = ask(target, args.question, given, args.labels)
        if isinstance(answer, str):
            print(answer, end="")
        else:
            for note in answer.notes:
                complain(f"note: {note}")
            find_format(args.format)(answer, sys.stdout, args.labels)
    return Exit.DONE


def _parameters(parser: argparse.ArgumentParser, words: Sequence[str]) -> dict[str, str]:
    """``--a x --b=y`` as a dict."""
    given: dict[str, str] = {}
    rest = list(words)
    while rest:
        name, equals, value = rest.pop(0).partition("=")
        if not name.startswith("--"):
            parser.error(f"unrecognised: {' '.join([name, *rest])}")
        if not equals:
            if not rest or rest[0].startswith("--"):
                parser.error(f"{name} needs a value")
            value = rest.pop(0)
        if name[2:] in given:
            parser.error(f"{name} is given twice")
        given[name[2:]] = value
    return given


@contextmanager
def _target(args: argparse.Namespace, own: bool) -> Iterator[Target]:
    from graph.backends.place import is_endpoint

    if args.endpoint:
        from graph.backends.client import Client

        yield Client(args.endpoint, args.timeout)
        return
    if is_endpoint(args.store):
        with open_store(args, create=False, timeout=args.timeout) as store:
            yield store
        return
    if own:
        from queries.apart import Apart

        yield Apart(args.store, args.timeout, args.rows)
        return
    with open_store(args, create=False) as store:
        yield store
