"""Who says it: the chain of attribution, outermost voice first."""

from __future__ import annotations

from ontology.terms import EventType
from tests.loaders.reading import claim, reading

MEETING, VISIT = EventType.MEETING, EventType.VISIT


def voices(text: str, kind: EventType) -> list[str]:
    return [voice.span.text for voice in claim(text, kind).attributed_to]


def test_what_the_outlet_tells_itself_has_no_other_voice() -> None:
    assert voices("التقى وزير الخارجية المصري نظيره التركي في القاهرة.", MEETING) == []


def test_an_agency_speaks_what_follows_its_verb_of_saying() -> None:
    text = "ذكرت وكالة سانا أن الرئيس السوري استقبل وزير الخارجية العماني."
    assert voices(text, MEETING) == ["وكالة سانا"]


def test_a_spokesman_speaks_and_not_the_body_that_he_speaks_for() -> None:
    text = "قال المتحدث باسم الخارجية الإيرانية إن الوزير التقى نظيره الروسي في موسكو."
    assert voices(text, MEETING) == ["المتحدث باسم الخارجية الإيرانية"]


def test_who_passes_on_what_another_said_is_the_outer_voice() -> None:
    text = "نقلت وكالة رويترز عن مسؤول تركي أن الرئيس التركي التقى نظيره الروسي."
    assert voices(text, MEETING) == ["وكالة رويترز", "مسؤول تركي"]


def test_a_source_named_after_the_event_speaks_the_sentence() -> None:
    text = "التقى وزير الخارجية المصري نظيره التركي في القاهرة، وفق وكالة رويترز."
    assert voices(text, MEETING) == ["وكالة رويترز"]


def test_a_source_that_nobody_names_is_a_voice_without_entity() -> None:
    text = "بحسب مصادر دبلوماسية، التقى وزير الخارجية المصري نظيره التركي في القاهرة."
    (voice,) = claim(text, MEETING).attributed_to
    assert voice.entity is None


def test_a_voice_is_an_entity_of_the_reading() -> None:
    found = reading("ذكرت وكالة سانا أن الرئيس السوري استقبل وزير الخارجية العماني.")
    (voice,) = [v for c in found.claims if c.type is MEETING for v in c.attributed_to]
    assert voice.entity in {entity.id for entity in found.entities}


def test_a_saying_is_a_statement_of_its_speaker() -> None:
    found = claim("أعلن وزير الخارجية القطري أن بلاده وقعت اتفاقا مع مصر.", EventType.STATEMENT)
    assert [span.text for span in found.evidence] == ["أعلن وزير الخارجية القطري"]


def test_what_is_said_begins_after_the_verb_of_saying() -> None:
    text = "أعلن وزير الخارجية القطري أن بلاده وقعت اتفاقا مع مصر."
    assert voices(text, EventType.STATEMENT) == []


def test_a_voice_ends_with_its_sentence() -> None:
    text = "قال وزير الخارجية المصري إن الوضع خطير. والتقى الرئيس المصري نظيره التركي في القاهرة."
    assert voices(text, MEETING) == []


def test_what_is_denied_is_told_by_the_one_who_denies_it() -> None:
    text = "نفى الكرملين أن يكون الرئيس الروسي قد التقى نظيره التركي."
    assert voices(text, MEETING) == ["الكرملين"]


def test_what_is_announced_is_told_by_the_one_who_announces_it() -> None:
    text = "أكدت وزارة الخارجية الروسية أن الرئيس التركي سيزور الجزائر."
    assert voices(text, VISIT) == ["وزارة الخارجية الروسية"]
