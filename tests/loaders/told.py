"""A sentence in, what it tells of out, in a form that a table of cases can state."""

from __future__ import annotations

from ontology.terms import CONTEXT_TYPES
from tests.loaders.reading import reading


def told(text: str, language: str, *, context: bool = False) -> set[str]:
    """«Meeting planned Putin, Xi @ Kazan»: each event with its status, its participants and places by label.

    Labels are those of the language. ``context``: statements, votes and attacks too.
    """
    found = reading(text, language=language)
    labels = {entity.id: entity.label(language) for entity in found.entities}
    events = set()
    for claim in found.claims:
        if context or claim.type not in CONTEXT_TYPES:
            people = ", ".join(sorted(labels[part.entity] for part in claim.participants))
            places = ", ".join(sorted(labels[place] for place in claim.places))
            events.add(f"{claim.type} {claim.status} {people}" + (f" @ {places}" if places else ""))
    return events
