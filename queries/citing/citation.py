"""An event in, what a citation of it says out: the claim, who reports or denies it, and in which words."""

from __future__ import annotations

import re
from dataclasses import dataclass

from queries.cells import short_iri
from queries.dossier import Fact, dossier_of
from queries.evidence import Evidence, Source
from queries.ids import find_event
from queries.subject import Subject
from queries.target import Target


@dataclass(frozen=True, slots=True)
class Report:
    """One article, and what it says of the event."""

    source: Source
    claims: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Citation:
    """``event``: with its label, status and date. ``reports``: oldest article first."""

    event: Fact
    reports: tuple[Report, ...]


def cite(target: Target, event: str, labels: str = "ar") -> Citation:
    """The citation of an event given by its id or address, an old one too; named in the language ``labels``.

    QueryError: there is no such event; StoreError: the target cannot be read.
    """
    (fact,) = dossier_of(target, Subject(find_event(target, event), "event"), labels).facts
    claims: dict[str, list[Evidence]] = {}
    for evidence in fact.evidence:
        claims.setdefault(evidence.source.iri.value, []).append(evidence)
    return Citation(fact, tuple(Report(found[0].source, tuple(found)) for found in claims.values()))


def key_of(iri: str) -> str:
    """The key of an entry, the same in every citation: ``sifara-event-meeting-2024-07-24-1a2b3c4d``.

    Of characters that BibTeX allows in a key only; addresses differ, and so do keys.
    """
    return re.sub(
        r"[^A-Za-z0-9.-]", lambda odd: f"_{ord(odd[0]):x}_", f"sifara/{short_iri(iri)}".replace("/", "-")
    )
