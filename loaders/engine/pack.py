"""A language pack: one folder of data and a morphology module, read and checked into one lexicon.

The engine asks the pack for words, frames, cues and time expressions, and knows no language.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from loaders.engine.cues import Cues, load_cues
from loaders.engine.frames import Frame, load_frames
from loaders.engine.grammar import Grammar, load_grammar
from loaders.engine.lexicon import Lexicon
from loaders.engine.morphology import Morphology, load_morphology
from loaders.engine.pack_tables import Clitics, PackTables, key
from loaders.engine.pack_words import fill
from loaders.engine.timex import TimeGrammar
from loaders.gazetteer.gazetteer import Gazetteer
from loaders.gazetteer.gazetteer import load as load_gazetteer
from ontology.errors import DataError

__all__ = ["LANGUAGES", "Pack", "key", "languages", "load_pack"]

LANGUAGES = Path(__file__).resolve().parent.parent / "languages"
"""Where the packs are, unless a caller says otherwise: a folder each, named by its language code."""


@dataclass(frozen=True, slots=True)
class Pack:
    """``verb_frames``, ``noun_frames``: lemma or phrase → frames that it can trigger, in file order.

    ``small_names``: first words, folded, of listed names that are written with a small letter.
    """

    language: str
    lexicon: Lexicon
    morphology: Morphology
    definite: Callable[[str], bool]
    frames: dict[str, Frame]
    verb_frames: dict[str, tuple[Frame, ...]]
    noun_frames: dict[str, tuple[Frame, ...]]
    speech_verbs: frozenset[str]
    speech_frame: Frame | None
    cues: Cues
    times: TimeGrammar
    gazetteer: Gazetteer
    traps: frozenset[str]
    numbers: dict[str, int]
    grammar: Grammar
    generic_institutions: frozenset[str]
    clitics: Clitics
    small_names: frozenset[str]


def languages(packs: Path = LANGUAGES) -> tuple[str, ...]:
    """The codes of the languages that the folder of packs has one for."""
    return tuple(sorted(path.parent.name for path in packs.glob("*/frames.yml")))


@cache
def load_pack(language: str, packs: Path = LANGUAGES) -> Pack:
    """The pack of a language. DataError when there is none, or when its data are not right."""
    if language not in languages(packs):
        raise DataError(
            f"no language pack {language!r}; there are packs for {', '.join(languages(packs)) or 'nothing'}"
        )
    with _made_to_stay():
        return _load(language, packs / language)


@contextmanager
def _made_to_stay() -> Iterator[None]:
    """Spares the garbage collector what is made meanwhile: many thousand objects that are never freed.

    Looking through them, now and again while they are made and once more when the program ends, took as long
    as making them.
    """
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
        gc.freeze()
    finally:
        if collecting:
            gc.enable()


def _load(language: str, folder: Path) -> Pack:
    tables = PackTables(folder)
    morphology = load_morphology(language, folder)
    lexicon = Lexicon(morphology)
    frames = {name: _bent(frame, morphology) for name, frame in load_frames(folder / "frames.yml").items()}
    cues = load_cues(folder / "cues.yml")
    grammar = load_grammar(folder / "grammar.yml")
    gazetteer = load_gazetteer(language, own=folder / "names.tsv")
    speech = fill(lexicon, morphology, tables, frames, cues, grammar, gazetteer)
    return Pack(
        language,
        lexicon,
        morphology,
        morphology.definite,
        frames,
        _triggers(frames, "verbs"),
        _triggers(frames, "nouns"),
        speech,
        next((frame for frame in frames.values() if frame.speech), None),
        cues,
        TimeGrammar(folder),
        gazetteer,
        frozenset(row["form"] for row in tables.folded("traps.tsv", ("form",))),
        {row["form"]: int(row["value"]) for row in tables.folded("numbers.tsv", ("form", "value"))},
        grammar,
        _generic_institutions(tables, morphology.indefinite),
        tables.clitics,
        frozenset(
            key(form)[0] for form, _, kind in gazetteer.names() if kind == "name" and form[0].islower()
        ),
    )


def _bent(frame: Frame, morphology: Morphology) -> Frame:
    """The frame, with the words that must stand beside it as texts are asked for them."""
    beside = {word for given in frame.beside for word in (given, *morphology.indefinite(given))}
    followed = {word for given in frame.followed for word in (given, *morphology.indefinite(given))}
    return replace(frame, beside=frozenset(beside), followed=frozenset(followed))


def _generic_institutions(tables: PackTables, indefinite: Callable[[str], tuple[str, ...]]) -> frozenset[str]:
    """Folded first words of institutions that the word after them tells apart."""
    rows = tables.institutions()
    return frozenset(indefinite(row["form"])[0] for row in rows if row["known_by"] == "next")


def _triggers(frames: dict[str, Frame], kind: str) -> dict[str, tuple[Frame, ...]]:
    found: dict[str, tuple[Frame, ...]] = {}
    for frame in frames.values():
        for word in getattr(frame, kind):
            found[word] = (*found.get(word, ()), frame)
    return found
