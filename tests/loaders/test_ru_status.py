"""Whether an event happened, as Russian sentences say it."""

from __future__ import annotations

import pytest

from ontology.terms import EventType, Status
from tests.loaders.reading import PUBLISHED, claim, claims

MEETING, VISIT, CALL = EventType.MEETING, EventType.VISIT, EventType.PHONE_CALL
OCCURRED, PLANNED, PROPOSED, DENIED = Status.OCCURRED, Status.PLANNED, Status.PROPOSED, Status.DENIED

ROWS = [
    (MEETING, OCCURRED, "Сергей Лавров встретился с министром иностранных дел Египта Самехом Шукри."),
    (MEETING, OCCURRED, "В Каире состоялась встреча Сергея Лаврова и Самеха Шукри."),
    (MEETING, OCCURRED, "Самеха Шукри принял президент Турции Реджеп Тайип Эрдоган."),
    (CALL, OCCURRED, "В ходе телефонного разговора с Башаром Асадом Путин отметил важность диалога."),
    (VISIT, OCCURRED, "Министр иностранных дел Ирана Аббас Арагчи прибыл в Москву с рабочим визитом."),
    (MEETING, PLANNED, "Сергей Лавров встретится в Каире с Самехом Шукри."),
    (MEETING, PLANNED, "Сергей Лавров планирует встретиться в Каире с Самехом Шукри."),
    (MEETING, PLANNED, "Сергей Лавров намерен провести переговоры с Самехом Шукри."),
    (MEETING, PLANNED, "Ожидается, что Лавров встретится с Самехом Шукри."),
    (MEETING, PLANNED, "Встреча Лаврова и Шукри запланирована на 30 июля."),
    (MEETING, PLANNED, "Готовится встреча Лаврова с Шукри."),
    (VISIT, PLANNED, "На следующей неделе президент Турции Реджеп Тайип Эрдоган посетит Багдад."),
    (VISIT, PLANNED, "Визит Владимира Путина в Китай состоится в октябре."),
    (MEETING, PROPOSED, "Эрдоган предложил провести встречу Путина и Зеленского."),
    (MEETING, PROPOSED, "Владимир Зеленский готов встретиться с Владимиром Путиным."),
    (VISIT, PROPOSED, "Эрдоган может посетить Багдад."),
    (VISIT, PROPOSED, "Возможный визит Путина в Турцию обсуждают дипломаты."),
    (MEETING, DENIED, "Лавров не встречался с Энтони Блинкеном."),
    (MEETING, DENIED, "Встреча Путина и Байдена не планируется."),
    (MEETING, DENIED, "Встреча Путина и Байдена отменена."),
    (MEETING, DENIED, "Лавров отказался встретиться с Энтони Блинкеном."),
    (MEETING, DENIED, "Песков опроверг сообщения о встрече Путина с Зеленским."),
    (VISIT, DENIED, "Эрдоган отменил визит в Багдад."),
    (VISIT, DENIED, "Президент Турции Реджеп Тайип Эрдоган не поедет в Багдад."),
]


@pytest.mark.parametrize(("kind", "status", "text"), ROWS, ids=[row[2] for row in ROWS])
def test_the_words_say_whether_it_happened(kind: EventType, status: Status, text: str) -> None:
    assert claim(text, kind, PUBLISHED, "ru").status is status


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        (VISIT, "Посетит ли президент Сирии Анкару?"),
        (MEETING, "Если бы Лавров встретился с Блинкеном, это ничего бы не изменило."),
    ],
)
def test_questions_and_hypotheses_tell_of_nothing(kind: EventType, text: str) -> None:
    assert claims(text, kind, PUBLISHED, "ru") == []
