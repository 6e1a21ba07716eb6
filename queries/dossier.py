"""A name or an id in, all that is known of it out: who it is and what it took part in, with the evidence."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ontology.terms import RelationKind, Role
from ontology.vocabulary import ORG, RDF, RDFS, SEM, SIF, SKOS, relation_property, role_property
from queries.cells import Iri, Text, Value, short_iri
from queries.evidence import Evidence, Source, Voice, address, read_evidence, read_sources, words_of
from queries.labels import choose, find_names
from queries.parts import ask_part, nodes
from queries.subject import Subject, find_subject
from queries.target import Target

Properties = Mapping[str, list[Value]]  # IRI of a property → its values


@dataclass(frozen=True, slots=True)
class Holding:
    """An office held. ``since``, ``until``: EDTF."""

    office: Iri
    of: tuple[Iri, ...]
    since: str | None
    until: str | None


@dataclass(frozen=True, slots=True)
class Actor:
    """Who takes part, and how: terms such as sif:host."""

    entity: Iri
    roles: tuple[Iri, ...]


@dataclass(frozen=True, slots=True)
class Fact:
    """One event. ``type``: what it is, or would be; ``edtf``: when, None when nobody says so.

    ``relations``: (how, to which event). ``evidence``: the oldest article first.
    """

    event: Iri
    type: Iri
    status: Iri
    edtf: str | None
    actors: tuple[Actor, ...]
    places: tuple[Iri, ...]
    number: int | None
    outlets: int
    disputed: bool
    relations: tuple[tuple[Iri, Iri], ...]
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Dossier:
    """``kind``: "person", "state", …, "event" or "article". ``names``: all of them, of an entity.

    ``source``: of an article. ``facts``: the newest event first, those without a date last.
    ``notes``: what the name that was asked for was taken for, where that may be a surprise.
    """

    subject: Iri
    kind: str
    names: tuple[Text, ...]
    states: tuple[Iri, ...]
    offices: tuple[Holding, ...]
    same_as: tuple[str, ...]
    source: Source | None
    facts: tuple[Fact, ...]
    notes: tuple[str, ...] = ()


def dossier(target: Target, name_or_id: str, labels: str = "ar") -> Dossier:
    """What is known of an entity, an event or an article, named in the language ``labels``.

    An article's facts rest on its own words only, all others on those of every article. QueryError: nothing
    is called so; AmbiguousName: several are; StoreError: the target cannot be read.
    """
    return dossier_of(target, find_subject(target, name_or_id), labels)


def dossier_of(target: Target, subject: Subject, labels: str = "ar") -> Dossier:
    """The same of what is known to be there."""
    return _Reading(target, subject, labels).dossier()


class _Reading:
    """One dossier in the making."""

    def __init__(self, target: Target, subject: Subject, language: str) -> None:
        self.target = target
        self.subject = subject
        self.events = self._events()
        self.about = self._properties({subject.iri, *self.events, *self._memberships()})
        self.evidence = read_evidence(target, self._claims())
        self.names = find_names(target, self._to_be_named())
        self.language = language

    def dossier(self) -> Dossier:
        subject, own = self.subject, self.about.get(self.subject.iri, {})
        is_entity = subject.kind not in ("event", "article")
        source = read_sources(self.target, [subject.iri])[subject.iri] if subject.kind == "article" else None
        names = (
            [value for key in (RDFS.label, SKOS.altLabel) for value in own.get(key, [])] if is_entity else []
        )
        return Dossier(
            source.iri if source else self._named(subject.iri),
            subject.kind,
            tuple(value if isinstance(value, Text) else Text(words_of(value), "") for value in names),
            self._all(own, SIF.ofState),
            tuple(
                self._holding(self.about[iri]) for iri in sorted(self.about) if ORG.member in self.about[iri]
            ),
            tuple(sorted(words_of(value) for value in own.get(SKOS.exactMatch, []))),
            source,
            tuple(self._fact(iri) for iri in sorted(self.events, key=self._newest_first)),
            subject.notes,
        )

    def _events(self) -> list[str]:
        if self.subject.kind == "event":
            return [self.subject.iri]
        part, parameter = (
            ("events-of-article", "article")
            if self.subject.kind == "article"
            else ("events-of-entity", "entity")
        )
        return [address(row[0]) for row in ask_part(self.target, part, parameter, nodes([self.subject.iri]))]

    def _memberships(self) -> list[str]:
        rows = ask_part(self.target, "memberships", "person", nodes([self.subject.iri]))
        return [address(row[0]) for row in rows]

    def _properties(self, things: Iterable[str]) -> dict[str, dict[str, list[Value]]]:
        found: dict[str, dict[str, list[Value]]] = defaultdict(lambda: defaultdict(list))
        for thing, property_, value in ask_part(self.target, "properties", "thing", nodes(things)):
            if value is not None:
                found[address(thing)][address(property_)].append(value)
        return {
            thing: {property_: sorted(values, key=_order) for property_, values in own.items()}
            for thing, own in found.items()
        }

    def _to_be_named(self) -> set[str]:
        iris = {self.subject.iri, *self.events, *_ROLES, *_RELATIONS}
        for own in self.about.values():
            iris |= {address(value) for property_ in _NAMED for value in own.get(property_, [])}
        for evidence in self.evidence.values():
            iris |= {
                evidence.status.value,
                *(voice.speaker.value for voice in evidence.voices if voice.speaker),
            }
        return iris

    def _claims(self) -> list[str]:
        claims = [
            address(claim)
            for event in self.events
            for property_ in (SIF.supportedBy, SIF.deniedBy)
            for claim in self.about.get(event, {}).get(property_, [])
        ]
        if self.subject.kind != "article":
            return claims
        return [claim for claim in claims if claim.startswith(f"{self.subject.iri}/")]

    def _fact(self, event: str) -> Fact:
        own = self.about[event]
        claims = [address(claim) for key in (SIF.supportedBy, SIF.deniedBy) for claim in own.get(key, [])]
        found = [self.evidence[claim] for claim in claims if claim in self.evidence]
        evidence = [self._spoken(piece) for piece in sorted(found, key=_oldest_first)]
        told_in = evidence[0].source.language if evidence else None
        type_ = _first(own, SIF.wouldBe) or _first(own, RDF.type)
        return Fact(
            self._named(event, told_in),
            self._named(address(type_)),
            self._named(address(_first(own, SIF.status))),
            _words(own, SIF.edtf),
            self._actors(own, told_in),
            self._all(own, SEM.hasPlace, told_in),
            _integer(own, SIF.number),
            _integer(own, SIF.outletCount) or 0,
            _first(own, SIF.disputed) is True,
            tuple(
                (self._named(property_), self._named(address(other), told_in))
                for property_ in _RELATIONS
                for other in own.get(property_, [])
            ),
            tuple(evidence),
        )

    def _actors(self, own: Properties, told_in: str | None) -> tuple[Actor, ...]:
        """Everybody once, in the order of the roles; who has none comes last."""
        roles: dict[str, list[str]] = {}
        for role in (*_ROLES, SEM.hasActor):
            for actor in own.get(role, []):
                roles.setdefault(address(actor), []).append(role)
        return tuple(
            Actor(
                self._named(actor, told_in),
                tuple(self._named(role) for role in found if role != SEM.hasActor),
            )
            for actor, found in roles.items()
        )

    def _holding(self, own: Properties) -> Holding:
        office = self._named(address(_first(own, ORG.role)))
        of = (*self._all(own, ORG.organization), *self._all(own, SIF.ofState))
        return Holding(office, of, _words(own, SIF.since), _words(own, SIF.until))

    def _spoken(self, evidence: Evidence) -> Evidence:
        told_in = evidence.source.language
        voices = (
            Voice(v.words, v.speaker and self._named(v.speaker.value, told_in)) for v in evidence.voices
        )
        status = self._named(evidence.status.value)
        return Evidence(evidence.claim, status, evidence.quotes, tuple(voices), evidence.source)

    def _newest_first(self, event: str) -> tuple[int, str]:
        earliest = _words(self.about[event], SIF.earliest)
        return (-int(earliest.replace("-", "")) if earliest else 1, event)

    def _all(self, own: Properties, property_: str, told_in: str | None = None) -> tuple[Iri, ...]:
        return tuple(self._named(address(value), told_in) for value in own.get(property_, []))

    def _named(self, iri: str, told_in: str | None = None) -> Iri:
        """``told_in``: the language of the article that tells of it, where there is one."""
        names = self.names.get(iri)
        return Iri(iri, "" if names is None else choose(names, self.language, told_in) or short_iri(iri))


_ROLES = tuple(role_property(role) for role in Role)
_RELATIONS = tuple(relation_property(kind) for kind in RelationKind)
_NAMED = (
    *(RDF.type, SIF.wouldBe, SIF.status, SEM.hasActor, SEM.hasPlace, SIF.ofState, ORG.role, ORG.organization),
    *_RELATIONS,
)


def _oldest_first(evidence: Evidence) -> tuple[str, str]:
    return (evidence.source.published or "", evidence.claim)


def _order(value: Value) -> tuple[str, str]:
    return (words_of(value), value.language if isinstance(value, Text) else "")


def _first(own: Properties, property_: str) -> Value | None:
    return next(iter(own.get(property_, [])), None)


def _words(own: Properties, property_: str) -> str | None:
    value = _first(own, property_)
    return None if value is None else words_of(value)


def _integer(own: Properties, property_: str) -> int | None:
    value = _first(own, property_)
    return value if isinstance(value, int) else None
