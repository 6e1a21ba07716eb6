"""Sifara: diplomatic news in, a knowledge graph with evidence out.

>>> import sifara as sf
>>> with sf.open("sifara.store", labels="en") as kg:  # doctest: +SKIP
...     kg.load("articles/")
...     kg.query("last-contact", a="Assad", b="Putin").to_pandas()

What stands in ``__all__`` is the public API; all else may change. Each name is imported when it is first
used, so that what is not used costs nothing.
"""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sifara.rooms import check_rooms

check_rooms(Path(__file__).resolve().parent.parent)

if TYPE_CHECKING:
    from graph.export import export
    from graph.network import to_networkx
    from graph.store import Store
    from loaders.readers.refusal import Refusal
    from ontology.article import Article
    from ontology.errors import AmbiguousName, SifaraError
    from ontology.interchange import from_json, to_json
    from ontology.reading import Reading
    from queries.ask import ask
    from queries.catalogue import catalogue
    from queries.citing.citation import cite
    from queries.dossier import dossier
    from queries.search.search import search
    from sifara.answer import Answer
    from sifara.knowledge_graph import KnowledgeGraph, open
    from sifara.reading import read
    from visualize.network import write_network

__all__ = [
    "AmbiguousName",
    "Answer",
    "Article",
    "KnowledgeGraph",
    "Reading",
    "Refusal",
    "SifaraError",
    "Store",
    "ask",
    "catalogue",
    "cite",
    "dossier",
    "export",
    "from_json",
    "open",
    "read",
    "search",
    "to_json",
    "to_networkx",
    "write_network",
]

_HOMES = {
    "AmbiguousName": "ontology.errors",
    "Answer": "sifara.answer",
    "Article": "ontology.article",
    "KnowledgeGraph": "sifara.knowledge_graph",
    "Reading": "ontology.reading",
    "Refusal": "loaders.readers.refusal",
    "SifaraError": "ontology.errors",
    "Store": "graph.store",
    "ask": "queries.ask",
    "catalogue": "queries.catalogue",
    "cite": "queries.citing.citation",
    "dossier": "queries.dossier",
    "export": "graph.export",
    "from_json": "ontology.interchange",
    "open": "sifara.knowledge_graph",
    "read": "sifara.reading",
    "search": "queries.search.search",
    "to_json": "ontology.interchange",
    "to_networkx": "graph.network",
    "write_network": "visualize.network",
}


def __getattr__(name: str) -> Any:
    if name == "__version__":
        return import_module("importlib.metadata").version("sifara")
    if name not in _HOMES:
        raise AttributeError(f"sifara has no {name!r}; it has {', '.join(__all__)}")
    value = getattr(import_module(_HOMES[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return [*__all__, "__version__"]
