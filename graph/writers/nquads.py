"""A store in, N-Quads out (https://www.w3.org/TR/n-quads/): one quad a line, the world first."""

from __future__ import annotations

from collections.abc import Callable

from graph.store import Store
from graph.writers.blocks import Block, graph_blocks, world_blocks


def write_nquads(store: Store, write: Callable[[str], object]) -> None:
    """Claims and world."""
    for block in world_blocks(store):
        write(_lines(block, ""))
    for graph, members in graph_blocks(store):
        for block in members:
            write(_lines(block, f" {graph}"))


def _lines(block: Block, graph: str) -> str:
    return "".join(
        f"{block.subject} {predicate} {value}{graph} .\n"
        for predicate, values in block.statements
        for value in values
    )
