"""English sentences in the manner of news, each for one way in which it is told who did what."""

from __future__ import annotations

import pytest

from ontology.terms import EventType, Status
from tests.loaders.reading import claims, reading
from tests.loaders.told import told


@pytest.mark.parametrize(
    ("text", "events"),
    [
        # what is due, set or ready: the subject stands before «is», the verb after «to»
        (
            "Putin and Erdogan are due to meet in Sochi.",
            {"Meeting planned Recep Tayyip Erdogan, Vladimir Putin @ Sochi"},
        ),
        ("Modi is set to visit Washington in June.", {"Visit planned Narendra Modi @ Washington"}),
        (
            "Lavrov is ready to meet Blinken in Geneva.",
            {"Meeting proposed Antony Blinken, Sergey Lavrov @ Geneva"},
        ),
        (
            "Macron, who is due to host Scholz in Paris, spoke with Biden by phone.",
            {
                "Meeting planned Emmanuel Macron, Olaf Scholz @ Paris",
                "PhoneCall occurred Emmanuel Macron, Joe Biden",
            },
        ),
        ("The visit was cancelled due to the strike.", set()),
        # a short name, and what only looks like one
        ("Blinken met Xi in Beijing.", {"Meeting occurred Antony Blinken, Xi Jinping @ Beijing"}),
        ("Blinken met his hosts in Xi'an.", set()),
        # a state of two words before its office, a body of the state after one
        (
            "Blinken met Saudi Arabia's foreign minister in Jeddah.",
            {"Meeting occurred Antony Blinken, Faisal bin Farhan @ Jeddah"},
        ),
        (
            "The pact was signed in Beijing by Ali Shamkhani, the secretary of Iran's Supreme National "
            "Security Council, and Wang Yi.",
            {"Agreement occurred Ali Shamkhani, Wang Yi @ Beijing"},
        ),
        (
            "Blinken hosted the foreign minister of Japan, Takuro Himori, at the State Department.",
            {"Meeting occurred Antony Blinken, Takuro Himori"},
        ),
        # a number of them: the noun after «of» is what is told
        (
            "Oman has hosted several rounds of indirect talks between Iran and the United States.",
            {"Meeting occurred Iran, United States @ Oman"},
        ),
        # what denies a plan denies what is planned
        (
            "Peskov denied that a meeting between Putin and Zelensky was being prepared.",
            {"Meeting denied Vladimir Putin, Volodymyr Zelensky"},
        ),
        ("Tehran rejected a proposal for talks with Washington.", {"Meeting denied Iran, United States"}),
        ("Biden cancelled a planned visit to Australia.", {"Visit denied Joe Biden @ Australia"}),
        # what governs a name before a noun governs the noun
        (
            "Wang met Lavrov ahead of Putin's visit to Beijing.",
            {"Meeting occurred Sergey Lavrov, Wang Yi", "Visit planned Vladimir Putin @ Beijing"},
        ),
        (
            "Xi met Modi on the sidelines of the G20 summit in Bali.",
            {"Meeting occurred Narendra Modi, Xi Jinping @ Bali"},
        ),
    ],
)
def test_what_a_sentence_tells(text: str, events: set[str]) -> None:
    assert told(text, "en") == events


@pytest.mark.parametrize(
    "text",
    [
        "Chad and Sudan signed a truce brokered by Libya.",
        "Chad and Sudan signed a Libyan-brokered truce.",
        "Chad and Sudan signed a truce under Libyan mediation.",
        "Talks between Chad and Sudan, mediated by Libya, were held in Sirte.",
    ],
)
def test_who_mediates_stands_between_those_of_the_event_beside_it(text: str) -> None:
    assert "Mediation occurred Chad, Libya, Sudan" in told(text, "en")


def test_who_only_brokered_a_deal_is_no_party_to_it() -> None:
    assert told("A ceasefire brokered by Qatar came into force.", "en") == {"Mediation occurred Qatar"}


def test_who_voices_condolences_says_no_more_than_that() -> None:
    text = "Guterres voiced his condolences to the government of Morocco."
    assert told(text, "en", context=True) == {"Condolence occurred António Guterres, Morocco"}
    (condolence,) = reading(text, language="en").claims
    assert condolence.attributed_to == ()


def test_what_came_after_it_is_not_ahead() -> None:
    text = "Blinken met Xi on Monday before leaving for London."
    (visit,) = claims(text, EventType.VISIT, "2023-06-22", "en")
    assert (visit.status, visit.time and visit.time.edtf) == (Status.OCCURRED, "2023-06-19")
