"""A piece of an article's text: code-point offsets, end exclusive, and what stands there."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """``article.text[start:end] == text``, always; offsets count Unicode code points."""

    start: int
    end: int
    text: str
