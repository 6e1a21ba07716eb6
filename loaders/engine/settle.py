"""An event with all its slots filled, in; the same made ready, or nothing when too few take part, out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ontology.terms import EntityKind, EventType, Role

if TYPE_CHECKING:
    from loaders.engine.context import Context
    from loaders.engine.draft import Event


def settle(context: Context, event: Event, *, lone: bool = False) -> Event | None:
    """The event with its evidence, or None when too few take part.

    ``lone``: one is enough, since the verb's subject is left unsaid («وعقد مباحثات مع الرئيس السوداني»).
    """
    frame = event.frame
    if frame.mutual:
        _name_sides(context, event)
        _drop_states_of_leaders(context, event)
        _drop_bodies_led(context, event)
        if len(event.parts) == 1 and context.is_collective(next(iter(event.parts))):
            lone = True
    if frame.type is EventType.ENVOY and not frame.foreign and Role.SENDER not in event.parts.values():
        _add_senders(context, event)
    if frame.type is EventType.ENVOY:
        _drop_states_of_receivers(context, event)
    for entity in event.parts:
        if context.draft(entity).kind is EntityKind.PLACE and entity not in event.places:
            event.places.insert(0, entity)  # a place that is attacked is where it was
    if frame.host_state:
        for place in event.places:
            if context.home(place):
                event.add(context.state_of(place), frame.host_state, "state of the place")
    if frame.mutual and event.parts and set(event.parts.values()) == {Role.MEDIATOR}:
        context.reject(event.trigger, frame, "only who brought it about is named")
        return None
    if frame.needs and len(event.parts) < (1 if lone else frame.needs):
        context.reject(event.trigger, frame, f"{len(event.parts)} of {frame.needs} participants found")
        return None
    if frame.place_needed and not event.places:
        context.reject(event.trigger, frame, "no place found")
        return None
    _take_evidence(context, event)
    return event


def _name_sides(context: Context, event: Event) -> None:
    """A joint committee meets through those who head it, or else through the states whose it is."""
    for entity in list(event.parts):
        sides = context.draft(entity).iso_sides
        if len(sides) < 2:
            continue
        role = event.parts.pop(entity)
        people = [other for other in event.parts if context.is_person(other)]
        if len(people) < 2 and (event.inside is None or not people):
            for person in people:
                if context.home(person) in sides:
                    del event.parts[person]
            for state in sides:
                event.add(context.entities.listed(state), role, "sides of the committee")


def _drop_states_of_leaders(context: Context, event: Event) -> None:
    """A leader stands for himself: where three or more take part, his state is not listed too."""
    if len(event.parts) <= 2:
        return
    homes = {context.home(entity) for entity in event.parts if context.is_person(entity)}
    for entity in list(event.parts):
        if context.draft(entity).kind is EntityKind.STATE and context.home(entity) in homes:
            del event.parts[entity]


def _drop_states_of_receivers(context: Context, event: Event) -> None:
    """«قدّم السفير لدى إيطاليا أوراق اعتماده إلى الرئيس ماتاريلا»: who receives him stands for his state."""
    received = [entity for entity, role in event.parts.items() if role is Role.RECIPIENT]
    homes = {context.home(entity) for entity in received if context.is_person(entity)}
    for entity in received:
        if context.draft(entity).kind is EntityKind.STATE and homes & {"", context.home(entity)}:
            del event.parts[entity]


def _drop_bodies_led(context: Context, event: Event) -> None:
    """«ترأس س وص الدورة الثالثة للجنة المشتركة»: a body of no state of its own meets through its people."""
    if sum(map(context.is_person, event.parts)) < 2:
        return
    for entity in list(event.parts):
        draft = context.draft(entity)
        if draft.kind is EntityKind.ORGANIZATION and not draft.entry and not draft.home:
            del event.parts[entity]


def _add_senders(context: Context, event: Event) -> None:
    for entity, role in list(event.parts.items()):
        for office in context.draft(entity).offices if role is Role.ENVOY else ():
            if office.state.startswith("state/"):
                event.add(context.entities.listed(office.state), Role.SENDER, "whose envoy it is")


def _take_evidence(context: Context, event: Event) -> None:
    """Widen the evidence to the phrases used in the trigger's sentence, and note all of them as mentions."""
    for j in sorted(event.used):
        if context.same_sentence(j, event.trigger):
            event.first = min(event.first, context.items[j].first)
            event.last = max(event.last, context.items[j].last)
    for j in sorted(event.used):
        phrase = context.phrase(j)
        if phrase is not None:
            context.entities.mention(phrase)
