"""Where the files of the vocabulary lie in the installed package: for exports, validation and serving."""

from __future__ import annotations

from pathlib import Path

_ROOM = Path(__file__).parent

VOCABULARY = _ROOM / "sifara.ttl"
SHAPES = _ROOM / "shapes.ttl"
CONTEXT = _ROOM / "context.jsonld"
