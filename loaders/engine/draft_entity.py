"""An entity as it is being put together from the phrases of one article."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from ontology.entity import Office
    from ontology.span import Span
    from ontology.terms import EntityKind


class SaidOffice(NamedTuple):
    """An office that the text gives somebody.

    ``code``: of the gazetteer, or None. ``state``: entry id of the state or organisation, or "".
    ``title``: as written.
    """

    code: str | None
    state: str
    title: str


@dataclass(slots=True)
class DraftEntity:
    """``entry``: gazetteer id, None for what nothing lists. ``names``: folded words of each personal name.

    ``home``: entry id of the state it belongs to, or "". ``label``: what to call it, as written.
    ``titles``: title → the office, for the result. ``mentions``: (start, end) → the text there.
    ``local``: it holds an office that governs no state. ``sense``: that of a group; "media" or "institution".
    ``post``: entry id of the state where an envoy serves, or "".
    ``institution``: code of one of which its home has no other, or "".
    ``iso_sides``: states that the name of a joint institution names.
    """

    kind: EntityKind
    entry: str | None = None
    names: list[tuple[str, ...]] = field(default_factory=list)
    offices: list[SaidOffice] = field(default_factory=list)
    home: str = ""
    label: str = ""
    titles: dict[str, Office] = field(default_factory=dict)
    mentions: dict[tuple[int, int], Span] = field(default_factory=dict)
    local: bool = False
    sense: str = ""
    institution: str = ""
    iso_sides: tuple[str, ...] = ()
    post: str = ""

    @property
    def sole_id(self) -> str:
        """The id of its home's only such institution: "organization/foreign-ministry-dz"; or ""."""
        iso = self.home.removeprefix("state/").lower()
        return f"organization/{self.institution}-{iso}" if self.institution else ""

    def has_office(self, codes: tuple[str | None, ...], state: str) -> bool:
        """Whether the text gives it one of these offices, in ``state`` or where no state is told apart."""
        return any(
            office.code in codes and (not state or (office.state or self.home) in {"", state})
            for office in self.offices
        )
