"""``sifara stats``: how much the store holds."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from dataclasses import asdict
from typing import TYPE_CHECKING

from sifara.commands.options import add_base, add_store, open_store
from sifara.exits import Exit

if TYPE_CHECKING:
    from queries.stats import Stats

SUMMARY = "count articles, outlets, languages, events and people"
DESCRIPTION = """\
Counts what the store holds: articles, by outlet and language; events of the world, by type and status, and
those that are disputed; people, those that no gazetteer has, and those known by an office alone; from
which day to which. The table has the ten outlets with most articles, the JSON all."""
EXAMPLE = "sifara stats --format json"
TAKES_MORE = False

_OUTLETS = 10
_WIDTH = 11  # of a number


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Says what the command takes."""
    parser.add_argument("--format", choices=("table", "json"), default="table", help="default: table")
    add_store(parser)
    add_base(parser)


def run(args: argparse.Namespace) -> int:
    """Prints the figures."""
    from queries.stats import stats

    with open_store(args, create=False) as store:
        found = stats(store)
    if args.format == "json":
        json.dump(as_json(found), sys.stdout, ensure_ascii=False, indent=2)
        print()
    else:
        print("\n".join(as_lines(found)))
    return Exit.DONE


def as_json(found: Stats) -> dict[str, object]:
    """Lists of objects in the place of tuples."""
    outlets = [{"outlet": name or None, "articles": number} for name, number in found.outlets]
    languages = [{"language": name, "articles": number} for name, number in found.languages]
    events = [{"type": kind, "status": status, "events": number} for kind, status, number in found.events]
    return {**asdict(found), "outlets": outlets, "languages": languages, "events": events}


def as_lines(found: Stats) -> Iterator[str]:
    """Numbers first: names may run in either direction."""
    yield _line(found.articles, "articles", found.published and f"published {_days(found.published)}")
    for language, number in found.languages:
        yield _line(number, f"  in {language}")
    yield _line(len(found.outlets), "outlets")
    for name, number in found.outlets[:_OUTLETS]:
        yield _line(number, f"  {name or '(none stated)'}")
    if len(found.outlets) > _OUTLETS:
        yield " " * _WIDTH + f"    and {len(found.outlets) - _OUTLETS} more"
    total = sum(number for _, _, number in found.events)
    yield _line(total, "events", found.days and f"what happened: {_days(found.days)}")
    for kind, status, number in found.events:
        yield _line(number, f"  {kind}, {status}")
    yield _line(found.disputed, "disputed events")
    yield _line(found.people, "people")
    yield _line(found.unlisted, "  in no gazetteer")
    yield _line(found.nameless, "  of these known by an office alone")


def _days(span: tuple[str, str]) -> str:
    return span[0] if span[0] == span[1] else f"{span[0]} to {span[1]}"


def _line(number: int, what: str, more: str | None = None) -> str:
    return f"{number:{_WIDTH},}  {what}{f' ({more})' if more else ''}"
