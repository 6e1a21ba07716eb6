"""A store in, Turtle (the world) or TriG (all) out: https://www.w3.org/TR/turtle/, https://www.w3.org/TR/trig/.

Made to be read and compared: a line a statement, a blank line between subjects, short names throughout.
pyoxigraph's own writer runs subjects together and shortens the vocabulary's prefix by the base.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from pyoxigraph import Literal, NamedNode

from graph.store import Store
from graph.writers.blocks import Block, graph_blocks, world_blocks
from graph.writers.shorten import prefixed, relative
from ontology.vocabulary import PREFIXES, RDF, XSD

_BARE = {XSD.integer: re.compile(r"-?[0-9]+"), XSD.boolean: re.compile("true|false")}


def write_turtle(store: Store, write: Callable[[str], object]) -> None:
    """The world."""
    names = Shortener(store.addresses.base)
    write(names.head())
    for block in world_blocks(store):
        write("\n" + "\n".join(names.lines(block)) + "\n")


def write_trig(store: Store, write: Callable[[str], object]) -> None:
    """The world, then each article's graph."""
    write_turtle(store, write)
    names = Shortener(store.addresses.base)
    for graph, members in graph_blocks(store):
        parts = ("\n".join(f"  {line}" for line in names.lines(block)) for block in members)
        write(f"\n{names.iri(graph.value)} {{\n" + "\n\n".join(parts) + "\n}\n")


class Shortener:
    """Terms as Turtle writes them, with the prefixes of the vocabulary and addresses relative to a base."""

    def __init__(self, base: str) -> None:
        self.base = base
        self.known: dict[str, str] = {}

    def head(self) -> str:
        """The declarations that what follows needs."""
        prefixes = "".join(f"@prefix {prefix}: <{iri}> .\n" for prefix, iri in sorted(PREFIXES.items()))
        return f"@base <{self.base}> .\n{prefixes}"

    def lines(self, block: Block) -> Iterator[str]:
        """The block, a statement a line."""
        subject = self.iri(block.subject.value)
        for place, (predicate, values) in enumerate(block.statements):
            start = f"{subject} " if place == 0 else "  "
            verb = "a" if predicate.value == RDF.type else self.iri(predicate.value)
            end = " ." if place == len(block.statements) - 1 else " ;"
            yield f"{start}{verb} {', '.join(self.term(value) for value in values)}{end}"

    def term(self, term: NamedNode | Literal) -> str:
        """Any value."""
        if isinstance(term, NamedNode):
            return self.iri(term.value)
        if term.language:
            return str(term)
        datatype = term.datatype.value
        if datatype == XSD.string or (datatype in _BARE and _BARE[datatype].fullmatch(term.value)):
            return str(Literal(term.value)) if datatype == XSD.string else term.value
        return f"{Literal(term.value)}^^{self.iri(datatype)}"

    def iri(self, iri: str) -> str:
        """Short where that is surely read back as the same address."""
        if iri not in self.known:
            if len(self.known) > 1 << 16:  # addresses of data are many and seldom come twice
                self.known.clear()
            self.known[iri] = self._shorten(iri)
        return self.known[iri]

    def _shorten(self, iri: str) -> str:
        rest = relative(iri, self.base)
        return f"<{rest}>" if rest else prefixed(iri, PREFIXES) or f"<{iri}>"
