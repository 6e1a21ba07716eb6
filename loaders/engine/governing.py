"""Items in, what the last of them say of what comes next: its preposition, circumstance, conjunction."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loaders.engine.positions import GENITIVE

if TYPE_CHECKING:
    from loaders.engine.items import Item
    from loaders.engine.phrase import Phrase

_BEFORE_VERB = frozenset({"aux", "neg", "adverb", "time"})
_MODIFIERS = frozenset({"nisba", "dash", "count", "last"})
_GOVERNING = frozenset({"prep", "circ", "conj", "adverb"})
_AFTER_SPEAKER = 12  # items
_OF_SPEAKER = frozenset({"phrase", "prep", "time", "adverb", "noun", "nisba", "aux"})
LOCATIVE_REACH = 3  # tokens between «مدينة» and the name of the city


def preposition_before(items: list[Item], *, modified: bool = False) -> str:
    """The preposition that stands before what comes next, or "". An adverb may stand between.

    ``modified``: so may adjectives, as in a language that puts them first.
    """
    last = _governing(items, modified, adverb=True)
    return str(last.value) if last is not None and last.kind == "prep" else ""


def circumstance_before(items: list[Item], *, modified: bool = False) -> str:
    """ "during", "after", "before" or "aim", when a word that says so stands before; else "".

    ``modified``: adjectives may stand between.
    """
    last = _governing(items, modified)
    return str(last.value) if last is not None and last.kind == "circ" else ""


def governed_by(items: list[Item], *, modified: bool) -> tuple[str, str, bool]:
    """The preposition, the circumstance and whether a conjunction stands before, all three at once."""
    if not items:
        return "", "", False
    kind = items[-1].kind
    if kind not in _GOVERNING and not (modified and (kind in _MODIFIERS or items[-1].value == "adjective")):
        return "", "", False  # so it is for most words
    preposition = preposition_before(items, modified=modified)
    return preposition, circumstance_before(items, modified=modified), kind == "conj"


def _governing(items: list[Item], modified: bool, *, adverb: bool = False) -> Item | None:
    """The last item, but for an adverb, and for adjectives where they stand first."""
    j = len(items) - 1
    while modified and j > 0 and (items[j].kind in _MODIFIERS or items[j].value == "adjective"):
        j -= 1
    if adverb and j > 0 and items[j].kind == "adverb":
        j -= 1
    return items[j] if j >= 0 else None


def conjunction_before(items: list[Item]) -> bool:
    """Whether a conjunction stands before."""
    return bool(items) and items[-1].kind == "conj"


def inherited_preposition(items: list[Item], phrase: Phrase, *, genitive: bool = True) -> str:
    """What a noun before a name hands on: its own preposition, or that the name belongs to it; or "".

    «مقر الحكومة»: a name right after an indefinite noun belongs to that noun (``GENITIVE``), where the
    language puts its genitives so.
    """
    if phrase.sense in {"place", "state"} and (inherited := _of_locative(items, phrase)):
        return inherited
    last = items[-1] if items else None
    if not genitive or last is None or last.kind != "noun" or last.last != phrase.first:
        return ""
    if phrase.conjunction or (phrase.sense == "name" and last.value != "locative"):
        return ""  # «قصر سعد آباد» is all of a name
    return "" if last.definite or last.enclitic or last.value == "adjective" else GENITIVE


def _of_locative(items: list[Item], phrase: Phrase) -> str:
    """«في العاصمة السورية دمشق»: the preposition before the word that says what the place is."""
    j = len(items) - 1
    while j >= 0 and items[j].kind == "nisba":
        j -= 1
    if j < 0 or items[j].kind != "noun" or items[j].value != "locative":
        return ""
    return items[j].preposition if phrase.first - items[j].last <= LOCATIVE_REACH else ""


def open_clause(items: list[Item], clausal: frozenset[str]) -> None:
    """«after Clinton met», «since the two countries restored»: what seemed a preposition opens a clause.

    Called where a finite verb comes next; the phrase before it is its subject, and governed by nothing.
    ``clausal``: the words that may be either.
    """
    j = len(items) - 1
    while j >= 0 and items[j].kind in _BEFORE_VERB:
        j -= 1
    last = j
    while j > 0 and items[j].phrase is not None and (items[j].conjunction or items[j - 1].kind == "comma"):
        j -= 1 + (items[j - 1].kind == "comma")
    if j < 1 or items[j].phrase is None or items[j - 1].kind not in {"prep", "circ"}:
        return
    opener = items[j - 1]
    if opener.lemma not in clausal or opener.last > items[j].first:
        return
    opener.kind = "sub"
    for item in items[j : last + 1]:
        if item.phrase is not None:
            item.circumstance = item.preposition = item.phrase.preposition = ""


def part_attributions(items: list[Item]) -> None:
    """«…, officials in New Delhi said Thursday»: the comma before who says it ends what is said.

    The comma becomes a boundary ("sub") where only a speaker, his place and a time stand after it.
    """
    for v, item in enumerate(items):
        if not item.speech or item.mood or not _closes(items, v):
            continue
        j = v - 1
        phrases = 0
        while j > 0 and items[j].kind in _OF_SPEAKER:
            phrases += items[j].phrase is not None
            j -= 1
        if j > 0 and items[j].kind == "comma" and phrases and items[j + 1].phrase is not None:
            items[j].kind = "sub"


def _closes(items: list[Item], v: int) -> bool:
    """Whether nothing but whom it was said to, and when, stands after the verb in its sentence."""
    for i in range(v + 1, min(len(items), v + 1 + _AFTER_SPEAKER)):
        if items[i].kind == "stop":
            return True
        if items[i].kind not in _OF_SPEAKER:
            return False
    return v + 1 + _AFTER_SPEAKER >= len(items)
