"""What the chunker makes of a text: one item for each phrase, verb, event noun, time, cue and connective."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from loaders.engine.frames import Frame
    from loaders.engine.pack_words import VerbForm
    from loaders.engine.phrase import Phrase
    from loaders.engine.timex import Timex
    from ontology.terms import Status


@dataclass(slots=True)
class Item:
    """``kind``: phrase · verb · event · time · cue · comp · rel · sub · if · neg · aux · reported · circ ·
    prep · conj · adverb · comma · stop · colon · open · close · count · dash · noun · nisba · mark ·
    other (a finite verb that no frame names).

    ``first``, ``last``: its tokens. ``sentence``: number of the sentence.
    ``value``: the name of a preposition or circumstance, the number counted, the entry id of an adjective,
    the status of a cue, the class of a noun.
    ``preposition``: the one that governs it, attached or before it.
    ``circumstance``: during, after, before, aim.
    ``conjunction``: «و» or a comma list joins it to what stands before. ``skip``: letters of proclitics.
    ``lemma``: of a verb or event noun; of a stop the mark that it is, "" for the end of a line.
    ``line_start``: a stop that a line break makes.
    ``cue_after``: status of a cue that follows what it governs.
    ``speech``: a verb of saying. ``mood``: of a verb that has no subject of its own: "infinitive", "active",
    "participle" or "compound" («US-brokered»). ``passive``: its subject is the one to whom it is done.
    ``impersonal``: in the plural, so that it may have no subject («сообщили в Кремле»); ``several``: the
    phrase is the one subject of such a verb. ``positions``: what its case lets a phrase or noun be
    ("subject", "object", "genitive", or the name of a preposition); empty where all is open.
    """

    kind: str
    first: int
    last: int
    sentence: int
    phrase: Phrase | None = None
    timex: Timex | None = None
    verbs: tuple[VerbForm, ...] = ()
    frames: tuple[Frame, ...] = ()
    lemma: str = ""
    value: object = None
    preposition: str = ""
    circumstance: str = ""
    conjunction: bool = False
    definite: bool = False
    enclitic: str = ""
    ending: str = ""
    skip: int = 0
    line_start: bool = False
    cue_after: Status | None = None
    speech: bool = False
    mood: str = ""
    passive: bool = False
    impersonal: bool = False
    several: bool = False
    positions: frozenset[str] = frozenset()

    def may_be(self, position: str) -> bool:
        """Whether its case lets it be that."""
        return not self.positions or position in self.positions


def gap(earlier: Item, later: Item) -> int:
    """Tokens between two items."""
    return later.first - earlier.last
