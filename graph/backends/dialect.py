"""The name by which a server calls itself in, what it can take and what it promises out."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Dialect:
    """``own_world``: whether the default graph is of all quads, so that the world needs a graph with a name.

    ``whole_requests``: whether a request of several operations is one transaction.
    ``guarded_quads``: how many an operation with a condition takes, 0 where it can't be relied on.
    ``data_quads``: how many one of data takes.
    ``request_characters``: of the text of a request. ``empty_names``: whether a graph without quads keeps its
    name, which ``GRAPH ?g {}`` then lists, without a look at the quads.
    """

    own_world: bool
    whole_requests: bool
    guarded_quads: int
    data_quads: int
    request_characters: int
    empty_names: bool


# Oxigraph takes 128 MiB in a request; 16 MB take it some 10 s.
STANDARD = Dialect(
    own_world=False,
    whole_requests=True,
    guarded_quads=100_000,
    data_quads=100_000,
    request_characters=16_000_000,
    empty_names=True,
)

# Virtuoso 7.2.5, measured: "memory exhausted" at 4,990 quads of data; texts and strings up to 10 MB. Each
# operation is committed for itself. One that takes texts with a language out of several graphs leaves them
# there and reports success, so what changes quads can't change the token too.
VIRTUOSO = Dialect(
    own_world=True,
    whole_requests=False,
    guarded_quads=0,
    data_quads=2_000,
    request_characters=1_000_000,
    empty_names=False,
)


def dialect_of(server: str) -> Dialect:
    """``server``: the header of its answers: "Virtuoso/07.20.3229 (Linux)"."""
    return VIRTUOSO if server.startswith("Virtuoso") else STANDARD
