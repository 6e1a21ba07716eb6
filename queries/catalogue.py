"""The catalogue: every ``.rq`` file of ``queries/catalogue/`` as a ``Question``, checked when it is read."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from ontology.errors import QueryError
from ontology.files import read_text
from queries.nearest import nearest
from queries.question import Question
from queries.question_file import parse_question

_FOLDER = files("queries") / "catalogue"


@cache
def catalogue() -> Mapping[str, Question]:
    """Name → question, in the order of the names; a DataError names a file that is wrong."""
    return MappingProxyType({name: _read(name) for name in question_names()})


@cache
def question_names() -> tuple[str, ...]:
    """The names alone, in order; no file is opened."""
    return tuple(sorted(item.name[:-3] for item in _FOLDER.iterdir() if item.name.endswith(".rq")))


def find_question(name: str) -> Question:
    """The question of this name; a QueryError lists the names and says which is nearest."""
    names = question_names()
    if name not in names:
        raise QueryError(
            f"no question is called {name[:80]!r}{nearest(name, names)}; there are {', '.join(names)}"
        )
    return _read(name)


@cache
def _read(name: str) -> Question:
    file = f"{name}.rq"
    return parse_question(name, read_text(_FOLDER / file), f"queries/catalogue/{file}")
