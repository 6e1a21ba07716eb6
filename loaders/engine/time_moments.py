"""One moment and a publication day in, a date out: the day, month or year that the words name.

Nothing is guessed: what the words and the publication day do not fix stays undated, or has an open
year ("XXXX-03-23"). What contradicts itself is dated as written and reported.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from loaders.engine.calendars import CALENDARS
from loaders.engine.time_value import Moment
from ontology.edtf import precision

LATE = 3
"""Days by which an outlet's date of publication may trail the writing."""
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_SEASON_STARTS = {"spring": 3, "summer": 6, "autumn": 9}  # northern, whole months; winter spans two years


@dataclass(frozen=True, slots=True)
class Answer:
    """``edtf``: None when undated; ``kind`` and ``why`` are those of a note, if there is one."""

    edtf: str | None
    kind: str | None = None
    why: str = ""


UNDATED = Answer(None)
UNPUBLISHED = Answer(
    None,
    "no-publication-date",
    "the article has no date of publication to count from; give one with --published",
)


def resolve_moment(moment: Moment, today: date | None, ahead: bool) -> Answer:
    """``today``: day of publication; ``ahead``: of two years or weeks possible, the next one is meant.

    OverflowError when it counts to a year before 1 or after 9999.
    """
    if moment.also is not None:
        return _two_calendars(moment, moment.also, today, ahead)
    if moment.day is not None:
        return _named_day(moment, today, ahead)
    if moment.month is not None:
        return _named_month(moment, today, ahead)
    if moment.year is not None:
        return year_answer(moment.calendar, moment.year)
    if moment.decade is not None:
        return Answer(f"{moment.decade:04}/{moment.decade + 9:04}")
    if today is None:
        return UNPUBLISHED
    if moment.days is not None:
        return _deictic(moment, today, moment.days)
    if moment.weeks is not None:
        return _week(moment, today, moment.weeks)
    if moment.weekday is not None:
        return Answer(_weekday(moment.weekday, moment.direction, today, ahead).isoformat())
    if moment.months is not None:
        return Answer("{:04}-{:02}".format(*shift_months(today, moment.months)))
    if moment.years is not None:
        return _relative_year(moment, today, moment.years)
    return _season(moment, today, ahead)


# named days and months


def _named_day(moment: Moment, today: date | None, ahead: bool) -> Answer:
    month, number = moment.month, moment.day or 0
    calendar = CALENDARS[moment.calendar]
    if month is None:  # "the tenth of next month", "the 25th of this"
        if moment.months is None:
            return UNDATED
        if today is None:
            return UNPUBLISHED
        year, month = shift_months(today, moment.months)
        return _checked(calendar.day(year, month, number), moment, today)
    this_year = calendar.year_of(today) if today else None
    if moment.year is not None:
        return _checked(calendar.day(moment.year, month, number), moment, today)
    if moment.years is not None and this_year is not None:
        return _checked(calendar.day(this_year + moment.years, month, number), moment, today)
    if today is None or this_year is None:
        return _open_year(moment, f"{month:02}-{number:02}", calendar.day(2000, month, number) is not None)
    days = [d for year in range(this_year - 9, this_year + 10) if (d := calendar.day(year, month, number))]
    if not days:
        return impossible("the month has no such day")
    choices = _nearest(days, days, moment.direction, today, ahead)
    if not choices:
        return UNDATED
    agreeing = [day for day in choices if moment.weekday in (None, day.isoweekday())]
    return _checked((agreeing or choices)[0], moment, today)


def _named_month(moment: Moment, today: date | None, ahead: bool) -> Answer:
    calendar, month = CALENDARS[moment.calendar], moment.month or 0
    this_year = calendar.year_of(today) if today else None
    year = moment.year
    if year is None and moment.years is not None and this_year is not None:
        year = this_year + moment.years
    if year is None:
        if today is None or this_year is None:
            return _open_year(moment, f"{month:02}", True)
        months = [
            (days, other)
            for other in range(this_year - 3, this_year + 4)
            if (days := calendar.month(other, month))
        ]
        firsts, lasts = [days[0] for days, _ in months], [days[1] for days, _ in months]
        chosen = _nearest(firsts, lasts, moment.direction, today, ahead)
        year = next((other for days, other in months if chosen and days[0] == chosen[0]), None)
    edtf = calendar.month_edtf(year, month) if year is not None else None
    return Answer(edtf) if edtf else impossible(f"the calendar ({moment.calendar}) has no such month")


def _nearest(
    firsts: list[date], lasts: list[date], direction: int | None, today: date, ahead: bool
) -> list[date]:
    """Of stretches of time that recur, the first day of the one meant, then of the one on the other side.

    A stretch that ``today`` lies in counts as past and as ahead, unless the words say "last" or "next".
    """
    stretches = list(zip(firsts, lasts, strict=True))
    begun = [first for first in firsts if first <= today]
    unended = [first for first, last in stretches if last >= today]
    if direction is None:
        return [*unended[:1], *begun[-1:]] if ahead else [*begun[-1:], *unended[:1]]
    if direction == 0:
        around = [first for first in begun if first in unended]
        return around or sorted(firsts, key=lambda first: abs((first - today).days))[:1]
    if direction < 0:
        over = [first for first, last in stretches if last < today]
        return over[direction:][:1]
    return [first for first in firsts if first > today][direction - 1 : direction]


def _checked(day: date | None, moment: Moment, today: date | None) -> Answer:
    """A named day, held against the weekday and the "today" or "yesterday" beside it."""
    if day is None:
        return impossible("there is no such day")
    if moment.calendar != "gregorian" and moment.weekday is not None:  # where the moon was seen a day off
        near = [day + timedelta(days=shift) for shift in (0, -1, 1)]
        day = next((other for other in near if other.isoweekday() == moment.weekday), day)
    edtf = day.isoformat()
    if moment.weekday is not None and day.isoweekday() != moment.weekday:
        said, is_a = _WEEKDAYS[moment.weekday - 1], _WEEKDAYS[day.weekday()]
        return Answer(edtf, "weekday-conflict", f"{edtf} is a {is_a}, not a {said}; the date is kept")
    if moment.days is not None and today is not None and day != today + timedelta(days=moment.days):
        why = f"{edtf} does not agree with the publication on {today.isoformat()}; the date is kept"
        return Answer(edtf, "date-conflict", why)
    return Answer(edtf)


def _open_year(moment: Moment, rest: str, possible: bool) -> Answer:
    if not possible and moment.calendar == "gregorian":
        return impossible("the month has no such day")
    why = "the year follows from the date of publication only; give one with --published"
    return Answer(f"XXXX-{rest}" if moment.calendar == "gregorian" else None, "no-publication-date", why)


def _two_calendars(moment: Moment, also: Moment, today: date | None, ahead: bool) -> Answer:
    """The Gregorian date wins; the other one gives the year that it leaves out, and is compared."""
    other = resolve_moment(also, today, ahead).edtf
    known = date.fromisoformat(other) if other and precision(other) == "day" else None
    main = replace(moment, also=None)
    if known and main.day is not None and main.year is None and main.years is None:
        years = (known.year, known.year - 1, known.year + 1)
        days = [
            d for y in years if main.month and (d := CALENDARS[main.calendar].day(y, main.month, main.day))
        ]
        if days:
            main = replace(main, year=min(days, key=lambda day: abs((day - known).days)).year)
    answer = resolve_moment(main, today, ahead)
    if answer.edtf is None or known is None or answer.kind or precision(answer.edtf) != "day":
        return answer
    if abs((date.fromisoformat(answer.edtf) - known).days) > 1:
        why = f"{answer.edtf} and {other} are given as one day; the first is kept"
        return replace(answer, kind="calendar-conflict", why=why)
    return answer


# days, weeks and years counted from publication


def _deictic(moment: Moment, today: date, shift: int) -> Answer:
    day = today + timedelta(days=shift)
    if moment.weekday is None or day.isoweekday() == moment.weekday:
        return Answer(day.isoformat())
    said, is_a = _WEEKDAYS[moment.weekday - 1], _WEEKDAYS[day.weekday()]
    conflict = f"the publication on {today.isoformat()} makes it a {is_a}, the text a {said}"
    late = (day.isoweekday() - moment.weekday) % 7
    if late > LATE:
        return Answer(None, "weekday-conflict", f"{conflict}; left undated")
    day -= timedelta(days=late)
    return Answer(day.isoformat(), "weekday-conflict", f"{conflict}; taken as {day.isoformat()}")


def _weekday(weekday: int, direction: int | None, today: date, ahead: bool) -> date:
    if not direction:
        distance = (weekday - today.isoweekday()) % 7 if ahead else -((today.isoweekday() - weekday) % 7)
        return today + timedelta(days=distance)
    further = timedelta(weeks=abs(direction) - 1)
    if direction > 0:
        return today + timedelta(days=(weekday - today.isoweekday() - 1) % 7 + 1) + further
    return today - timedelta(days=(today.isoweekday() - weekday - 1) % 7 + 1) - further


def _week(moment: Moment, today: date, shift: int) -> Answer:
    """A week, or a day in it, where every way of counting weeks that the pack names agrees."""
    answers = set()
    for start in moment.week_starts:
        first = today - timedelta(days=(today.isoweekday() - start) % 7) + timedelta(weeks=shift)
        if moment.weekday is None:
            answers.add(f"{first.isoformat()}/{(first + timedelta(days=6)).isoformat()}")
        else:
            answers.add((first + timedelta(days=(moment.weekday - start) % 7)).isoformat())
    return Answer(answers.pop()) if len(answers) == 1 else UNDATED


def _relative_year(moment: Moment, today: date, shift: int) -> Answer:
    this_year = CALENDARS[moment.calendar].year_of(today)
    return year_answer(moment.calendar, this_year + shift) if this_year is not None else UNDATED


def _season(moment: Moment, today: date, ahead: bool) -> Answer:
    """ "Last summer": its year."""
    start = _SEASON_STARTS.get(moment.season or "")
    if start is None:
        return UNDATED
    years = range(max(1, today.year - 3), min(9999, today.year + 3) + 1)
    firsts = [date(year, start, 1) for year in years]
    lasts = [date(year, start + 3, 1) - timedelta(days=1) for year in years]
    chosen = _nearest(firsts, lasts, moment.direction, today, ahead)
    return Answer(f"{chosen[0].year:04}") if chosen else UNDATED


def year_answer(calendar: str, year: int) -> Answer:
    """A year of a calendar; a note when it lies outside of what the calendar knows."""
    edtf = CALENDARS[calendar].year_edtf(year)
    return Answer(edtf) if edtf else impossible(f"the calendar ({calendar}) has no such year")


def shift_months(today: date, months: int) -> tuple[int, int]:
    """The year and month so many months from a day's own."""
    year, month = divmod(today.year * 12 + today.month - 1 + months, 12)
    if not 1 <= year <= 9999:
        raise OverflowError
    return year, month + 1


def impossible(why: str) -> Answer:
    """Undated, with a note that says why."""
    return Answer(None, "impossible-date", why)
