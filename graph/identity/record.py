"""What identity looks at in an entity of an article, and in a claim."""

from __future__ import annotations

from dataclasses import dataclass

from ontology.names import fold
from ontology.terms import EntityKind, EventType, Role, Status


@dataclass(frozen=True, slots=True)
class EntityRecord:
    """One entity as one article names it, as far as identity goes.

    ``reference``: its address in the article's graph. ``id``: a gazetteer id, or any within the article.
    ``name``: in the article's language. ``state``: ISO code. ``offices``: one key each (``office_key``).
    ``titles``: of the offices, folded. ``scope``: the hash of the article's text, so that copies are one.
    ``published``: ISO day of the article, None when not known.
    ``ties``: what people decided of it (``graph.identity.ties``). ``joint``: the block that decisions made of
    several, if they did; ``natural`` is then the block that it would be in by rules.
    """

    reference: str
    id: str
    kind: EntityKind
    name: str
    state: str | None
    offices: frozenset[str]
    titles: frozenset[str]
    scope: str
    published: str | None
    ties: frozenset[str] = frozenset()
    joint: str = ""
    natural: tuple[str, ...] = ()

    @property
    def home(self) -> str | None:
        """The state, else the organisation of an office: whose somebody is."""
        found = (office.partition("@")[2] for office in self.offices)
        return self.state or min((organization for organization in found if organization), default=None)

    @property
    def bare(self) -> bool:
        """Whether the name is an office and no name; "الوزير" is known by its end, "وزير"."""
        name = fold(self.name)
        first = name.split(" ")[0]
        return any(
            title and (f" {title} " in f" {name} " or first.endswith(title.split(" ")[0]))
            for title in self.titles
        )


@dataclass(frozen=True, slots=True)
class Party:
    """Who an actor or a place of a claim is, as far as its own article says.

    ``path``: in the world. ``kind``: what it is. ``side``: the state or the organisation it belongs to, else
    its own path. ``offices``: one key each. ``listed``: in the gazetteer. ``bare``: known by an office alone.
    """

    path: str
    kind: EntityKind
    side: str
    offices: frozenset[str] = frozenset()
    listed: bool = True
    bare: bool = False


@dataclass(frozen=True, slots=True)
class EventRecord:
    """One claim, as far as identity goes.

    ``claim``: its address. ``actors``, ``places``: paths of entities of the world, and ``parties`` what is
    known of them; of one that is not there, nothing is.
    ``edtf``, ``start``, ``end``: as ``ontology.claim.Time``, all None without a time.
    ``scope``: the hash of the article's text, so that copies are one. ``id``: where in that text it stands,
    which stays when a better reader finds more claims around it.
    ``published``: ISO day of the article, None when not known.
    ``ties``, ``joint``: as of an ``EntityRecord``.
    """

    claim: str
    id: str
    type: EventType
    status: Status
    actors: frozenset[tuple[str, Role]]
    places: frozenset[str]
    edtf: str | None
    start: str | None
    end: str | None
    number: int | None
    scope: str
    published: str | None = None
    parties: frozenset[Party] = frozenset()
    ties: frozenset[str] = frozenset()
    joint: str = ""
