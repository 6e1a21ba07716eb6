"""``sifara load``: articles read and kept in the store."""

from __future__ import annotations

import argparse
import os
import sys
from typing import TYPE_CHECKING

from sifara.commands.options import add_base, add_sources, add_store, add_web, open_store
from sifara.exits import Exit, after
from sifara.progress import Progress
from sifara.terminal import complain

if TYPE_CHECKING:
    from loaders.readers.refusal import Refusal, Remark
    from sifara.loading.outcome import Outcome

SUMMARY = "read articles and keep what they say"
DESCRIPTION = """\
Reads articles and keeps what they say in the store, in batches that are written whole or
not at all. An article that the store has already is passed over; one whose text has
changed replaces what was kept of it. Inputs that can't be read are named, and the rest is
kept. Ctrl-C ends it after the batch at hand; the same command goes on where it ended."""
EXAMPLE = "sifara load articles/ more.jsonl --published 2024-07-25"
TAKES_MORE = False

_TOLD = 20  # refusals that are told one by one where no file is named for them


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Says what the command takes."""
    add_sources(parser)
    add_web(parser)
    add_store(parser)
    add_base(parser)
    parser.add_argument(
        "--workers",
        type=_count,
        default=_cores(),
        metavar="N",
        help="processes that read (default: the number of cores)",
    )
    parser.add_argument(
        "--again", action="store_true", help="read anew also what the store has, unchanged, already"
    )
    parser.add_argument(
        "--refused",
        metavar="FILE",
        help="write there what was refused, an object a line: source, reason",
    )


def run(args: argparse.Namespace) -> int:
    """Loads, and prints how many articles were new, replaced, unchanged and refused."""
    from loaders.readers.find import find_articles
    from loaders.readers.refusal import Refusal
    from sifara.fetching import open_web, remember
    from sifara.loading.interrupts import Interrupts
    from sifara.loading.load import Loader
    from sifara.loading.refusals import Refusals

    def tell(said: Remark | Refusal) -> None:
        refusals.add(said) if isinstance(said, Refusal) else remark(said)

    def remark(said: Remark) -> None:
        complain(f"note: {said}")

    with Progress("articles") as progress, Refusals(args.refused, _TOLD, complain) as refusals:
        loader = Loader(
            lambda: open_store(args),
            workers=args.workers,
            published=args.published,
            language=args.language,
            again=args.again,
            tell=tell,
            step=lambda outcome: progress.show(outcome.seen, _counts(outcome)),
            interrupts=Interrupts(lambda: complain("ending after this batch; Ctrl-C again ends at once")),
        )
        stdin = sys.stdin.buffer if sys.stdin else None
        web = open_web(args, None if args.again else args.store)
        try:
            outcome = loader.load(find_articles(args.sources, stdin, remark, web))
        finally:
            if loader.store is not None:
                loader.store.close()
    if web and not outcome.interrupted:
        remember(args.store, web.learnt)
    _report(outcome, args.store)
    return Exit.INTERRUPTED if outcome.interrupted else after(outcome.kept, outcome.refused)


def _report(outcome: Outcome, store: str) -> None:
    if outcome.kept:
        read = f"{outcome.kept} article{'' if outcome.kept == 1 else 's'}"
        print(f"{read}: {_counts(outcome)}; kept in {store}")
    if outcome.open_dates:
        dates, them = ("date stays", "it") if outcome.open_dates == 1 else ("dates stay", "them")
        complain(f"note: {outcome.open_dates} {dates} open; --published YYYY-MM-DD would resolve {them}")
    if outcome.interrupted:
        complain("interrupted; the same command goes on from here")


def _counts(outcome: Outcome) -> str:
    names = ("added", "replaced", "unchanged") + (("refused",) if outcome.refused else ())
    return ", ".join(f"{getattr(outcome, name)} {name}" for name in names)


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _count(text: str) -> int:
    if text.isdecimal() and 1 <= int(text) <= 256:
        return int(text)
    raise argparse.ArgumentTypeError(f"{text!r} is no number of processes; give 1 to 256")
