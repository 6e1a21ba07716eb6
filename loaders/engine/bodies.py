"""Unlisted institutions, groups, buildings and styles: which phrases of an article mean the same one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loaders.engine.draft_entity import DraftEntity
from loaders.engine.entity_table import home_of
from ontology.terms import EntityKind

if TYPE_CHECKING:
    from loaders.engine.entity_table import EntityTable
    from loaders.engine.phrase import Phrase

_ALWAYS_ONE = frozenset({"people", "sources"})  # the same whatever else the phrase says of them
_OF_STATE = frozenset({"people", "delegation", "officials"})  # groups that belong to the state they name


class Bodies:
    """Answers with indices of drafts."""

    def __init__(self, table: EntityTable) -> None:
        self._table = table

    def institution(self, phrase: Phrase) -> int:
        """«وزارة الخارجية الروسية», «الخارجية الروسية» and, after either, «الخارجية»."""
        head = phrase.code or self._head(phrase)
        state = phrase.states[0] if phrase.states else ""
        sole = phrase.code if state.startswith("state/") and len(set(phrase.states)) == 1 else ""
        key = f"institution {head} {' '.join(sorted(set(phrase.states)))}"
        found = self._table.find(key)
        if found is None and not state:
            found = self._table.find_first(f"institution {head} ")
        if found is None and (found := self._listed(sole, state)) is not None:
            self._table.name(found, key)
        if found is None:
            draft = DraftEntity(
                EntityKind.ORGANIZATION,
                label=self._table.called(phrase),
                home=state if state.startswith("state/") else "",
                sense="media" if phrase.detail == "media" else "institution",
                institution=sole,
                iso_sides=tuple(side for side in phrase.states if side.startswith("state/")),
            )
            found = self._table.add(draft, key)
        return found

    def _listed(self, code: str, state: str) -> int | None:
        """The listed one that a code means: the Kremlin for «администрация президента России»."""
        entry = self._table.pack.gazetteer.bodies.get((code, state.removeprefix("state/")))
        return None if entry is None else self._table.listed(entry)

    def group(self, phrase: Phrase) -> int:
        """A group by its words; a nation or the unnamed sources of a state whatever the words."""
        state = home_of(phrase)
        text = self._table.called(phrase)
        key = f"group {phrase.detail} {state}" if phrase.detail in _ALWAYS_ONE else f"group {text}"
        found = self._table.find(key)
        if found is None:
            home = state if phrase.detail in _OF_STATE else ""
            draft = DraftEntity(EntityKind.GROUP, label=text, home=home, sense=phrase.detail)
            found = self._table.add(draft, key)
        return found

    def building(self, phrase: Phrase) -> int:
        """An unlisted building by its words."""
        label = self._table.called(phrase)
        key = f"building {' '.join(self._table.tokens.words[phrase.first + 1 : phrase.last])}"
        found = self._table.find(key)
        return self._table.add(DraftEntity(EntityKind.PLACE, label=label), key) if found is None else found

    def by_title(self, phrase: Phrase) -> int:
        """The unnamed person for whom a style stands («جلالته») in a text that names nobody else so."""
        label = self._table.span(phrase).text
        key = f"title {label}"
        found = self._table.find(key)
        return self._table.add(DraftEntity(EntityKind.PERSON, label=label), key) if found is None else found

    def _head(self, phrase: Phrase) -> str:
        """The word that tells the institution from others, without article and ending."""
        lexicon, generic = self._table.pack.lexicon, self._table.pack.generic_institutions
        words = self._table.tokens.words[phrase.first : phrase.last]
        heads = [lexicon.word(words[0]).stems[-1]]
        for word in words[1:]:
            stems = lexicon.word(word).stems
            heads.append(stems[min(1, len(stems) - 1)])
        return next((head for head in heads if head not in generic), heads[0])
