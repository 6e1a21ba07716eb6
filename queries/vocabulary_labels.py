"""The names of the vocabulary's own terms, from ``ontology/sifara.ttl``: sif:Meeting is "meeting", «لقاء»."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from pyoxigraph import Literal, NamedNode, RdfFormat, parse

from ontology.files import read_text
from ontology.vocabulary import RDFS


@cache
def term_labels() -> Mapping[str, Mapping[str, str]]:
    """IRI → language → label."""
    found: dict[str, dict[str, str]] = {}
    for quad in parse(read_text(files("ontology") / "sifara.ttl"), format=RdfFormat.TURTLE):
        if quad.predicate.value == RDFS.label and isinstance(quad.subject, NamedNode):
            label = quad.object
            if isinstance(label, Literal):
                found.setdefault(quad.subject.value, {})[label.language or ""] = label.value
    return found


def term_names(iri: str) -> tuple[str, ...]:
    """All labels of a term; none for an IRI that the vocabulary does not have."""
    return tuple(term_labels().get(iri, {}).values())
