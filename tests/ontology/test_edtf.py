"""The part of EDTF that Sifara writes: bounds and precision."""

from __future__ import annotations

import doctest
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ontology import edtf
from ontology.edtf import bounds, precision


@pytest.mark.parametrize(
    ("written", "first", "last"),
    [
        ("2024-07-24", "2024-07-24", "2024-07-24"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2023-02", "2023-02-01", "2023-02-28"),
        ("2024", "2024-01-01", "2024-12-31"),
        ("2024?", "2024-01-01", "2024-12-31"),
        ("1944~", "1944-01-01", "1944-12-31"),
        ("2024-07-24/2024-07-25", "2024-07-24", "2024-07-25"),
        ("2024-02/2024-03-05", "2024-02-01", "2024-03-05"),
        ("2000/2024-07", "2000-01-01", "2024-07-31"),
        ("0622-07-16", "0622-07-16", "0622-07-16"),
    ],
)
def test_a_date_has_a_first_and_a_last_day(written: str, first: str, last: str) -> None:
    assert bounds(written) == (first, last)


@pytest.mark.parametrize(
    "written", ["XXXX-03-23", "XXXX", "2024-XX", "2024-XX-15", "XXXX-02-29", "XXXX-03/2024-05"]
)
def test_an_open_date_has_no_days(written: str) -> None:
    assert bounds(written) is None
    assert precision(written) == "open"


@pytest.mark.parametrize(
    "written",
    [
        *("", "24", "2024-13", "2024-00", "2024-02-30", "2024-07-00", "XXXX-13", "XXXX-02-30", "0000"),
        *(
            "2024-7-4",
            "2024/",
            "/2024",
            "2024/2023",
            "2024/2025/2026",
            "2024\n",
            "٢٠٢٤",
            "2024-07-24T10:00",
            "..",
            "-0044",
        ),
    ],
)
def test_what_is_not_of_this_part_of_edtf_is_refused(written: str) -> None:
    with pytest.raises(ValueError, match=r"EDTF|month|year|ends before"):
        bounds(written)


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("2024-07-24", "day"),
        ("2024-07", "month"),
        ("2024", "year"),
        ("2024/2025", "interval"),
        ("XXXX-03", "open"),
    ],
)
def test_the_precision_is_that_of_the_words(written: str, name: str) -> None:
    assert precision(written) == name


@given(st.dates())
def test_a_day_is_its_own_bounds_and_lies_within_its_month_and_year(day: date) -> None:
    iso = day.isoformat()
    assert bounds(iso) == (iso, iso)
    for coarser in (iso[:7], iso[:4]):
        first, last = bounds(coarser) or ("", "")
        assert first <= iso <= last


def test_the_examples_in_the_documentation_hold() -> None:
    assert doctest.testmod(edtf).failed == 0
