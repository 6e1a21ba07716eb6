"""A store in, what each question of the catalogue is asked with out: its filled-in SPARQL, some ways each.

Whoever is busiest costs most, so every way is asked of the busiest state or person, of one in the
middle and of the least busy: with what a question needs, and with all that it takes.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pyoxigraph import QuerySolutions

from graph.store import Store
from queries.catalogue import catalogue
from queries.parameters import read_parameters
from queries.question import Parameter, ParameterType, Question
from queries.template import fill

_OF_STATES = """SELECT ?x (COUNT(DISTINCT ?e) AS ?n) { ?e sem:hasActor/sif:standsFor ?x . ?x a sif:State }
GROUP BY ?x ORDER BY DESC(?n) ?x"""
_RANKED = {
    ParameterType.ENTITY: _OF_STATES,
    ParameterType.STATE: _OF_STATES,
    ParameterType.PERSON: """SELECT ?x (COUNT(?e) AS ?n) { ?e sem:hasActor ?x . ?x a sif:Person }
GROUP BY ?x ORDER BY DESC(?n) ?x""",
    ParameterType.PLACE: """SELECT ?x (COUNT(?e) AS ?n) { ?e sem:hasPlace ?x }
GROUP BY ?x ORDER BY DESC(?n) ?x""",
    ParameterType.EVENT: """SELECT ?x (COUNT(?c) AS ?n) { ?x sif:supportedBy ?c }
GROUP BY ?x ORDER BY DESC(?n) ?x LIMIT 1000""",
    ParameterType.ARTICLE: """SELECT ?x (COUNT(?c) AS ?n) { GRAPH ?x { ?c sif:inArticle ?x } }
GROUP BY ?x ORDER BY DESC(?n) ?x LIMIT 1000""",
    ParameterType.TEXT: """SELECT ?x (COUNT(?a) AS ?n) { GRAPH ?a { ?a sif:source ?x } }
GROUP BY ?x ORDER BY DESC(?n) ?x""",  # an outlet; other texts are in _WORDS
}
_SAID = {  # parameters whose values are the same in every store
    ParameterType.EVENT_TYPE: "Meeting",
    ParameterType.STATUS: "planned",
    ParameterType.DATE: "2012",
    ParameterType.LAST_DATE: "2030",
    ParameterType.YEAR: "2012",
    ParameterType.NUMBER: "3",
    ParameterType.LIMIT: "100",
}
_WORDS = {"words": "مصدر"}  # by the parameter's name


@dataclass(frozen=True, slots=True)
class Asked:
    """One question with the parameters ``given``, as a user types them, and the query that it becomes."""

    question: Question
    given: Mapping[str, str]
    sparql: str

    def __str__(self) -> str:
        return " ".join([self.question.name, *(f"--{name} {value}" for name, value in self.given.items())])


def asked(store: Store) -> Iterator[Asked]:
    """Every question, some ways each, none twice."""
    ranked = {kind: _ranks(store, query) for kind, query in _RANKED.items()}
    for question in catalogue().values():
        seen: list[dict[str, str]] = []
        for wanted in (_needed, _all):
            for rank in range(3):
                given = _given(question, ranked, rank, wanted)
                if given not in seen:
                    seen.append(given)
                    read = read_parameters(store, question, given)
                    yield Asked(question, given, fill(question.body, read.terms, read.limit))


def _needed(parameter: Parameter) -> bool:
    return parameter.required


def _all(parameter: Parameter) -> bool:
    return parameter.default is None


def _given(
    question: Question, ranked: Mapping[ParameterType, list[str]], rank: int, wanted: object
) -> dict[str, str]:
    """The second party of a question is the busiest but one, the third the next, so that they have met."""
    given: dict[str, str] = {}
    taken: dict[str, int] = {}  # by how they are ranked
    for parameter in question.parameters:
        if not (_needed if wanted is _needed else _all)(parameter):
            continue
        if said := _WORDS.get(parameter.name) or _SAID.get(parameter.type):
            given[parameter.name] = said
            continue
        names = ranked[parameter.type]
        before = taken.get(_RANKED[parameter.type], 0)
        taken[_RANKED[parameter.type]] = before + 1
        first = (0, len(names) // 2, len(names) - 1)[rank]
        given[parameter.name] = names[first if before == 0 else min(before, len(names) - 1)]
    return given


def _ranks(store: Store, query: str) -> list[str]:
    answer = store.query(query)
    assert isinstance(answer, QuerySolutions)
    return [row[0].value for row in answer]
