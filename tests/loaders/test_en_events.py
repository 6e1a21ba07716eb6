"""English: what is told to have happened, what not, and by whom; and what must not be made up."""

from __future__ import annotations

import pytest

from ontology.reading import Reading
from ontology.terms import EventType, Status
from tests.loaders.reading import claims, reading

M, C, V, A = EventType.MEETING, EventType.PHONE_CALL, EventType.VISIT, EventType.AGREEMENT


def labels(found: Reading) -> dict[str, str]:
    """Entity id → English label."""
    return {entity.id: dict(entity.labels).get("en", entity.labels[0][1]) for entity in found.entities}


def who(text: str, kind: EventType) -> set[str]:
    """The labels of those who take part in the one claim of a type."""
    found = reading(text, language="en")
    (claim,) = [c for c in found.claims if c.type is kind]
    return {labels(found)[p.entity] for p in claim.participants}


@pytest.mark.parametrize(
    ("text", "kind", "status"),
    [
        ("Putin met Xi Jinping in Beijing.", M, Status.OCCURRED),
        ("Putin has met Xi Jinping in Beijing.", M, Status.OCCURRED),
        ("Putin was received by Xi Jinping in Beijing.", M, Status.OCCURRED),
        ("Putin will meet Xi Jinping in Beijing on Monday.", M, Status.PLANNED),
        ("Putin is expected to meet Xi Jinping in Beijing.", M, Status.PLANNED),
        ("Putin to meet Xi Jinping in Beijing", M, Status.PLANNED),
        ("Putin plans to visit China.", V, Status.PLANNED),
        ("The Kremlin said Putin would visit China in May.", V, Status.PLANNED),
        ("Putin may visit China in May.", V, Status.PROPOSED),
        ("Putin offered to meet Xi Jinping.", M, Status.PROPOSED),
        ("Macron called for talks between Russia and Ukraine.", M, Status.PROPOSED),
        ("Putin did not meet Xi Jinping.", M, Status.DENIED),
        ("Putin never met Xi Jinping.", M, Status.DENIED),
        ("Putin refused to meet Zelensky.", M, Status.DENIED),
        ("It is unlikely that Putin will meet Zelensky.", M, Status.DENIED),
        ("The Kremlin denied that Putin would visit China.", V, Status.DENIED),
        ("Putin will not visit China.", V, Status.DENIED),
        ("Putin cancelled a visit to China.", V, Status.DENIED),
        ("A meeting between Putin and Xi Jinping was cancelled.", M, Status.DENIED),
        ("A meeting between Putin and Xi Jinping will be held in Sochi.", M, Status.PLANNED),
        ("A meeting between Putin and Xi Jinping took place in Sochi.", M, Status.OCCURRED),
        ("There are no plans for a meeting between Putin and Xi Jinping.", M, Status.DENIED),
        ("Russia and Turkey signed no agreement.", A, Status.DENIED),
        ("Biden spoke today with President Emmanuel Macron of France.", C, Status.OCCURRED),
    ],
)
def test_the_words_around_it_say_whether_it_happened(text: str, kind: EventType, status: Status) -> None:
    assert {claim.status for claim in claims(text, kind, language="en")} == {status}


@pytest.mark.parametrize(
    ("text", "kind", "people"),
    [
        (
            "Lavrov, who arrived in Ankara on Monday, met with President Recep Tayyip Erdogan.",
            M,
            {"Sergey Lavrov", "Recep Tayyip Erdogan"},
        ),
        (
            "Russian Foreign Minister Sergey Lavrov met with his Turkish counterpart Hakan Fidan.",
            M,
            {"Sergey Lavrov", "Hakan Fidan"},
        ),
        ("Talks between Russia, Turkey and Iran were held in Astana.", M, {"Russia", "Turkey", "Iran"}),
        ("Russian-Turkish talks were held in Astana.", M, {"Russia", "Turkey"}),
        ("President Joseph R. Biden, Jr. met with Kishida Fumio.", M, {"Joe Biden", "Fumio Kishida"}),
        ("Putin visited France, met Macron and left.", M, {"Vladimir Putin", "Emmanuel Macron"}),
        ("Erdogan's visit to Cairo ended on Friday.", V, {"Recep Tayyip Erdogan"}),
        ("He was received in Sochi. Kim Jong Un met Putin.", M, {"Kim Jong-un", "Vladimir Putin"}),
    ],
)
def test_those_who_take_part_are_found_where_english_puts_them(
    text: str, kind: EventType, people: set[str]
) -> None:
    assert who(text, kind) == people


@pytest.mark.parametrize(
    "text",
    [
        "Had Putin met Zelensky in May, the war would have ended.",
        "Putin would have met Zelensky, the columnist writes.",
        "If Putin meets Zelensky, markets will rise.",
        "Did Putin meet Zelensky?",
        "A meeting between Putin and Zelensky was not discussed, Peskov said.",
        "Governor Kathy Hochul met with mayors of three towns.",
        "The ambassador was called home for consultations.",
        "Putin met the challenges of the decade.",
        "Arsenal's meeting with Chelsea ended goalless; the striker missed twice before halftime.",
        "In an interview with Reuters, Lavrov spoke of the meeting.",
        "The company met its investors and signed a merger agreement with a Japanese retailer.",
    ],
)
def test_what_nobody_says_has_happened_is_not_told_to_have_been_a_meeting(text: str) -> None:
    kinds = {M, C, V, A}
    told = [c for c in reading(text, language="en").claims if c.type in kinds and c.status is Status.OCCURRED]
    assert told == []


def test_who_says_it_is_no_part_of_it() -> None:
    text = "Putin and Xi Jinping will meet on Tuesday, the White House said."
    assert who(text, M) == {"Vladimir Putin", "Xi Jinping"}


def test_speech_without_that_has_its_voice() -> None:
    text = "Putin will visit China, Kremlin spokesman Dmitry Peskov told reporters on Tuesday."
    found = reading(text, language="en")
    (visit,) = [c for c in found.claims if c.type is V]
    assert [labels(found)[v.entity or ""] for v in visit.attributed_to] == ["Dmitry Peskov"]
    assert visit.time is None


def test_the_day_of_a_decision_is_not_that_of_what_was_decided() -> None:
    text = "Iran and Saudi Arabia agreed on Friday to restore diplomatic relations."
    (ties,) = claims(text, EventType.RELATIONS, "2023-03-11", "en")
    assert (ties.time, ties.status) == (None, Status.PLANNED)


def test_a_pronoun_in_lower_case_is_no_state() -> None:
    assert reading("They met us in the us and told us to wait.", language="en").entities == ()
