"""The one way from an article to what it says."""

from __future__ import annotations

from pathlib import Path

from loaders.engine.pack import LANGUAGES
from loaders.engine.reader import read
from ontology.article import Article
from ontology.reading import Reading


def extract(article: Article, packs: Path = LANGUAGES) -> Reading:
    """Read an article. Deterministic, offline; DataError when there is no pack for its language.

    ``packs``: the folder that holds the language packs.
    """
    return read(article, packs)
