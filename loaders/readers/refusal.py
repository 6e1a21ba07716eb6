"""What a reader says of an input besides its articles: that it was refused, or how it was read."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Refusal:
    """An input that gave no article; the others are read all the same.

    ``source``: the file, or the file and line ("news.jsonl line 3"). ``reason``: what is wrong
    and how to mend it, without the source.
    """

    source: str
    reason: str

    def __str__(self) -> str:
        return f"{self.source}: {self.reason}"


@dataclass(frozen=True, slots=True)
class Remark:
    """Something to know of an input that was read, such as an encoding that had to be guessed."""

    source: str
    text: str

    def __str__(self) -> str:
        return f"{self.source}: {self.text}"
