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
