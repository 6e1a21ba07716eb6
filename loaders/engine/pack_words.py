"""The tables of a pack in, its lexicon filled: verbs, phrases, names, and what each means."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from loaders.engine.pack_tables import key
from loaders.engine.words import Lex
from ontology.errors import DataError
from ontology.names import fold

if TYPE_CHECKING:
    from loaders.engine.cues import Cues
    from loaders.engine.frames import Frame
    from loaders.engine.grammar import Grammar
    from loaders.engine.lexicon import Lexicon
    from loaders.engine.morphology import Morphology
    from loaders.engine.pack_tables import PackTables
    from loaders.gazetteer.gazetteer import Gazetteer


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
    """``code``: of the gazetteer, or None. ``rank``: main, deputy or title. ``plural``: the form is.

    ``state``: the only state that has such an office, as entry id, or "" (``office_states.tsv``).
    """

    code: str | None
    rank: str
    plural: bool
    state: str = ""


class InstitutionWord(NamedTuple):
    """``needs``: state, none or media. ``code``: of the gazetteer, or ""."""

    needs: str
    code: str


def fill(
    lexicon: Lexicon,
    morphology: Morphology,
    tables: PackTables,
    frames: dict[str, Frame],
    cues: Cues,
    grammar: Grammar,
    gazetteer: Gazetteer,
) -> frozenset[str]:
    """Add all words of a pack; return the lemmas of its verbs of saying."""
    speech = _add_verbs(lexicon, morphology, tables, frames, cues, grammar)
    _add_people_and_bodies(lexicon, morphology, tables)
    _add_institutions(lexicon, morphology, tables, gazetteer)
    _add_grammar(lexicon, morphology, tables, frames, cues)
    _check_prepositions(tables, frames, grammar)
    _add_gazetteer(lexicon, morphology, grammar, gazetteer)
    _add_words(lexicon, morphology, tables)
    return speech


def _add_verbs(
    lexicon: Lexicon,
    morphology: Morphology,
    tables: PackTables,
    frames: dict[str, Frame],
    cues: Cues,
    grammar: Grammar,
) -> frozenset[str]:
    source = "verbs.tsv"
    columns = morphology.verb_columns
    speech, lemmas = set(), set()
    for row in tables.rows(source, (*columns, "speech"), columns[:1]):
        cells = [" ".join(key(row[column])) for column in columns]
        lemma, written = cells[0], row[columns[0]]
        lemmas.add(lemma)
        if row["speech"] == "1":
            speech.add(lemma)
        for form, feature in morphology.verb_forms(*cells).items():
            as_written = written if form == lemma and written != lemma else ""
            lexicon.add_common(tuple(form.split()), Lex("verb", VerbForm(lemma, feature, as_written), source))
    needed = {verb: f"frame {frame.name}" for frame in frames.values() for verb in frame.all_verbs}
    needed |= dict.fromkeys(cues.verbs, "cues.yml") | dict.fromkeys(grammar.verbs, "grammar.yml")
    if unknown := sorted(set(needed) - lemmas):
        verb = unknown[0]
        raise DataError(
            f"{tables.folder / source}: {needed[verb]} names the verb {verb}, which is not in the table; "
            "add it"
        )
    return frozenset(speech)


def _add_people_and_bodies(lexicon: Lexicon, morphology: Morphology, tables: PackTables) -> None:
    indefinite, feminine = morphology.indefinite, morphology.feminine
    sole = {row["form"]: f"state/{row['iso']}" for row in tables.rows("office_states.tsv", ("form", "iso"))}
    for row in tables.checked("offices.tsv", ("form", "plural", "code", "rank")):
        code = None if row["code"] == "-" else row["code"]
        state = sole.get(row["form"], "")
        lex = Lex("office", OfficeWord(code, row["rank"], False, state), "offices.tsv")
        words = indefinite(row["form"])
        lexicon.add_common(words, lex)
        if row["rank"] == "main" and (other := feminine(words)) != words:
            lexicon.add_common(other, lex)
        if row["plural"] != "-":
            many = Lex("office", OfficeWord(code, row["rank"], True), "offices.tsv")
            lexicon.add_common(indefinite(row["plural"]), many)
    for name, kind, value in (
        ("groups.tsv", "group", "sense"),
        ("anaphora.tsv", "anaphor", "sense"),
        ("adjectives.tsv", "orgadj", "entity"),
    ):
        for row in tables.checked(name, ("form", value)):
            lexicon.add_common(indefinite(row["form"]), Lex(kind, row[value], name))
    for row in tables.checked("honorifics.tsv", ("phrase", "kind")):
        words = indefinite(row["phrase"]) if row["kind"] == "honorific" else key(row["phrase"])
        lexicon.add_common(words, Lex(row["kind"], row["phrase"], "honorifics.tsv"))


def _add_institutions(
    lexicon: Lexicon, morphology: Morphology, tables: PackTables, gazetteer: Gazetteer
) -> None:
    source = "institutions.tsv"
    for row in tables.institutions():
        code = "" if row["code"] == "-" else row["code"]
        if code and code not in gazetteer.institutions:
            raise DataError(
                f"{tables.folder / source}: {row['form']}: the code is {code!r}; it may be - or one of "
                f"{', '.join(sorted(gazetteer.institutions))}"
            )
        word = InstitutionWord(row["needs"], code)
        lexicon.add_common(morphology.indefinite(row["form"]), Lex("institution", word, source))


def _add_grammar(
    lexicon: Lexicon, morphology: Morphology, tables: PackTables, frames: dict[str, Frame], cues: Cues
) -> None:
    indefinite = morphology.indefinite
    for row in tables.checked("words.tsv", ("form", "kind", "value")):
        value = " ".join(key(row["value"])) or row["value"]
        lexicon.add_common(key(row["form"]), Lex(row["kind"], value, "words.tsv"))
    for frame in frames.values():
        for noun in frame.nouns:
            lexicon.add_common(indefinite(noun), Lex("event", noun, frame.name))
    for place, statuses in (("before", cues.before), ("after", cues.after)):
        for phrase, status in statuses.items():
            lexicon.add_common(indefinite(cues.written[phrase]), Lex(f"cue_{place}", status, "cues.yml"))


def _check_prepositions(tables: PackTables, frames: dict[str, Frame], grammar: Grammar) -> None:
    """DataError for a preposition in frames or grammar that no text could be read as."""
    rows = tables.rows("words.tsv", ("form", "kind", "value"))
    known = {fold(row["value"]) for row in rows if row["kind"] == "prep"}
    known |= {fold(word) for word in tables.clitics.prepositions} | set(grammar.cases.values())
    needed = {word: f"frame {frame.name}" for frame in frames.values() for word in frame.prepositions}
    needed |= dict.fromkeys(grammar.prepositions, "grammar.yml")
    if unknown := sorted(set(needed) - known):
        raise DataError(
            f"{tables.folder / 'words.tsv'}: {needed[unknown[0]]} names the preposition {unknown[0]}, "
            "which is neither in the table nor in clitics.yml; add it"
        )


def _add_gazetteer(lexicon: Lexicon, morphology: Morphology, grammar: Grammar, gazetteer: Gazetteer) -> None:
    names = [
        (other, entry, kind)
        for form, entry, kind in gazetteer.names()
        for other in morphology.spellings(_without_article(key(form), grammar))
    ]
    for words, entry, kind in names:
        if kind in {"adjective", "people"}:
            lexicon.add_common(words, Lex("nisba", entry, "gazetteer"))
        else:
            lexicon.add_proper(words, Lex("entity" if kind != "surname" else "surname", entry, "gazetteer"))


def _without_article(words: tuple[str, ...], grammar: Grammar) -> tuple[str, ...]:
    """A name without the article that stands before it: "the Capitol"."""
    return words[1:] if len(words) > 1 and words[0] in grammar.articles else words


def _add_words(lexicon: Lexicon, morphology: Morphology, tables: PackTables) -> None:
    for name, _, ambiguous in tables.cells("given_names.tsv", ("name", "gender", "ambiguous")):
        lex = Lex("given", GivenName(name, ambiguous == "1"), "given_names.tsv")
        lexicon.add_proper(key(name), lex)
    family = Lex("family", "", "family_names.tsv")
    for (name,) in tables.cells("family_names.tsv", ("name",)):
        lexicon.add_proper(key(name), family)
    classes: dict[str, Lex] = {}  # one entry serves all words of a class
    for word, klass in tables.cells("common_words.tsv", ("word", "class")):
        lex = classes.get(klass) or classes.setdefault(klass, Lex("word", klass, "common_words.tsv"))
        lexicon.add_common(key(word), lex)
    for row in tables.folded("traps.tsv", ("form",)):
        lexicon.add_common(morphology.indefinite(row["form"]), Lex("word", "trap", "traps.tsv"))
    for row in tables.folded("numbers.tsv", ("form", "value")):
        lexicon.add_common((row["form"],), Lex("count", int(row["value"]), "numbers.tsv"))
