"""Questions put to an endpoint that answers amiss; what the client itself does is in tests/graph."""

from __future__ import annotations

import pytest

from graph.backends.client import Client
from ontology.errors import QueryError
from queries.ask import ask
from queries.free import free
from tests.graph.fake_endpoint import answering, serving


def test_a_boolean_where_solutions_were_asked_for() -> None:
    with (
        serving(answering('{"head": {}, "boolean": true}')) as url,
        pytest.raises(QueryError, match="no solutions"),
    ):
        ask(Client(url), "meetings", {})


def test_a_mistake_in_free_sparql_is_found_before_anything_is_sent() -> None:
    with pytest.raises(QueryError, match="not valid SPARQL, line 1"):
        free(Client("http://127.0.0.1:9/"), "SELECT ?x { ?x ?p }")
