"""Reasons in, lines out: how ``sifara extract --explain`` says what a claim rests on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from ontology.terms import Status

if TYPE_CHECKING:
    from loaders.explain import Finding, Refused, Telling

_LABEL = 12  # characters of the column of labels
_STATUSES = frozenset(map(str, Status))


def because(tellings: Iterable[Telling], names: dict[str, str]) -> Iterator[str]:
    """The lines under a claim. ``names``: entity id → name."""
    for telling in tellings:
        words = ", ".join(
            f"«{_flat(trigger.span.text)}»" + (f" ({', '.join(trigger.sources)})" if trigger.sources else "")
            for trigger in telling.triggers
        )
        yield f"    {'because':{_LABEL}}{telling.frame} ({telling.source}) by {words}"
        for finding in telling.findings:
            yield _line(*_found(finding, names))
        for refused in telling.refused:
            yield _line("but not", f"{refused.frame} ({refused.source}): {_flat(refused.why)}")


def led_to_nothing(refused: Iterable[Refused]) -> Iterator[str]:
    """The last section: each trigger that led to no claim, where it stands, and why each frame refused it."""
    for number, one in enumerate(refused):
        if number == 0:
            yield ""
            yield "Led to nothing (words, at which character; frame; why)"
        words = f"«{_flat(one.trigger.text)}» at {one.trigger.start}"
        yield f"    {words}; {one.frame} ({one.source}); {_flat(one.why)}"


def _found(finding: Finding, names: dict[str, str]) -> tuple[str, str]:
    if finding.what in _STATUSES:
        return "status", f"{finding.what}: {_flat(finding.why)}"
    if finding.entity is None:
        return finding.what, f"(let go again) {_flat(finding.why)}"
    if not finding.entity:
        return finding.what, _flat(finding.why)
    return finding.what, f"{names[finding.entity]} ({finding.entity}): {_flat(finding.why)}"


def _line(label: str, value: str) -> str:
    return f"      {label:{_LABEL}}{value}"


def _flat(words: str) -> str:
    return " ".join(words.split())
