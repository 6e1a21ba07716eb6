"""What benchmarks.ask measures: every question, asked of the busiest, the middle one and the least busy."""

from __future__ import annotations

from decimal import Decimal
from itertools import islice
from math import inf, isfinite

import pytest
import rdflib
from pyoxigraph import Literal

from benchmarks.ask import generated
from benchmarks.asked import Asked, asked
from benchmarks.engines import Engine, Solutions, UnansweredError, embedded
from benchmarks.timing import Answers, timed, whole
from graph.store import Store
from queries.catalogue import question_names


@pytest.fixture(scope="module")
def ways() -> list[Asked]:
    with Store() as store:
        store.add(list(islice(generated(), 30)))
        found = list(asked(store))
        assert (
            set(timed(embedded(store, 0), found, 1, {})) == set(whole(store, found)) == set(question_names())
        )
        return found


def test_every_question_is_asked_with_what_it_needs_and_with_all_that_it_takes(ways: list[Asked]) -> None:
    given = [way.given for way in ways if way.question.name == "last-contact"]
    assert {"a", "b"} in [set(parameters) for parameters in given]
    assert {"a", "b", "until", "limit"} not in [set(parameters) for parameters in given]
    assert len({frozenset(parameters.items()) for parameters in given}) == len(given) > 2


def test_what_an_engine_gives_up_or_cannot_do_is_not_tried_in_other_ways(ways: list[Asked]) -> None:
    tried: list[str] = []

    def give_up(sparql: str) -> Solutions:
        tried.append(sparql)
        if len(tried) > 1:  # the first is to warm up
            raise TimeoutError if len(tried) % 2 else UnansweredError
        return []

    times = timed(Engine("slow", give_up, 0), ways, 1, {})
    assert len(tried) == 1 + len(question_names())
    assert {str(seconds) for found in times.values() for seconds in found} == {"inf", "nan"}


def test_an_answer_of_other_rows_counts_as_none_and_is_told(
    ways: list[Asked], capsys: pytest.CaptureFixture[str]
) -> None:
    one, two = Literal(1), Literal(2)
    answers: Answers = {}

    def seconds(*rows: tuple[object, ...]) -> float:
        ((found,),) = timed(Engine("some", lambda _: list(rows), 0), ways[:1], 1, answers).values()
        return found

    assert isfinite(seconds((one, None), (two, None)))
    assert isfinite(seconds((two, None), (rdflib.Literal(Decimal("1.0")), None)))  # in any order, of any type
    assert not capsys.readouterr().out
    assert seconds((one, None)) == inf
    assert f"some answers otherwise: {ways[0]}: 1 rows missing, 0 others" in capsys.readouterr().out
