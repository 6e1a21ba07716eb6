"""The articles that a command line names, read one by one; refusals are told and counted on the way."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, TypeVar

from loaders.readers.read import read_articles
from loaders.readers.refusal import Refusal
from sifara.fetching import open_web
from sifara.reading import made_of, read
from sifara.terminal import complain, watched

if TYPE_CHECKING:
    import argparse

    from loaders.explain import Explanation
    from ontology.reading import Reading

T = TypeVar("T")


class Inputs:
    """``done`` and ``refused`` count what has passed so far. ``quiet``: without a progress bar."""

    def __init__(self, args: argparse.Namespace, *, quiet: bool = False) -> None:
        self.done = 0
        self.refused = 0
        self._args = args
        self._quiet = quiet

    def readings(self) -> Iterator[Reading]:
        """What each article says, in order."""
        return self._counted(read(self._args.sources, **self._options()))

    def explanations(self) -> Iterator[Explanation]:
        """The same with the reasons."""
        from loaders.explain import explain

        articles = read_articles(self._args.sources, **self._options())
        return self._counted(made_of(articles, explain))

    def _options(self) -> dict[str, Any]:
        return {
            "published": self._args.published,
            "language": self._args.language,
            "stdin": sys.stdin.buffer if sys.stdin else None,
            "web": open_web(self._args),
            "tell": lambda remark: complain(f"note: {remark}"),
        }

    def _counted(self, found: Iterator[T | Refusal]) -> Iterator[T]:
        for reading in found if self._quiet else watched(found, "articles read"):
            if isinstance(reading, Refusal):
                self.refused += 1
                complain(str(reading))
            else:
                self.done += 1
                yield reading
