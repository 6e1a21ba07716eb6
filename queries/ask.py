"""A question of the catalogue and what a user typed in, its answer out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from queries.catalogue import find_question
from queries.cells import value_of
from queries.labels import label_table
from queries.parameters import read_parameters
from queries.question import Question
from queries.table import Table, gather
from queries.target import Target, select
from queries.template import fill


def ask(target: Target, question: Question | str, parameters: Mapping[str, str], labels: str = "ar") -> Table:
    """The answer, its rows in the order that the question's file says, the same on every target.

    ``parameters``: name → as typed. ``labels``: the language in which things are named.
    QueryError: an unknown question or parameter, a value that does not fit; AmbiguousName: a name that
    fits several; StoreError: the target cannot be read.
    """
    if isinstance(question, str):
        question = find_question(question)
    given = read_parameters(target, question, parameters)
    solutions = select(target, fill(question.body, given.terms, given.limit))
    values = ([None if term is None else value_of(term) for term in solution] for solution in solutions)
    table = gather(question.columns, values)
    return label_table(target, replace(table, notes=given.notes), labels)
