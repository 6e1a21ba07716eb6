"""Random small readings that are at odds with each other: for tests that hold for any articles in any order.

Names, days, places and texts come from short lists, so that articles meet in all ways that identity knows:
namesakes with and without state and office, coarse and open dates, plans, denials, relations, copies.
"""

from __future__ import annotations

from dataclasses import replace
from random import Random

from ontology.entity import Office
from ontology.reading import Reading
from ontology.terms import EntityKind, EventType, RelationKind, Role, Status
from tests.graph.readings import ASSAD, BUSAIDI, ERDOGAN, MOSCOW, PUTIN, RUSSIA, SYRIA, Said, Who, say

_PERSON, _NAME = EntityKind.PERSON, {"ar": "بدر البوسعيدي"}
NAMESAKES = (
    BUSAIDI,
    Who("local/2", _NAME, kind=_PERSON),
    Who("local/3", _NAME | {"en": "Badr al-Busaidi"}, "OM", kind=_PERSON),
    Who("local/4", _NAME, "YE", (Office("وزير", "minister", "YE", organization="local/9"),), kind=_PERSON),
    Who("local/5", _NAME, None, (Office("وزير الخارجية", "foreign-minister"),), kind=_PERSON),
    Who("local/6", {"ar": "البوسعيدي"}, "OM", kind=_PERSON),
)
MINISTRY = Who("local/9", {"ar": "وزارة النقل"}, "YE", kind=EntityKind.ORGANIZATION)
_EVERYBODY = (PUTIN, ASSAD, ERDOGAN, *NAMESAKES, MINISTRY, RUSSIA, SYRIA, MOSCOW)
_TYPES = (*[EventType.MEETING] * 4, EventType.VISIT, EventType.ANNIVERSARY, EventType.STATEMENT)
_STATUSES = (*Status, Status.OCCURRED, Status.OCCURRED)
_DAYS = (
    *(None, None, "2024-07-24", "2024-07-24", "2024-07-25", "2024-08-03", "2024-07", "2024"),
    *("2024-07-20/2024-08-02", "2023/2025", "XXXX-07-24"),
)
_PUBLISHED = (None, "2024-07-01", "2024-07-22", "2024-07-25")
# Long enough for a copy with a word more to be known as one.
_REPORT = " ".join(f"كلمة{number}" for number in range(40))


def invent(chance: Random, article_id: str) -> Reading:
    """An article that says up to three things."""
    events = [_event(chance) for _ in range(chance.randint(0, 3))]
    if len(events) > 1 and chance.random() < 0.6:
        relation = chance.choice(list(RelationKind)), chance.randint(1, len(events))
        events[0] = replace(events[0], relations=(relation,))
    title = None
    if chance.random() < 0.3 or not events:
        title = chance.choice(["عنوان", "خبر", _REPORT, f"{_REPORT} أخيرة", f"أولى {_REPORT} أخيرة"])
    return say(
        article_id,
        *events,
        source=chance.choice(["RT", "SANA", None]),
        published=chance.choice(_PUBLISHED),
        named=chance.sample(_EVERYBODY, chance.randint(0, 3)),
        title=title,
    )


def _event(chance: Random) -> Said:
    people: tuple[Who, ...] = (PUTIN, ASSAD)
    if chance.random() < 0.4:
        people = (chance.choice(NAMESAKES), PUTIN)
    elif chance.random() < 0.3:
        people = tuple(chance.sample(_EVERYBODY, chance.randint(1, 2)))
    return Said(
        chance.choice(_TYPES),
        "التقى الرجلان",
        tuple((person, chance.choice([Role.PARTICIPANT, Role.HOST])) for person in people),
        chance.choice(_STATUSES),
        chance.choice(_DAYS),
        where=tuple(chance.sample([MOSCOW, RUSSIA], chance.randint(0, 1))),
        occasion=chance.choice((None, None, "القمة", "قمة العشرين")),
    )
