"""An address that a query names in, what is wrong with it out, if it is a term that the graph has not."""

from __future__ import annotations

from functools import cache

from ontology import standards
from ontology.namespace import Namespace
from ontology.vocabulary import PREFIXES, SIF, XSD
from queries.nearest import nearest

_MISSPELT = 0.87  # how like a known term one is that we take for a slip


def slip(iri: str) -> str:
    """Why this is no term: one of ours that does not exist, one of a standard that is misspelt; else ""."""
    prefix, term, known = _split(iri)
    if not term or term in known:
        return ""
    if prefix == "sif":
        return f"the vocabulary has no term {prefix}:{term}{nearest(term, known)}"
    near = nearest(term, known, _MISSPELT)
    return f"the graph uses no term {prefix}:{term}{near}" if near else ""


def unused(iri: str) -> str:
    """That the graph does not use this term of a standard, which may be right all the same; else "".

    Datatypes are used in queries that are not in the graph.
    """
    prefix, term, known = _split(iri)
    if not term or term in known or prefix in ("sif", _XSD):
        return ""
    return (
        f"the graph uses no term {prefix}:{term}{nearest(term, known)}, so nothing is found by it; "
        f"of {prefix}: it has {', '.join(known)}"
    )


def _split(iri: str) -> tuple[str, str, tuple[str, ...]]:
    """(prefix, term, the terms that we know of this vocabulary); nothing where we know none of it."""
    for prefix, (space, terms) in _spaces().items():
        if iri.startswith(space):
            return prefix, iri.removeprefix(space), terms
    return "", "", ()


@cache
def _spaces() -> dict[str, tuple[str, tuple[str, ...]]]:
    """Prefix → (address, the terms that we know of it)."""
    values = (SIF, *vars(standards).values())
    spaces = [v for v in values if isinstance(v, type) and issubclass(v, Namespace) and v is not Namespace]
    terms = {space.IRI: tuple(space.__annotations__) for space in spaces}
    return {prefix: (iri, terms[iri]) for prefix, iri in PREFIXES.items() if terms.get(iri)}


_XSD = next(prefix for prefix, iri in PREFIXES.items() if iri == XSD.IRI)
