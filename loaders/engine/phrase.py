"""A noun phrase that names somebody or something, as the chunker found it, before it is resolved."""

from __future__ import annotations

from dataclasses import dataclass, field

from ontology.terms import EntityKind


@dataclass(slots=True)
class HeldOffice:
    """An office in a phrase. ``first``, ``last``: its tokens. ``states``: entry ids of states or organisations."""

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

    ``sense``: "person", "state", "place", "organization", "institution", "group", "anaphor", "name" (a run of
    unknown words that may be a person), with ``detail`` the sense that the data give a group or an anaphor.
    ``entry``: gazetteer id; ``candidates``: all that the words may name, when they may name several. ``name``: tokens of the personal name, (0, 0) when there is none.
    ``states``: entry ids of the states or organisations that adjectives and complements name.
    ``post``: the state where an envoy serves. ``preposition``, ``conjunction``: what stands before it.
    """

    first: int
    last: int
    sense: str
    skip: int = 0
    kind: EntityKind = EntityKind.PERSON
    entry: str | None = None
    candidates: tuple[str, ...] = ()
    detail: str = ""
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
