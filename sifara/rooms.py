"""Whether the packages that Python finds under the rooms' names are Sifara's own.

The rooms are top-level packages with plain names, so a ``graph.py`` in the folder one works in hides
ours (docs/decisions/0001). Found out here, before an import fails far from its cause.
"""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

ROOMS = ("graph", "loaders", "ontology", "queries", "visualize")


def check_rooms(home: Path) -> None:
    """ImportError that says what to rename, unless every room stands in the folder ``home``."""
    for room in ROOMS:
        spec = find_spec(room)
        origin = Path(spec.origin) if spec and spec.origin else None
        if origin is None or origin.resolve() != (home / room / "__init__.py").resolve():
            raise ImportError(_what_to_do(room, origin, home))


def _what_to_do(room: str, origin: Path | None, home: Path) -> str:
    if origin is None:
        return (
            f"Sifara's package {room!r} is not in {home}; install Sifara again, in an environment of its own"
        )
    return (
        f"{origin} hides Sifara's package {room!r}, which is in {home}; "
        "rename that file or folder, or work from another folder"
    )
