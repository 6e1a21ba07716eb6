"""What ``sifara same`` and ``sifara different`` have in common: two addresses, who decides, and when."""

from __future__ import annotations

import argparse
import getpass
from datetime import UTC, datetime

from sifara.commands.options import add_base, add_store, open_store


def add_decision(parser: argparse.ArgumentParser) -> None:
    """Says what the two commands take."""
    what = "an address, or its end: person/…, event/…, article/KEY/claim/1, article/KEY/entity/1"
    parser.add_argument("one", metavar="A", help=what)
    parser.add_argument("other", metavar="B", help="the same")
    parser.add_argument("--by", metavar="NAME", help="who decides (default: the user of this machine)")
    parser.add_argument("--at", type=moment, metavar="TIME", help="when, ISO 8601 (default: now)")
    add_store(parser)
    add_base(parser)


def decide(verdict: str, args: argparse.Namespace) -> int:
    """Keeps the decision, and prints it."""
    by = args.by or _user()
    at = args.at or moment(datetime.now(UTC).isoformat(timespec="seconds"))
    with open_store(args, create=False) as store:
        kept = store.decide(verdict, args.one, args.other, by, at)
    print(f"{kept.id}  {verdict}  {kept.one}  {kept.other}")
    return 0


def moment(text: str) -> str:
    """A time in UTC as argparse wants it checked; without a zone it is UTC."""
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(
            f"{text!r} is not a time; write it as 2024-07-25T18:30:00Z"
        ) from None
    return (
        (found if found.tzinfo else found.replace(tzinfo=UTC)).astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    )


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):  # a process without a user's name
        return "unknown"
