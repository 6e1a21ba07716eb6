"""References in, what they say of each entity and office out, as counts: all that their quads follow from.

A state may be named by a hundred thousand articles. One article more or less changes a few counts, and nobody
has to read the others again.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from graph.identity.entities import is_listed
from graph.world.records import Told
from ontology.entity import Entity, Office
from ontology.names import fold, short_hash, slug
from ontology.terms import EntityKind

# What somebody says of an entity, its sort first:
#   KIND kind | NAME language name | STATE iso | SAME iri | OWNER, it is what another is of |
#   OFFICE role state organization since until language title; empty where not known
Fact = tuple[str, ...]
Tally = Counter[Fact]  # how many references say so
KIND, NAME, STATE, SAME, OWNER, OFFICE = "kind", "name", "state", "same", "owner", "office"


def count_facts(told: Told, paths: dict[str, str]) -> dict[str, Tally]:
    """What one article says: path of an entity ("person/…") or office ("office/…") → counts.

    ``paths``: reference → path of the entity it is.
    """
    found: dict[str, Tally] = {}
    organizations = {entity: paths[reference] for entity, reference in told.references.items()}
    for entity in told.reading.entities:
        me = found.setdefault(organizations[entity.id], Counter())
        me.update(_own_facts(entity, told.language, organizations))
        for path in _owners(entity, organizations):
            found.setdefault(path, Counter())[OWNER,] += 1
        if entity.kind is EntityKind.PERSON:
            for office in entity.offices:
                role = found.setdefault(f"office/{role_of_office(office)}", Counter())
                role[NAME, told.language, office.title] += 1
    return found


def role_of_office(office: Office) -> str:
    """The gazetteer's code, else one made of the title."""
    return office.code or f"{slug(office.title)}-{short_hash(fold(office.title))}"


def _own_facts(entity: Entity, language: str, organizations: dict[str, str]) -> Iterator[Fact]:
    yield KIND, entity.kind
    for label_language, label in entity.labels:
        yield NAME, label_language, label
    if entity.iso:
        yield STATE, entity.iso
    for iri in entity.same_as:
        yield SAME, iri
    for office in entity.offices:
        organization = _organization(office, organizations) or ""
        held = (office.state or "", organization, office.since or "", office.until or "")
        yield OFFICE, role_of_office(office), *held, language, office.title


def _owners(entity: Entity, organizations: dict[str, str]) -> set[str]:
    """The states and organisations that it is of."""
    states = [entity.iso, *(office.state for office in entity.offices)]
    owners = [f"state/{state}" for state in states if state]
    owners += filter(None, (_organization(office, organizations) for office in entity.offices))
    return set(owners)


def _organization(office: Office, organizations: dict[str, str]) -> str | None:
    """The path of the organisation whose office it is: named in the article, or a gazetteer's id."""
    named = office.organization
    if named is None or named in organizations:
        return named and organizations[named]
    return named if is_listed(named) and named.startswith(EntityKind.ORGANIZATION) else None
