"""The catalogue: every question answers as its golden file says, and its file says what it does."""

from __future__ import annotations

import random
import re
import shlex
from collections.abc import Callable
from pathlib import Path

import pytest
from pyoxigraph import Quad, Store

import queries
from ontology.errors import QueryError
from queries.ask import ask
from queries.catalogue import catalogue, find_question, question_names
from queries.question import ParameterType, Question
from queries.target import Answer
from tests.queries.asking import CASES, answer, answers, parameters

QUESTIONS = pytest.mark.parametrize("question", catalogue().values(), ids=question_names())


@pytest.mark.parametrize("case", CASES, ids=[case["golden"] for case in CASES])
def test_a_question_answers_as_its_golden_file_says(
    case: dict[str, str], small: Store, golden: Callable[[str, str], None]
) -> None:
    golden(f"{case['golden']}.csv", answer(small, case["question"], case["parameters"]))


def test_every_question_has_a_golden_answer_with_rows_in_it() -> None:
    folder = Path(__file__).parent / "golden"
    answered = {
        c["question"] for c in CASES if (folder / f"{c['golden']}.csv").read_text("utf-8").count("\n") > 1
    }
    assert answered == set(question_names())


def test_no_golden_answer_is_left_over() -> None:
    kept = {path.stem for path in (Path(__file__).parent / "golden").glob("*.csv")}
    assert kept == {case["golden"] for case in CASES}


@QUESTIONS
def test_the_example_of_a_question_is_a_command_that_finds_something(
    question: Question, small: Store
) -> None:
    program, command, name, *rest = shlex.split(question.example)
    assert (program, command, name) == ("sifara", "query", question.name)
    assert ask(small, name, parameters(shlex.join(rest))).rows


@QUESTIONS
def test_titles_and_headings_are_in_the_letters_of_their_language(question: Question) -> None:
    for words in (question.titles, *(column.heading for column in question.columns)):
        assert words is not None
        assert re.search("[A-Za-z]", words.en)
        assert re.search("[\u0621-\u064a]", words.ar)
        assert re.search("[А-яё№]", words.ru) and not re.search("[A-Za-z]", words.ru)


@QUESTIONS
def test_a_question_of_an_empty_store_has_no_rows(question: Question, empty: Store) -> None:
    if any(parameter.required for parameter in question.parameters):
        with pytest.raises(QueryError, match="needs"):
            ask(empty, question, {})
    else:
        assert ask(empty, question, {}).rows == ()


@pytest.mark.parametrize("seed", range(3))
def test_the_rows_come_in_the_same_order_whatever_the_order_of_loading(small: Store, seed: int) -> None:
    quads: list[Quad] = sorted(small, key=str)
    random.Random(seed).shuffle(quads)
    shuffled = Store()
    for quad in quads:
        shuffled.add(quad)
    assert dict(answers(shuffled)) == dict(answers(small))


@pytest.mark.parametrize(
    "question",
    [q for q in catalogue().values() if q.parameters[-1].type is ParameterType.LIMIT],
    ids=lambda q: q.name,
)
def test_a_limit_cuts_the_answer_from_its_end(question: Question, small: Store) -> None:
    given = parameters(shlex.join(shlex.split(question.example)[3:]))
    whole = ask(small, question, given | {"limit": "1000"}).rows
    cut = ask(small, question, given | {"limit": "1"}).rows
    assert cut == whole[: len(cut)]
    assert len(cut) == (
        2 if question.name in ("differing-accounts", "disputed") else 1
    )  # a row for each side


def test_the_catalogue_is_the_folder() -> None:
    folder = Path(queries.__file__).parent / "catalogue"
    assert list(catalogue()) == sorted(path.stem for path in folder.glob("*.rq"))
    assert len(catalogue()) >= 30


def test_an_unknown_question_is_answered_with_the_nearest_and_all_names() -> None:
    with pytest.raises(QueryError) as error:
        find_question("meeting")
    assert "did you mean 'meetings'?" in str(error.value)
    assert "last-contact" in str(error.value)


@pytest.mark.parametrize("hostile", ["", "../parts/labels", "meetings.rq", "x" * 100_000, "مَن التقى"])
def test_a_name_that_is_no_question_is_refused_in_one_line(hostile: str) -> None:
    with pytest.raises(QueryError) as error:
        find_question(hostile)
    assert "\n" not in str(error.value)
    assert len(str(error.value)) < 1000


def test_what_happened_and_what_did_not_are_never_mixed(small: Store) -> None:
    met = {str(cell) for cell in ask(small, "meetings", {}).column("event")}
    ahead = {str(cell) for cell in ask(small, "ahead", {}).column("event")}
    assert met
    assert ahead
    assert not met & ahead


def test_a_state_counts_for_its_people_and_institutions(small: Store) -> None:
    by_state = ask(small, "meetings", {"a": "SY"}).column("event")
    assert by_state == ask(small, "meetings", {"a": "بشار الأسد"}).column("event")


def test_two_parties_are_two_people_even_of_one_state(small: Store) -> None:
    assert ask(small, "meetings", {"a": "بشار الأسد", "b": "سوريا"}).rows == ()


def test_things_are_named_in_the_language_asked_for(small: Store) -> None:
    arabic = answer(small, "meetings", "--a SY", labels="ar")
    assert "لقاء فلاديمير بوتين وبشار الأسد" in arabic
    assert "meeting of" not in arabic


class Union:
    """The same store seen as Virtuoso shows one: the default graph is the union of all graphs."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def query(self, sparql: str, /) -> Answer:
        return self._store.query(sparql, use_default_graph_as_union=True)


def test_the_answers_are_the_same_where_the_default_graph_is_the_union_of_all(small: Store) -> None:
    assert dict(answers(Union(small))) == dict(answers(small))
