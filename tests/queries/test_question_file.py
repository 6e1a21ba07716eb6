"""A question's file: what is not as it should be is refused when it is read, naming file and line."""

from __future__ import annotations

import pytest

from ontology.errors import DataError
from queries.question import ColumnKind, ParameterType
from queries.question_file import parse_question

GOOD = """\
# title en: Who met
# title ar: من التقى
# title ru: Кто встречался
# description en: Meetings,
#   the newest first.
# description ar: اللقاءات
# parameter who (entity): one of them | أحدهم
# parameter event (event, required): which | أيها
# parameter status (status, default occurred): how | كيف
# parameter limit (limit, default 10): rows | أسطر
# column event (event): Event | الحدث | Событие
# column who (entity, many): Who | من | Кто
# example: sifara query good

SELECT ?event ?who
WHERE {
  #: values
  ?event sem:hasActor ?who ; sif:status ?given_status ; sif:about ?given_event .
  #: when who
  ?event sem:hasActor ?given_who .
  #: end
}
#: limit
"""


def test_a_good_file_becomes_a_question() -> None:
    question = parse_question("good", GOOD, "good.rq")
    assert question.titles.ar == "من التقى"
    assert question.titles.ru == "Кто встречался"
    assert question.description.en == "Meetings, the newest first."
    assert [(p.name, p.type, p.required, p.default) for p in question.parameters] == [
        ("who", ParameterType.ENTITY, False, None),
        ("event", ParameterType.EVENT, True, None),
        ("status", ParameterType.STATUS, False, "occurred"),
        ("limit", ParameterType.LIMIT, False, "10"),
    ]
    assert [(c.name, c.kind, c.many) for c in question.columns] == [
        ("event", ColumnKind.EVENT, False),
        ("who", ColumnKind.ENTITY, True),
    ]
    assert [question.columns[1].title(tag) for tag in ("en", "ar", "ru", "fr")] == ["Who", "من", "Кто", "Who"]
    assert question.body.startswith("SELECT ?event ?who\n")


BAD = [
    ("# title en: Who met\n", "", "the head has no 'title en'"),
    ("# title en: Who met", "# title en: Who met\n# title en: Again", "'title en' is already given"),
    ("# title en: Who met", "# titel en: Who met", "unknown key 'titel en'"),
    ("# title en: Who met", "# title en Who met", "is not '# key: value'"),
    ("# title en: Who met", "# title en:", "is not '# key: value'"),
    ("# example: sifara query good\n", "", "the head has no 'example'"),
    ("who (entity):", "who (thing):", "'thing' is no type of parameter; these are person, state"),
    ("who (entity):", "who:", "'' is no type of parameter"),
    ("event, required", "event, needed", "'needed' is no option"),
    ("event, required", "event, required, default x", "a parameter with a default is not required"),
    ("one of them | أحدهم", "one of them", "must be 'English | العربية'"),
    ("Who | من | Кто", "Who | من", "must be 'English | العربية | Русский'"),
    ("Who | من | Кто", "Who | | Кто", "must be 'English | العربية | Русский'"),
    ("# title ru: Кто встречался\n", "", "the head has no 'title ru'"),
    ("parameter who (entity)", "parameter Who (entity)", "is not '# key: value'"),
    ("# parameter limit (limit, default 10)", "# parameter limit (limit)", "has a number as its default"),
    ("# parameter limit (limit, default 10)", "# parameter most (limit, default 10)", "is called 'limit'"),
    ("# parameter event", "# parameter who", "'who' is declared twice"),
    ("# column who", "# column event", "'event' is declared twice"),
    ("(entity, many)", "(entity, few)", "'few' is no option of a column"),
    ("(event): Event", "(any): Event", "'any' is no kind of column"),
    ("# column event (event): Event | الحدث | Событие\n", "", "it selects event, who; the head says who"),
    ("(status, default occurred)", "(number, default few)", "has a whole number as its default"),
    ("  #: values\n", "", "'#: values' must stand in the body"),
    ("#: limit\n", "", "'#: limit' stands 0 times"),
    ("#: end\n}\n#: limit\n", "}\n", "a '#: when' or '#: unless' has no '#: end'"),
    ("  #: when who\n", "", "?given_who may be missing; put it after '#: when who'"),
    ("#: when who", "#: when whom", "'whom' is no optional parameter"),
    ("#: when who", "#: unless who", "?given_who may be missing; put it after '#: when who'"),
    ("#: when who", "#: if who", "'#: if who' is not a place here"),
    ("?given_event", "?given_thing", "?given_thing is no parameter"),
    ("sif:about ?given_event", "sif:about ?x", "'event' is never used"),
    ("WHERE {", "WHERE {{", "not SPARQL once filled in"),
    ("SELECT ?event ?who", "SELECT ?who ?event", "it selects who, event; the head says event, who"),
    ("SELECT ?event ?who", "ASK", "it selects ; the head says event, who"),
]


@pytest.mark.parametrize(("old", "new", "message"), BAD, ids=[message for _, _, message in BAD])
def test_what_is_wrong_in_a_file_is_named(old: str, new: str, message: str) -> None:
    assert old in GOOD
    with pytest.raises(DataError) as error:
        parse_question("bad", GOOD.replace(old, new, 1), "queries/catalogue/bad.rq")
    assert message in str(error.value)
    assert str(error.value).startswith("queries/catalogue/bad.rq:")


def test_a_line_number_is_that_of_the_file() -> None:
    with pytest.raises(DataError, match=r"bad\.rq:7: 'thing'"):
        parse_question("bad", GOOD.replace("who (entity):", "who (thing):"), "bad.rq")
