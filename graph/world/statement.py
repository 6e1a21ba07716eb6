"""A claim with what its event is told with in, one line of JSON out, and back: how the index keeps it."""

from __future__ import annotations

import json
from dataclasses import dataclass

from graph.identity.record import EventRecord, Party
from ontology.terms import EntityKind, EventType, RelationKind, Role, Status


@dataclass(frozen=True, slots=True)
class Statement:
    """``record``: the claim as identity sees it. ``outlet``: who published the article.

    ``relations``: (kind, address of another claim of the article). ``pointing``: the claims of the article
    that have a relation to this one. ``occasion``: language and words of that on whose margins it took place.
    """

    record: EventRecord
    outlet: str
    relations: tuple[tuple[RelationKind, str], ...] = ()
    pointing: tuple[str, ...] = ()
    occasion: tuple[str, str] | None = None

    @property
    def claim(self) -> str:
        """The address of the claim."""
        return self.record.claim

    @property
    def article(self) -> str:
        """The address of the article."""
        return article_of(self.record.claim)


def article_of(claim: str) -> str:
    """The address of the article of a claim's address."""
    return claim.rpartition("/claim/")[0]


def write_statement(said: Statement) -> str:
    """The same line for the same statement."""
    record = said.record
    article = said.article
    line = (
        article,
        _local(record.claim, article),
        record.id,
        record.type,
        record.status,
        sorted(record.actors),
        sorted(record.places),
        record.edtf,
        record.start,
        record.end,
        record.number,
        record.scope,
        record.published,
        [_party_line(party) for party in sorted(record.parties, key=lambda party: party.path)],
        sorted(record.ties),
        record.joint,
        said.outlet,
        [(kind, _local(claim, article)) for kind, claim in said.relations],
        [_local(claim, article) for claim in said.pointing],
        said.occasion,
    )
    return json.dumps(line, ensure_ascii=False, separators=(",", ":"))


def read_statement(line: str) -> Statement:
    """The inverse; ValueError, TypeError or KeyError for what ``write_statement`` did not write."""
    (
        article, claim, place, type_, status, actors, places, edtf, start, end, number, scope, published,
        parties, ties, joint, outlet, relations, pointing, occasion,
    ) = json.loads(line)  # fmt: skip
    record = EventRecord(
        claim=_address(article, claim),
        id=place,
        type=EventType(type_),
        status=Status(status),
        actors=frozenset((actor, Role(role)) for actor, role in actors),
        places=frozenset(places),
        edtf=edtf,
        start=start,
        end=end,
        number=number,
        scope=scope,
        published=published,
        parties=frozenset(_party(*party) for party in parties),
        ties=frozenset(ties),
        joint=joint,
    )
    return Statement(
        record,
        outlet,
        tuple((RelationKind(kind), _address(article, other)) for kind, other in relations),
        tuple(_address(article, other) for other in pointing),
        occasion and (occasion[0], occasion[1]),
    )


def _party_line(party: Party) -> tuple[str | bool | list[str], ...]:
    return party.path, party.kind, party.side, sorted(party.offices), party.listed, party.bare


def _party(path: str, kind: str, side: str, offices: list[str], listed: bool, bare: bool) -> Party:
    return Party(path, EntityKind(kind), side, frozenset(offices), listed, bare)


def _local(claim: str, article: str) -> str:
    return claim.removeprefix(f"{article}/claim/")


def _address(article: str, local: str) -> str:
    return f"{article}/claim/{local}"
