"""Whether an event happened, as sentences say it."""

from __future__ import annotations

import pytest

from ontology.terms import EventType, Status
from tests.loaders.reading import claim, claims

MEETING, VISIT = EventType.MEETING, EventType.VISIT


def test_what_is_told_in_the_past_happened() -> None:
    text = "التقى وزير الخارجية المصري نظيره التركي في القاهرة."
    assert claim(text, MEETING).status is Status.OCCURRED


def test_a_negated_past_is_a_denial() -> None:
    assert claim("لم يلتق وزير الخارجية المصري نظيره الأردني.", MEETING).status is Status.DENIED


def test_a_negated_future_is_a_denial() -> None:
    assert claim("لن يزور الرئيس التركي بغداد هذا الشهر.", VISIT).status is Status.DENIED


@pytest.mark.parametrize(
    "text",
    [
        "نفى الكرملين عقد لقاء بين الرئيس الروسي والرئيس الأوكراني.",
        "رفض وزير الخارجية اللبناني لقاء نظيره الإسرائيلي.",
    ],
)
def test_a_verb_of_denial_denies_the_noun_that_it_governs(text: str) -> None:
    assert claim(text, MEETING).status is Status.DENIED


def test_a_planned_visit_called_off_is_denied() -> None:
    text = "ألغى المستشار الألماني زيارته المقررة إلى بكين."
    assert claim(text, VISIT).status is Status.DENIED


def test_a_plan_denied_is_a_denial() -> None:
    assert claim("قال ماكرون إنه لا يعتزم لقاء نتنياهو.", MEETING).status is Status.DENIED


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("هل يزور الرئيس السوري أنقرة؟", VISIT),
        ("لم يتم تحديد موعد لقاء الرئيسين الروسي والأمريكي.", MEETING),
    ],
)
def test_what_is_asked_or_has_no_day_yet_is_not_told(text: str, kind: EventType) -> None:
    assert claims(text, kind) == []


def test_what_is_not_ruled_out_has_not_happened() -> None:
    text = "لم يستبعد الكرملين عقد لقاء بين بوتين وترامب."
    assert claim(text, MEETING).status is Status.PROPOSED


def test_a_visit_called_off_is_denied() -> None:
    assert claim("ألغى الرئيس الفرنسي زيارته إلى بغداد.", VISIT).status is Status.DENIED


@pytest.mark.parametrize("verb", ["سيزور", "سوف يزور"])
def test_the_future_is_a_plan(verb: str) -> None:
    assert claim(f"{verb} الرئيس الفرنسي بيروت.", VISIT).status is Status.PLANNED


def test_what_is_scheduled_is_a_plan() -> None:
    text = "من المقرر أن يلتقي الرئيس المصري نظيره التركي في القاهرة."
    assert claim(text, MEETING).status is Status.PLANNED


def test_what_somebody_intends_is_a_plan() -> None:
    assert claim("يعتزم الرئيس العراقي زيارة أنقرة.", VISIT).status is Status.PLANNED


def test_an_adjective_on_the_noun_makes_it_a_plan() -> None:
    text = "اللقاء المرتقب بين الرئيس الروسي والرئيس التركي يبحث ملف الطاقة."
    assert claim(text, MEETING).status is Status.PLANNED


def test_what_one_has_come_for_is_a_plan() -> None:
    text = "وصل وزير الخارجية الإيراني إلى دمشق للقاء الرئيس السوري."
    assert claim(text, MEETING).status is Status.PLANNED


def test_the_arrival_of_one_who_came_for_a_plan_happened() -> None:
    text = "وصل وزير الخارجية الإيراني إلى دمشق للقاء الرئيس السوري."
    assert claim(text, VISIT).status is Status.OCCURRED


def test_the_present_with_a_day_to_come_is_a_plan() -> None:
    assert claim("يزور الرئيس الفرنسي القاهرة يوم الأحد المقبل.", VISIT).status is Status.PLANNED


@pytest.mark.parametrize("words", ["دعا الرئيس التركي إلى عقد", "اقترح الرئيس التركي عقد"])
def test_what_is_called_for_is_a_proposal(words: str) -> None:
    assert claim(f"{words} قمة بين روسيا وأوكرانيا.", MEETING).status is Status.PROPOSED


def test_a_mere_hypothesis_is_no_claim() -> None:
    assert claims("لو التقى الرئيس الروسي نظيره الأوكراني لانتهت الحرب.", MEETING) == []


@pytest.mark.parametrize(
    "text",
    [
        "لا توجد خطط للقاء بين بوتين وزيلينسكي.",
        "ليس هناك أي لقاء بين بوتين وزيلينسكي.",
        "أعلنت طهران أنه ليست لديها خطط للقاء مسؤولين أمريكيين.",
    ],
)
def test_that_there_is_no_such_thing_is_a_denial(text: str) -> None:
    assert claim(text, MEETING).status is Status.DENIED


@pytest.mark.parametrize(
    "text",
    [
        "ليس سرا أن بوتين التقى زيلينسكي في باريس.",
        "ليس هذا أول لقاء بين بوتين وزيلينسكي.",
        "لا توجد حتى الآن أي اتفاقات بشأن لقاء بين بوتين وزيلينسكي.",
    ],
)
def test_where_something_else_is_negated_nothing_is_told(text: str) -> None:
    assert claims(text, MEETING) == []


def test_a_time_to_come_makes_a_plan_though_no_date_follows_from_it() -> None:
    assert claim("يزور المستشار الألماني بكين الأسبوع المقبل.", VISIT).status is Status.PLANNED


def test_what_two_agree_on_is_planned_and_where_they_agree_has_happened() -> None:
    agreed = "اتفقت السعودية وإيران على استئناف العلاقات الدبلوماسية بينهما."
    assert claim(agreed, EventType.RELATIONS).status is Status.PLANNED
    called = "اتفق بوتين وأردوغان في اتصال هاتفي على وقف إطلاق النار."
    assert claim(called, EventType.PHONE_CALL).status is Status.OCCURRED
