"""What an office is charged with, after the words that name it: «[وزيرة] التعاون الدولي»."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ontology.terms import EntityKind

if TYPE_CHECKING:
    from loaders.engine.morphology import Split
    from loaders.engine.phrase_text import PhraseText
    from loaders.engine.states import StateReader
    from loaders.engine.words import Match, Word

LONGEST_DOMAIN = 7  # words
_LOCAL_WORDS = frozenset({"noun", "adjective"})
_DOMAIN = frozenset({"word", "group", "institution", "event", "anaphor"})
_FURTHER = frozenset({"word", "nisba", "event"})
_NAMES = frozenset({"given", "family", "surname"})


class DomainReader:
    """Reads domains in one text."""

    def __init__(self, text: PhraseText, states: StateReader) -> None:
        self._text = text
        self._states = states
        self._carried_by = text.pack.grammar.place_or_partner

    def end(self, i: int, *, coded: bool) -> int:
        """The token after the common words at ``i`` that say what an office is for; ``i`` when none do.

        ``coded``: the office has a code or an article, so that its domain begins with an article.
        """
        j = i
        while self._text.goes_on(j, i) and j - i < LONGEST_DOMAIN:
            word = self._text.word(j)
            split = word.common
            if split is None or not word.kinds & _DOMAIN or "office" in word.kinds:
                break
            if "event" in word.kinds and not split.definite and not coded:
                return i  # «[نفى] مسؤول عقد لقاء»: what he denies, not what he is for
            if "event" in word.kinds and split.preposition in self._carried_by:
                break  # «[تقدم] السلطان بالتعازي»
            if not _fits(word, split, coded if j == i else not split.conjunction):
                break
            if self._states.adjective(j) or _name(word) or ("aim" in word.kinds and split.preposition):
                break
            j += 1
        return j

    def further(self, i: int) -> int:
        """The token after what else it is charged with: «[وزير الخارجية] والهجرة والتونسيين بالخارج»."""
        j = i
        while self._text.goes_on(j, i) and j - i < LONGEST_DOMAIN:
            word = self._text.word(j)
            split = word.common
            if split is None or not split.definite or "office" in word.kinds or not word.kinds & _FURTHER:
                break
            if not (split.conjunction or (j > i and split.preposition)):
                break
            j += 1
        return j

    def of_place(self, i: int) -> int:
        """The token after a place or body whose affairs it sees to: «[نائب الوزير] لشؤون آسيا»."""
        word = self._text.word(i)
        split = word.common
        if split is None or not split.preposition or "affairs" not in word.kinds:
            return i
        if not self._text.goes_on(i + 1, i):
            return i
        match = self._text.proper(i + 1)
        if match is None or match.split.front or not match.has("entity"):
            end = self.end(i + 1, coded=True)  # «لشؤون المتوسط»
            return end if end > i + 1 else i
        return i if self._text.entity_kind(match) is EntityKind.PERSON else match.last

    def governed(self, office: Match) -> tuple[str, int] | None:
        """«محافظ القاهرة», «أمير منطقة الرياض»: its state or "", and the token after it."""
        i, over = office.last, self._text.pack.grammar.over_places
        words = self._text.words
        head = (words[office.first][office.split.front :], *words[office.first + 1 : i])
        if not over or " ".join(head) not in over or not self._text.goes_on(i, office.first):
            return None
        match = self._text.proper(i)
        lex = match.lex("entity") if match is not None and not match.split.front else None
        if match is None or lex is None or self._text.entity_kind(match) is not EntityKind.PLACE:
            return None
        iso = self._text.entry(lex).iso
        return f"state/{iso}" if iso else "", match.last

    def is_beside_state(self, i: int, end: int) -> bool:
        """Whether the words after an office that was named in full are no domain: «الرئيس الفيتنامي التهاني».

        They are one where a name comes after them («رئيس الوفد الحوثي المفاوض محمد …»).
        """
        split = self._text.word(i).common
        if not self.noun(i) or split is None or split.preposition:
            return False
        if not self._text.same_line(end, end - 1):
            return True
        word = self._text.word(end)
        named = word.proper is not None and not word.proper.front and bool(word.kinds & (_NAMES | {"entity"}))
        unknown = word.common is None and word.proper is None and self._text.words[end][:1].isalpha()
        return not named and not unknown and "particle" not in word.kinds

    def noun(self, i: int) -> bool:
        """Whether a domain at ``i`` is a thing of its own («[رئيس] الجامعة»), and not an adjective."""
        lex = self._text.word(i).lex("word")
        return lex is None or lex.value != "adjective"


def _fits(word: Word, split: Split, must_be_definite: bool) -> bool:
    if split.definite:
        return not split.enclitic
    lex = word.lex("word")
    if lex is not None and lex.value not in _LOCAL_WORDS:
        return False
    return not must_be_definite and not split.preposition and not split.enclitic


def _name(word: Word) -> bool:
    return word.proper is not None and not word.proper.front and bool(word.kinds & _NAMES)
