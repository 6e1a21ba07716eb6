"""Days, months and years of the two calendars."""

from __future__ import annotations

from datetime import date

import pytest

from loaders.engine.calendars import CALENDARS


@pytest.mark.parametrize(
    ("calendar", "year", "month", "day", "wanted"),
    [
        ("gregorian", 2024, 2, 29, date(2024, 2, 29)),
        ("gregorian", 2023, 2, 29, None),
        ("gregorian", 2024, 2, 30, None),
        ("gregorian", 10000, 1, 1, None),
        ("islamic", 1436, 10, 15, date(2015, 7, 31)),
        ("islamic", 1446, 1, 1, date(2024, 7, 7)),
        ("islamic", 1445, 11, 30, None),
        ("islamic", 1436, 13, 1, None),
        ("islamic", 1200, 1, 1, None),
    ],
)
def test_a_day_is_itself_or_there_is_none(
    calendar: str, year: int, month: int, day: int, wanted: date | None
) -> None:
    assert CALENDARS[calendar].day(year, month, day) == wanted


@pytest.mark.parametrize(
    ("calendar", "year", "month", "edtf"),
    [
        ("gregorian", 2024, 2, "2024-02"),
        ("gregorian", 2024, 13, None),
        ("islamic", 1436, 9, "2015-06-18/2015-07-16"),
        ("islamic", 1501, 9, None),
    ],
)
def test_a_month_is_named_or_spanned(calendar: str, year: int, month: int, edtf: str | None) -> None:
    assert CALENDARS[calendar].month_edtf(year, month) == edtf


@pytest.mark.parametrize(
    ("calendar", "year", "edtf"),
    [
        ("gregorian", 2024, "2024"),
        ("gregorian", 0, None),
        ("islamic", 1436, "2014-10-25/2015-10-13"),
        ("islamic", 1342, None),
    ],
)
def test_a_year_is_named_or_spanned(calendar: str, year: int, edtf: str | None) -> None:
    assert CALENDARS[calendar].year_edtf(year) == edtf


def test_a_month_ends_on_its_last_day() -> None:
    assert CALENDARS["gregorian"].month(2023, 2) == (date(2023, 2, 1), date(2023, 2, 28))
    assert CALENDARS["islamic"].month(1445, 12) == (date(2024, 6, 7), date(2024, 7, 6))


def test_a_year_of_one_calendar_is_found_from_a_day() -> None:
    assert CALENDARS["gregorian"].year_of(date(2024, 7, 25)) == 2024
    assert CALENDARS["islamic"].year_of(date(2024, 7, 25)) == 1446
    assert CALENDARS["islamic"].year_of(date(1800, 1, 1)) is None
