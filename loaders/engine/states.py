"""States and organisations named beside an office, a body or a group: by adjective or by name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loaders.engine.marks import DASHES
from loaders.engine.phrase import Phrase
from ontology.terms import EntityKind

if TYPE_CHECKING:
    from loaders.engine.phrase_text import PhraseText
    from loaders.engine.words import Match, Word


_LONGEST_STYLE = 4  # words before the name of a state: «Федеративной Демократической Республики»


class StateReader:
    """Answers with entry ids of states and organisations."""

    def __init__(self, text: PhraseText) -> None:
        self._text = text

    def at(self, i: int) -> tuple[list[str], int]:
        """What stands at ``i``, and the token after it: adjectives («الروسي - التركي»), or one name."""
        if i >= self._text.length:
            return [], i
        found, after = self.adjectives(i)
        if found and self._text.pack.grammar.modifiers_first and self._heads(after, i):
            after += 1  # «Российского государства»
        if found and not self._opens_name(i):
            return found, after
        if not found and self._text.pack.grammar.cases and self._heads(i, i):
            found, after = self.adjectives(i + 1)  # «Республики Сербской»
            after = after if found else i
        named, end = self._name(i)
        return (named, end) if end > after else (found, after)

    def adjective(self, i: int) -> tuple[str, int] | None:
        """The adjective of a state or organisation at ``i``, and the token after it."""
        text = self._text
        word = text.word(i)
        if not self._may_be_adjective(word) or (
            text.capitals and not text.pack.grammar.cases and not text.capital(i)
        ):
            return None
        match = text.common(i)
        if match is None or match.split.preposition:
            return None
        if lex := match.lex("nisba"):
            whole_name = word.proper is not None and not word.proper.front and "entity" in word.kinds
            modified = text.pack.grammar.modifiers_first  # «US» is both
            if whole_name and not modified and not match.split.definite and not match.split.ending:
                return None  # «سوريا» is the state, not an accusative adjective
            return lex.value, match.last
        if lex := match.lex("orgadj"):
            return lex.value, match.last
        return None

    def named(self, i: int) -> bool:
        """Whether the word at ``i`` begins the name of something listed."""
        return "entity" in self._text.word(i).kinds

    def itself(self, i: int) -> bool:
        """Whether a state or place itself stands at ``i``, and not a body or office of one."""
        text = self._text
        kinds = text.word(i).kinds
        if kinds & {"institution", "office"} or not kinds & {"entity", "surname"}:
            return False
        return text.entity_kind(text.proper(i)) not in {None, EntityKind.ORGANIZATION}

    def joined(self, i: int) -> tuple[list[str], int]:
        """A state named at ``i`` and joined to what is before: «[وزيرا خارجية مصر] والأردن»."""
        match = self._text.proper(i) if i < self._text.length else None
        if match is None or not match.split.conjunction or match.split.preposition:
            return [], i
        lex = match.lex("entity")
        if lex is None or self._text.entry(lex).kind is not EntityKind.STATE:
            return [], i
        return [lex.value], match.last

    def as_phrase(self, i: int) -> Phrase | None:
        """«الدولة السورية»: a state named by the word for it and its adjective."""
        word = self._text.word(i)
        split = word.common
        if (
            "state_head" not in word.kinds
            or split is None
            or not split.definite
            or i + 1 >= self._text.length
        ):
            return None
        found = self.adjective(i + 1)
        if found is None or not found[0].startswith("state/"):
            return None
        return Phrase(
            i,
            found[1],
            "state",
            split.front,
            EntityKind.STATE,
            found[0],
            states=[found[0]],
            preposition=split.preposition,
            conjunction=split.conjunction,
            why="state by its adjective",
        )

    def _heads(self, i: int, first: int) -> bool:
        return self._text.goes_on(i, first) and "state_head" in self._text.word(i).kinds

    def _opens_name(self, i: int) -> bool:
        """Whether the adjective at ``i`` may begin a name: «Российская Федерация»."""
        proper = self._text.word(i).proper
        return proper is not None and not proper.front

    def adjectives(self, i: int) -> tuple[list[str], int]:
        """The adjectives of states and organisations at ``i``, and the token after them."""
        text = self._text
        found: list[str] = []
        j = i
        while text.goes_on(j, i):
            if j > i and text.words[j] in DASHES and j + 1 < text.length and (step := self.adjective(j + 1)):
                found.append(step[0])
                j = step[1]
                continue
            common = text.word(j).common
            step = self.adjective(j)
            if step is None or (j > i and common and common.conjunction):
                break
            found.append(step[0])
            j = step[1]
        return found, j

    def _name(self, i: int) -> tuple[list[str], int]:
        match = self._match(i)
        if match and not match.split.front and (lex := match.lex("entity")):
            entry = self._text.entry(lex)
            organisation = entry.kind is EntityKind.ORGANIZATION and entry.sub != "outlet"
            if entry.kind is EntityKind.STATE or organisation:
                return [entry.id], match.last
        return [], i

    def _match(self, i: int) -> Match | None:
        """A name at ``i``, or after the word for a state there («دولة الكويت»)."""
        text = self._text
        match = text.proper(i)
        word = text.word(i)
        if match is None and "state_head" in word.kinds and not _joined(word):
            match = text.proper(i + 1)
        if match is None and text.pack.grammar.modifiers_first:
            return self._formal(i)
        return match

    def _formal(self, i: int) -> Match | None:
        """«[Социалистической Республики] Вьетнам»: the name after adjectives and the word for a state."""
        text, j, headed = self._text, i, False
        while j - i < _LONGEST_STYLE and text.goes_on(j, i) and text.capital(j):
            word = text.word(j)
            plain = word.lex("word")
            headed = headed or "state_head" in word.kinds
            if "state_head" not in word.kinds and not (plain is not None and plain.value == "adjective"):
                break
            j += 1
        return text.proper(j) if headed and text.goes_on(j, i) else None

    @staticmethod
    def _may_be_adjective(word: Word) -> bool:
        if word.kinds & {"nisba", "orgadj"} and word.common is not None and not word.common.preposition:
            return True
        return word.opens_phrase  # it may begin a longer one


def _joined(word: Word) -> bool:
    return word.common is not None and (bool(word.common.preposition) or word.common.conjunction)
