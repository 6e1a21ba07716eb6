"""``sifara queries``: what can be asked."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from typing import TYPE_CHECKING

from sifara.exits import Exit

if TYPE_CHECKING:
    from queries.question import Question

SUMMARY = "list the questions that can be asked"
DESCRIPTION = "Lists the questions of the catalogue, or shows one: what it takes, and what it answers."
EXAMPLE = "sifara queries meetings"
TAKES_MORE = False


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Says what the command takes."""
    parser.add_argument("name", nargs="?", metavar="NAME", help="one question, in full")
    parser.add_argument(
        "--format",
        choices=("table", "markdown"),
        default="table",
        help="markdown: a page of all (default: table)",
    )


def run(args: argparse.Namespace) -> int:
    """Prints the list, or one question."""
    from queries.catalogue import catalogue, find_question

    if args.format == "markdown":
        from queries.listing import listing

        print(listing([find_question(args.name)] if args.name else catalogue().values()), end="")
        return Exit.DONE
    if args.name:
        print("\n".join(describe(find_question(args.name))))
        return Exit.DONE
    width = max(map(len, catalogue()))
    for name, question in catalogue().items():
        options = " ".join(
            f"--{p.name}" if p.required else f"[--{p.name}]" for p in question.parameters if p.name != "limit"
        )
        print(f"{name:{width}}  {question.titles.en}")
        if options:
            print(f"{'':{width}}  {options}")
    return Exit.DONE


def describe(question: Question) -> Iterator[str]:
    """The lines of a question in full."""
    yield f"{question.name}: {question.titles.en} · {question.titles.ar} · {question.titles.ru}"
    yield question.description.en
    width = max((len(p.name) for p in question.parameters), default=0)
    for parameter in question.parameters:
        needed = (
            "needed"
            if parameter.required
            else f"default {parameter.default}"
            if parameter.default
            else "optional"
        )
        yield f"  --{parameter.name:{width}}  {parameter.description.en} ({parameter.type}, {needed})"
    yield f"answers: {', '.join(column.title('en') for column in question.columns)}"
    yield f"example: {question.example}"
