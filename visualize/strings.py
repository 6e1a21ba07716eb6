"""The words of the interface: ``strings.yml`` in, checked; key → {language: text} out."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

from ontology.errors import DataError
from ontology.files import read_yaml

LANGUAGES = ("ar", "en", "ru")  # in the order in which the page offers them

Labels = dict[str, str]
"""Language tag → text."""


@cache
def load_strings() -> dict[str, Labels]:
    """Every string with its text in each language of the interface; a DataError when one is amiss."""
    path = files("visualize") / "strings.yml"
    found = read_yaml(path)
    if not isinstance(found, dict):
        raise DataError(f"{path}: a mapping of keys to texts is needed at the top")
    for key, texts in found.items():
        _check(f"{path}: {key}", texts)
    return found


def best(labels: Labels, language: str) -> str:
    """The label in this language, else in English, else in any; as ``best`` of ``templates/text.js``."""
    return next(labels[tag] for tag in (language, "en", *labels) if tag in labels)


def fill(text: str, **values: str | int) -> str:
    """The text with ``{name}`` replaced by the value of that name."""
    return re.sub(r"\{(\w+)\}", lambda gap: str(values[gap[1]]), text)


def _check(where: str, texts: object) -> None:
    if not isinstance(texts, dict) or tuple(texts) != LANGUAGES:
        raise DataError(f"{where}: needs a text for {', '.join(LANGUAGES)}, in this order, and no other")
    if wrong := [language for language, text in texts.items() if not isinstance(text, str) or not text]:
        raise DataError(f"{where}: the text for {wrong[0]} is empty or no string")
    gaps = {language: sorted(re.findall(r"\{(\w+)\}", text)) for language, text in texts.items()}
    if other := [found for found in gaps.values() if found != gaps["ar"]]:
        raise DataError(f"{where}: the texts have different gaps: {gaps['ar']} and {other[0]}")
