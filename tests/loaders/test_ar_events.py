"""Arabic: who takes part in what news agencies tell, whether it happened, and where."""

from __future__ import annotations

import pytest

from ontology.reading import Reading
from ontology.terms import EventType, Status
from tests.loaders.reading import PUBLISHED, claim, claims, reading

M, C, V, A = EventType.MEETING, EventType.PHONE_CALL, EventType.VISIT, EventType.AGREEMENT
E, MSG = EventType.ENVOY, EventType.MESSAGE
LATER = "2026-03-10"


def labels(found: Reading) -> dict[str, str]:
    """Entity id → Arabic label."""
    return {entity.id: entity.label("ar", "en") for entity in found.entities}


def who(text: str, kind: EventType, published: str = PUBLISHED) -> set[str]:
    """The labels of those who take part in the one claim of a type."""
    found = reading(text, published)
    (one,) = [c for c in found.claims if c.type is kind]
    return {labels(found)[p.entity] for p in one.participants}


def where(text: str, kind: EventType) -> set[str]:
    """The labels of the places of the one claim of a type."""
    found = reading(text)
    (one,) = [c for c in found.claims if c.type is kind]
    return {labels(found)[place] for place in one.places}


@pytest.mark.parametrize(
    ("text", "kind", "status"),
    [
        ("هنأت ألمانيا الرئيس إيمانويل ماكرون.", EventType.CONGRATULATION, Status.OCCURRED),
        ("أرجأت أنقرة زيارة سيرغي لافروف إلى تركيا.", V, Status.DENIED),
        ("تأجلت زيارة الرئيس الإيراني إلى بغداد.", V, Status.DENIED),
        ("نفى مصدر سوري مسؤول عقد لقاء بين هاكان فيدان وسيرغي لافروف.", M, Status.DENIED),
    ],
)
def test_the_words_around_it_say_whether_it_happened(text: str, kind: EventType, status: Status) -> None:
    assert [found.status for found in claims(text, kind)] == [status]


def test_a_source_takes_no_part_in_what_it_denies() -> None:
    text = "نفى مصدر سوري مسؤول عقد لقاء بين هاكان فيدان وسيرغي لافروف."
    assert who(text, M) == {"هاكان فيدان", "سيرغي لافروف"}


def test_whom_one_sends_goes_and_not_who_sends_him() -> None:
    text = "أوفد الرئيس دونالد ترامب مبعوثه الخاص ستيف ويتكوف إلى موسكو."
    assert who(text, V, LATER) == {"ستيف ويتكوف"}
    assert where(text, V) == {"موسكو"}


def test_a_diplomat_declared_unwelcome_is_an_act_of_the_state_that_says_so() -> None:
    text = "أعلنت رواندا السفير البلجيكي شخصا غير مرغوب فيه."
    assert len(claim(text, E).participants) == 2
    assert claims("أعلنت رواندا تعيين وزير جديد.", E) == []


def test_the_ambassador_of_his_country_is_not_the_president_himself() -> None:
    found = claim("استدعى الرئيس عبد المجيد تبون سفير بلاده في باريس للتشاور.", E)
    assert [p.role.value for p in found.participants if p.entity == "person/abdelmadjid-tebboune"] == [
        "sender"
    ]


def test_states_issue_a_joint_statement_together() -> None:
    assert who("صدر بيان مشترك عن مصر والأردن والعراق.", A) == {"مصر", "الأردن", "العراق"}


def test_talks_begin_where_the_verb_says() -> None:
    assert where("بدأت في القاهرة المحادثات بين حماس وإسرائيل.", M) == {"القاهرة"}


def test_a_delegation_is_named_with_its_adjectives() -> None:
    assert who("توجه وفد برلماني تونسي إلى سوريا.", V) == {"وفد برلماني تونسي"}


@pytest.mark.parametrize(
    ("text", "kind", "status"),
    [
        ("أعلن البيت الأبيض إلغاء لقاء دونالد ترامب مع فلاديمير بوتين.", M, Status.DENIED),
        ("اللقاء بين بوتين وزيلينسكي غير مطروح حاليا.", M, Status.DENIED),
        ("لقاء بوتين وماكرون ليس مدرجا على جدول الأعمال.", M, Status.DENIED),
        ("الاتصال الهاتفي بين بوتين وماكرون لم يحصل.", C, Status.DENIED),
        ("اللقاء بين بوتين وماكرون لم يتطرق إلى سوريا.", M, Status.OCCURRED),
    ],
)
def test_what_is_said_of_it_says_whether_it_happened(text: str, kind: EventType, status: Status) -> None:
    assert [found.status for found in claims(text, kind)] == [status]


def test_the_secretary_general_is_an_office_and_no_first_name() -> None:
    text = "استقبل الأمين العام للأمم المتحدة أنطونيو غوتيريش الرئيس إيمانويل ماكرون."
    assert who(text, M) == {"أنطونيو غوتيريش", "إيمانويل ماكرون"}


def test_an_agreement_on_cooperation_is_between_those_named() -> None:
    assert who("جرى توقيع اتفاقية تعاون بين المغرب وإسبانيا.", A) == {"المغرب", "إسبانيا"}


def test_who_proposes_talks_with_two_others_takes_part() -> None:
    text = "دعت تركيا إلى عقد اجتماع ثلاثي مع سوريا والأردن."
    assert who(text, M) == {"تركيا", "سوريا", "الأردن"}


def test_whom_one_meets_on_the_margins_of_it_is_not_its_complement() -> None:
    text = "شارك الرئيس التركي رجب طيب أردوغان في القمة، والتقى على هامشها ملك الأردن."
    found = reading(text)
    met = [{labels(found)[p.entity] for p in one.participants} for one in found.claims if one.type is M]
    assert {"رجب طيب أردوغان", "عبد الله الثاني"} in met


@pytest.mark.parametrize(
    "text",
    [
        "وصل وزير الخارجية المصري بدر عبد العاطي إلى الجزائر حاملا رسالة من الرئيس السيسي إلى الرئيس تبون.",
        "تلقى الرئيس تبون رسالة من الرئيس السيسي، نقلها إليه وزير الخارجية المصري بدر عبد العاطي.",
    ],
)
def test_who_carries_a_message_is_its_bearer(text: str) -> None:
    found = reading(text, LATER)
    (message,) = [c for c in found.claims if c.type is MSG]
    roles = {labels(found)[p.entity]: p.role.value for p in message.participants}
    assert roles == {
        "بدر عبد العاطي": "bearer",
        "عبد الفتاح السيسي": "sender",
        "عبد المجيد تبون": "recipient",
    }


def test_an_adviser_to_a_president_is_not_the_president() -> None:
    assert who("يتوجه مستشار الرئيس السوداني للشؤون الأمنية توت غلواك إلى القاهرة.", V) == {"توت غلواك"}


@pytest.mark.parametrize(
    ("text", "kind", "status"),
    [
        ("من غير المرجح أن يلتقي بوتين زيلينسكي.", M, Status.DENIED),
        ("من المرجح أن يلتقي بوتين زيلينسكي.", M, Status.PROPOSED),
        ("من المحتمل أن يزور بوتين الهند.", V, Status.PROPOSED),
        ("لا يزال اللقاء بين الرئيسين بوتين وترامب قيد البحث.", M, Status.PROPOSED),
    ],
)
def test_what_is_only_likely_has_not_happened(text: str, kind: EventType, status: Status) -> None:
    assert [found.status for found in claims(text, kind)] == [status]


def test_in_a_reception_the_first_named_is_the_host() -> None:
    text = "جاء ذلك خلال استقبال ملك البحرين حمد بن عيسى آل خليفة رئيسة وزراء إيطاليا جورجا ميلوني."
    found = reading(text)
    (meeting,) = [c for c in found.claims if c.type is M]
    roles = {labels(found)[p.entity]: p.role.value for p in meeting.participants}
    assert roles == {"حمد بن عيسى آل خليفة": "host", "جورجا ميلوني": "participant"}


def test_a_sultan_who_offers_condolences_is_no_sultan_of_condolences() -> None:
    assert len(claim("تقدم سلطان عمان بالتعازي إلى أمير الكويت.", EventType.CONDOLENCE).participants) == 2


def test_who_speaks_of_himself_before_a_colon_takes_part() -> None:
    text = "ترامب: سألتقي بوتين قريبا"
    assert who(text, M) == {"دونالد ترامب", "فلاديمير بوتين"}
    assert claim(text, M).status is Status.PLANNED


def test_a_visit_that_is_denied_is_not_planned() -> None:
    assert claim("نفى الكرملين أن بوتين سيزور أنقرة.", V).status is Status.DENIED
    assert claim("قال الكرملين إن بوتين سيزور أنقرة.", V).status is Status.PLANNED
