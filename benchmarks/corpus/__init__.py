"""Articles as a wire brings them, made up: ``python -m benchmarks.corpus --size 1000 > articles.jsonl``.

``articles(size, seed)`` gives them as records of JSON Lines, in the order they come out, the same for the
same seed; a smaller corpus is the beginning of a larger one, which covers more years at the same density.
Persons in office are the gazetteer's, others are made up; an event is told by several outlets in words of
their own, reports are printed by other outlets with small changes, plans are held or called off, some of it
is denied, some corrected.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from benchmarks.corpus.printing import printed
from benchmarks.corpus.settings import read_settings

Record = dict[str, str]


def articles(size: int, seed: int = 1, languages: Sequence[str] = ("ar",)) -> Iterator[Record]:
    """``size`` records with id, text, published, lang, title and (some) url."""
    return islice(printed(read_settings(languages), seed), size)
