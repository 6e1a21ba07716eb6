"""The entities of one article while it is read: drafts by index, found again by entry or by a key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loaders.engine.draft_entity import DraftEntity, SaidOffice
from ontology.entity import Office
from ontology.terms import EntityKind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from loaders.engine.pack import Pack
    from loaders.engine.phrase import HeldOffice, Phrase
    from loaders.engine.tokens import Tokens
    from ontology.span import Span


class EntityTable:
    """``drafts``: an entity's index is its place here. ``entries``: gazetteer id → index."""

    def __init__(self, pack: Pack, tokens: Tokens) -> None:
        self.pack = pack
        self.tokens = tokens
        self.drafts: list[DraftEntity] = []
        self.entries: dict[str, int] = {}
        self._keys: dict[str, int] = {}
        self._people: list[int] = []

    def add(self, draft: DraftEntity, key: str = "") -> int:
        """Add a draft, to be found again by ``key``; return its index."""
        self.drafts.append(draft)
        index = len(self.drafts) - 1
        if draft.kind is EntityKind.PERSON:
            self._people.append(index)
        if key:
            self.name(index, key)
        return index

    def name(self, index: int, key: str) -> None:
        """Let the draft be found again by ``key`` (too)."""
        self._keys[key] = index

    def find(self, key: str) -> int | None:
        """The index of the draft added with this key."""
        return self._keys.get(key)

    def find_first(self, beginning: str) -> int | None:
        """The index of the draft that was added first with a key that begins so."""
        return next((index for key, index in self._keys.items() if key.startswith(beginning)), None)

    def listed(self, entry_id: str) -> int:
        """The index of a gazetteer entry's entity."""
        found = self.entries.get(entry_id)
        if found is None:
            entry = self.pack.gazetteer.entries[entry_id]
            home = f"state/{entry.iso}" if entry.iso else ""
            label = entry.labels[0][1] if entry.labels else ""
            found = self.add(DraftEntity(entry.kind, entry_id, label=label, home=home))
            self.entries[entry_id] = found
        return found

    def people(self) -> Iterator[tuple[int, DraftEntity]]:
        """The persons among the drafts, with their indices."""
        return ((i, self.drafts[i]) for i in self._people)

    def span(self, phrase: Phrase) -> Span:
        """The phrase as it stands in the text, proclitics left out."""
        return self.tokens.span(phrase.first, phrase.last, phrase.skip)

    def name_span(self, phrase: Phrase) -> Span:
        """The personal name in a phrase, likewise."""
        first, last = phrase.name
        return self.tokens.span(first, last, phrase.skip if first == phrase.first else 0)

    def called(self, phrase: Phrase) -> str:
        """What a phrase without a name is called: its words, in the nominative where they bend."""
        words = range(phrase.first, phrase.last)
        bend = self.pack.morphology.base_phrase
        return self._written([*words], bend, phrase, self.span(phrase).start)

    def name_called(self, phrase: Phrase) -> str:
        """What the person named in a phrase is called, likewise."""
        return self._written(
            [*range(*phrase.name)], self.pack.morphology.base_name, phrase, self.name_span(phrase).start
        )

    def _written(
        self,
        words: list[int],
        bend: Callable[[Sequence[str], frozenset[str]], tuple[str, ...]],
        phrase: Phrase,
        start: int,
    ) -> str:
        """The text of tokens from an offset on, its words bent."""
        tokens, text = self.tokens, ""
        for i, word in zip(words, bend([tokens.raw(i) for i in words], phrase.cases), strict=True):
            at = max(start, tokens.starts[i])
            blank = tokens.text[tokens.ends[i - 1] : at] if text else ""
            text += blank + (word if word != tokens.raw(i) else tokens.text[at : tokens.ends[i]])
        return text

    def hold(self, index: int, phrase: Phrase) -> None:
        """Note the offices and the home that the phrase gives the entity."""
        draft = self.drafts[index]
        if not draft.home:
            draft.home = home_of(phrase)
        draft.post = draft.post or phrase.post or ""
        for held in phrase.offices:
            draft.local = draft.local or (held.local and not draft.entry)
            self._note_office(draft, held, phrase)

    def _note_office(self, draft: DraftEntity, held: HeldOffice, phrase: Phrase) -> None:
        state = held.states[0] if held.states else ""
        skip = phrase.skip if held.first == phrase.first else 0
        title = self.tokens.span(held.first, held.last, skip).text
        office = SaidOffice(held.code, state, title)
        if office in draft.offices:
            return
        draft.offices.append(office)
        draft.titles[title] = Office(
            title,
            held.code,
            state.removeprefix("state/") if state.startswith("state/") else None,
            state if state.startswith("organization/") else None,
        )


def home_of(phrase: Phrase) -> str:
    """Entry id of the first state that the phrase names, or ""."""
    return next((state for state in phrase.states if state.startswith("state/")), "")
