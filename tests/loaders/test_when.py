"""Which time dates which event; all texts are published on Thursday, 25 July 2024."""

from __future__ import annotations

from ontology.terms import EventType
from tests.loaders.reading import claim

MEETING, VISIT, STATEMENT = EventType.MEETING, EventType.VISIT, EventType.STATEMENT


def date(text: str, kind: EventType, published: str | None = "2024-07-25") -> str | None:
    time = claim(text, kind, published).time
    return time.edtf if time else None


def test_yesterday_is_the_day_before_publication() -> None:
    assert date("التقى وزير الخارجية المصري نظيره التركي أمس في القاهرة.", MEETING) == "2024-07-24"


def test_without_a_day_of_publication_yesterday_dates_nothing() -> None:
    text = "التقى وزير الخارجية المصري نظيره التركي أمس في القاهرة."
    assert date(text, MEETING, published=None) is None


def test_a_weekday_in_the_past_is_the_last_one() -> None:
    assert date("زار الرئيس الفرنسي القاهرة يوم الأحد.", VISIT) == "2024-07-21"


def test_a_weekday_of_a_plan_is_the_next_one() -> None:
    assert date("سيزور الرئيس الفرنسي القاهرة يوم الأحد.", VISIT) == "2024-07-28"


def test_a_month_is_kept_as_a_month() -> None:
    assert date("التقى الرئيس الفرنسي نظيره المصري في القاهرة في يوليو 2023.", MEETING) == "2023-07"


def test_a_date_at_the_head_of_the_sentence_dates_its_verb() -> None:
    assert date("في 12 مارس 2024 زار الرئيس الفرنسي القاهرة.", VISIT) == "2024-03-12"


def test_the_day_of_saying_dates_the_statement() -> None:
    text = "قال وزير الخارجية المصري يوم الثلاثاء إن الرئيس المصري التقى نظيره التركي."
    assert date(text, STATEMENT) == "2024-07-23"


def test_the_day_of_saying_is_not_the_day_of_what_is_said() -> None:
    text = "قال وزير الخارجية المصري يوم الثلاثاء إن الرئيس المصري التقى نظيره التركي."
    assert date(text, MEETING) is None


def test_what_is_said_has_its_own_day() -> None:
    text = "قال وزير الخارجية المصري يوم الثلاثاء إن الرئيس المصري التقى نظيره التركي يوم الأحد."
    assert date(text, MEETING) == "2024-07-21"


def test_the_day_of_announcing_is_not_the_day_of_the_plan() -> None:
    text = "أعلن الكرملين الثلاثاء أن الرئيس الروسي سيزور طهران."
    assert date(text, VISIT) is None


def test_a_day_right_before_the_meeting_at_which_it_was_said_dates_the_meeting() -> None:
    text = "قال الرئيس المصري أمس، خلال لقائه وزير الخارجية الفرنسي، إن الوضع خطير."
    assert date(text, MEETING) == "2024-07-24"


def test_a_meeting_on_a_dated_visit_has_its_date() -> None:
    text = "وصل الرئيس الفرنسي إلى القاهرة يوم الأربعاء والتقى نظيره المصري."
    assert date(text, MEETING) == "2024-07-24"


def test_ties_are_dated_by_the_year_since_which_they_last() -> None:
    assert date("تقيم سوريا وروسيا علاقات دبلوماسية منذ عام 1944.", EventType.RELATIONS) == "1944"


def test_the_time_keeps_the_words_that_it_came_from() -> None:
    time = claim("زار الرئيس الفرنسي القاهرة يوم الأحد.", VISIT).time
    assert time is not None
    assert time.span.text == "يوم الأحد"
