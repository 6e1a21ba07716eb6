"""What benchmarks.ask measures: every question, asked of the busiest, the middle one and the least busy."""

from __future__ import annotations

from itertools import islice

import pytest

from benchmarks.ask import generated, timed, whole
from benchmarks.asked import Asked, asked
from benchmarks.engines import Engine, UnansweredError, embedded
from graph.store import Store
from queries.catalogue import question_names


@pytest.fixture(scope="module")
def ways() -> list[Asked]:
    with Store() as store:
        store.add(list(islice(generated(), 30)))
        found = list(asked(store))
        assert set(timed(embedded(store, 0), found, 1)) == set(whole(store, found)) == set(question_names())
        return found


def test_every_question_is_asked_with_what_it_needs_and_with_all_that_it_takes(ways: list[Asked]) -> None:
    given = [way.given for way in ways if way.question.name == "last-contact"]
    assert {"a", "b"} in [set(parameters) for parameters in given]
    assert {"a", "b", "until", "limit"} not in [set(parameters) for parameters in given]
    assert len({frozenset(parameters.items()) for parameters in given}) == len(given) > 2


def test_what_an_engine_gives_up_or_cannot_do_is_not_tried_in_other_ways(ways: list[Asked]) -> None:
    tried: list[str] = []

    def give_up(sparql: str) -> int:
        tried.append(sparql)
        if len(tried) > 1:  # the first is to warm up
            raise TimeoutError if len(tried) % 2 else UnansweredError
        return 0

    times = timed(Engine("slow", give_up, 0), ways, 1)
    assert len(tried) == 1 + len(question_names())
    assert {str(seconds) for found in times.values() for seconds in found} == {"inf", "nan"}
