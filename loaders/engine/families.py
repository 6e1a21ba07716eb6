"""Families of event types and statuses that the engine treats alike."""

from __future__ import annotations

from ontology.terms import EventType, Status

TALKS = frozenset({EventType.MEETING, EventType.PHONE_CALL, EventType.VIDEO_CALL})
TIES = frozenset({EventType.RELATIONS, EventType.ANNIVERSARY})  # between states, whoever is named
ONE_SIDED = frozenset(  # those who take part are no pair that «الجانبان» could mean
    {
        EventType.ENVOY,
        EventType.CONDEMNATION,
        EventType.ATTACK,
        EventType.STATEMENT,
        EventType.ELECTION,
    }
)
ACTS = frozenset(  # done in the course of talks
    {
        EventType.AGREEMENT,
        EventType.CONDOLENCE,
        EventType.CONDEMNATION,
        EventType.CONGRATULATION,
        EventType.INVITATION,
    }
)
CABLES = frozenset(  # told another in a letter or cable
    {
        EventType.CONDOLENCE,
        EventType.CONGRATULATION,
        EventType.MESSAGE,
    }
)
BY_WORDS = frozenset(  # done by saying so: who offers condolences has condoled
    {
        EventType.CONDOLENCE,
        EventType.CONDEMNATION,
        EventType.CONGRATULATION,
        EventType.INVITATION,
    }
)
CARRIED = BY_WORDS | {EventType.ANNIVERSARY}
"""Of which a verb of saying that carries them says nothing more: «отметили годовщину», "voiced sympathy"."""
GIVEN = frozenset(  # there whatever is said of them: who denies meddling in a vote does not deny the vote
    {
        EventType.ELECTION,
        EventType.ANNIVERSARY,
    }
)
AIMS = frozenset(  # what one goes somewhere for
    {
        EventType.MEETING,
        EventType.VISIT,
        EventType.AGREEMENT,
        EventType.VIDEO_CALL,
    }
)
FOREIGN = TALKS | {  # diplomacy only where somebody from abroad takes part
    EventType.VISIT,
    EventType.CONDOLENCE,
    EventType.CONGRATULATION,
    EventType.AGREEMENT,
    EventType.MESSAGE,
    EventType.INVITATION,
}
AHEAD = frozenset({Status.PLANNED, Status.PROPOSED})
AFAR = frozenset({EventType.PHONE_CALL, EventType.VIDEO_CALL})  # held nowhere
