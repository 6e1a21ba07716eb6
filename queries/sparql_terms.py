"""An address that a query names in, what is wrong with it out, if it is a term that nobody can have meant."""

from __future__ import annotations

from functools import cache

from ontology import standards
from ontology.namespace import Namespace
from ontology.vocabulary import PREFIXES, SIF
from queries.nearest import nearest

_MISSPELT = 0.9  # how like a known term one is that we take for a slip


def slip(iri: str) -> str:
    """Why this is no term: one of ours that does not exist, or one of a standard that is misspelt; else "".

    Of the standards we know the terms that the graph uses; one that is near to none of them may be right.
    """
    for prefix, (space, terms) in _spaces().items():
        term = iri.removeprefix(space)
        if term in (iri, "", *terms):
            continue
        if space == SIF.IRI:
            return f"the vocabulary has no term {prefix}:{term}{nearest(term, terms)}"
        if near := nearest(term, terms, _MISSPELT):
            return f"the graph uses no term {prefix}:{term}{near}"
    return ""


@cache
def _spaces() -> dict[str, tuple[str, tuple[str, ...]]]:
    """Prefix → (address, the terms that we know of it)."""
    values = (SIF, *vars(standards).values())
    spaces = [v for v in values if isinstance(v, type) and issubclass(v, Namespace) and v is not Namespace]
    terms = {space.IRI: tuple(space.__annotations__) for space in spaces}
    return {prefix: (iri, terms[iri]) for prefix, iri in PREFIXES.items() if terms.get(iri)}
