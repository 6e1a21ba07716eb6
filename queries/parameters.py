"""What a user typed for each parameter in, checked RDF terms out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from pyoxigraph import Literal, NamedNode

from ontology.edtf import bounds
from ontology.errors import QueryError
from ontology.names import fold
from ontology.terms import EntityKind, EventType, Status
from ontology.vocabulary import XSD, event_class, status_term
from queries.ids import as_literal, find_article, find_event
from queries.nearest import nearest
from queries.question import Parameter, ParameterType, Question
from queries.resolve import ACTORS, Names
from queries.target import Target
from queries.template import Term
from queries.vocabulary_labels import term_names

_KINDS = {
    ParameterType.PERSON: frozenset({EntityKind.PERSON}),
    ParameterType.STATE: frozenset({EntityKind.STATE}),
    ParameterType.ENTITY: ACTORS,
    ParameterType.PLACE: frozenset({EntityKind.PLACE, EntityKind.STATE}),
}
_LONGEST_TEXT = 1000  # code points
_MOST_ROWS = 1_000_000
_GREATEST = 10_000  # of any other number


@dataclass(frozen=True, slots=True)
class Given:
    """``terms``: parameter → its one term. ``limit``: if the question has one.

    ``notes``: what names were taken for, where that may be a surprise.
    """

    terms: Mapping[str, tuple[Term, ...]]
    limit: int | None
    notes: tuple[str, ...]


def read_parameters(target: Target, question: Question, given: Mapping[str, str]) -> Given:
    """What was typed, checked.

    QueryError for a name that the question does not have, a value that is none of the parameter's type,
    a required one that is missing; AmbiguousName for a name that fits several entities.
    """
    known = {parameter.name: parameter for parameter in question.parameters}
    for name in given:
        if name not in known:
            takes = f"it takes {', '.join(known)}" if known else "it takes none"
            raise QueryError(
                f"'{question.name}' has no parameter {name[:80]!r}{nearest(name, known)}; {takes}"
            )
    if missing := [p.name for p in question.parameters if p.required and p.name not in given]:
        raise QueryError(f"'{question.name}' needs {' and '.join(missing)}; for example: {question.example}")
    names = Names(target)
    terms: dict[str, tuple[Term, ...]] = {}
    limit: int | None = None
    for parameter in question.parameters:
        written = given.get(parameter.name, parameter.default)
        if written is None:
            continue
        if not written.strip():
            raise QueryError(f"{parameter.name} is empty; give a value or leave it out")
        if parameter.type is ParameterType.LIMIT:
            limit = _number(parameter, written, _MOST_ROWS)
        else:
            terms[parameter.name] = (_term(target, names, parameter, written),)
    return Given(terms, limit, tuple(names.notes))


def _term(target: Target, names: Names, parameter: Parameter, written: str) -> Term:
    if kinds := _KINDS.get(parameter.type):
        return NamedNode(names.find(written, kinds).iri)
    match parameter.type:
        case ParameterType.EVENT:
            return NamedNode(find_event(target, written))
        case ParameterType.ARTICLE:
            return NamedNode(find_article(target, written))
        case ParameterType.DATE | ParameterType.LAST_DATE:
            return _day(parameter, written)
        case ParameterType.YEAR:
            return _year(parameter, written)
        case ParameterType.NUMBER:
            return Literal(_number(parameter, written, _GREATEST))
        case ParameterType.EVENT_TYPE:
            return NamedNode(_word(parameter, written, {event_class(t): t.value for t in EventType}))
        case ParameterType.STATUS:
            return NamedNode(_word(parameter, written, {status_term(s): s.value for s in Status}))
        case _:
            return _text(parameter, written)


def _number(parameter: Parameter, written: str, most: int) -> int:
    digits = written.strip()
    if not (digits.isdecimal() and len(digits) <= 7 and 1 <= int(digits) <= most):
        raise QueryError(f"{parameter.name} is {written[:40]!r}; it must be a whole number from 1 to {most}")
    return int(digits)


def _day(parameter: Parameter, written: str) -> Literal:
    try:
        days = bounds(written.strip()) if len(written) < 40 else None
        if days is None:
            raise ValueError("no day")
        day = days[parameter.type is ParameterType.LAST_DATE]
        date.fromisoformat(day)
    except ValueError:
        raise QueryError(
            f"{parameter.name} is {written[:40]!r}; "
            "it must be a day, month or year: 2024-07-24, 2024-07 or 2024"
        ) from None
    return Literal(day, datatype=NamedNode(XSD.date))


def _year(parameter: Parameter, written: str) -> Literal:
    digits = written.strip()
    if not (digits.isdecimal() and len(digits) == 4 and int(digits)):
        raise QueryError(f"{parameter.name} is {written[:40]!r}; it must be a year in four digits: 2024")
    return Literal(f"{int(digits):04}-01-01", datatype=NamedNode(XSD.date))


def _word(parameter: Parameter, written: str, terms: Mapping[str, str]) -> str:
    """The IRI of a term by its name, its English or its Arabic label, blanks, hyphens and case aside."""
    keys: dict[str, str] = {}
    for iri, name in terms.items():
        for word in (name, *term_names(iri)):
            keys[_squeezed(word)] = iri
    found = keys.get(_squeezed(written[:100]))
    if found is None:
        allowed = list(terms.values())
        raise QueryError(
            f"{parameter.name} is {written[:40]!r}{nearest(written, allowed)}; "
            f"it must be one of {', '.join(allowed)}"
        )
    return found


def _squeezed(word: str) -> str:
    return fold(word).replace(" ", "")


def _text(parameter: Parameter, written: str) -> Literal:
    if len(written) > _LONGEST_TEXT:
        raise QueryError(
            f"{parameter.name} has {len(written)} characters; at most {_LONGEST_TEXT} are looked for"
        )
    return as_literal(written)
