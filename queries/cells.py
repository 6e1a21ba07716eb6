"""RDF terms in, the plain values of a table's cells out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation

from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from ontology.vocabulary import PREFIXES, XSD


@dataclass(frozen=True, slots=True, order=True)
class Iri:
    """What an IRI names. ``label``: its name in the language asked for; empty where nobody looked."""

    value: str
    label: str = ""


@dataclass(frozen=True, slots=True, order=True)
class Text:
    """Words in a language (BCP 47, as stores write it: small letters)."""

    value: str
    language: str


Value = Iri | Text | str | bool | int | Decimal | float | date
Cell = Value | tuple[Value, ...] | None


def value_of(term: NamedNode | BlankNode | Literal | Triple) -> Value:
    """The value of a term; a literal whose words don't fit its datatype, or of another one, is its words."""
    if isinstance(term, NamedNode):
        return Iri(term.value)
    if not isinstance(term, Literal):
        return str(term)
    if term.language:
        return Text(term.value, term.language)
    try:
        return _typed(term.value, term.datatype.value)
    except (ValueError, InvalidOperation):
        return term.value


def short_iri(iri: str) -> str:
    """How an address is shown to people: ``sif:Meeting``, ``person/vladimir-putin``, else the IRI itself.

    The latter is what follows ``/id/`` or the last two steps of a path; both are understood as a parameter.
    """
    for prefix, space in PREFIXES.items():
        if iri.startswith(space) and len(iri) > len(space):
            return f"{prefix}:{iri[len(space) :]}"
    steps = iri.rsplit("/", 2)
    return "/".join(steps[1:]) if len(steps) == 3 and steps[1] in _KINDS else iri


_KINDS = frozenset({"person", "state", "organization", "group", "place", "event", "article", "office"})
_INTEGERS = frozenset({XSD.integer, XSD.nonNegativeInteger, XSD.IRI + "int", XSD.IRI + "long"})


def _typed(words: str, datatype: str) -> Value:
    if datatype in _INTEGERS:
        return int(words)
    if datatype == XSD.boolean:
        return words in ("true", "1")
    if datatype == XSD.date:
        return date.fromisoformat(words)
    if datatype == XSD.decimal:
        return Decimal(words)
    if datatype in (XSD.IRI + "double", XSD.IRI + "float"):
        return float(words)
    return words
