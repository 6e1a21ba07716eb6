"""The id or address of an event or an article, as written, in; its IRI out.

What answers show as an id (``event/meeting-2024-07-24-…``) is an address without its base, and the base is
that of any other entity. So it is looked up and not searched for; where a store was put together from several
bases, all addresses are looked at.
"""

from __future__ import annotations

import re

from pyoxigraph import Literal, NamedNode

from ontology.errors import AmbiguousName, Candidate, QueryError
from queries.cells import Iri
from queries.parts import ask_part, ask_whole
from queries.target import Target

_IRI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^<>\"{}|^`\\\x00-\x20]+")
_LONGEST = 300  # code points of an event's id
_LONGEST_URL = 2000
_SHOWN = 8  # articles in a message


def find_event(target: Target, written: str) -> str:
    """The IRI of an event; that of what replaced it, where something did. QueryError: there is none."""
    wanted = written.strip()
    seen: list[str] = []
    while wanted not in seen and len(wanted) <= _LONGEST:
        seen.append(wanted)
        found = _events(target, wanted)
        if len(found) != 1:
            break
        [(event, replacements)] = found.items()
        if not replacements:
            return event
        wanted = min(replacements)
    raise QueryError(
        f"no event has the id or address {written[:80]!r}; "
        "an id is such as event/meeting-2024-07-24-1a2b3c4d, as the other questions show it"
    )


def find_article(target: Target, written: str) -> str:
    """The IRI of an article from its id, its web address or its IRI. AmbiguousName: several have it."""
    wanted = written.strip()
    found: set[str] = set()
    if len(wanted) <= _LONGEST_URL:
        given = as_literal(wanted)
        iris = [NamedNode(iri) for iri in _addresses(target, wanted, "article")]
        rows = [*ask_part(target, "article-by-id", "id", [given])]
        rows += ask_part(target, "article-by-address", "address", iris)
        rows = rows or ask_part(target, "article-by-end", "end", [Literal(f"/{wanted}")])
        found = {row[0].value for row in rows if isinstance(row[0], Iri)}
    if len(found) == 1:
        return min(found)
    if found:
        several = sorted(found)
        raise AmbiguousName(
            f"{written[:80]!r} is {len(several)} articles; "
            f"give the address of one: {', '.join(several[:_SHOWN])}",
            tuple(Candidate(iri, iri, 0) for iri in several),
        )
    raise QueryError(f"no article has the id or address {written[:80]!r}; the question 'articles' lists them")


def as_literal(written: str) -> Literal:
    """What was typed as a term; a QueryError for half a character, which no store can hold."""
    try:
        written.encode("utf-8")
    except UnicodeEncodeError:
        raise QueryError(
            f"{written[:40]!r} holds half a character (a lone surrogate); type it again"
        ) from None
    return Literal(written)


def _events(target: Target, wanted: str) -> dict[str, set[str]]:
    """Event → what has replaced it, of the events that can be meant."""
    end = as_literal(wanted if "://" in wanted else f"/{wanted}")
    iris = [NamedNode(iri) for iri in _addresses(target, wanted, "event")]
    rows = ask_part(target, "event-by-address", "event", iris)
    found: dict[str, set[str]] = {}
    for event, replacement in rows or ask_part(target, "event-by-id", "end", [end]):
        if isinstance(event, Iri):
            replacements = found.setdefault(event.value, set())
            if isinstance(replacement, Iri):
                replacements.add(replacement.value)
    return found


def _addresses(target: Target, wanted: str, kind: str) -> list[str]:
    """The address that this is, or becomes with the store's base; none where it can be none."""
    if "://" not in wanted:
        rows = ask_whole(target, "an-entity")
        if not rows or not isinstance(entity := rows[0][0], Iri):
            return []
        base = entity.value.rsplit("/", 2)[0]
        wanted = f"{base}/{wanted}" if wanted.startswith(f"{kind}/") else f"{base}/{kind}/{wanted}"
    return [wanted] if _IRI.fullmatch(wanted) else []
