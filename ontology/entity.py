"""Who and what an article speaks of: people, states, organisations, groups, places."""

from __future__ import annotations

from dataclasses import dataclass

from ontology.span import Span
from ontology.terms import EntityKind


@dataclass(frozen=True, slots=True)
class Office:
    """An office held (ORG). ``title``: as written in the article, or the gazetteer's label.

    ``code``: the gazetteer's code of the office ("foreign-minister"), None when not known.
    ``state``: ISO 3166-1 alpha-2. ``organization``: an entity id. ``since``/``until``: EDTF.
    """

    title: str
    code: str | None = None
    state: str | None = None
    organization: str | None = None
    since: str | None = None
    until: str | None = None


@dataclass(frozen=True, slots=True)
class Entity:
    """One entity as one article names it.

    ``id``: a gazetteer id ("person/vladimir-putin", "state/RU", "organization/kremlin",
    "place/moscow"), or "local/N" (N counts within the article) for what no gazetteer lists.
    ``labels``: (language tag, name) pairs, the article's language first.
    ``same_as``: IRIs (Wikidata), only where certain.
    ``iso``: the state itself, or the state that a person or organisation belongs to.
    """

    id: str
    kind: EntityKind
    labels: tuple[tuple[str, str], ...]
    iso: str | None = None
    same_as: tuple[str, ...] = ()
    offices: tuple[Office, ...] = ()
    mentions: tuple[Span, ...] = ()

    def label(self, *languages: str) -> str:
        """The name in the first of these languages that there is, else the first name."""
        known = dict(reversed(self.labels))
        return next((known[tag] for tag in languages if tag in known), self.labels[0][1])
