"""Features in, meaning out: what a match of the rules says, as one value of ``time_value``.

A unit without a count takes the direction ("last" + "month" is months=-1); with a count it is a
distance from publication, a window up to it, or a shift from the day dated before.
"""

from __future__ import annotations

from loaders.engine.time_lexicon import Flat
from loaders.engine.time_patterns import Features
from loaders.engine.time_value import Moment, Offset, Period, Relative, TimexValue, Vague, Window

_SHIFTS = {"year": "years", "month": "months", "week": "weeks", "day": "days"}
_MOMENT = frozenset(Moment.__dataclass_fields__) - {"also", "week_starts"}
_INHERITED = ("calendar", "year", "unit", "direction")


def compose(features: Features, week_starts: tuple[int, ...]) -> TimexValue | None:
    """The meaning; None for what only looks like a time (kind=stop) or says too little."""
    flat: Flat = {name: value for name, value in features.items() if not isinstance(value, dict)}
    kind = flat.pop("kind", None)
    if kind == "stop" or "n" in flat:
        return None
    bound = _text(flat.get("bound"))
    if kind == "vague":
        return Vague(bound)
    start, end, also = (features.get(label) for label in ("start", "end", "also"))
    if isinstance(start, dict) and isinstance(end, dict):
        return _period(start, end, flat, week_starts)
    if kind in ("offset", "window"):
        return _counted(str(kind), flat, bound)
    if kind == "same":
        return _relative(flat, week_starts, bound)
    return _moment(flat, week_starts, also if isinstance(also, dict) else None)


def _counted(kind: str, flat: Flat, bound: str | None) -> TimexValue | None:
    unit, count = flat.get("unit"), flat.get("count")
    if not isinstance(unit, str) or not isinstance(count, int):
        return None
    direction = flat.get("direction" if kind == "window" else "sign")
    if direction not in (-1, 1):
        return None
    if kind == "window":
        return Window(unit, count, int(direction), bound)
    return Offset(unit, count * int(direction), bound)


def _relative(flat: Flat, week_starts: tuple[int, ...], bound: str | None) -> TimexValue | None:
    unit, count, sign = flat.pop("unit", "day"), flat.pop("count", 0), flat.pop("sign", 1)
    shift = int(count) * int(sign) * (7 if unit == "week" else 1)
    part, phase = _text(flat.pop("part", None)), _text(flat.pop("phase", None))
    moment = _moment(flat, week_starts, None) if flat.keys() - {"bound"} else Moment(part=part, phase=phase)
    if moment is None:
        return None
    if unit in ("day", "week"):
        return Relative("day", shift, moment, None, bound)
    return Relative(str(unit), shift, moment, None, bound) if unit in ("month", "year") else Vague(bound)


def _period(start: Flat, end: Flat, common: Flat, week_starts: tuple[int, ...]) -> TimexValue | None:
    """What the words around both say ("of last month") belongs to both; the start also takes from the end."""
    bound = _text(common.pop("bound", None))
    start, end = {**common, **start}, {**common, **end}
    if "day" in end and end.keys().isdisjoint({"month", "unit"}):  # "from 4 August to the 10th"
        end |= {name: start[name] for name in ("month", "unit", *_INHERITED) if name in start}
    if "day" in start and start.keys().isdisjoint({"month", "unit"}):
        start |= {name: end[name] for name in ("month", "unit", "direction") if name in end}
    if start.keys().isdisjoint({"year", "unit"}) and ("month" not in start or end.get("unit") != "month"):
        start |= {name: end[name] for name in _INHERITED if name in end and name not in start}
    first, last = _moment(start, week_starts, None), _moment(end, week_starts, None)
    return Period(first, last, bound) if first and last else None


def _moment(flat: Flat, week_starts: tuple[int, ...], also: Flat | None) -> Moment | None:
    fields: dict[str, object] = {name: value for name, value in flat.items() if name in _MOMENT}
    unit, direction = flat.get("unit"), flat.get("direction")
    if unit is not None:
        shift = _SHIFTS.get(str(unit))
        if shift is None or direction is None or fields.setdefault(shift, direction) != direction:
            return None
        fields.pop("direction")
    if not fields.keys() - {"bound", "calendar", "part", "phase", "direction"}:
        return None
    second = _moment(also, week_starts, None) if also is not None else None
    starts = week_starts if "weeks" in fields else ()
    return Moment(**fields, also=second, week_starts=starts)  # type: ignore[arg-type]


def _text(value: int | str | None) -> str | None:
    return None if value is None else str(value)
