"""A language in, the words and marks in which answers are printed for people out: ``wording.tsv``."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from ontology.errors import QueryError
from ontology.files import read_tsv
from ontology.vocabulary import SIF
from queries.cells import Iri, short_iri
from queries.evidence import Voice
from queries.formats.bidi import FSI, PDI, reads_rtl, shown

LANGUAGES = ("ar", "en", "ru")


@dataclass(frozen=True, slots=True)
class Wording:
    """``words``: key → text. ``isolate``: pieces of other directions stand in isolates, for a terminal."""

    words: Mapping[str, str]
    isolate: bool

    def fill(self, key: str, **values: object) -> str:
        """A text with its gaps filled."""
        return self.words[key].format_map(values)

    def list(self, texts: Iterable[str]) -> str:
        """The texts with commas between."""
        return f"{self.words['comma']} ".join(texts)

    def quote(self, text: str) -> str:
        """The text in quotation marks."""
        return self.fill("quoted", words=self.plain(text))

    def name(self, thing: Iri) -> str:
        """Its label, else its address, shortened."""
        return self.plain(thing.label or short_iri(thing.value))

    def voice(self, voice: Voice) -> str:
        """The entity, with the words where they are others; the words alone of an unnamed source."""
        words = self.plain(voice.words)
        if voice.speaker is None:
            return words
        name = self.name(voice.speaker)
        return name if name == words else f"{name} ({words})"

    def plain(self, text: str) -> str:
        """One line, fit for a terminal."""
        words = shown(text)
        return f"{FSI}{words}{PDI}" if self.isolate and reads_rtl(words) else words


def wording(language: str, *, isolate: bool = False) -> Wording:
    """QueryError for a language that there are no words in."""
    if language not in LANGUAGES:
        raise QueryError(f"nothing can be named in {language[:20]!r}; labels are in {', '.join(LANGUAGES)}")
    return Wording(_words(language), isolate)


def denies(status: Iri, of: Iri) -> bool:
    """Whether who says ``status`` speaks against an event that is ``of`` another."""
    return status.value == SIF.denied != of.value


@cache
def _words(language: str) -> dict[str, str]:
    rows = read_tsv(files("queries") / "wording.tsv", ("key", *_COLUMNS), ("key",))
    return {row["key"]: row[language] for row in rows}


_COLUMNS = ("en", "ar", "ru")
