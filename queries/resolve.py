"""What people write in, the entity it stands for out: names in any spelling, ISO codes, ids, addresses.

A name is compared folded (``ontology.names.fold``) with the names of the world layer (``sif:nameKey``): the
whole name first, then all of its words. A code of two letters is a state's (ISO 3166-1). One entity: it.
Several: ``AmbiguousName`` lists them. None: a QueryError says what is nearest.
Nothing is guessed: a part of a name that sounds like another's («Mohammed», «Mohamed») fits both, and where a
name might have been meant otherwise a note says what it was taken for.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable

from pyoxigraph import Literal

from ontology.errors import AmbiguousName, QueryError
from ontology.names import fold
from ontology.sounds import sounds_within
from ontology.terms import EntityKind
from ontology.vocabulary import entity_kind_of, kind_class
from queries.candidates import Named, candidates, shown
from queries.cells import Iri, Text, Value
from queries.ids import as_literal
from queries.parts import ask_part, nodes
from queries.target import Target
from queries.template import Term

ACTORS = frozenset(EntityKind) - {EntityKind.PLACE}
_ID = re.compile(r"(?:person|state|organization|group|place)/\S+", re.IGNORECASE)
_ISO = re.compile(r"[A-Za-z]{2}")
_IRI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^<>\"{}|^`\\\x00-\x20]+")
_LONGEST = 300  # code points; no name is longer
_NEAREST = 5  # names in a message


class Names:
    """The names of a target's entities. Many of them are read only where a look-up by key finds nothing.

    ``notes``: what the names that were looked for are taken for, where that may be a surprise.
    """

    def __init__(self, target: Target) -> None:
        self._target = target
        self.notes: list[str] = []

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
        for step in (self._called, self._coded):
            if found := [n for n in step(written, folded) if n.kind in kinds]:
                return self._whole(written, folded, found)
        if found := [n for n in self._with_words(folded) if n.kind in kinds]:
            return self._part(written, folded, found, kinds)
        raise QueryError(self._unknown(written, folded, kinds))

    def _whole(self, written: str, folded: str, found: list[Named]) -> Named:
        """What is called so and nothing else; of a person called by one word, with who else has it."""
        only = self._only(written, found)
        if " " not in folded and only.kind is EntityKind.PERSON:
            others = [n for n in self._with_words(folded) if n.kind is only.kind and n.iri != only.iri]
            if others:
                self.notes.append(
                    f"{written!r} is taken for {self._shown([only])}, who is called just that; it is also in "
                    f"the name of {self._shown(others)}; to mean another, give the full name or the id"
                )
        return only

    def _part(self, written: str, folded: str, found: list[Named], kinds: frozenset[EntityKind]) -> Named:
        """What alone has these words in a name.

        A family name is a way to name somebody, so those whose names only sound like it are told. A first
        name is none, so whoever has it in any spelling can be meant.
        """
        only = self._only(written, found)
        alike = self._sounding(written) if EntityKind.PERSON in kinds else []
        others = [n for n in alike if n.iri != only.iri]
        if only.folded.endswith(folded) or set(folded.split()) == set(only.folded.split()):
            if active := [c for c in candidates(self._target, others) if c.events]:
                self.notes.append(f"{written!r} is taken for {self._shown([only])}; near it: {shown(active)}")
            return only
        self._only(written, [only, *others])
        self.notes.append(
            f"{written!r} is taken for {self._shown([only])}, the only one here with that in the name"
        )
        return only

    def _shown(self, found: Iterable[Named]) -> str:
        return shown(candidates(self._target, found))

    def _only(self, written: str, found: list[Named]) -> Named:
        """The one entity that all these are, or AmbiguousName with what tells them apart."""
        if len({named.iri for named in found}) == 1:
            return found[0]
        several = candidates(self._target, found)
        raise AmbiguousName(f"{written!r} can be {shown(several)}; give the full name or the id", several)

    def _by_address(self, written: str, kinds: frozenset[EntityKind]) -> Named:
        end = as_literal((written if "://" in written else f"/{written}").lower())
        iris = [written] if "://" in written else self._iris("entities-by-id", end)
        found = self._at(iris) if len(iris) == 1 else []
        if not found and (later := self._at(self._iris("replacements", end))):
            found = [self._only(written, later)]
        if not found:
            raise QueryError(
                f"no entity has the id or address {written[:80]!r}; "
                "give its name, or its id as answers show it"
            )
        if found[0].kind not in kinds:
            raise QueryError(f"{written[:80]!r} is a {found[0].kind}; here it must be a {_any_of(kinds)}")
        return found[0]

    def _iris(self, part: str, end: Literal) -> list[str]:
        return [row[0].value for row in self._ask(part, "end", [end]) if isinstance(row[0], Iri)]

    def _at(self, iris: list[str]) -> list[Named]:
        """The names of the entities at these addresses."""
        fit = nodes(iri for iri in iris if _IRI.fullmatch(iri))
        return self._named("entities-by-address", "entity", fit)

    def _called(self, written: str, folded: str) -> list[Named]:
        found = self._named("entities-by-key", "key", [Literal(folded)])
        return [n for n in found if n.folded == folded]

    def _coded(self, written: str, folded: str) -> list[Named]:
        if not _ISO.fullmatch(code := written.strip().upper()):
            return []
        return self._named("states-by-code", "code", [Literal(code)])

    def _with_words(self, folded: str) -> list[Named]:
        words = folded.split()
        found = self._named("entities-with-word", "word", [Literal(max(words, key=len))])
        return [n for n in found if set(words) <= set(n.folded.split())]

    def _sounding(self, written: str) -> list[Named]:
        """The names of people that have every word of this in some spelling, in any script."""
        return [n for n in self._names({EntityKind.PERSON}) if sounds_within(written, n.name)]

    def _names(self, kinds: Iterable[EntityKind]) -> list[Named]:
        return self._named("entity-names", "kind", nodes(map(kind_class, kinds)))

    def _named(self, part: str, parameter: str, terms: Iterable[Term]) -> list[Named]:
        return sorted(map(_named, self._ask(part, parameter, terms)), key=_by_name)

    def _ask(self, part: str, parameter: str, terms: Iterable[Term]) -> list[tuple[Value | None, ...]]:
        return ask_part(self._target, part, parameter, terms)

    def _unknown(self, written: str, folded: str, kinds: frozenset[EntityKind]) -> str:
        known = self._names(kinds)
        names: dict[str, str] = {}
        for named in known:
            for key in (named.folded, *(named.folded.split() if named.kind is EntityKind.PERSON else ())):
                names.setdefault(key, named.name)
        close = [names[key] for key in difflib.get_close_matches(folded, list(names), n=3, cutoff=0.7)]
        close += [n.name for n in known if n.kind is EntityKind.PERSON and sounds_within(written, n.name)]
        near = ", ".join(list(dict.fromkeys(close))[:_NEAREST])
        hint = f"nearest: {near}" if near else "name it as the articles do, or by an id such as state/RU"
        return f"the store has no {_any_of(kinds)} called {written!r}; {hint}"


def _named(row: tuple[Value | None, ...]) -> Named:
    entity, kind, name = row
    assert isinstance(entity, Iri)
    assert isinstance(kind, Iri)
    words = name.value if isinstance(name, Text) else str(name)
    return Named(entity.value, entity_kind_of(kind.value), words, fold(words))


def _by_name(named: Named) -> tuple[str, str]:
    return named.name, named.iri


def _any_of(kinds: Iterable[EntityKind]) -> str:
    return "entity" if set(kinds) >= ACTORS else " or ".join(sorted(kind.value for kind in kinds))
