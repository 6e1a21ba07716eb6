"""Common words and phrases that mean something to the readers of events in, items out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loaders.engine.connectives import Connectives
from loaders.engine.governing import governed_by, open_clause
from loaders.engine.items import Item
from loaders.engine.openings import OPENED, opened, opening
from loaders.engine.positions import GENITIVE

if TYPE_CHECKING:
    from loaders.engine.cases import Cases
    from loaders.engine.item_list import ItemList
    from loaders.engine.phrase_text import PhraseText
    from loaders.engine.plain_items import PlainItems
    from loaders.engine.verb_positions import VerbPositions
    from loaders.engine.verb_readings import VerbReadings
    from loaders.engine.words import Lex, Match

_CONTENT = frozenset({"verb", "event", "nisba", "cue"})


class CommonItems:
    """Notes them for one text."""

    def __init__(
        self,
        text: PhraseText,
        found: ItemList,
        plain: PlainItems,
        cases: Cases,
        verbs: VerbReadings,
        positions: VerbPositions | None,
    ) -> None:
        """``positions``: where the subject stands before its verb."""
        self._text = text
        self._pack = text.pack
        self._tokens = text.tokens
        self._words = text.words
        self._word = text.word_of
        self._found = found
        self._items = found.items
        self._plain = plain
        self._cases = cases
        self._verbs = verbs
        self._positions = positions
        self._connectives = Connectives(text, found.items)
        self._modified = bool(text.pack.grammar.cases)

    def add(self, match: Match) -> int:
        """Note a common word or phrase; return the token after it."""
        match = self._before_infinitive(match) or match
        lexes: dict[str, Lex] = {}
        for lex in match.lexes:
            lexes.setdefault(lex.kind, lex)
        match = self._without_false_enclitic(match) if match.split.enclitic else match
        verb = "verb" in lexes and self._is_verb(match, lexes)
        mood = self._positions.mood(match, self._items) if verb and self._positions else ("", False)
        if not verb and self._positions is not None and not lexes.keys().isdisjoint(OPENED):
            match = opened(self._pack, self._tokens, match)
        item = self._item(match)
        if "cue_after" in lexes:
            item.cue_after = lexes["cue_after"].value
        if verb:
            if match.split.feature.endswith(".attributive"):  # «министр, прибывший …»: who has arrived
                self._items.append(Item("rel", match.first, match.first, self._found.sentence))
            item.mood, item.passive = mood
            self._be_verb(item, match)
        elif "event" in lexes:
            self._be_event(item, lexes)
        else:
            self._connectives.name(item, match, lexes)
        if not item.kind and self._plain.opens_clause(match.split, match.first):
            return match.last
        if item.kind:
            if item.kind in _CONTENT:
                item.conjunction = self._found.joined() or item.conjunction
            self._items.append(item)
        elif "word" in lexes and match.last == match.first + 1:
            return self._plain.add(match.first)
        return match.last

    def _before_infinitive(self, match: Match) -> Match | None:
        """«due [to arrive]», not «due to»: the cue alone where the last word opens an infinitive."""
        if match.last == match.first + 1 or not self._connectives.opens_infinitive(match.last - 1):
            return None
        shorter = self._pack.lexicon.match_common(self._words, match.first, match.last - 1)
        return shorter if shorter is not None and shorter.has("cue_before") else None

    def _is_verb(self, match: Match, lexes: dict[str, Lex]) -> bool:
        if self._positions is not None:
            return self._positions.stands(match, lexes, self._items)
        return self._verbs.stands(match, lexes, self._items)

    def _without_false_enclitic(self, match: Match) -> Match:
        """«وزارة»: what folding made to look like a pronoun is an ending."""
        if not self._text.rules_out_enclitic(match.first):
            return match
        return match._replace(split=match.split._replace(enclitic="", ending="feminine"))

    def _item(self, match: Match) -> Item:
        split = match.split
        enclitic = split.enclitic
        if match.last - match.first > 1 and not self._text.rules_out_enclitic(match.last - 1):
            tail = self._word(self._words[match.last - 1]).common
            enclitic = (tail.enclitic if tail else "") or enclitic  # «أوراق اعتماده», «فتح سفارتها»
        preposition, circumstance, conjunction = governed_by(self._items, modified=self._modified)
        return Item(
            "",
            match.first,
            match.last,
            self._found.sentence,
            conjunction=split.conjunction or conjunction,
            preposition=split.preposition or preposition,
            circumstance=circumstance,
            definite=split.definite,
            enclitic=enclitic,
            ending=split.ending,
            skip=split.front,
            positions=self._cases.open_to(split.cases),
        )

    def _be_event(self, item: Item, lexes: dict[str, Lex]) -> None:
        item.kind, item.lemma = "event", str(lexes["event"].value)
        item.frames = self._pack.noun_frames[item.lemma]
        if "cue_before" in lexes:
            item.value = lexes["cue_before"].value
        last = self._items[-1] if self._items else None
        named = last is not None and last.phrase is not None and last.last <= item.first <= last.last + 2
        if named and last is not None and self._text.pack.grammar.prepositional and not last.conjunction:
            self._take_over(item, last)

    def _take_over(self, item: Item, name: Item) -> None:
        """«ahead of the G7 summit», «during Putin's visit»: what governs the name governs the noun."""
        item.circumstance = item.circumstance or name.circumstance
        if name.preposition != GENITIVE and name.last == item.first:
            item.preposition = item.preposition or name.preposition
            item.definite = item.definite or opening(self._pack, self._tokens, name.first)[0]

    def _be_verb(self, item: Item, match: Match) -> None:
        item.kind = "verb"
        if self._positions is not None and not item.mood:
            open_clause(self._items, self._pack.grammar.clausal)
        forms = (lex.value for lex in match.lexes if lex.kind == "verb")
        feature = match.split.feature
        item.verbs = tuple(form._replace(feature=feature) if feature else form for form in forms)
        item.lemma = item.verbs[0].lemma
        if feature:
            item.mood = feature if feature == "infinitive" else ""
            item.passive, item.impersonal = feature.endswith("passive"), feature.endswith(".plural")
        item.speech = any(form.lemma in self._pack.speech_verbs for form in item.verbs)
        frames = self._pack.verb_frames
        item.frames = tuple(frame for form in item.verbs for frame in frames.get(form.lemma, ()))
