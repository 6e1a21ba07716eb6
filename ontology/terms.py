"""The closed vocabularies of a reading: what an event, a status, a role can be.

Each value is the local name of a term in ``sifara.ttl`` (a test holds the two together) and
the very word of the interchange JSON.
"""

from __future__ import annotations

from enum import StrEnum


class EventType(StrEnum):
    """Classes of events; the last three are context types."""

    MEETING = "Meeting"
    PHONE_CALL = "PhoneCall"
    VIDEO_CALL = "VideoCall"
    VISIT = "Visit"
    MESSAGE = "Message"
    AGREEMENT = "Agreement"
    ANNIVERSARY = "Anniversary"
    CONDOLENCE = "Condolence"
    CONGRATULATION = "Congratulation"
    CONDEMNATION = "Condemnation"
    MEDIATION = "Mediation"
    INVITATION = "Invitation"
    RELATIONS = "Relations"
    ENVOY = "Envoy"
    STATEMENT = "Statement"
    ELECTION = "Election"
    ATTACK = "Attack"


class Status(StrEnum):
    """Whether the event is said to have happened."""

    OCCURRED = "occurred"
    PLANNED = "planned"
    PROPOSED = "proposed"
    DENIED = "denied"


class Role(StrEnum):
    """What a participant does in an event."""

    PARTICIPANT = "participant"
    HOST = "host"
    MEDIATOR = "mediator"
    CALLER = "caller"
    CALLEE = "callee"
    VISITOR = "visitor"
    SENDER = "sender"
    RECIPIENT = "recipient"
    BEARER = "bearer"
    PARTY = "party"
    SPEAKER = "speaker"
    TARGET = "target"
    ENVOY = "envoy"
    WINNER = "winner"
    ACTOR = "actor"


class RelationKind(StrEnum):
    """How one event of an article stands to another."""

    COMMEMORATES = "commemorates"
    PART_OF = "part_of"
    COINCIDES_WITH = "coincides_with"
    AFTER = "after"
    RESPONSE_TO = "response_to"
    ABOUT = "about"
    DENIES = "denies"


class EntityKind(StrEnum):
    """What an entity is."""

    PERSON = "person"
    STATE = "state"
    ORGANIZATION = "organization"
    GROUP = "group"
    PLACE = "place"


CONTEXT_TYPES = frozenset({EventType.STATEMENT, EventType.ELECTION, EventType.ATTACK})
