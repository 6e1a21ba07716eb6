"""The network as pyvis gives it: facts and spots in, plain dicts for vis-network out.

pyvis takes a third of a second to import; only this file does, and only what draws imports this file.
Of pyvis's page nothing is used: it loads scripts from the network and lets markup in.
"""

from __future__ import annotations

import json
from collections import defaultdict
from typing import Any

from pyvis.network import Network  # type: ignore[import-untyped]

from visualize.dates import say_date
from visualize.facts import Event, Facts, Link
from visualize.palette import load_palette
from visualize.positions import Spot
from visualize.strings import best
from visualize.terms import load_terms

# Positions are computed beforehand; names are drawn by our own script (labels.js), which knows Arabic.
OPTIONS = {
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False, "randomSeed": 1},
    "interaction": {
        "hover": True,
        "keyboard": False,
        "navigationButtons": False,
        "selectConnectedEdges": False,
    },
    "nodes": {"borderWidth": 2, "chosen": False},
    "edges": {"chosen": False, "arrowStrikethrough": False, "arrows": {"to": {"scaleFactor": 0.6}}},
}

SPREAD = 1.1  # roundness between the outermost two of many parallel edges
STEP = 0.3  # roundness between two neighbours of few


def draw(facts: Facts, spots: list[Spot], language: str) -> dict[str, Any]:
    """``nodes`` and ``edges``, whose ids are the indices of parties and links, and ``options``.

    The ``event`` of an edge is the index of its event.
    """
    net = Network(directed=True)
    palette = load_palette()
    for i, (party, spot) in enumerate(zip(facts.parties, spots, strict=True)):
        style = palette.kinds[party.kind]
        label = best(party.labels, language)
        net.add_node(i, label, style.shape, style.colour.light, x=spot.x, y=spot.y, size=spot.size)
    bends = _bends(facts.links)
    for i, link in enumerate(facts.links):
        event = facts.events[link.event]
        line = palette.statuses[event.status]
        net.add_edge(
            link.source,
            link.target,
            id=i,
            event=link.event,
            label=_label(event, language),
            color=line.colour.light,
            dashes=list(line.dashes) or False,
            arrows="to" if link.directed else "",
            width=1.5 + 0.6 * min(event.outlets - 1, 5),
            smooth=_curve(bends[i]),
        )
    net.set_options(json.dumps(OPTIONS))
    nodes, edges, _, _, _, options = net.get_network_data()
    return {"nodes": nodes, "edges": edges, "options": json.loads(options)}


def _curve(bend: float) -> dict[str, Any] | bool:
    """To the right of the way (clockwise) for a positive bend; vis-network is not symmetric about zero."""
    if not bend:
        return False
    return {"enabled": True, "type": "curvedCW" if bend > 0 else "curvedCCW", "roundness": abs(bend)}


def _label(event: Event, language: str) -> str:
    kind = load_terms()["types"][event.type][language]
    return f"{kind} · {say_date(event.edtf, language)}" if event.edtf else kind


def _bends(links: tuple[Link, ...]) -> list[float]:
    """The signed roundness of each link: those between two parties fan out, whatever way they point."""
    parallel: defaultdict[tuple[int, int], list[int]] = defaultdict(list)
    for i, link in enumerate(links):
        parallel[min(link.source, link.target), max(link.source, link.target)].append(i)
    bends = [0.0] * len(links)
    for together in parallel.values():
        step = min(STEP, SPREAD / len(together))
        for order, i in enumerate(together):
            bend = step * (order - (len(together) - 1) / 2)
            bends[i] = round(bend if links[i].source < links[i].target else -bend, 3)
    return bends
