"""What the terms of the vocabulary are called: ``ontology/sifara.ttl`` in, term → {language: label} out."""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from importlib.resources import files

import pyoxigraph

from ontology.errors import DataError
from ontology.terms import EntityKind, EventType, Role, Status
from ontology.vocabulary import RDFS, event_class, kind_class, role_term, status_term
from visualize.strings import LANGUAGES, Labels


@cache
def load_terms() -> dict[str, dict[str, Labels]]:
    """``types``, ``statuses``, ``roles`` and ``kinds``: value of the term → its labels."""
    known = _labels()
    return {
        "types": {term.value: _found(known, event_class(term)) for term in EventType},
        "statuses": {term.value: _found(known, status_term(term)) for term in Status},
        "roles": {term.value: _found(known, role_term(term)) for term in Role},
        "kinds": {term.value: _found(known, kind_class(term)) for term in EntityKind},
    }


def _labels() -> dict[str, Labels]:
    source = (files("ontology") / "sifara.ttl").read_bytes()
    found: defaultdict[str, Labels] = defaultdict(dict)
    for triple in pyoxigraph.parse(source, format=pyoxigraph.RdfFormat.TURTLE):
        label = triple.object
        if triple.predicate.value == RDFS.label and isinstance(label, pyoxigraph.Literal):
            found[str(triple.subject.value)][label.language or ""] = label.value
    return found


def _found(known: dict[str, Labels], term: str) -> Labels:
    labels = known.get(term, {})
    if missing := [language for language in LANGUAGES if language not in labels]:
        raise DataError(
            f"ontology/sifara.ttl: <{term}> has no rdfs:label in {' and '.join(missing)}; add one"
        )
    return {language: labels[language] for language in LANGUAGES}
