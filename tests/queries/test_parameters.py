"""Parameters: what is typed becomes checked terms, and nothing typed is ever pasted."""

from __future__ import annotations

import shlex

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Store

from ontology.errors import AmbiguousName, QueryError, SifaraError
from queries.ask import ask
from queries.catalogue import catalogue, find_question
from queries.parameters import read_parameters
from queries.question import Parameter, ParameterType, Question
from tests.queries.asking import parameters

HOSTILE = (
    '"',
    "'",
    "\\",
    '"""',
    "{ }",
    "} ; DROP ALL",
    "> } ; INSERT DATA { <a:a> <a:a> <a:a> } #",
    "x\ny",
    "x\r\n#: end",
    "#: values",
    "?given_a",
    "<https://w3id.org/sifara/id/state/SY>",
    "\x00\x1b[2J",
    "\ud800",
    "\u202e\u2066",
    "UNDEF",
    "9" * 5000,
    "ب" * 100_000,
    "   ",
)


def cases() -> list[tuple[Question, Parameter]]:
    return [(question, parameter) for question in catalogue().values() for parameter in question.parameters]


def required(question: Question) -> dict[str, str]:
    """Values with which the question can be asked of the small store: those of its example."""
    example = parameters(shlex.join(shlex.split(question.example)[3:]))
    return {p.name: example[p.name] for p in question.parameters if p.required}


@pytest.mark.parametrize(("question", "parameter"), cases(), ids=[f"{q.name}-{p.name}" for q, p in cases()])
def test_a_hostile_value_is_refused_in_one_line_or_finds_nothing(
    question: Question, parameter: Parameter, small: Store
) -> None:
    before = len(small)
    for value in HOSTILE:
        try:
            table = ask(small, question, required(question) | {parameter.name: value})
        except QueryError as error:
            assert "\n" not in str(error)
            assert len(str(error)) < 1000
        else:
            assert parameter.type is ParameterType.TEXT, value
            assert table.rows == ()
    assert len(small) == before


@given(value=st.text(st.characters(), max_size=60))
def test_any_text_is_a_question_that_can_be_asked_or_an_error_that_says_why(value: str) -> None:
    small = Store()
    for question, parameter in (
        ("who-says", "words"),
        ("meetings", "a"),
        ("meetings", "since"),
        ("visits", "to"),
    ):
        try:
            ask(small, question, {parameter: value})
        except QueryError as error:
            assert str(error)


def test_an_unknown_parameter_is_answered_with_the_nearest_and_all_names(small: Store) -> None:
    with pytest.raises(QueryError) as error:
        ask(small, "meetings", {"sinse": "2023"})
    assert "did you mean 'since'?" in str(error.value)
    assert "it takes a, b, since, until, limit" in str(error.value)


def test_what_is_missing_is_named_with_an_example(small: Store) -> None:
    with pytest.raises(QueryError, match=r"'last-contact' needs b; for example: sifara query last-contact"):
        ask(small, "last-contact", {"a": "SY"})


PEOPLE = (ParameterType.ENTITY, ParameterType.PERSON)


@pytest.mark.parametrize(
    ("question", "parameter"),
    [case for case in cases() if case[1].type in PEOPLE],
    ids=[f"{q.name}-{p.name}" for q, p in cases() if p.type in PEOPLE],
)
def test_an_ambiguous_name_is_shown_and_never_guessed(
    question: Question, parameter: Parameter, small: Store
) -> None:
    with pytest.raises(AmbiguousName) as error:
        ask(small, question, required(question) | {parameter.name: "الأسد"})
    assert [c.id for c in error.value.candidates] == ["person/bashar-al-assad", "person/asma-al-assad"]


def test_a_name_that_fits_several_lists_them(small: Store) -> None:
    with pytest.raises(AmbiguousName) as error:
        ask(small, "took-part", {"who": "Assad"})
    assert error.value.candidates == (
        ("person/bashar-al-assad", "Bashar al-Assad", 5),
        ("person/asma-al-assad", "Asma al-Assad", 0),
    )
    assert "Asma al-Assad (person/asma-al-assad, 0 events)" in str(error.value)


def test_an_answer_says_what_a_part_of_a_name_was_taken_for(small: Store) -> None:
    assert "'Recep' is taken for Recep Tayyip" in ask(small, "took-part", {"who": "Recep"}).notes[0]
    assert ask(small, "took-part", {"who": "Erdogan"}).notes == ()


@pytest.mark.parametrize(
    ("typed", "first", "last"),
    [
        ("2024", "2024-01-01", "2024-12-31"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        (" 2024-07-24 ", "2024-07-24", "2024-07-24"),
        ("2024-07-24/2024-07-26", "2024-07-24", "2024-07-26"),
    ],
)
def test_a_day_month_or_year_stands_for_its_first_or_its_last_day(
    typed: str, first: str, last: str, small: Store
) -> None:
    terms = read_parameters(small, find_question("meetings"), {"since": typed, "until": typed}).terms
    assert [str(term).split('"')[1] for term in (*terms["since"], *terms["until"])] == [first, last]


@pytest.mark.parametrize(
    "typed", ["yesterday", "2024-13", "2024-02-30", "24-07-2024", "XXXX-03-23", "0000", "٢٠٢٤-٧"]
)
def test_what_is_no_date_is_refused_with_the_forms_that_are(typed: str, small: Store) -> None:
    with pytest.raises(QueryError, match="it must be a day, month or year: 2024-07-24, 2024-07 or 2024"):
        ask(small, "meetings", {"since": typed})


@pytest.mark.parametrize("typed", ["abc", "24", "2024-07", "20245", "0000", "-2024", "next"])
def test_what_is_no_year_is_refused_with_what_one_looks_like(typed: str, small: Store) -> None:
    with pytest.raises(QueryError, match=r"year is .*; it must be a year in four digits: 2024"):
        ask(small, "anniversaries-due", {"year": typed})


def test_a_year_may_be_in_arabic_digits(small: Store) -> None:
    assert ask(small, "anniversaries-due", {"year": "٢٠٢٤"}) == ask(
        small, "anniversaries-due", {"year": "2024"}
    )


@pytest.mark.parametrize("typed", ["0", "-1", "1.5", "ten", "1000001", "1 OR 1", "½"])
def test_what_is_no_limit_is_refused(typed: str, small: Store) -> None:
    with pytest.raises(QueryError, match=r"limit is .* it must be a whole number from 1 to 1000000"):
        ask(small, "meetings", {"limit": typed})


@pytest.mark.parametrize("typed", ["0", "-1", "1.5", "a year", "10001", "12 OR 1", "12}"])
def test_what_is_no_number_is_refused(typed: str, small: Store) -> None:
    with pytest.raises(QueryError, match=r"months is .* it must be a whole number from 1 to 10000"):
        ask(small, "fell-silent", {"months": typed})


def test_a_limit_may_be_in_arabic_digits(small: Store) -> None:
    assert len(ask(small, "meetings", {"limit": "١"}).rows) == 1


@pytest.mark.parametrize("typed", ["Meeting", "meeting", "لقاء", "MEETING"])
def test_an_event_type_goes_by_its_name_and_its_labels(typed: str, small: Store) -> None:
    assert len(ask(small, "disputed", {"type": typed}).rows) == 2


@pytest.mark.parametrize("typed", ["PhoneCall", "phone-call", "phone call", "اتصال هاتفي"])
def test_blanks_and_hyphens_in_a_type_do_not_matter(typed: str, small: Store) -> None:
    assert len(ask(small, "took-part", {"who": "SY", "type": typed}).rows) == 1


def test_an_unknown_type_is_answered_with_the_nearest_and_all_types(small: Store) -> None:
    with pytest.raises(QueryError, match=r"did you mean 'Meeting'\?.*one of Meeting, PhoneCall"):
        ask(small, "disputed", {"type": "Meetin"})


def test_a_place_is_no_party(small: Store) -> None:
    with pytest.raises(QueryError, match=r"'place/moscow' is a place; here it must be a"):
        ask(small, "meetings", {"a": "place/moscow"})


def test_every_error_of_a_parameter_is_an_error_of_the_program(small: Store) -> None:
    with pytest.raises(SifaraError):
        ask(small, "meetings", {"a": ""})
