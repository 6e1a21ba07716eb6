"""Phrases in, entities out: who is who within one article.

Named people come first (a listed name, else the words of the name), then surnames and offices
alone, which are looked for among the named; words that point back («نظيره», «الجانبان») are
resolved last, where an event asks for them, since they depend on who is in focus there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from loaders.engine.bodies import Bodies
from loaders.engine.candidates import choose
from loaders.engine.draft_entity import DraftEntity
from loaders.engine.entity_build import build
from loaders.engine.entity_table import EntityTable
from loaders.engine.name_index import NameIndex
from loaders.engine.office_holders import OfficeHolders
from ontology.names import fold_word
from ontology.terms import EntityKind

if TYPE_CHECKING:
    from loaders.engine.pack import Pack
    from loaders.engine.phrase import Phrase
    from loaders.engine.tokens import Tokens
    from ontology.entity import Entity
    from ontology.span import Span

_LISTED = frozenset({"state", "organization", "place"})


class Entities:
    """The entities of one article; an entity is its index into ``drafts``.

    ``published``: the day of writing, ISO 8601, or None. ``adjectives``: entry ids that adjectives name.
    """

    def __init__(self, pack: Pack, tokens: Tokens, published: str | None, adjectives: list[str]) -> None:
        self._pack = pack
        self._tokens = tokens
        self._published = published
        self._adjectives = adjectives
        self._table = EntityTable(pack, tokens)
        self._names = NameIndex(self._table.drafts, pack.grammar.after_name_only)
        self._holders = OfficeHolders(self._table, published)
        self._bodies = Bodies(self._table)
        self.drafts = self._table.drafts

    # -- phrases that say themselves whom they mean

    def register(self, phrases: list[Phrase]) -> None:
        """Resolve every phrase that says itself whom it means."""
        choose(phrases, self._pack, self._tokens, self._adjectives, self._published)
        for phrase in phrases:
            if phrase.sense in _LISTED and phrase.entry:
                phrase.entity = self.listed(phrase.entry)
            elif phrase.sense == "place":
                phrase.entity = self._bodies.building(phrase)
            elif phrase.sense == "institution":
                phrase.entity = self._bodies.institution(phrase)
            elif phrase.sense == "group":
                phrase.entity = self._bodies.group(phrase)
        people = [p for p in phrases if p.sense in {"person", "name"} or (p.sense == "anaphor" and p.name[1])]
        for phrase in people:
            if phrase.entry:
                phrase.entity = self._listed_person(phrase)
        self._register_names([phrase for phrase in people if phrase.name[1]])
        for phrase in people:
            if phrase.entity < 0 and not phrase.name[1] and phrase.sense == "person":
                phrase.entity = self._holders.by_office(phrase)

    def _register_names(self, people: list[Phrase]) -> None:
        """Names of several words first, then single ones, then runs of unknown words: those only if known."""
        for shortest in (2, 1):
            for phrase in people:
                long_enough = phrase.name[1] - phrase.name[0] >= shortest
                if phrase.entity < 0 and phrase.sense != "name" and long_enough:
                    phrase.entity = self._named(phrase)
        for phrase in people:
            if phrase.entity < 0 and phrase.sense == "name":
                found = self._names.find(self._words(phrase), phrase.states)
                phrase.entity = -1 if found is None else found

    def _listed_person(self, phrase: Phrase) -> int:
        assert phrase.entry is not None
        found = self.listed(phrase.entry)
        if words := self._words(phrase):
            self._names.add(found, words)
        self._table.hold(found, phrase)
        return found

    def _named(self, phrase: Phrase) -> int:
        words = self._words(phrase)
        found = self._names.find(words, phrase.states)
        if found is None:
            label = self._table.name_called(phrase)
            found = self._table.add(DraftEntity(EntityKind.PERSON, label=label))
        self._names.add(found, words)
        self._table.hold(found, phrase)
        return found

    def _words(self, phrase: Phrase) -> tuple[str, ...]:
        """The folded words of the personal name, without what its cases add."""
        first, last = phrase.name
        words = [word for word in self._tokens.words[first:last] if word[:1].isalpha()]
        if phrase.skip and first == phrase.first and words:
            words[0] = fold_word(self._tokens.span(first, first + 1, phrase.skip).text)
        words = [word for word in words if len(word) > 1] or words  # no initials
        return tuple(map(self._pack.morphology.name_key, words))

    # -- what an event asks for

    def listed(self, entry_id: str) -> int:
        """The entity of a gazetteer entry."""
        return self._table.listed(entry_id)

    def accept_name(self, phrase: Phrase) -> int:
        """Take a run of unknown words for a person after all, because an event asks for one there."""
        if phrase.entity < 0:
            phrase.sense = "person"
            phrase.entity = self._named(phrase)
        return phrase.entity

    def group(self, phrase: Phrase) -> int:
        """A group for officers named in the plural: «وزراء خارجية دول الخليج»."""
        if phrase.entity < 0:
            phrase.detail = "officials"
            phrase.entity = self._bodies.group(phrase)
            self._table.hold(phrase.entity, phrase)
        return phrase.entity

    def by_title(self, phrase: Phrase) -> int:
        """The unnamed person for whom a style stands («جلالته») in a text that names nobody else so."""
        return self._bodies.by_title(phrase)

    def by_office_of(self, other: int, state: str, phrase: Phrase) -> int:
        """The holder in ``state`` of the office that ``other`` holds: «نظيره التركي»."""
        return self._holders.counterpart(other, state, phrase)

    def office_in(self, code: str | None, state: str, phrase: Phrase, title: str) -> int:
        """The holder of an office in a state, for one of «الرئيسان الروسي والسوري»."""
        return self._holders.in_state(code, state, phrase, title)

    def holder_on(self, entry: str | None, code: str, state: str, day: str, phrase: Phrase) -> int:
        """The holder of an office on a day: the listed one, or somebody unnamed."""
        return self._holders.on(entry, code, state, day, phrase)

    # -- mentions, and the result

    def span(self, phrase: Phrase) -> Span:
        """The phrase as it stands in the text, proclitics left out."""
        return self._table.span(phrase)

    def mention(self, phrase: Phrase) -> None:
        """Note the phrase as a mention of its entity, the name inside it apart."""
        if phrase.entity < 0:
            return
        whole = self.span(phrase)
        for other in (phrase.entity, *phrase.members):
            self.drafts[other].mentions.setdefault((whole.start, whole.end), whole)
        if phrase.first and self._tokens.words[phrase.first - 1] in self._pack.grammar.possessors:
            owned = self._tokens.span(phrase.first - 1, phrase.last)  # «its ambassador»
            self.drafts[phrase.entity].mentions.setdefault((owned.start, owned.end), owned)
        if phrase.name[1] and phrase.name != (phrase.first, phrase.last):
            name = self._table.name_span(phrase)
            self.drafts[phrase.entity].mentions.setdefault((name.start, name.end), name)

    def build(self, used: set[int]) -> tuple[tuple[Entity, ...], dict[int, str]]:
        """The entities in order of first mention, and draft index → id; ``used``: those referred to."""
        return build(self.drafts, used, self._pack)
