"""What articles call one thing in, one name a language out: the commonest, or the first in order."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping


def choose_names(counts: Mapping[tuple[str, str], int]) -> tuple[dict[str, str], list[tuple[str, str]]]:
    """``counts``: (language, name) → how often it is called so.

    Returns the name in each language, languages in order, and the other names as sorted pairs.
    """
    names: dict[str, list[str]] = defaultdict(list)
    for language, name in sorted(counts):
        names[language].append(name)
    chosen = {
        language: min(found, key=lambda name: (-counts[language, name], name))
        for language, found in names.items()
    }
    return chosen, [pair for pair in sorted(counts) if pair[1] != chosen[pair[0]]]
