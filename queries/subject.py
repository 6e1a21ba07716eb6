"""What somebody wants to see, as written, in; which entity, event or article it is out."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ontology.errors import AmbiguousName, QueryError
from queries.ids import find_article, find_event
from queries.resolve import Names
from queries.target import Target

_KIND = re.compile(r"(?:^|/)(event|article)/[^/\s]+$")


@dataclass(frozen=True, slots=True)
class Subject:
    """``kind``: "person", "state", "organization", "group", "place", "event" or "article".

    ``notes``: what a name was taken for, where that may be a surprise.
    """

    iri: str
    kind: str
    notes: tuple[str, ...] = ()


def find_subject(target: Target, written: str) -> Subject:
    """By id or address; else an entity by name; else an article by its own id or its web address.

    QueryError: nothing is called so. AmbiguousName: several entities are.
    """
    if not written.strip():
        raise QueryError("the name is empty; give a name, an id such as person/vladimir-putin or an address")
    found = _KIND.search(written.strip())
    if found and found[1] == "event":
        return Subject(find_event(target, written), "event")
    if found:
        return Subject(find_article(target, written), "article")
    names = Names(target)
    try:
        entity = names.find(written)
        return Subject(entity.iri, entity.kind.value, tuple(names.notes))
    except AmbiguousName:
        raise
    except QueryError as unknown:
        try:
            return Subject(find_article(target, written), "article")
        except AmbiguousName:
            raise
        except QueryError:
            raise unknown from None
