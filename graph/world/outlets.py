"""Articles in, how many independent outlets they come from out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from graph.addresses import article_key, host
from ontology.article import Article
from ontology.names import fold


def outlet(article: Article) -> str:
    """Who published it: the folded source, else the host of its address, else the article itself."""
    return fold(article.source or "") or host(article.url) or f"article {article_key(article.id)}"


def count_outlets(articles: Iterable[tuple[str, str]]) -> int:
    """The number of outlets, where a text that several carry, or nearly that text, counts as one of theirs.

    ``articles``: (text, outlet) pairs; ``text``: the same for an article and its copies.
    """
    by_text: dict[str, set[str]] = defaultdict(set)
    for text, publisher in articles:
        by_text[text].add(publisher)
    return len({min(outlets) for outlets in by_text.values()})
