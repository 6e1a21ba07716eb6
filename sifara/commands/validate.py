"""``sifara validate``: the store held against its shapes, and what is wrong said so that one can act."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from sifara.commands.options import add_base, add_store, open_store
from sifara.exits import Exit
from sifara.terminal import watched

if TYPE_CHECKING:
    from graph.validate_store import Checked

SUMMARY = "check the store against its shapes"
DESCRIPTION = """\
Holds each article, and then the world, against the shapes that say what a graph of Sifara's holds
(SHACL; needs the extra "validate"). Says of what breaks them: what it is about, what is wrong and what
was expected. Exit code 1 when something does."""
EXAMPLE = "sifara validate --store news.store"
TAKES_MORE = False


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Says what the command takes."""
    add_store(parser)
    add_base(parser)


def run(args: argparse.Namespace) -> int:
    """Prints what is wrong, thing by thing, and how much."""
    from graph.validate_store import validate_store

    articles = wrong = violations = 0
    with open_store(args, create=False) as store:
        for checked in watched(validate_store(store), "articles checked"):
            articles += checked.kind == "article"
            if checked.violations:
                wrong += 1
                violations += len(checked.violations)
                _tell(checked)
    those = f"{articles} article{'' if articles == 1 else 's'} and the world checked"
    if not violations:
        print(f"{those}: nothing is wrong")
        return Exit.DONE
    many = f"{violations} thing{'' if violations == 1 else 's'} wrong"
    print(f"{those}: {many} with {wrong} of the articles, entities and events")
    return Exit.FAILED


def _tell(checked: Checked) -> None:
    from graph.wording import property_words

    name = f"«{checked.label}» " if checked.label else ""
    print(f"{checked.kind} {name}<{checked.address}>")
    for violation in checked.violations:
        part = violation.node.removeprefix(checked.address).strip("/")
        where = f"{part}: " if part else ""
        what = f"{property_words(violation.path)} " if violation.path else ""
        rule = f" ({violation.rule})" if violation.rule else ""
        print(f"  {where}{what}{violation.wrong}; expected: {violation.expected}{rule}")
    print()
