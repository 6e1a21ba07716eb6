"""What articles call one thing in, one name a language out: the commonest, or the first in order."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable


def choose_names(labels: Iterable[tuple[str, str]]) -> tuple[dict[str, str], list[tuple[str, str]]]:
    """``labels``: (language, name) pairs, one for each article that says so.

    Returns the name in each language, languages in order, and the other names as sorted pairs.
    """
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for language, name in labels:
        counts[language][name] += 1
    chosen = {
        language: min(names, key=lambda name: (-names[name], name))
        for language, names in sorted(counts.items())
    }
    others = sorted(
        (language, name) for language, names in counts.items() for name in names if name != chosen[language]
    )
    return chosen, others
