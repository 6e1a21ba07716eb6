"""The places of a body: what is given goes into one VALUES block, what is not leaves no trace."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, QuerySolutions, Store

from queries.template import fill

BODY = """\
SELECT ?x {
  #: values
  ?x ?p ?o .
  #: when a b
  FILTER(?o = ?given_a || ?o = ?given_b)
  #: end
  #: when a
  FILTER(?p != ?given_a)
  #: end
}
#: limit
"""
A, B = NamedNode("https://example.org/a"), Literal("b", language="ar")


def test_values_enter_as_one_block_of_serialised_terms() -> None:
    filled = fill(BODY, {"a": [A], "b": [B]}, 7)
    assert 'VALUES (?given_a ?given_b) { (<https://example.org/a> "b"@ar) }' in filled
    assert filled.endswith("LIMIT 7\n")
    assert filled.count("VALUES") == 1


def test_a_block_stays_only_when_all_its_parameters_are_given() -> None:
    filled = fill(BODY, {"a": [A]})
    assert "?given_b" not in filled
    assert "FILTER(?p != ?given_a)" in filled
    assert "LIMIT" not in filled


def test_what_stands_in_for_a_parameter_stays_only_without_it() -> None:
    body = "SELECT ?x {\n  #: unless a b\n  ?x ?p 1 .\n  #: end\n  ?x ?p ?o .\n}\n"
    assert "?x ?p 1" in fill(body, {"c": [A]})
    assert "?x ?p 1" not in fill(body, {"a": [A]})


def test_the_block_stands_wherever_the_body_wants_it() -> None:
    assert fill("SELECT ?x {\n  #: values\n  {\n  #: values\n  }\n}\n", {"a": [A]}).count("VALUES") == 2


def test_with_nothing_given_there_is_no_block() -> None:
    assert "VALUES" not in fill(BODY, {})


def test_several_values_are_every_combination() -> None:
    assert "{ (<https://example.org/a> 1) " not in fill(BODY, {"a": [A]})
    filled = fill(BODY, {"a": [A, B], "b": [A, B]})
    assert filled.count("(<https://example.org/a> ") == 2


@given(words=st.text(st.characters(exclude_categories=["Cs"])))
def test_any_words_come_out_of_the_query_as_they_went_in(words: str) -> None:
    filled = fill("SELECT ?given_a {\n  #: values\n}\n", {"a": [Literal(words)]})
    answer = Store().query(filled)
    assert isinstance(answer, QuerySolutions)
    assert [solution[0] for solution in answer] == [Literal(words)]


@pytest.mark.parametrize("limit", [1, 1_000_000])
def test_a_limit_is_an_integer(limit: int) -> None:
    assert f"LIMIT {limit}\n" in fill(BODY, {}, limit)


def test_else_stays_when_the_lines_before_it_do_not() -> None:
    body = "SELECT ?x {\n  #: unless a b\n  ?x ?p 1 .\n  #: else\n  ?x ?p 2 .\n  #: end\n  ?x ?p ?o .\n}\n"
    neither, one = fill(body, {}), fill(body, {"b": [A]})
    assert ("?x ?p 1" in neither, "?x ?p 2" in neither) == (True, False)
    assert ("?x ?p 1" in one, "?x ?p 2" in one) == (False, True)
    assert "?x ?p ?o" in neither
    assert "?x ?p ?o" in one


def test_a_subselect_that_goes_takes_its_block_with_it() -> None:
    body = "SELECT ?x {\n  #: when a\n  {\n  #: values\n  }\n  #: end\n}\n"
    assert fill(body, {"a": [A]}).count("VALUES") == 1
    assert "VALUES" not in fill(body, {"b": [A]})
