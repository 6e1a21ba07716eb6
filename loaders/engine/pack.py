"""A language pack: one folder of data and a morphology module, read and checked into one lexicon.

The engine asks the pack for words, frames, cues and time expressions, and knows no language.
"""

from __future__ import annotations

import gc
import importlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from loaders.engine import senses
from loaders.engine.cues import Cues, load_cues
from loaders.engine.frames import Frame, load_frames
from loaders.engine.grammar import Grammar, load_grammar
from loaders.engine.lexicon import Lex, Lexicon
from loaders.engine.morphology import Morphology
from loaders.engine.timex import TimeGrammar
from loaders.engine.tokens import tokenise
from loaders.gazetteer.gazetteer import Gazetteer
from loaders.gazetteer.gazetteer import load as load_gazetteer
from ontology.errors import DataError
from ontology.files import read_rows, read_tsv, read_yaml
from ontology.names import fold, fold_word

INSTITUTION = ("form", "needs", "known_by")  # columns of institutions.tsv
LANGUAGES = Path(__file__).resolve().parent.parent / "languages"


class VerbForm(NamedTuple):
    """``feature``: tense and agreement, as ``Morphology.verb_forms`` gives them.

    ``written``: the lemma with its hamza, where the form is the lemma itself and folding would hide it.
    """

    lemma: str
    feature: str
    written: str = ""


class GivenName(NamedTuple):
    """``written``: with its hamzas; ``ambiguous``: it is a common word too."""

    written: str
    ambiguous: bool


class OfficeWord(NamedTuple):
    """``code``: of the gazetteer, or None. ``rank``: main, deputy or title. ``plural``: the form is."""

    code: str | None
    rank: str
    plural: bool


@dataclass(frozen=True, slots=True)
class Pack:
    """``verb_frames``, ``noun_frames``: lemma or phrase → frames that it can trigger, in file order."""

    language: str
    lexicon: Lexicon
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
    no_name_endings: tuple[str, ...]
    no_office_endings: tuple[str, ...]
    no_enclitic: tuple[str, ...]
    pronouns: tuple[str, ...]


def languages() -> tuple[str, ...]:
    """The codes of the languages that there is a pack for."""
    return tuple(sorted(path.parent.name for path in LANGUAGES.glob("*/frames.yml")))


@cache
def load_pack(language: str) -> Pack:
    """The pack of a language. DataError when there is none, or when its data are not right."""
    if language not in languages():
        raise DataError(f"no language pack {language!r}; there are packs for {', '.join(languages())}")
    with _made_to_stay():
        return _load(language, LANGUAGES / language)


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
    module = importlib.import_module(f"loaders.languages.{language}.morphology")
    morphology: Morphology = module.morphology(folder)
    lexicon = Lexicon(morphology)
    clitics = read_yaml(folder / "clitics.yml")
    frames = load_frames(folder / "frames.yml")
    cues = load_cues(folder / "cues.yml")
    grammar = load_grammar(folder / "grammar.yml")
    gazetteer = load_gazetteer(language)
    speech = _add_verbs(lexicon, morphology, folder, frames, cues, grammar)
    _add_phrases(lexicon, morphology, folder, frames, cues)
    _check_prepositions(folder, clitics, frames, grammar)
    _add_gazetteer(lexicon, gazetteer, language, morphology.spellings)
    _add_words(lexicon, folder, morphology.indefinite)
    return Pack(
        language,
        lexicon,
        morphology.definite,
        frames,
        _triggers(frames, "verbs"),
        _triggers(frames, "nouns"),
        speech,
        next((frame for frame in frames.values() if frame.speech), None),
        cues,
        TimeGrammar(folder),
        gazetteer,
        frozenset(row["form"] for row in _folded(folder / "traps.tsv", ("form",))),
        {row["form"]: int(row["value"]) for row in _folded(folder / "numbers.tsv", ("form", "value"))},
        grammar,
        _generic_institutions(folder / "institutions.tsv", morphology.indefinite),
        tuple(clitics["no_name_endings"]),
        tuple(clitics["no_office_endings"]),
        tuple(clitics["no_enclitic"]),
        tuple(fold(word) for word in clitics["told_enclitics"]),
    )


def _generic_institutions(path: Path, indefinite: Callable[[str], tuple[str, ...]]) -> frozenset[str]:
    """Folded first words of institutions that the word after them tells apart."""
    rows = read_tsv(path, INSTITUTION, ("form",))
    return frozenset(indefinite(row["form"])[0] for row in rows if row["known_by"] == "next")


def _triggers(frames: dict[str, Frame], kind: str) -> dict[str, tuple[Frame, ...]]:
    found: dict[str, tuple[Frame, ...]] = {}
    for frame in frames.values():
        for word in getattr(frame, kind):
            found[word] = (*found.get(word, ()), frame)
    return found


def key(phrase: str) -> tuple[str, ...]:
    """The folded words of a phrase, punctuation included, as the tokeniser parts them."""
    if "ـ" not in phrase and phrase.replace(" ", "").isalpha():  # nothing to part but at blanks: most are so
        return tuple([fold_word(word) or word for word in phrase.split()])
    return tuple(tokenise(phrase).words)


def _folded(path: Path, columns: tuple[str, ...]) -> list[dict[str, str]]:
    rows = read_tsv(path, columns)
    for row in rows:
        row["form"] = " ".join(key(row["form"]))
    return rows


def _add_verbs(
    lexicon: Lexicon,
    morphology: Morphology,
    folder: Path,
    frames: dict[str, Frame],
    cues: Cues,
    grammar: Grammar,
) -> frozenset[str]:
    source = "verbs.tsv"
    speech, lemmas = set(), set()
    for row in read_tsv(folder / source, ("past", "present", "speech"), ("past",)):
        past, present = key(row["past"])[0], key(row["present"])[0]
        lemmas.add(past)
        if row["speech"] == "1":
            speech.add(past)
        for form, feature in morphology.verb_forms(past, present).items():
            written = row["past"] if form == past and row["past"] != past else ""
            lexicon.add_common((form,), Lex("verb", VerbForm(past, feature, written), source))
    needed = {verb: f"frame {frame.name}" for frame in frames.values() for verb in frame.all_verbs}
    needed |= dict.fromkeys(cues.verbs, "cues.yml") | dict.fromkeys(grammar.verbs, "grammar.yml")
    if unknown := sorted(set(needed) - lemmas):
        verb = unknown[0]
        raise DataError(
            f"{folder / source}: {needed[verb]} names the verb {verb}, which is not in the table; add it"
        )
    return frozenset(speech)


def _checked(path: Path, columns: tuple[str, ...], unique: tuple[str, ...] = ()) -> list[dict[str, str]]:
    """The rows of a table, each kind and sense one that the engine knows."""
    rows = read_tsv(path, columns, unique)
    for row in rows:
        senses.check(path, row)
    return rows


def _add_phrases(
    lexicon: Lexicon, morphology: Morphology, folder: Path, frames: dict[str, Frame], cues: Cues
) -> None:
    indefinite, feminine = morphology.indefinite, morphology.feminine
    for row in _checked(folder / "offices.tsv", ("form", "plural", "code", "rank")):
        code = None if row["code"] == "-" else row["code"]
        lex = Lex("office", OfficeWord(code, row["rank"], False), "offices.tsv")
        lexicon.add_common(indefinite(row["form"]), lex)
        if row["rank"] == "main":
            lexicon.add_common(feminine(indefinite(row["form"])), lex)
        if row["plural"] != "-":
            many = Lex("office", OfficeWord(code, row["rank"], True), "offices.tsv")
            lexicon.add_common(indefinite(row["plural"]), many)
    for row in _checked(folder / "institutions.tsv", INSTITUTION, ("form",)):
        lexicon.add_common(indefinite(row["form"]), Lex("institution", row["needs"], "institutions.tsv"))
    for name, kind, value in (
        ("groups.tsv", "group", "sense"),
        ("anaphora.tsv", "anaphor", "sense"),
        ("adjectives.tsv", "orgadj", "entity"),
    ):
        for row in _checked(folder / name, ("form", value)):
            lexicon.add_common(indefinite(row["form"]), Lex(kind, row[value], name))
    for row in _checked(folder / "honorifics.tsv", ("phrase", "kind")):
        words = indefinite(row["phrase"]) if row["kind"] == "honorific" else key(row["phrase"])
        lexicon.add_common(words, Lex(row["kind"], row["phrase"], "honorifics.tsv"))
    for row in _checked(folder / "words.tsv", ("form", "kind", "value")):
        value = " ".join(key(row["value"])) or row["value"]
        lexicon.add_common(key(row["form"]), Lex(row["kind"], value, "words.tsv"))
    for frame in frames.values():
        for noun in frame.nouns:
            lexicon.add_common(indefinite(noun), Lex("event", noun, frame.name))
    for place, statuses in (("before", cues.before), ("after", cues.after)):
        for phrase, status in statuses.items():
            lexicon.add_common(indefinite(phrase), Lex(f"cue_{place}", status, "cues.yml"))


def _check_prepositions(folder: Path, clitics: Any, frames: dict[str, Frame], grammar: Grammar) -> None:
    """DataError for a preposition in frames or grammar that no text could be read as."""
    rows = read_tsv(folder / "words.tsv", ("form", "kind", "value"))
    known = {fold(row["value"]) for row in rows if row["kind"] == "prep"}
    known |= {fold(word) for word in clitics["prepositions"]}
    needed = {word: f"frame {frame.name}" for frame in frames.values() for word in frame.prepositions}
    needed |= dict.fromkeys(grammar.prepositions, "grammar.yml")
    if unknown := sorted(set(needed) - known):
        raise DataError(
            f"{folder / 'words.tsv'}: {needed[unknown[0]]} names the preposition {unknown[0]}, "
            "which is neither in the table nor in clitics.yml; add it"
        )


def _add_gazetteer(
    lexicon: Lexicon,
    gazetteer: Gazetteer,
    language: str,
    spellings: Callable[[tuple[str, ...]], Iterable[tuple[str, ...]]],
) -> None:
    names = [
        (other, entry, kind)
        for form, entry, kind in gazetteer.names(language)
        for other in spellings(key(form))
    ]
    for words, entry, kind in names:
        if kind in {"adjective", "people"}:
            lexicon.add_common(words, Lex("nisba", entry, "gazetteer"))
        else:
            lexicon.add_proper(words, Lex("entity" if kind != "surname" else "surname", entry, "gazetteer"))


def _add_words(lexicon: Lexicon, folder: Path, indefinite: Callable[[str], tuple[str, ...]]) -> None:
    for _, (name, _, ambiguous) in read_rows(folder / "given_names.tsv", ("name", "gender", "ambiguous")):
        lex = Lex("given", GivenName(name, ambiguous == "1"), "given_names.tsv")
        lexicon.add_proper(key(name), lex)
    family = Lex("family", "", "family_names.tsv")
    for _, (name,) in read_rows(folder / "family_names.tsv", ("name",)):
        lexicon.add_proper(key(name), family)
    classes: dict[str, Lex] = {}  # one entry serves all words of a class
    for _, (word, klass) in read_rows(folder / "common_words.tsv", ("word", "class")):
        lex = classes.get(klass) or classes.setdefault(klass, Lex("word", klass, "common_words.tsv"))
        lexicon.add_common(key(word), lex)
    for row in _folded(folder / "traps.tsv", ("form",)):
        lexicon.add_common(indefinite(row["form"]), Lex("word", "trap", "traps.tsv"))
    for row in _folded(folder / "numbers.tsv", ("form", "value")):
        lexicon.add_common((row["form"],), Lex("count", int(row["value"]), "numbers.tsv"))
