"""Graphs to draw in tests, in the shape of ``graph.network``: one after ``example.yml``, one of any size."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path
from typing import Any

import networkx as nx

from ontology.edtf import bounds
from ontology.files import read_yaml

BASE = "https://w3id.org/sifara/id/"


def example_graph() -> nx.MultiDiGraph[str]:
    """19 parties, 26 events, the number of each event (from 01) in its IRI."""
    found = read_yaml(Path(__file__).with_name("example.yml"))
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for name, (kind, iso, arabic, english) in found["parties"].items():
        graph.add_node(BASE + name, kind=kind, iso=iso, labels={"ar": arabic, "en": english}, events=[])
    for number, told in enumerate(found["events"], 1):
        event = event_attributes(number, told, found["places"])
        parties = list(told["parties"].items())
        if len(parties) == 1:
            graph.nodes[BASE + parties[0][0]]["events"].append({**event, "role_from": parties[0][1]})
        for (source, role), (target, other) in combinations(parties, 2):
            roles = {"role_from": role, "role_to": other}
            graph.add_edge(BASE + source, BASE + target, key=event["event"], **event, **roles)
    return graph


def event_attributes(number: int, told: dict[str, Any], places: dict[str, Any]) -> dict[str, Any]:
    """The attributes of an edge, after one entry of ``example.yml``."""
    edtf = told.get("edtf")
    earliest, latest = (bounds(edtf) if edtf else None) or (None, None)
    place = told.get("place")
    return {
        "event": f"{BASE}event/{told['type'].lower()}-{number:02}",
        "type": told["type"],
        "status": told["status"],
        "edtf": edtf,
        "earliest": earliest,
        "latest": latest,
        "places": [{"iri": f"{BASE}place/{place}", "labels": places[place]}] if place else [],
        "number": told.get("number"),
        "labels": {},
        "outlet_count": told.get("outlets", 1),
        "disputed": told.get("disputed", False),
        "evidence": [_evidence(number, start, quote) for start, quote in enumerate(told["evidence"])],
    }


def _evidence(number: int, order: int, quote: dict[str, Any]) -> dict[str, Any]:
    first = quote["voices"][0]
    return {
        "text": quote["text"],
        "start": 40 * order,
        "end": 40 * order + len(quote["text"]),
        "article": f"{BASE}article/{number:02}",
        "title": "ماذا جرى في اللقاء؟",
        "source": first if isinstance(first, str) else first["ar"],
        "url": f"https://news.example/{number:02}",
        "published": "2024-07-25",
        "lang": "ar",
        "voices": quote["voices"],
    }


def large_graph(people: int, states: int) -> nx.MultiDiGraph[str]:
    """``people`` of ``states`` states, each meeting three people further on; the same every time."""
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    codes = [chr(65 + i // 26) + chr(65 + i % 26) for i in range(states)]
    for code in codes:
        graph.add_node(
            f"{BASE}state/{code}", kind="state", iso=code, labels={"en": f"State {code}"}, events=[]
        )
    names = [f"{BASE}person/p{i}" for i in range(people)]
    for i, name in enumerate(names):
        labels = {"ar": f"شخص {i}", "en": f"Person {i}"}
        graph.add_node(name, kind="person", iso=codes[i * 7 % states], labels=labels, events=[])
    roles = {"role_from": "participant", "role_to": "participant"}
    quote = {"text": "لقاء", "voices": [{"ar": "آر تي", "en": "RT"}]}
    told = {"type": "Meeting", "status": "occurred", "edtf": "2024-01", "evidence": [quote]}
    for i, name in enumerate(names):
        for step in (1, 7, 31):
            other = names[(i * step + step) % people]
            if other != name:
                event = event_attributes(i * 100 + step, told, {})
                graph.add_edge(name, other, key=event["event"], **event, **roles)
    return graph
