"""What must not be made up of Russian: who takes part, and what is no event of diplomacy."""

from __future__ import annotations

import pytest

from ontology.terms import CONTEXT_TYPES, EventType, Role
from tests.loaders.reading import PUBLISHED, reading

MEETING, ENVOY = EventType.MEETING, EventType.ENVOY


def who(text: str, kind: EventType) -> dict[str, Role]:
    """Russian label → role of those who take part in the one claim of a type."""
    read = reading(text, PUBLISHED, "ru")
    (found,) = [claim for claim in read.claims if claim.type is kind]
    labels = {entity.id: dict(entity.labels).get("ru", "") for entity in read.entities}
    return {labels[p.entity]: p.role for p in found.participants}


@pytest.mark.parametrize(
    "text",
    [
        "Сборная Германии обыграла команду Венгрии. Встреча прошла в матче группового турнира чемпионата.",
        "Владимир Путин провёл рабочую встречу с губернатором Андреем Бочаровым.",
        "Владимир Путин провёл встречу с Министром культуры Ольгой Любимовой.",
        "Компания «Росхим» подписала контракт с концерном.",
        "Михаил Мишустин провёл совещание с вице-премьерами.",
        "Глава компании принял участие в заседании совета директоров.",
        "Владимир Путин поздравил россиян с праздником.",
        "Министр принял решение уйти в отставку.",
        "Сергей Лавров дал интервью телеканалу.",
        "Актёр получил приглашение сняться в сериале.",
    ],
)
def test_sport_trade_and_affairs_at_home_are_no_diplomacy(text: str) -> None:
    read = reading(text, PUBLISHED, "ru")
    assert [claim.type for claim in read.claims if claim.type not in CONTEXT_TYPES] == []


def test_the_ending_says_who_receives_whom() -> None:
    wanted = {"Сергей Лавров": Role.PARTICIPANT, "Реджеп Тайип Эрдоган": Role.HOST}
    assert who("Сергея Лаврова принял президент Турции Реджеп Тайип Эрдоган.", MEETING) == wanted
    assert who("Президент Турции Реджеп Тайип Эрдоган принял Сергея Лаврова.", MEETING) == wanted


def test_a_name_in_another_case_than_the_office_is_another_person() -> None:
    found = who("По поручению президента Сергей Лавров встретился с Аббасом Арагчи.", MEETING)
    assert set(found) == {"Сергей Лавров", "Аббас Арагчи"}


def test_who_reports_a_meeting_takes_no_part_in_it() -> None:
    text = "Сергей Лавров встретился с Аббасом Арагчи, сообщила официальный представитель МИД Мария Захарова."
    assert set(who(text, MEETING)) == {"Сергей Лавров", "Аббас Арагчи"}


def test_who_proposes_a_meeting_of_two_others_takes_no_part_in_it() -> None:
    text = "Президент Турции предложил провести встречу Путина с Зеленским."
    assert set(who(text, MEETING)) == {"Владимир Путин", "Владимир Зеленский"}


def test_one_person_in_two_offices_is_one() -> None:
    text = (
        "Сергей Лавров встретился с заместителем премьер-министра, министром иностранных дел Иордании "
        "Айманом Сафади."
    )
    assert set(who(text, MEETING)) == {"Сергей Лавров", "Айман Сафади"}


def test_an_unlisted_name_is_called_by_its_nominative() -> None:
    text = "Сергей Лавров встретился с министром иностранных дел Лаоса Тхонгсаваном Фомвиханом."
    assert set(who(text, MEETING)) == {"Сергей Лавров", "Тхонгсаван Фомвихан"}


def test_a_hostile_ending_is_no_name() -> None:
    read = reading("Встреча с ом, ем и ым. " * 50, PUBLISHED, "ru")
    assert not [claim for claim in read.claims if claim.type not in CONTEXT_TYPES]
