"""What was found of an event: whether it happened, and the words that say so."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from ontology.terms import Status


class Verdict(NamedTuple):
    """``status``: None for a mere hypothesis («لو كان …»). ``told``: whether any word says so.

    ``negation``: the item that negates it, when one does.
    """

    status: Status | None
    why: str
    told: bool = True
    negation: int | None = None
