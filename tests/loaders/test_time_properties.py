"""What holds for every date and every text, not only for those of the table."""

from __future__ import annotations

import time
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from loaders.engine.calendars import CALENDARS
from loaders.engine.timex import resolve
from ontology.edtf import bounds
from tests.loaders.time_reading import ARABIC, find, grammar, tokens

FAMILIES = {
    "egypt": "يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر",
    "levant": "كانون_الثاني شباط آذار نيسان أيار حزيران تموز آب أيلول تشرين_الأول تشرين_الثاني كانون_الأول",
    "tunisia": "جانفي فيفري مارس أفريل ماي جوان جويلية أوت سبتمبر أكتوبر نوفمبر ديسمبر",
    "morocco": "يناير فبراير مارس أبريل ماي يونيو يوليوز غشت شتنبر أكتوبر نونبر دجنبر",
}
NAMES = {family: [name.replace("_", " ") for name in text.split()] for family, text in FAMILIES.items()}
ISLAMIC = "محرم صفر ربيع_الأول ربيع_الآخر جمادى_الأولى جمادى_الآخرة رجب شعبان رمضان شوال ذي_القعدة ذي_الحجة"
DAYS = st.dates(date(1901, 1, 1), date(2099, 12, 31))
EASTERN = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
WORDS = [
    line.split("\t")[1]
    for line in (ARABIC / "time_words.tsv").read_text(encoding="utf-8").splitlines()
    if line and line[0] != "#"
]


def dated(text: str, published: str | None = None) -> list[str | None]:
    return [time.edtf if time else None for t in find(text) for time, _ in [resolve(t, published, False)]]


@given(
    DAYS,
    st.sampled_from(sorted(NAMES)),
    st.sampled_from(["", "من ", "من شهر "]),
    st.sampled_from(["", "عام "]),
)
def test_day_month_and_year_come_back_in_every_family_of_months(
    day: date, family: str, of: str, year: str
) -> None:
    text = f"{day.day} {of}{NAMES[family][day.month - 1]} {year}{day.year}"
    assert dated(f"عقد اللقاء في {text} بالعاصمة") == [day.isoformat()]
    assert dated(f"عقد اللقاء في {text.translate(EASTERN)} بالعاصمة") == [day.isoformat()]


@given(
    DAYS,
    st.permutations(sorted(NAMES)),
    st.sampled_from(["{}/{}", "{}/ {}", "{} / {}", "{} ({})", "{} {}", "{}-{}"]),
)
def test_two_names_of_one_month_are_one_month_in_either_order(
    day: date, families: list[str], form: str
) -> None:
    first, second = (NAMES[family][day.month - 1] for family in families[:2])
    text = f"{day.day} {form.format(first, second)} {day.year}"
    assert dated(f"عقد اللقاء في {text} بالعاصمة") == [day.isoformat()]


@given(DAYS, st.sampled_from(["%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y", "%Y-%m-%d", "%Y/%m/%d"]))
def test_numeric_dates_come_back(day: date, form: str) -> None:
    assert dated(f"عقد اللقاء في {day.strftime(form)} بالعاصمة") == [day.isoformat()]


@given(st.integers(1343, 1500), st.integers(1, 12), st.integers(1, 29))
def test_islamic_dates_come_back(year: int, month: int, number: int) -> None:
    day = CALENDARS["islamic"].day(year, month, number)
    assert day is not None
    islamic = ISLAMIC.split()[month - 1].replace("_", " ")
    assert dated(f"صدر في {number} {islamic} {year}هـ بالعاصمة") == [day.isoformat()]
    assert dated(f"صدر في {number}/{month}/{year}هـ بالعاصمة") == [day.isoformat()]


@given(DAYS, st.integers(-6, 6))
def test_a_bare_weekday_is_the_nearest_on_its_side(day: date, shift: int) -> None:
    weekday = ("الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد")[day.weekday()]
    published = date.fromordinal(day.toordinal() + shift).isoformat()
    (timex,) = find(f"التقاه {weekday} في مكتبه")
    time, _ = resolve(timex, published, shift < 0)
    assert time is not None
    assert time.edtf == day.isoformat()


@settings(deadline=None)
@given(st.lists(st.sampled_from([*WORDS, "5", "31", "2015", "1436", "في", "\n", "رئيس"]), max_size=40), DAYS)
def test_time_words_in_any_order_raise_nothing_and_keep_their_spans(words: list[str], day: date) -> None:
    text = " ".join(words)
    last = 0
    for timex in find(text):
        assert last <= timex.span.start < timex.span.end
        assert text[timex.span.start : timex.span.end] == timex.span.text
        last = timex.span.end
        for published in (None, day.isoformat()):
            for ahead in (False, True):
                time, note = resolve(timex, published, ahead)
                if time is not None:
                    assert (time.start, time.end) == (bounds(time.edtf) or (None, None))
                assert note is None or note.span == timex.span


@given(st.text(max_size=200))
def test_no_text_raises_anything(text: str) -> None:
    for timex in find(text):
        resolve(timex, None, False)


@given(st.lists(st.sampled_from(WORDS), max_size=12))
def test_reading_a_text_again_gives_the_same(words: list[str]) -> None:
    text = " ".join(words)
    assert find(text) == find(text)


@pytest.mark.parametrize(
    "piece",
    [
        "اليوم ",
        "5 مايو إلى ",
        "في 3 و4 و5 ",
        "الثالث والعشرين من ",
        "، ",
        "اليوم التالي ",
        "23/7/2024 ",
        "بعد ",
    ],
)
def test_cost_grows_with_length_only(piece: str) -> None:
    def cost(count: int) -> float:
        text = piece * count + "مايو"
        read = tokens(text)
        best = float("inf")
        for _ in range(2):
            began = time.perf_counter()
            for timex in grammar().find(text, *read):
                resolve(timex, "2024-07-25", False)
            best = min(best, time.perf_counter() - began)
        return best

    cost(10)
    assert cost(3000) < 40 * cost(300) + 0.05  # ten times the text; the rest is for a busy machine
