"""Words that mean nothing to the readers of events in, items out where they are nouns or verbs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loaders.engine.governing import open_clause, preposition_before
from loaders.engine.items import Item
from loaders.engine.verb_positions import VerbPositions, auxiliary

if TYPE_CHECKING:
    from loaders.engine.item_list import ItemList
    from loaders.engine.morphology import Split
    from loaders.engine.phrase_text import PhraseText

_NOUNS = frozenset({"noun", "adjective", "trap"})


class PlainItems:
    """Notes the plain words of one text."""

    def __init__(self, text: PhraseText, found: ItemList, positions: VerbPositions | None) -> None:
        """``positions``: where the subject stands before its verb."""
        self._pack = text.pack
        self._words = text.words
        self._word = text.word_of
        self._found = found
        self._items = found.items
        self._text = text
        self._positions = positions
        self._modified = bool(text.pack.grammar.cases)

    def add_unknown(self, i: int) -> None:
        """Note a word that nothing lists where it is a verb."""
        if self._positions is not None and self._strange_verb(i):
            open_clause(self._items, self._pack.grammar.clausal)
            conjunction = self._found.joined()
            self._items.append(Item("other", i, i + 1, self._found.sentence, conjunction=conjunction))

    def _strange_verb(self, i: int) -> bool:
        """Whether a word that nothing lists is a verb, by its ending or by the auxiliary before it."""
        if self._text.capital(i):
            return False
        helper = auxiliary(self._items)
        if helper is not None and self._items[-1].last == i:
            return helper.value != "be"
        if not self._words[i].endswith(self._pack.clitics.verb_endings or ("\0",)):
            return False
        return self._positions is not None and not self._positions.determined(i)

    def add(self, i: int) -> int:
        """Note the plain word at token ``i``; return the token after it."""
        word = self._word(self._words[i])
        lex, split = word.first.get("word"), word.common
        if lex is None or split is None or (split.feature and self.opens_clause(split, i)):
            return i + 1
        if lex.value == "verb":
            if not split.definite and not split.preposition:
                self._items.append(self._of(split, "other", i))
        elif lex.value in _NOUNS:
            item = self._of(split, "noun", i)
            item.definite = split.definite
            item.preposition = split.preposition or preposition_before(self._items, modified=self._modified)
            item.value = "locative" if "locative" in word.kinds else lex.value
            self._items.append(item)
        return i + 1

    def opens_clause(self, split: Split, i: int) -> bool:
        """«отношения, разорванные в 2016 году»: note a participle after a comma as a clause of its own."""
        before = self._items[-1] if self._items else None
        if "attributive" not in split.feature or before is None or before.kind != "comma" or before.last != i:
            return False
        self._items.append(Item("rel", i, i, self._found.sentence))
        self._items.append(Item("other", i, i + 1, self._found.sentence))
        return True

    def _of(self, split: Split, kind: str, i: int) -> Item:
        conjunction, enclitic = split.conjunction, split.enclitic
        return Item(kind, i, i + 1, self._found.sentence, conjunction=conjunction, enclitic=enclitic)
