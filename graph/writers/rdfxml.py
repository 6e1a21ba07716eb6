"""A store in, RDF/XML of the world out (https://www.w3.org/TR/rdf-syntax-grammar/).

XML can't hold most control characters, and its readers turn a carriage return into a line feed: the former
become U+FFFD, the latter the line feed that it would be read as. No other format loses anything.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable, Iterator
from typing import IO, cast

from pyoxigraph import Literal, RdfFormat, Triple, serialize

from graph.store import Store
from graph.writers.blocks import world_blocks
from ontology.vocabulary import PREFIXES

_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def write_rdfxml(store: Store, write: Callable[[str], object]) -> None:
    """The world."""
    serialize(_triples(store), cast(IO[bytes], _Decoded(write)), RdfFormat.RDF_XML, prefixes=PREFIXES)
    write("\n")


def _triples(store: Store) -> Iterator[Triple]:
    for block in world_blocks(store):
        for predicate, values in block.statements:
            for value in values:
                kept = _xml(value) if isinstance(value, Literal) else value
                yield Triple(block.subject, predicate, kept)


def _xml(literal: Literal) -> Literal:
    value = _NOT_XML.sub("\ufffd", literal.value.replace("\r\n", "\n").replace("\r", "\n"))
    if literal.language:
        return Literal(value, language=literal.language)
    return Literal(value, datatype=literal.datatype)


class _Decoded:
    """The binary file that pyoxigraph writes to, handing on text."""

    def __init__(self, write: Callable[[str], object]) -> None:
        self._write = write
        self._decoder = codecs.getincrementaldecoder("utf-8")()

    def write(self, data: bytes) -> int:
        self._write(self._decoder.decode(data))
        return len(data)

    def flush(self) -> None:
        """Nothing is held back."""
