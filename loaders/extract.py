"""The one way from an article to what it says."""

from __future__ import annotations

from loaders.engine.reader import read
from ontology.article import Article
from ontology.reading import Reading


def extract(article: Article) -> Reading:
    """Read an article. Deterministic, offline; DataError when there is no pack for its language."""
    return read(article)
