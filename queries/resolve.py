"""What people write in, the IRI it stands for out: names in any spelling, ISO codes, ids, addresses.

A name is compared folded (``ontology.names.fold``) with the names of the world layer (``sif:nameKey``), then
with those that articles use: the whole name first, then all of its words. A code of two letters is a state's
(ISO 3166-1). One entity: it. Several: ``AmbiguousName`` lists them. None: a QueryError says what is nearest.
Nothing is guessed.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable
from dataclasses import dataclass

from pyoxigraph import Literal

from ontology.errors import AmbiguousName, QueryError
from ontology.names import fold
from ontology.terms import EntityKind
from ontology.vocabulary import entity_kind_of, kind_class
from queries.cells import Iri, Text, Value, short_iri
from queries.parts import ask_part, nodes
from queries.target import Target
from queries.template import Term

ACTORS = frozenset(EntityKind) - {EntityKind.PLACE}
_ID = re.compile(r"(?:person|state|organization|group|place)/\S+", re.IGNORECASE)
_ISO = re.compile(r"[A-Za-z]{2}")
_IRI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^<>\"{}|^`\\\x00-\x20]+")
_LONGEST = 300  # code points; no name is longer
_SHOWN = 8  # candidates in a message


@dataclass(frozen=True, slots=True)
class Named:
    """One name of one entity."""

    iri: str
    kind: EntityKind
    name: str
    folded: str


class Names:
    """The names of a target's entities. All of them are read only where a look-up by key finds nothing."""

    def __init__(self, target: Target) -> None:
        self._target = target
        self._read: dict[str, tuple[Named, ...]] = {}

    def find(self, written: str, kinds: frozenset[EntityKind] = frozenset(EntityKind)) -> Named:
        """A name of the one entity of these kinds that this can be; else AmbiguousName or QueryError."""
        if len(written) > _LONGEST:
            raise QueryError(
                f"{written[:40]!r}… has {len(written)} characters; a name has at most {_LONGEST}"
            )
        if "://" in written or _ID.fullmatch(written.strip()):
            return self._by_address(written.strip(), kinds)
        folded = fold(written)
        if not folded:
            raise QueryError(
                f"{written!r} has no letters; give a name, an id such as person/vladimir-putin or an IRI"
            )
        for step in (self._called, self._coded, self._called_in_articles, self._with_words):
            if found := [n for n in step(written, folded) if n.kind in kinds]:
                return _only(written, found)
        known = self._names("entity-names")
        raise QueryError(_unknown(written, folded, [n for n in known if n.kind in kinds], kinds))

    def _by_address(self, written: str, kinds: frozenset[EntityKind]) -> Named:
        iris = [written]
        if "://" not in written:
            end = as_literal(f"/{written}".lower())
            iris = [
                row[0].value for row in self._ask("entities-by-id", "end", [end]) if isinstance(row[0], Iri)
            ]
        found: list[Named] = []
        if len(iris) == 1 and _IRI.fullmatch(iris[0]):
            found = sorted(map(_named, self._ask("entities-by-address", "entity", nodes(iris))), key=_by_name)
        if not found:
            raise QueryError(
                f"no entity has the id or address {written[:80]!r}; "
                "give its name, or its id as answers show it"
            )
        if found[0].kind not in kinds:
            raise QueryError(f"{written[:80]!r} is a {found[0].kind}; here it must be a {_any_of(kinds)}")
        return found[0]

    def _called(self, written: str, folded: str) -> list[Named]:
        found = sorted(map(_named, self._ask("entities-by-key", "key", [Literal(folded)])), key=_by_name)
        return [n for n in found if n.folded == folded]

    def _coded(self, written: str, folded: str) -> list[Named]:
        if not _ISO.fullmatch(code := written.strip().upper()):
            return []
        return sorted(map(_named, self._ask("states-by-code", "code", [Literal(code)])), key=_by_name)

    def _called_in_articles(self, written: str, folded: str) -> list[Named]:
        return [n for n in self._names("article-names") if n.folded == folded]

    def _with_words(self, written: str, folded: str) -> list[Named]:
        words = set(folded.split())
        names = (*self._names("entity-names"), *self._names("article-names"))
        return [n for n in names if words <= set(n.folded.split())]

    def _names(self, part: str) -> tuple[Named, ...]:
        if part not in self._read:
            rows = self._ask(part, "kind", nodes(kind_class(kind) for kind in EntityKind))
            self._read[part] = tuple(sorted(map(_named, rows), key=_by_name))
        return self._read[part]

    def _ask(self, part: str, parameter: str, terms: Iterable[Term]) -> list[tuple[Value | None, ...]]:
        return ask_part(self._target, part, parameter, terms)


def find_event(target: Target, written: str) -> str:
    """The IRI of an event from its id or address; that of what replaced it, where something did."""
    wanted = written.strip()
    seen: list[str] = []
    while wanted not in seen and len(wanted) <= _LONGEST:
        seen.append(wanted)
        end = wanted if "://" in wanted else f"/{wanted}"
        rows = ask_part(target, "event-by-id", "end", [as_literal(end)])
        found = sorted({row[0].value for row in rows if isinstance(row[0], Iri)})
        if len(found) != 1:
            break
        replacements = sorted({row[1].value for row in rows if isinstance(row[1], Iri)})
        if not replacements:
            return found[0]
        wanted = replacements[0]
    raise QueryError(
        f"no event has the id or address {written[:80]!r}; "
        "an id is such as event/meeting-2024-07-24-1a2b3c4d, as the other questions show it"
    )


def find_article(target: Target, written: str) -> str:
    """The IRI of an article from its id, its web address or its IRI."""
    wanted = written.strip()
    rows = ask_part(target, "article-by-id", "id", [as_literal(wanted)]) if len(wanted) <= 2000 else []
    found = sorted({row[0].value for row in rows if isinstance(row[0], Iri)})
    if len(found) == 1:
        return found[0]
    if found:
        raise AmbiguousName(
            f"{written[:80]!r} is {len(found)} articles; "
            f"give the address of one: {', '.join(found[:_SHOWN])}",
            tuple((iri, iri) for iri in found),
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


def _named(row: tuple[Value | None, ...]) -> Named:
    entity, kind, name = row
    assert isinstance(entity, Iri)
    assert isinstance(kind, Iri)
    words = name.value if isinstance(name, Text) else str(name)
    return Named(entity.value, entity_kind_of(kind.value), words, fold(words))


def _by_name(named: Named) -> tuple[str, str]:
    return named.name, named.iri


def _only(written: str, found: list[Named]) -> Named:
    """The one entity that all these are, or AmbiguousName with each one's id and first name."""
    iris = sorted({n.iri for n in found})
    if len(iris) == 1:
        return found[0]
    labels: dict[str, str] = {}
    for n in found:
        labels.setdefault(n.iri, n.name)
    candidates = tuple(sorted(((short_iri(iri), labels[iri]) for iri in iris), key=lambda c: (c[1], c[0])))
    shown = "; ".join(f"{label} ({id_})" for id_, label in candidates[:_SHOWN])
    more = f" and {len(candidates) - _SHOWN} more" if len(candidates) > _SHOWN else ""
    raise AmbiguousName(f"{written!r} can be {shown}{more}; give the full name or the id", candidates)


def _unknown(written: str, folded: str, known: list[Named], kinds: frozenset[EntityKind]) -> str:
    names = {n.folded: n.name for n in known}
    close = difflib.get_close_matches(folded, list(names), n=3, cutoff=0.6)
    near = ", ".join(names[name] for name in close)
    hint = f"nearest: {near}" if near else "name it as the articles do, or by an id such as state/RU"
    return f"the store has no {_any_of(kinds)} called {written!r}; {hint}"


def _any_of(kinds: Iterable[EntityKind]) -> str:
    return "entity" if set(kinds) >= ACTORS else " or ".join(sorted(kind.value for kind in kinds))
