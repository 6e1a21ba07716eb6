"""Plain values in, RDF terms of pyoxigraph out: one place for datatypes and language tags."""

from __future__ import annotations

import re
from functools import lru_cache

from pyoxigraph import Literal, NamedNode

from ontology.vocabulary import EDTF, XSD

_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*")
UNDETERMINED = "und"  # BCP 47 for "no language known"


@lru_cache(maxsize=1 << 14)
def node(iri: str) -> NamedNode:
    """The IRI as a term; ValueError when it is none."""
    return NamedNode(iri)


_DATE, _EDTF, _INTEGER, _BOOLEAN, _URI = (
    NamedNode(iri) for iri in (XSD.date, EDTF.EDTF, XSD.integer, XSD.boolean, XSD.anyURI)
)
TRUE = Literal("true", datatype=_BOOLEAN)


def text(value: str, language: str | None = None) -> Literal:
    """Words, with the language they are in where that is known."""
    return Literal(value, language=language) if language else Literal(value)


def day(iso: str) -> Literal:
    """A calendar day as ``xsd:date``."""
    return Literal(iso, datatype=_DATE)


def edtf(value: str) -> Literal:
    """A date of any precision, as the Library of Congress types it."""
    return Literal(value, datatype=_EDTF)


def integer(value: int) -> Literal:
    """An ``xsd:integer``."""
    return Literal(str(value), datatype=_INTEGER)


def link(url: str) -> NamedNode | Literal:
    """A web address as an IRI, else (blanks, stray brackets) as ``xsd:anyURI``, so that nothing is lost."""
    try:
        return NamedNode(url)
    except ValueError:
        return Literal(url, datatype=_URI)


def language_tag(tag: str) -> str:
    """The tag as stores write it (lower case), "und" for what is none."""
    if not _LANGUAGE.fullmatch(tag):
        return UNDETERMINED
    try:
        return Literal("", language=tag).language or UNDETERMINED
    except ValueError:
        return UNDETERMINED
