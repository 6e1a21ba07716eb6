"""A noun phrase that names somebody or something, as the phrase finder found it, before it is resolved."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ontology.terms import EntityKind

if TYPE_CHECKING:
    from loaders.engine.words import Match


@dataclass(slots=True)
class HeldOffice:
    """An office in a phrase. ``first``, ``last``: its tokens. ``code``: of the gazetteer, or None.

    ``states``: entry ids of states or organisations; ``possessor``: "own" («سفير بلاده») or the pronoun on
    it («سفيرها»); ``local``: it governs no state («رئيس الجامعة»).
    """

    first: int
    last: int
    code: str | None
    plural: bool
    local: bool = False
    former: bool = False
    states: list[str] = field(default_factory=list)
    possessor: str = ""


@dataclass(slots=True)
class Phrase:
    """``first``, ``last``: its tokens; ``skip``: letters of proclitics before the first.

    ``sense``: "person", "state", "place", "organization", "institution", "group", "officers" (several holders
    of an office), "anaphor", "name" (unknown words that may be a person), with ``detail`` the sense that the
    data give a group, an institution or an anaphor, or the gazetteer's kind of a place or organisation.
    ``entry``: gazetteer id; ``candidates``: all that the words may name, when they may name several.
    ``name``: tokens of the personal name, (0, 0) when there is none.
    ``states``: entry ids of the states or organisations that adjectives and complements name.
    ``code``: of an institution of which a state has one. ``post``: the state where an envoy serves.
    ``preposition``, ``conjunction``: what stands before it. ``dual``: two holders of the office.
    ``honoured``: a style stands before it. ``cases``: those in which it may stand, empty where its words do
    not tell.
    ``entity``: index into the drafts of the article, −1 while unresolved; ``members``: of several at once.
    """

    first: int
    last: int
    sense: str
    skip: int = 0
    kind: EntityKind = EntityKind.PERSON
    entry: str | None = None
    candidates: tuple[str, ...] = ()
    detail: str = ""
    code: str = ""
    name: tuple[int, int] = (0, 0)
    offices: list[HeldOffice] = field(default_factory=list)
    states: list[str] = field(default_factory=list)
    post: str | None = None
    preposition: str = ""
    conjunction: bool = False
    enclitic: str = ""
    definite: bool = False
    dual: bool = False
    comma: bool = False
    honoured: bool = False
    entity: int = -1
    members: list[int] = field(default_factory=list)
    why: str = ""
    cases: frozenset[str] = frozenset()

    @property
    def joined(self) -> bool:
        """Whether a preposition or conjunction parts it from the words before it."""
        return bool(self.preposition) or self.conjunction

    def begin_with(self, match: Match) -> Phrase:
        """The same phrase, begun at words before it, whose proclitics it takes over."""
        self.first, self.skip = match.first, match.split.front
        self.preposition, self.conjunction = match.split.preposition, match.split.conjunction
        return self

    def take_office(self, other: Phrase) -> None:
        """Add the offices, states and post that ``other`` gives the same person."""
        self.offices += other.offices
        self.states += [state for state in other.states if state not in self.states]
        self.post = self.post or other.post


def phrase_of(match: Match, sense: str, kind: EntityKind, why: str, detail: str = "") -> Phrase:
    """A phrase that so far holds the words matched, with what was taken off the first."""
    split = match.split
    return Phrase(
        match.first,
        match.last,
        sense,
        split.front,
        kind,
        detail=detail,
        preposition=split.preposition,
        conjunction=split.conjunction,
        enclitic=split.enclitic,
        definite=split.definite,
        why=why,
    )
