"""Russian sentences in the manner of news, each for one way in which it is told who did what."""

from __future__ import annotations

import pytest

from ontology.terms import EventType
from tests.loaders.reading import claims
from tests.loaders.told import told


@pytest.mark.parametrize(
    ("text", "events"),
    [
        # who says it stands after the verb of saying that follows what is said
        (
            "Лавров готов посетить КНДР, сообщила Захарова.",
            {"Statement occurred Мария Захарова", "Visit proposed Сергей Лавров @ КНДР"},
        ),
        ("Мы ценим помощь ОАЭ, - сказал Зеленский.", {"Statement occurred Владимир Зеленский"}),
        ("Лавров, выступая в Думе, заявил, что всё решено.", {"Statement occurred Сергей Лавров"}),
        # who mediates, also where he stands last
        ("Посредником может выступить Оман.", {"Mediation proposed Оман"}),
        (
            "Китай не планирует выступать посредником между Чадом и Суданом.",
            {"Mediation denied Китай, Судан, Чад"},
        ),
        (
            "Посредниками на переговорах Чада и Судана выступили Египет и Катар.",
            {"Meeting occurred Судан, Чад", "Mediation occurred Египет, Катар, Судан, Чад"},
        ),
        # whose plan it is, and who is asked
        (
            "Песков опроверг планы Путина посетить Турцию.",
            {"Statement occurred Дмитрий Песков", "Visit denied Владимир Путин @ Турция"},
        ),
        (
            "Трамп предложил Путину провести переговоры в Эр-Рияде.",
            {"Meeting proposed Владимир Путин, Дональд Трамп @ Эр-Рияд"},
        ),
        # what denies a plan denies what is planned
        (
            "В Анкаре опровергли сообщения о готовящейся встрече Эрдогана и Асада.",
            {"Meeting denied Башар Асад, Реджеп Тайип Эрдоган"},
        ),
        # what is marked is not said
        (
            "Чад и Судан отметили 30-летие установления дипломатических отношений.",
            {"Anniversary occurred Судан, Чад"},
        ),
    ],
)
def test_what_a_sentence_tells(text: str, events: set[str]) -> None:
    assert told(text, "ru", context=True) == events


def test_the_day_of_what_is_said_is_not_that_of_the_saying() -> None:
    text = "Фидан посетит Москву 11 июня, сообщил Песков."
    (statement,) = claims(text, EventType.STATEMENT, "2024-06-02", "ru")
    assert statement.time is None
