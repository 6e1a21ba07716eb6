"""Settings and a seed in, what happens out, day by day without an end: who did what with whom, and where."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random

from benchmarks.corpus.cast import Actor, capital, cast
from benchmarks.corpus.settings import Settings
from ontology.terms import EventType, Status

_PLANNABLE = (EventType.MEETING, EventType.VISIT)


@dataclass(frozen=True, slots=True)
class Happening:
    """What is told from ``told`` on: something of ``day`` that was held, is planned or is denied.

    ``place``: the gazetteer's id. ``before``: the last held event of the same type and states, if any.
    """

    type: EventType
    status: Status
    day: date
    told: date
    one: Actor
    other: Actor
    place: str
    before: Happening | None = None


def happenings(settings: Settings, rng: Random) -> Iterator[Happening]:
    """In the order of ``told``."""
    last: dict[tuple[EventType, str, str], Happening] = {}
    ahead: defaultdict[date, list[Happening]] = defaultdict(list)
    day = settings.first_day
    while True:
        for _ in range(round(rng.gauss(settings.numbers["events_a_day"], 3))):
            for happening in _course(_event(settings, day, rng), settings, rng):
                ahead[happening.told].append(happening)
        for happening in ahead.pop(day, ()):
            key = happening.type, happening.one.state, happening.other.state
            yield replace(happening, before=last.get(key))
            if happening.status is Status.OCCURRED:
                last[key] = happening
        day += timedelta(1)


def _course(event: Happening, settings: Settings, rng: Random) -> Iterator[Happening]:
    """What is told of one event: announced or not, held or called off, denied or not."""
    numbers = settings.numbers
    if event.type in _PLANNABLE and rng.random() < numbers["announced"]:
        held = event.day + timedelta(rng.randint(3, 15))
        yield replace(event, status=Status.PLANNED, day=held)
        if rng.random() < numbers["called_off"]:
            yield replace(event, status=Status.DENIED, day=held, told=held + timedelta(1))
        else:
            yield replace(event, day=held, told=held)
        return
    yield event
    if rng.random() < numbers["denied"]:
        yield replace(event, status=Status.DENIED, told=event.day + timedelta(1))


def _event(settings: Settings, day: date, rng: Random) -> Happening:
    kinds = list(settings.types)
    kind = rng.choices(kinds, [settings.types[name][0] for name in kinds])[0]
    weights = [1 / (rank + 3) for rank in range(1, len(settings.states) + 1)]
    one = rng.choices(settings.states, weights)[0]
    other = one
    while other == one:
        other = rng.choices(settings.states, weights)[0]
    office = rng.choice(settings.types[kind][1])
    across = rng.choice(settings.types[kind][1])
    unlisted = settings.numbers["unlisted"]
    actors = [
        cast(state, _office(held, state, settings), day, rng.random() < unlisted)
        for state, held in ((one, office), (other, across))
    ]
    place = capital(other if kind is EventType.VISIT else rng.choice((one, other)))
    return Happening(kind, Status.OCCURRED, day, day, actors[0], actors[1], place)


def _office(office: str, state: str, settings: Settings) -> str:
    return settings.heads.get(state, office) if office == "head-of-state" else office
