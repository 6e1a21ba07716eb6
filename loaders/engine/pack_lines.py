"""Where the frames and verbs of a pack stand in its files, for ``--explain``; read only when asked for."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Any

from loaders.engine.morphology import load_morphology
from loaders.engine.pack import LANGUAGES, key
from ontology.files import read_rows, read_text
from ontology.names import fold

if TYPE_CHECKING:
    from pathlib import Path

_FRAMES, _VERBS = "frames.yml", "verbs.tsv"


@dataclass(frozen=True, slots=True)
class PackLines:
    """``frames``: name → line; ``words``: (frame, folded word) → line; ``verbs``: folded lemma → line."""

    frames: dict[str, int] = field(default_factory=dict)
    words: dict[tuple[str, str], int] = field(default_factory=dict)
    verbs: dict[str, int] = field(default_factory=dict)

    def frame(self, name: str) -> str:
        """File and line of a frame."""
        return f"{_FRAMES}:{self.frames[name]}"

    def word(self, frame: str, lemma: str) -> tuple[str, ...]:
        """Files and lines of a word: in the frame, where that names it, and in the table of verbs."""
        lines = [(_FRAMES, self.words.get((frame, lemma))), (_VERBS, self.verbs.get(lemma))]
        return tuple(f"{file}:{line}" for file, line in lines if line is not None)


@cache
def load_pack_lines(language: str) -> PackLines:
    """The lines of the pack of a language."""
    folder = LANGUAGES / language
    found = PackLines()
    _find_frames(folder / _FRAMES, found)
    columns = (*load_morphology(language, folder).verb_columns, "speech")
    for line, cells in read_rows(folder / _VERBS, columns, columns[:1]):
        found.verbs[" ".join(key(cells[0]))] = line
    return found


def _find_frames(path: Path, found: PackLines) -> None:
    import yaml  # what is not explained need not wait for it

    tree: Any = yaml.compose(read_text(path), yaml.SafeLoader)
    for name, frame in tree.value:
        found.frames[name.value] = name.start_mark.line + 1
        for part, words in frame.value:
            if part.value in {"verbs", "nouns"}:
                scalars = words.value
            elif part.value in {"light", "light_object"}:
                scalars = [word for word, _ in words.value]
            else:
                continue
            for word in scalars:
                found.words.setdefault((name.value, fold(word.value)), word.start_mark.line + 1)
