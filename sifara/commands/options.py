"""Options that several commands take, and the checks of their values."""

from __future__ import annotations

import argparse
import os
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from graph.store import Store

DEFAULT_STORE = "sifara.store"


def add_sources(parser: argparse.ArgumentParser) -> None:
    """The articles to read, and what to know of them."""
    parser.add_argument(
        "sources",
        nargs="+",
        metavar="ARTICLE",
        help=".txt, .html, .jsonl, a folder of these, - (standard input), the address of a page or a feed",
    )
    parser.add_argument(
        "--published",
        type=day,
        metavar="YYYY-MM-DD",
        help="day of publication, for articles that state none; «أمس» and the like count from it",
    )
    parser.add_argument(
        "--language",
        "--lang",
        type=language,
        metavar="CODE",
        help="what the articles are in, whatever they state: ar, en",
    )


def add_web(parser: argparse.ArgumentParser) -> None:
    """How addresses are fetched."""
    parser.add_argument(
        "--full-text", action="store_true", help="fetch the pages of items of which a feed has a teaser only"
    )
    parser.add_argument(
        "--allow-private", action="store_true", help="fetch also from addresses inside a network"
    )


def add_store(parser: argparse.ArgumentParser) -> None:
    """Where the graph is kept."""
    parser.add_argument(
        "--store",
        default=os.environ.get("SIFARA_STORE") or DEFAULT_STORE,
        metavar="DIR|URL",
        help="the store's folder, or a SPARQL 1.1 endpoint (default: SIFARA_STORE, else ./sifara.store)",
    )
    parser.add_argument(
        "--wait",
        type=seconds,
        default=0,
        metavar="SECONDS",
        help="how long to wait while another program has the store (default: not at all)",
    )


def add_base(parser: argparse.ArgumentParser) -> None:
    """What the addresses in the data begin with."""
    parser.add_argument(
        "--base",
        default=os.environ.get("SIFARA_BASE"),
        metavar="IRI",
        help="what addresses in the data begin with (default: SIFARA_BASE, else Sifara's own)",
    )


def seconds(text: str) -> float:
    """A span of time as argparse wants it checked."""
    try:
        if 0 <= (number := float(text)) <= 86_400:
            return number
    except ValueError:
        pass
    raise argparse.ArgumentTypeError(f"{text!r} is no number of seconds; give one from 0 to 86400")


def day(text: str) -> str:
    """An ISO day as argparse wants it checked."""
    try:
        if date.fromisoformat(text).isoformat() == text:
            return text
    except ValueError:
        pass
    raise argparse.ArgumentTypeError(f"{text!r} is not a day; write it as 2024-07-25")


def language(code: str) -> str:
    """The code of a language that there is a pack for."""
    from loaders.readers.language import known_languages, languages

    if code not in languages():
        raise argparse.ArgumentTypeError(f"{code!r} is none of the languages read: {known_languages()}")
    return code


def add_labels(parser: argparse.ArgumentParser) -> None:
    """The language that things are named in."""
    parser.add_argument(
        "--labels",
        choices=("ar", "en", "ru"),
        default="ar",
        help="language of names and headings (default: ar)",
    )


def open_store(args: argparse.Namespace, *, create: bool = True, timeout: float | None = None) -> Store:
    """The store that the options name; ``create``: whether one may be made; ``timeout``: of an endpoint."""
    from graph.store import Store
    from ontology.vocabulary import DEFAULT_BASE

    return Store(args.store, args.base or DEFAULT_BASE, create=create, wait=args.wait, timeout=timeout)
