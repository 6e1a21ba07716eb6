"""The text of a ``.rq`` file in, a checked ``Question`` out.

A file begins with its head, comment lines of these forms, each but ``parameter`` and ``column`` once::

    # title en: Who met whom            (also: title ar, title ru, description en, description ar, example)
    # parameter since (date): from this day on | من هذا اليوم
    # parameter event (event, required): which | أيها
    # parameter limit (limit, default 100): rows at most | عدد الأسطر
    # column who (entity, many): Who | من | Кто
    #   a line that begins with three blanks goes on with the one before it

What follows is SPARQL with the places of ``queries.template``. Anything else is a DataError.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pyoxigraph import NamedNode, QuerySolutions, Store

from ontology.errors import DataError
from queries.question import Bilingual, Column, ColumnKind, Heading, Parameter, ParameterType, Question
from queries.template import check, fill

_ALL = ("English", "العربية", "Русский")
_ENTRY = re.compile(r"# ([a-z]+(?: [a-z_]+)?)(?: \(([^)]*)\))?: (.+)$")
_ONCE = ("title en", "title ar", "title ru", "description en", "description ar", "example")


def parse_question(name: str, text: str, where: str) -> Question:
    """The question of this file; ``where`` is the path that an error names."""
    once: dict[str, str] = {}
    parameters: list[Parameter] = []
    columns: list[Column] = []
    for line, key, options, value in _entries(text, where):
        at = f"{where}:{line}"
        word, _, subject = key.partition(" ")
        if word == "parameter" and subject:
            parameters.append(_parameter(subject, options, value, at))
        elif word == "column" and subject:
            columns.append(_column(subject, options, value, at))
        elif key not in _ONCE or options is not None:
            raise DataError(
                f"{at}: unknown key '{key}'; the keys are {', '.join(_ONCE)}, parameter NAME, column NAME"
            )
        elif once.setdefault(key, value) is not value:
            raise DataError(f"{at}: '{key}' is already given; keep one")
    if missing := [key for key in _ONCE if key not in once]:
        raise DataError(f"{where}: the head has no '{missing[0]}'; add a line '# {missing[0]}: …'")
    _check_names(where, [p.name for p in parameters], [c.name for c in columns])
    question = Question(
        name,
        Heading(once["title en"], once["title ar"], once["title ru"]),
        Bilingual(once["description en"], once["description ar"]),
        tuple(parameters),
        tuple(columns),
        once["example"],
        "".join(line for line in text.splitlines(keepends=True)[_head_length(text) :]).strip("\n") + "\n",
    )
    _check_body(question, where)
    return question


def _entries(text: str, where: str) -> Iterator[tuple[int, str, str | None, str]]:
    """(line number, key, options in brackets, value) of each entry of the head."""
    entry: list[str] = []
    start = 0
    lines = text.splitlines()[: _head_length(text)]
    for number, line in enumerate([*lines, "# end: x"], start=1):
        if line.startswith("#   ") and entry:
            entry.append(line[4:].strip())
            continue
        if entry:
            found = _ENTRY.match(" ".join(entry))
            if not found:
                raise DataError(
                    f"{where}:{start}: {entry[0]!r} is not '# key: value'; see queries/question_file.py"
                )
            yield start, found[1], found[2], found[3]
        entry, start = [line.rstrip()], number


def _head_length(text: str) -> int:
    """How many lines the head has: the comment lines before the first other line."""
    lines = text.splitlines()
    return next((i for i, line in enumerate(lines) if not line.startswith("# ")), len(lines))


def _parameter(name: str, options: str | None, value: str, at: str) -> Parameter:
    kind, *rest = [option.strip() for option in (options or "").split(",")]
    if kind not in list(ParameterType):
        raise DataError(f"{at}: '{kind}' is no type of parameter; these are {', '.join(ParameterType)}")
    required, default = False, None
    for option in rest:
        if option == "required":
            required = True
        elif option.startswith("default "):
            default = option.removeprefix("default ").strip()
        else:
            raise DataError(f"{at}: '{option}' is no option; write 'required' or 'default VALUE'")
    if required and default is not None:
        raise DataError(f"{at}: a parameter with a default is not required; drop one of the two")
    type_ = ParameterType(kind)
    if (type_ is ParameterType.LIMIT) != (name == "limit") or (
        name == "limit" and not (default or "").isdecimal()
    ):
        raise DataError(
            f"{at}: the one parameter of type limit is called 'limit' and has a number as its default"
        )
    if type_ is ParameterType.NUMBER and default is not None and not default.isdecimal():
        raise DataError(f"{at}: a number has a whole number as its default, not {default!r}")
    return Parameter(name, type_, required, default, Bilingual(*_in_languages(value, _ALL[:2], at)))


def _column(name: str, options: str | None, value: str, at: str) -> Column:
    kind, *rest = [option.strip() for option in (options or "").split(",")]
    if kind not in list(ColumnKind) or kind == ColumnKind.ANY:
        kinds = ", ".join(k for k in ColumnKind if k is not ColumnKind.ANY)
        raise DataError(f"{at}: '{kind}' is no kind of column; these are {kinds}")
    if rest not in ([], ["many"]):
        raise DataError(f"{at}: '{rest[0]}' is no option of a column; the only one is 'many'")
    return Column(name, ColumnKind(kind), bool(rest), Heading(*_in_languages(value, _ALL, at)))


def _in_languages(value: str, languages: tuple[str, ...], at: str) -> list[str]:
    """The words in each of these languages, which stand with bars between."""
    parts = [part.strip() for part in value.split("|")]
    if len(parts) != len(languages) or not all(parts):
        raise DataError(f"{at}: {value!r} must be '{' | '.join(languages)}'")
    return parts


def _check_names(where: str, parameters: list[str], columns: list[str]) -> None:
    if not columns:
        raise DataError(
            f"{where}: the head names no column; add '# column NAME (KIND): English | العربية | Русский'"
        )
    for names in (parameters, columns):
        if twice := sorted({name for name in names if names.count(name) > 1}):
            raise DataError(f"{where}: '{twice[0]}' is declared twice; keep one")
        if odd := [name for name in names if not re.fullmatch(r"[a-z][a-z_]*", name)]:
            raise DataError(f"{where}: '{odd[0]}' must be of small letters and '_' only, to be a variable")


def _check_body(question: Question, where: str) -> None:
    terms = [p for p in question.parameters if p.type is not ParameterType.LIMIT]
    optional = frozenset(p.name for p in terms if not p.required and p.default is None)
    always = frozenset(p.name for p in terms) - optional
    check(where, question.body, optional, always, limited=len(terms) < len(question.parameters))
    names = [column.name for column in question.columns]
    example = (NamedNode("urn:example"),)
    for given in (always, always | optional):  # sorted: the same bytes for the same file
        sparql = fill(question.body, dict.fromkeys(sorted(given), example), 1)
        try:
            answer = Store().query(sparql)
        except SyntaxError as error:
            raise DataError(f"{where}: not SPARQL once filled in: {error}; the text is {sparql!r}") from error
        selected = [v.value for v in answer.variables] if isinstance(answer, QuerySolutions) else []
        if selected != names:
            raise DataError(f"{where}: it selects {', '.join(selected)}; the head says {', '.join(names)}")
