"""An IRI of a vocabulary in, how a person says it out: "outlet count" for ``sif:outletCount``."""

from __future__ import annotations

import re

from ontology.vocabulary import PREFIXES

_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")


def property_words(iri: str) -> str:
    """The local name, in words; of several with ``|`` between, the first two and how many more."""
    names = [_HUMP.sub(" ", local(name)).lower() for name in iri.split("|")]
    return " or ".join(names[:2]) + (f" or {len(names) - 2} more" if len(names) > 2 else "")


def term_words(iri: str) -> str:
    """The local name of a term; what is none stays as it is."""
    return local(iri)


def local(iri: str) -> str:
    """What follows the vocabulary's own address."""
    found = max((len(space) for space in PREFIXES.values() if iri.startswith(space)), default=0)
    if not found and "#" in iri:
        found = iri.index("#") + 1
    return iri[found:]
