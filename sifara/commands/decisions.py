"""``sifara decisions``: what people decided about identity, listed, undone, taken out and brought in."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from sifara.commands.options import add_base, add_store, open_store

if TYPE_CHECKING:
    from graph.store import Store

SUMMARY = "list, undo, export or import what people decided"
DESCRIPTION = """\
list        what was decided, by whom and when; "asleep" is said of what is not in the store now
undo ID…    takes decisions back
export FILE writes all of them to a file (YAML); - is standard output
import FILE adds those of a file; those that are known already are passed over"""
EXAMPLE = "sifara decisions export decisions.yml"
TAKES_MORE = False


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Says what the command takes."""
    parser.add_argument(
        "action", choices=("list", "undo", "export", "import"), metavar="ACTION", help="see above"
    )
    parser.add_argument("what", nargs="*", metavar="ID|FILE", help="decisions to undo, or a file")
    add_store(parser)
    add_base(parser)


def run(args: argparse.Namespace) -> int:
    """Does it, and prints what was done."""
    if args.action == "list" and args.what:
        args.parser.error("list takes nothing more")
    if args.action == "undo" and not args.what:
        args.parser.error("undo needs the id of a decision; sifara decisions list shows them")
    if args.action in ("export", "import") and len(args.what) != 1:
        args.parser.error(f"{args.action} needs one file")
    with open_store(args, create=args.action == "import") as store:
        _ACTIONS[args.action](store, args.what)
    return 0


def _list(store: Store, _: list[str]) -> None:
    for one in store.decisions():
        asleep = "" if store.is_awake(one) else "  asleep"
        print(f"{one.id}  {one.at}  {one.by}  {one.verdict}  {one.one}  {one.other}{asleep}")


def _undo(store: Store, ids: list[str]) -> None:
    for one in [store.undo_decision(name) for name in ids]:
        print(f"undone {one.id}: {one.verdict} {one.one} {one.other}")


def _export(store: Store, files: list[str]) -> None:
    from graph.decisions.file import write_decisions
    from sifara.outputs import written

    with written(Path(files[0])) as file:
        file.write(write_decisions(store.decisions()))


def _import(store: Store, files: list[str]) -> None:
    from graph.decisions.file import read_decision_file

    found = read_decision_file(Path(files[0]))
    fresh = store.keep_decisions(found)
    print(f"{len(found)} decision{'' if len(found) == 1 else 's'} read: {fresh} new")


_ACTIONS = {"list": _list, "undo": _undo, "export": _export, "import": _import}
