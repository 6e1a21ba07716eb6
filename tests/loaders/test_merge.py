"""What an article tells twice is one claim with both places as evidence; what differs stays apart."""

from __future__ import annotations

from ontology.terms import EventType, Status
from tests.loaders.reading import claim, claims

MEETING, CALL, VISIT = EventType.MEETING, EventType.PHONE_CALL, EventType.VISIT


def test_headline_and_lead_are_one_meeting_with_two_pieces_of_evidence() -> None:
    lead = "استقبل الرئيس الروسي فلاديمير بوتين نظيره السوري بشار الأسد في موسكو يوم الأربعاء."
    assert len(claim(f"بوتين يستقبل الأسد في موسكو\n{lead}", MEETING).evidence) == 2


def test_the_meeting_spoken_of_again_is_the_one_told_before() -> None:
    text = (
        "التقى الرئيس الروسي نظيره التركي في سوتشي. "
        "وتناول اللقاء بين الرئيس الروسي والرئيس التركي ملف الطاقة."
    )
    assert [span.text for span in claim(text, MEETING).evidence] == [
        "التقى الرئيس الروسي نظيره التركي في سوتشي",
        "اللقاء بين الرئيس الروسي والرئيس التركي",
    ]


def test_a_visit_told_as_verb_and_as_noun_is_one() -> None:
    text = "زار الرئيس التركي بغداد يوم الاثنين. وتأتي زيارة الرئيس التركي إلى بغداد بعد توتر."
    assert len(claim(text, VISIT).evidence) == 2


def test_a_day_within_a_month_is_the_same_meeting_and_the_day_is_kept() -> None:
    text = (
        "التقى الرئيس الروسي نظيره التركي في يوليو 2024. والتقى الرئيس الروسي نظيره التركي يوم 24 يوليو 2024."
    )
    time = claim(text, MEETING).time
    assert time is not None
    assert time.edtf == "2024-07-24"


def test_a_plan_told_twice_is_one() -> None:
    text = "سيزور الرئيس الفرنسي بيروت. ومن المتوقع أن يزور الرئيس الفرنسي بيروت يوم الأحد."
    assert len(claim(text, VISIT).evidence) == 2


def test_two_days_are_two_calls() -> None:
    text = "هاتف الرئيس المصري نظيره الفرنسي يوم الأحد. وكان الرئيس المصري قد هاتف نظيره الفرنسي يوم الاثنين."
    assert len(claims(text, CALL)) == 2


def test_an_earlier_meeting_with_its_own_date_stays_apart() -> None:
    text = (
        "استقبل الرئيس الروسي نظيره السوري في موسكو يوم 24 يوليو 2024. "
        "وكان الرئيس الروسي قد استقبل نظيره السوري في سوتشي يوم 15 مارس 2023."
    )
    assert len(claims(text, MEETING)) == 2


def test_the_last_meeting_before_is_another_than_the_one_that_is_told() -> None:
    text = (
        "التقى الرئيس الروسي نظيره التركي يوم الأربعاء. "
        "وكان آخر لقاء بين الرئيس الروسي والرئيس التركي في سوتشي."
    )
    assert len(claims(text, MEETING)) == 2


def test_what_happened_and_what_is_planned_stay_apart() -> None:
    text = (
        "استقبل الرئيس الروسي نظيره السوري في موسكو. وسيلتقي الرئيس الروسي نظيره السوري في دمشق العام المقبل."
    )
    assert [found.status for found in claims(text, MEETING)] == [Status.OCCURRED, Status.PLANNED]


def test_what_is_told_and_what_is_denied_stay_apart() -> None:
    text = (
        "التقى الرئيس الروسي نظيره التركي في سوتشي.\n"
        "ونفى الكرملين أن يكون الرئيس الروسي قد التقى نظيره التركي."
    )
    assert [found.status for found in claims(text, MEETING)] == [Status.OCCURRED, Status.DENIED]


def test_one_person_in_two_meetings_is_in_two_meetings() -> None:
    text = "التقى الرئيس الروسي نظيره التركي. والتقى الرئيس الروسي نظيره المصري."
    assert len(claims(text, MEETING)) == 2


def test_two_visitors_to_one_city_are_two_visits() -> None:
    assert len(claims("زار الرئيس التركي بغداد. وزار الرئيس المصري بغداد.", VISIT)) == 2


def test_a_meeting_and_a_call_of_the_same_people_are_two_events() -> None:
    text = (
        "استقبل الرئيس المصري وزير الخارجية الفرنسي في القاهرة. "
        "وأجرى الرئيس المصري اتصالا هاتفيا مع وزير الخارجية الفرنسي."
    )
    assert (len(claims(text, MEETING)), len(claims(text, CALL))) == (1, 1)


def test_deliberating_is_no_event_of_its_own_where_the_same_people_are_told_to_have_met() -> None:
    text = "بحث الرئيس الروسي ونظيره التركي ملف الطاقة. والتقى الرئيس الروسي نظيره التركي في سوتشي."
    assert claim(text, MEETING).rule == "Meeting.meet"
