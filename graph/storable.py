"""A reading in, the same reading as a graph can keep it out; an InputError when its parts don't fit.

What a graph can't keep is settled here, once, so that a reading rebuilt from the store equals what
``storable`` gave:

* lone surrogates have no UTF-8: each becomes U+FFFD, one for one, so that offsets stay true;
* sets have no order: labels (the article's language first), links and relations are sorted, places stand
  in the order of the entities, mentions and evidence in that of the text;
* claims are numbered from c1, language tags are in lower case, a tag that is none becomes "und";
* notes are about the run, not about the article: they are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from graph.terms import UNDETERMINED, language_tag, node
from ontology.article import Article, hash_text
from ontology.claim import Claim, Participant, Relation, Time, Voice
from ontology.edtf import bounds
from ontology.entity import Entity, Office
from ontology.errors import InputError
from ontology.reading import Reading
from ontology.span import Span

_SURROGATES = re.compile("[\ud800-\udfff]")
_STATE = re.compile(r"[A-Z]{2}")
_CODE = re.compile(r"[A-Za-z0-9._~-]+")


def storable(reading: Reading) -> Reading:
    """The reading as the store will give it back; ``storable(storable(r)) == storable(r)``."""
    article = storable_article(reading.article)
    keep = _Keeper(article, reading)
    return Reading(
        article,
        tuple(keep.entity(entity) for entity in reading.entities),
        tuple(keep.claim(number, claim) for number, claim in enumerate(reading.claims, 1)),
    )


def storable_article(article: Article) -> Article:
    """As ``storable``, of the article alone."""
    text = _clean(article.text)
    kept = Article(
        id=_clean(article.id),
        text_hash=article.text_hash or hash_text(article.text),
        title=_clean(article.title or "") or None,
        language=_clean(article.language or UNDETERMINED),
        source=_clean(article.source or "") or None,
        url=_clean(article.url or "") or None,
        published=article.published,
        published_from=(article.published_from or "given") if article.published else None,
        text=text,
    )
    if not kept.id or not text:
        raise InputError(f"article {kept.id!r}: an article needs an id and a text; it has one empty")
    if kept.published is not None and not _is_day(kept.published):
        raise InputError(
            f"article {kept.id!r}: published {kept.published!r} is not a day; write it as 2024-07-25"
        )
    return kept


class _Keeper:
    """The rules for the parts of one reading."""

    def __init__(self, article: Article, reading: Reading) -> None:
        self.article = article
        self.language = language_tag(article.language)
        self.entities = {_clean(entity.id): place for place, entity in enumerate(reading.entities)}
        self.claims = {claim.id: f"c{number}" for number, claim in enumerate(reading.claims, 1)}
        if len(self.entities) < len(reading.entities) or len(self.claims) < len(reading.claims):
            raise self.error("two entities or two events have one id; number them apart")

    def error(self, what: str) -> InputError:
        return InputError(f"article {self.article.id!r}: {what}")

    def entity(self, entity: Entity) -> Entity:
        name = _clean(entity.id)
        labels = {(language_tag(tag), _clean(label)) for tag, label in entity.labels if label}
        if not labels:
            raise self.error(f"entity {name!r} has no label; every entity needs a name")
        return Entity(
            name,
            entity.kind,
            tuple(sorted(labels, key=lambda label: (label[0] != self.language, label))),
            self.state(entity.iso, name),
            tuple(sorted({self.iri(iri, name) for iri in entity.same_as})),
            tuple(self.office(office, name) for office in entity.offices),
            self.spans(entity.mentions),
        )

    def office(self, office: Office, entity: str) -> Office:
        if office.code is not None and not _CODE.fullmatch(office.code):
            raise self.error(
                f"entity {entity!r}: {office.code!r} is no code of an office (letters, digits, -)"
            )
        return Office(
            _clean(office.title),
            office.code,
            self.state(office.state, entity),
            office.organization and _clean(office.organization),
            self.date(office.since, entity),
            self.date(office.until, entity),
        )

    def date(self, edtf: str | None, entity: str) -> str | None:
        if edtf:
            self.days(edtf, f"entity {entity!r}, an office")
        return edtf or None

    def claim(self, number: int, claim: Claim) -> Claim:
        if not claim.evidence:
            raise self.error(f"event {claim.id} has no evidence; every event needs at least one span")
        places = {self.known(place, claim) for place in claim.places}
        relations = {Relation(r.kind, self.related(r.claim, claim)) for r in claim.relations}
        return Claim(
            f"c{number}",
            claim.type,
            claim.status,
            tuple(Participant(self.known(p.entity, claim), p.role) for p in claim.participants),
            self.time(claim.time, claim) if claim.time else None,
            tuple(sorted(places, key=self.entities.__getitem__)),
            claim.number,
            tuple(
                Voice(None if v.entity is None else self.known(v.entity, claim), self.span(v.span))
                for v in claim.attributed_to
            ),
            tuple(sorted(relations, key=lambda r: (r.kind, int(r.claim[1:])))),
            self.spans(claim.evidence),
            _clean(claim.rule),
            self.span(claim.occasion) if claim.occasion else None,
        )

    def time(self, time: Time, claim: Claim) -> Time:
        days = self.days(time.edtf, f"event {claim.id}")
        start, end = (time.start, time.end) if time.start or time.end else days or (None, None)
        if (days is None) != (start is None) or (start is None) != (end is None):
            raise self.error(
                f"event {claim.id}: the time {time.edtf!r} has days {start!r} to {end!r}; "
                "an open date (X) has none, any other has both"
            )
        if start and end and not (_is_day(start) and _is_day(end) and start <= end):
            raise self.error(f"event {claim.id}: {start!r} to {end!r} are no days in order (2024-07-25)")
        return Time(time.edtf, start, end, self.span(time.span))

    def days(self, edtf: str, whose: str) -> tuple[str, str] | None:
        try:
            return bounds(edtf)
        except ValueError as error:
            raise self.error(f"{whose}: {error}") from None

    def spans(self, spans: Iterable[Span]) -> tuple[Span, ...]:
        return tuple(sorted({self.span(span) for span in spans}))

    def span(self, span: Span) -> Span:
        kept = Span(span.start, span.end, _clean(span.text))
        if not kept.text:
            raise self.error(f"the span {span.start}:{span.end} is empty; a span holds at least one letter")
        if self.article.text[span.start : span.end] != kept.text:
            raise self.error(
                f"the span {span.start}:{span.end} says {kept.text!r}, "
                f"the text {self.article.text[span.start : span.end]!r}"
            )
        return kept

    def known(self, entity: str, claim: Claim) -> str:
        if (name := _clean(entity)) not in self.entities:
            raise self.error(f"event {claim.id} names {name!r}, which is not among the entities")
        return name

    def related(self, other: str, claim: Claim) -> str:
        if other not in self.claims:
            raise self.error(f"event {claim.id} is related to {other!r}, which is not among the events")
        return self.claims[other]

    def state(self, code: str | None, entity: str) -> str | None:
        if code is not None and not _STATE.fullmatch(code):
            raise self.error(f"entity {entity!r}: {code!r} is no ISO 3166 code of two capital letters")
        return code

    def iri(self, iri: str, entity: str) -> str:
        try:
            return node(iri).value
        except ValueError as error:
            raise self.error(f"entity {entity!r}: same_as {iri!r} is not an IRI ({error})") from None


def _clean(value: str) -> str:
    return value if value.isascii() else _SURROGATES.sub("\ufffd", value)


def _is_day(iso: str) -> bool:
    try:
        return date.fromisoformat(iso).isoformat() == iso
    except ValueError:
        return False
