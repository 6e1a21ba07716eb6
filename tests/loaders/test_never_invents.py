"""What must not be made up: sentences on which an easy reading would state what nobody said."""

from __future__ import annotations

import pytest

from ontology.claim import Claim
from ontology.reading import Reading
from ontology.terms import EventType, Role, Status
from tests.loaders.reading import claim, claims, reading


def who(text: str, kind: EventType, published: str | None = "2024-07-25") -> dict[str, Role]:
    """Arabic label → role of those who take part in the one claim of a type."""
    read = reading(text, published)
    (found,) = [c for c in read.claims if c.type is kind]
    return _labels(read, found)


def _labels(read: Reading, found: Claim) -> dict[str, Role]:
    labels = {entity.id: entity.labels[0][1] for entity in read.entities}
    return {labels[p.entity]: p.role for p in found.participants}


def test_a_negation_with_a_conjunction_denies_and_is_evidence() -> None:
    found = claim("ولم يوقع الرئيسان الأمريكي والروسي أي اتفاق.", EventType.AGREEMENT)
    assert found.status is Status.DENIED
    assert {span.text[:8] for span in found.evidence} == {"ولم يوقع"}


def test_breaking_ties_and_resuming_them_are_two_events() -> None:
    text = (
        "اتفقت السعودية وإيران على استئناف العلاقات الدبلوماسية. "
        "وكانت السعودية قد قطعت علاقاتها مع إيران في يناير 2016."
    )
    resumed, broken = claims(text, EventType.RELATIONS, "2023-03-11")
    assert resumed.time is None
    assert broken.time is not None
    assert broken.time.edtf == "2016-01"


@pytest.mark.parametrize(
    "text",
    [
        "وقال أحمد أبو الغيط إن القرار لا يلزم أي دولة عربية بتطبيع علاقاتها مع دمشق.",
        "لا تزال أنقرة تنتظر رد دمشق على عرضها تطبيع العلاقات بين البلدين.",
    ],
)
def test_what_nobody_is_bound_to_do_or_is_only_offered_is_not_told(text: str) -> None:
    assert claims(text, EventType.RELATIONS) == []


def test_who_denies_a_meeting_takes_no_part_in_it() -> None:
    text = "نفى الكرملين عقد لقاء بين بوتين وزيلينسكي."
    assert set(who(text, EventType.MEETING)) == {"فلاديمير بوتين", "فولوديمير زيلينسكي"}


def test_who_proposes_a_meeting_of_two_others_takes_no_part_in_it() -> None:
    text = "اقترح الرئيس التركي عقد قمة بين بوتين وزيلينسكي في إسطنبول."
    assert set(who(text, EventType.MEETING)) == {"فلاديمير بوتين", "فولوديمير زيلينسكي"}


def test_who_proposes_a_meeting_with_another_takes_part() -> None:
    text = "اقترح الرئيس التركي على بوتين عقد قمة في إسطنبول."
    assert "رجب طيب أردوغان" in who(text, EventType.MEETING)


def test_sources_do_not_meet_those_of_whom_they_tell() -> None:
    text = "بحسب مصادر دبلوماسية، التقى وزير الخارجية المصري وزير الخارجية السعودي في جدة."
    assert "مصادر دبلوماسية" not in who(text, EventType.MEETING)


def test_the_ambassador_in_another_capital_is_somebody_else() -> None:
    text = (
        "استدعت الجزائر سفيرها في فرنسا محمد عنتر داود للتشاور. "
        "وكانت وزارة الخارجية الجزائرية قد استدعت السفير الفرنسي فرانسوا غويات. "
        "واستدعت الجزائر سفيرها في الرباط في 18 جويلية."
    )
    read = reading(text, "2021-10-03")
    envoys = [
        label
        for found in read.claims
        if found.type is EventType.ENVOY
        for label, role in _labels(read, found).items()
        if role is Role.ENVOY
    ]
    assert envoys == ["محمد عنتر داود", "فرانسوا غويات", "سفيرها في الرباط"]


def test_an_office_is_that_of_the_day_of_the_event() -> None:
    text = "التقى الرئيس الأمريكي نظيره الصيني في أوساكا في يونيو 2019."
    assert "دونالد ترامب" in who(text, EventType.MEETING)


def test_whom_the_text_names_in_an_office_of_another_day_is_not_taken_for_its_holder() -> None:
    text = (
        "كلف أردوغان وزير الخارجية هاكان فيدان بالأمر. "
        "والتقى وزيرا خارجية تركيا وسوريا ونظيراهما الروسي والإيراني في موسكو في 10 مايو 2023."
    )
    met = who(text, EventType.MEETING)
    assert "هاكان فيدان" not in met
    assert {"وزير الخارجية (تركيا)", "فيصل المقداد", "سيرغي لافروف"} <= set(met)


def test_a_meeting_not_held_since_another_has_not_its_date() -> None:
    denied, held = claims("ولم يلتق بوتين وأردوغان منذ قمتهما في سوتشي في سبتمبر 2023.", EventType.MEETING)
    assert (denied.status, denied.time) == (Status.DENIED, None)
    assert held.time is not None
    assert held.time.edtf == "2023-09"


def test_whom_one_congratulates_is_the_other_of_two_told_of_last() -> None:
    text = "والتقى ترامب بوتين في هامبورغ، واتصل به هاتفيا في 20 مارس الماضي لتهنئته بإعادة انتخابه."
    assert who(text, EventType.PHONE_CALL) == {"دونالد ترامب": Role.CALLER, "فلاديمير بوتين": Role.CALLEE}
    assert who(text, EventType.CONGRATULATION)["فلاديمير بوتين"] is Role.RECIPIENT
    assert who(text, EventType.ELECTION) == {"فلاديمير بوتين": Role.WINNER}
    assert claim(text, EventType.ELECTION).time is None
    assert claim(text, EventType.PHONE_CALL).places == ()


def test_who_carries_a_message_is_not_who_receives_it() -> None:
    text = (
        "زار شكري دمشق، "
        "والتقى الرئيس السوري بشار الأسد، ونقل إلى الأسد رسالة من الرئيس المصري عبد الفتاح السيسي."
    )
    assert who(text, EventType.MESSAGE)["بشار الأسد"] is Role.RECIPIENT


def test_two_who_may_meet_have_not_met() -> None:
    assert claim("قد يلتقي بوتين وأردوغان في أستانا.", EventType.MEETING).status is Status.PROPOSED


def test_what_one_may_do_is_not_done() -> None:
    assert (
        claim("قال أردوغان إنه قد يدعو الأسد إلى زيارة تركيا.", EventType.INVITATION).status
        is Status.PROPOSED
    )


def test_a_title_after_a_name_with_an_office_is_another_person() -> None:
    text = (
        "وصل سلطان عمان هيثم بن طارق إلى طهران. "
        "ومن المقرر أن يستقبل المرشد الإيراني علي خامنئي السلطان اليوم."
    )
    assert who(text, EventType.MEETING) == {"علي خامنئي": Role.HOST, "هيثم بن طارق": Role.PARTICIPANT}


def test_a_building_is_where_its_name_is_in_quotation_marks() -> None:
    text = "بعد الهجوم الإرهابي الذي استهدف قاعة “كروكوس” في ضواحي موسكو."
    assert who(text, EventType.ATTACK) == {"قاعة “كروكوس”": Role.TARGET}
    assert who("بعد الهجوم الذي استهدف قاعة كبيرة.", EventType.ATTACK) == {}


def test_evidence_does_not_begin_in_the_clause_before() -> None:
    text = "وكان السيسي قد اتصل بالأسد هاتفيا في 7 فبراير، وأعرب له عن تعازيه في ضحايا الزلزال."
    found = claim(text, EventType.CONDOLENCE, "2023-02-28")
    assert found.evidence[0].text.startswith("وأعرب")
    assert who(text, EventType.CONDOLENCE, "2023-02-28")["بشار الأسد"] is Role.RECIPIENT


def test_an_anniversary_falls_on_the_visit_that_is_spoken_of_and_not_on_the_saying() -> None:
    text = (
        "استقبل بوتين الأسد في موسكو أمس الأربعاء، في زيارة لم يعلن عنها مسبقا. "
        "وقال الأسد إن الزيارة تصادف الذكرى الثمانين لإقامة العلاقات الدبلوماسية بين سوريا وروسيا."
    )
    visit, day = claim(text, EventType.VISIT), claim(text, EventType.ANNIVERSARY)
    assert visit.id in {relation.claim for relation in day.relations}
    founding = claim(text, EventType.RELATIONS)
    assert founding.time is not None
    assert founding.time.edtf == "1944"


def test_agreements_that_are_not_there_yet_are_about_no_call_that_was() -> None:
    text = "لا توجد حتى الآن أي اتفاقات بشأن مكالمة جديدة بين الرئيسين الروسي والأميركي."
    assert claims(text, EventType.PHONE_CALL) == []


def test_his_country_is_that_of_the_one_who_says_it() -> None:
    text = (
        "قال وزير الخارجية الإيراني عباس عراقجي، في مقابلة مع قناة صينية، "
        "إن بلاده لم تتلق أي رسالة من واشنطن."
    )
    found = who(text, EventType.MESSAGE)
    assert found == {"الولايات المتحدة": Role.SENDER, "إيران": Role.RECIPIENT}
    assert claim(text, EventType.MESSAGE).status is Status.DENIED


def test_who_is_greeted_on_arrival_is_the_guest() -> None:
    text = "وصل رئيس وزراء ماليزيا أنور إبراهيم إلى الدوحة، وكان في استقباله وزير الخارجية القطري."
    assert who(text, EventType.MEETING)["أنور إبراهيم"] is Role.PARTICIPANT
    assert Role.HOST in who(text, EventType.MEETING).values()


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("لا صحة لما تردد عن لقاء بين بوتين وزيلينسكي.", EventType.MEETING),
        ("نفى الكرملين ما تردد عن لقاء بين بوتين وزيلينسكي.", EventType.MEETING),
        ("نفت دمشق صحة الأنباء التي تحدثت عن زيارة الوزير الروسي إلى بيروت.", EventType.VISIT),
    ],
)
def test_a_rumour_denied_is_denied(text: str, kind: EventType) -> None:
    assert claim(text, kind).status is Status.DENIED


def test_in_the_passive_the_one_received_is_the_guest() -> None:
    text = "استُقبل وزير الخارجية المصري في أنقرة من قبل الرئيس التركي."
    assert who(text, EventType.MEETING) == {
        "وزير الخارجية المصري": Role.PARTICIPANT,
        "رجب طيب أردوغان": Role.HOST,
    }


@pytest.mark.parametrize("ministers", ["وزيرا خارجية مصر والأردن", "وزيرا خارجية الأردن ومصر"])
def test_two_ministers_of_two_states_are_two(ministers: str) -> None:
    met = who(f"التقى {ministers} في القاهرة.", EventType.MEETING)
    assert len(met) == 2
    assert "أيمن الصفدي" in met


def test_a_minister_who_makes_a_call_is_not_a_minister_of_calls() -> None:
    text = "وأجرى الوزير اتصالا هاتفيا مع نظيره التركي هاكان فيدان."
    assert who(text, EventType.PHONE_CALL) == {"الوزير": Role.CALLER, "هاكان فيدان": Role.CALLEE}


def test_a_place_after_a_preposition_is_no_name() -> None:
    text = "وتعود آخر زيارة لوزير الخارجية الروسي للجزائر إلى يناير 2019."
    assert set(who(text, EventType.VISIT)) == {"سيرغي لافروف"}


def test_the_day_of_an_entry_in_a_chronicle_dates_what_it_tells() -> None:
    found = claim(
        "- 2 يوليو (تموز): الملك سلمان يبعث برقية عزاء للرئيس المصري.", EventType.CONDOLENCE, "2015-08-06"
    )
    assert (found.status, found.time and found.time.edtf) == (Status.OCCURRED, "2015-07-02")


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("وصل الوزير المصري إلى عمّان.", "عمّان"),
        ("التقى وزير الخارجية المصري نظيره الأردني في عمان.", "عمّان"),
        ("التقى وزير الخارجية المصري نظيره العماني في مسقط بعد وصوله إلى سلطنة عمان.", "مسقط"),
    ],
)
def test_amman_is_not_oman(text: str, place: str) -> None:
    read = reading(text)
    labels = {entity.id: entity.labels[0][1] for entity in read.entities}
    assert [labels[spot] for spot in read.claims[0].places] == [place]


def test_a_call_takes_place_nowhere() -> None:
    text = "الرئيس الروسي فلاديمير بوتين ناقش هاتفيا محادثات أستانة في أستانة مع رئيس كازاخستان."
    assert claim(text, EventType.PHONE_CALL).places == ()


def test_a_visit_lends_its_place_to_no_agreement_of_another_day() -> None:
    text = "زار كيري الدوحة أمس، وتحدث عن الاتفاق النووي الذي أبرمته إيران الشهر الماضي مع الولايات المتحدة."
    assert claim(text, EventType.VISIT, "2015-08-04").places == ("place/doha",)
    assert claim(text, EventType.AGREEMENT, "2015-08-04").places == ()


def test_a_second_party_is_no_second_place() -> None:
    found = claim("استضافت الدوحة محادثات بين إيران وتركيا.", EventType.MEETING)
    assert found.places == ("place/doha",)


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("أكدت الخارجية الأردنية إدانة المملكة لاقتحام المسجد الأقصى.", "state/JO"),
        ("أكد وزير الخارجية السعودي إدانة المملكة للهجوم على الأردن.", "state/SA"),
    ],
)
def test_whose_condemnation_it_is_when_its_target_follows(text: str, speaker: str) -> None:
    found = claim(text, EventType.CONDEMNATION)
    assert [(p.entity, p.role) for p in found.participants] == [(speaker, Role.SPEAKER)]


def test_a_king_of_no_state_named_is_no_other_states_president() -> None:
    found = claim("استقبل خادم الحرمين الشريفين الرئيس الفرنسي.", EventType.MEETING)
    assert {p.entity for p in found.participants} == {
        "person/salman-of-saudi-arabia",
        "person/emmanuel-macron",
    }
