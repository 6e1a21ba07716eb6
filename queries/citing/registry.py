"""The formats of a citation by name."""

from __future__ import annotations

from collections.abc import Callable
from typing import TextIO

from queries.citing.as_text import write_text
from queries.citing.bibtex import write_bibtex
from queries.citing.citation import Citation
from queries.citing.csl import write_csl

# (citation, file, language of the words, ISO day of access or None)
FORMATS: dict[str, Callable[[Citation, TextIO, str, str | None], None]] = {
    "text": write_text,
    "bibtex": write_bibtex,
    "csl": write_csl,
}
