"""Plans and events of one neighbourhood in, which event a plan came to out.

Type, number and sides agree already (``graph.identity.events.neighbourhood``); here time, company and place
must. A plan came to the only event that fits, else to none that we know of:

* one with a date came to what happened within it, else to what is told with a coarser date around it;
* one without came to what happened on a known day from its report on, ``WINDOW_DAYS`` at most: who plans
  further ahead says when, and a later meeting of the same two has most likely a plan of its own;
* unless the plan names the day: the event is not over before the plan was reported, no text tells of both (it
  would speak of the next one), and places that both name are not all different.
"""

from __future__ import annotations

from datetime import date, timedelta

from graph.identity.grouping import Group, fit
from graph.identity.record import EventRecord
from graph.identity.rules import Rule
from ontology.terms import Status

WINDOW_DAYS = 30


def realisations(plans: list[Group], happened: list[Group], rule: Rule) -> dict[int, int]:
    """Place of a plan → place of the event that it came to; nothing for a plan that none or several fit."""
    found: dict[int, int] = {}
    for number, plan in enumerate(plans):
        for within in (True, False):
            homes = [place for place, event in enumerate(happened) if _came_to(plan, event, rule, within)]
            if homes:
                break
        if len(homes) == 1:
            found[number] = homes[0]
    return found


def window(record: EventRecord) -> tuple[str, str] | None:
    """First and last day (ISO) on which what a claim without a date plans may happen; None where unknown."""
    if record.edtf or not record.published or record.status not in (Status.PLANNED, Status.PROPOSED):
        return None
    first = date.fromisoformat(record.published)
    days = min(WINDOW_DAYS, (date.max - first).days)
    return record.published, (first + timedelta(days=days)).isoformat()


def _came_to(plan: Group, event: Group, rule: Rule, within: bool) -> bool:
    """``within``: the event's days lie in the plan's; else the plan's in the event's."""
    days = _days(plan)
    if days is None or event.start is None or event.end is None:
        return False
    outer, inner = (days, (event.start, event.end)) if within else ((event.start, event.end), days)
    if not (outer[0] <= inner[0] and inner[1] <= outer[1]):
        return False
    if not fit(plan, event, rule):
        return False
    if plan.start is not None and plan.days == 0:
        return True
    apart = bool(plan.places and event.places and not plan.places & event.places)
    if plan.start is None and not (within and event.days == 0):
        return False
    reported = min((record.published for record in plan.records if record.published), default="")
    return event.end >= reported and not apart and not plan.scopes & event.scopes


def _days(plan: Group) -> tuple[str, str] | None:
    if plan.start is not None and plan.end is not None:
        return plan.start, plan.end
    return min(filter(None, map(window, plan.records)), default=None)
