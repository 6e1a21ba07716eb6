"""``sifara load``: articles read and kept in the store."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from itertools import chain
from typing import TYPE_CHECKING

from sifara.commands.options import add_base, add_sources, add_store, open_store
from sifara.exits import after
from sifara.summary import open_dates
from sifara.terminal import complain

if TYPE_CHECKING:
    from ontology.reading import Reading

SUMMARY = "read articles and keep what they say"
DESCRIPTION = """\
Reads articles and keeps what they say in the store, all of them or, if that fails, none.
An article that the store has already is not kept twice; one whose text has changed
replaces what was kept of it. Inputs that can't be read are named, and the rest is kept."""
EXAMPLE = "sifara load articles/ more.jsonl --published 2024-07-25"
TAKES_MORE = False


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Says what the command takes."""
    add_sources(parser)
    add_store(parser)
    add_base(parser)


def run(args: argparse.Namespace) -> int:
    """Loads, and prints how many articles were new, replaced and unchanged."""
    from sifara.inputs import Inputs  # the extractor, which the other commands need not wait for

    inputs = Inputs(args)
    undated = 0

    def counted(readings: Iterator[Reading]) -> Iterator[Reading]:
        nonlocal undated
        for reading in readings:
            undated += len(open_dates(reading))
            yield reading

    readings = counted(inputs.readings())
    first = next(readings, None)
    if first is not None:  # no store is made for nothing
        with open_store(args) as store:
            report = store.add(chain([first], readings))
        counts = (f"{len(getattr(report, name))} {name}" for name in ("added", "replaced", "unchanged"))
        read = f"{inputs.done} article{'' if inputs.done == 1 else 's'} read"
        print(f"{read}: {', '.join(counts)}; kept in {args.store}")
    if undated:
        dates, them = ("date stays", "it") if undated == 1 else ("dates stay", "them")
        complain(f"note: {undated} {dates} open; --published YYYY-MM-DD would resolve {them}")
    return after(inputs.done, inputs.refused)
