"""``sifara extract``: what articles say, printed; nothing is kept."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING

from ontology.reading import Reading
from sifara.commands.options import add_sources, add_web
from sifara.exits import after

if TYPE_CHECKING:
    from loaders.explain import Explanation

SUMMARY = "print what articles say, without keeping it"
DESCRIPTION = """\
Reads articles and prints the events that they report: who, when, where, whether it
happened, who says so, and the words that say it.

formats: table (to read, the default on a terminal), json (one object, or an array when
there are several articles; the default elsewhere), jsonl (one object a line)

--explain says under each event which frame found it, by which lines of the language pack,
and how its participants, places, status and date were found; then which words led to
nothing, and why. For the table only:
  sifara extract article.txt --explain"""
EXAMPLE = "sifara extract article.txt --published 2024-07-25 --format table"
TAKES_MORE = False


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Says what the command takes."""
    add_sources(parser)
    add_web(parser)
    parser.add_argument("--format", choices=("json", "jsonl", "table"), help="how to print (see above)")
    parser.add_argument("--explain", action="store_true", help="say why, under each event of the table")


def run(args: argparse.Namespace) -> int:
    """Prints reading after reading as they come."""
    from sifara.inputs import Inputs  # the extractor, which the other commands need not wait for

    form = args.format or ("table" if args.explain or sys.stdout.isatty() else "json")
    if args.explain and form != "table":
        args.parser.error(f"--explain is for --format table, not {form}; leave one of them out")
    inputs = Inputs(args, quiet=sys.stdout.isatty())  # a bar would run through what is printed
    if args.explain:
        _print_explained(inputs.explanations())
    else:
        {"json": _print_json, "jsonl": _print_lines, "table": _print_tables}[form](inputs.readings())
    return after(inputs.done, inputs.refused)


def _print_lines(readings: Iterable[Reading]) -> None:
    from ontology.interchange import to_json

    for reading in readings:
        print(json.dumps(to_json(reading), ensure_ascii=False))


def _print_json(readings: Iterable[Reading]) -> None:
    """An object, or an array; the first waits for the second, to know which."""
    from ontology.interchange import to_json

    objects = (json.dumps(to_json(reading), ensure_ascii=False, indent=2) for reading in readings)
    first = next(objects, None)
    if first is None:
        return
    second = next(objects, None)
    if second is None:
        print(first)
        return
    print(f"[\n{first},\n{second}", end="")
    for later in objects:
        print(f",\n{later}", end="")
    print("\n]")


def _print_tables(readings: Iterable[Reading]) -> None:
    from sifara.summary import summarise

    _print_parted(map(summarise, readings))


def _print_explained(explanations: Iterable[Explanation]) -> None:
    from sifara.summary import summarise

    _print_parted(summarise(explanation.reading, explanation) for explanation in explanations)


def _print_parted(blocks: Iterable[Iterable[str]]) -> None:
    """Block after block of lines, a blank line between."""
    for number, block in enumerate(blocks):
        if number:
            print()
        for line in block:
            print(line)
