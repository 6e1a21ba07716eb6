"""Meanings in text order in, the same with what they refer back to ("the next day") filled in."""

from __future__ import annotations

from dataclasses import replace

from loaders.engine.time_value import Moment, Offset, Relative, TimexValue, Vague

REACH = 600
"""Code points over which an expression may refer back; beyond, it is not clear to what."""


class TimeMemory:
    """The last day, month and year that a text has dated so far."""

    def __init__(self) -> None:
        self._last: dict[str, tuple[int, Moment | Relative | Offset]] = {}

    def bind(self, value: TimexValue, start: int, end: int) -> TimexValue:
        """The value of the words ``start`` to ``end``, bound; Vague when nothing near before it fits."""
        if isinstance(value, Relative):
            value = self._bound(value, start)
        for unit in _dated_units(value):
            if isinstance(value, Moment | Relative | Offset):
                self._last[unit] = end, value
        return value

    def _bound(self, value: Relative, start: int) -> Relative | Vague:
        end, base = self._last.get(value.unit, (-1, None))
        if base is None or start - end > REACH:
            return Vague(value.bound)
        if not isinstance(base, Relative):
            return replace(value, base=base)
        # Chains stay short, so that a text made of nothing else is read in linear time.
        if value.unit == base.unit == "day":
            return replace(value, shift=value.shift + base.shift, base=base.base)
        if isinstance(base.base, Relative):
            return Vague(value.bound)
        return replace(value, base=base)


def _dated_units(value: TimexValue) -> tuple[str, ...]:
    """What a later expression may take from this one."""
    if isinstance(value, Relative):
        return ("day",) if value.unit == "day" or value.moment.day is not None else ()
    if isinstance(value, Offset):
        return ("day",) if value.unit == "day" else ()
    if not isinstance(value, Moment) or value.bound in ("before", "after"):
        return ()
    fields = {
        "day": (value.day, value.days, value.weekday),
        "month": (value.month, value.months),
        "year": (value.year, value.years),
    }
    return tuple(unit for unit, found in fields.items() if any(field is not None for field in found))
