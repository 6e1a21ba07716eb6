"""A date in, its OWL-Time node out (https://www.w3.org/TR/owl-time/), for readers who know no EDTF."""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import NamedNode, Quad

from graph.terms import day, edtf, node
from ontology.vocabulary import RDF, SIF, TIME


def time_quads(me: str, value: str, start: str | None, end: str | None) -> Iterator[Quad]:
    """``me``: the node's address. One day is an instant at the precision of days, several an interval.

    An open date is a temporal entity of which only the EDTF is known.
    """
    subject = NamedNode(me)
    yield Quad(subject, node(SIF.edtf), edtf(value))
    if start is None or end is None:
        yield Quad(subject, node(RDF.type), node(TIME.TemporalEntity))
    elif start == end:
        yield Quad(subject, node(RDF.type), node(TIME.Instant))
        yield Quad(subject, node(TIME.inXSDDate), day(start))
    else:
        yield Quad(subject, node(RDF.type), node(TIME.ProperInterval))
        for predicate, part, iso in (
            (TIME.hasBeginning, "beginning", start),
            (TIME.hasEnd, "end", end),
        ):
            instant = NamedNode(f"{me}/{part}")
            yield Quad(subject, node(predicate), instant)
            yield Quad(instant, node(RDF.type), node(TIME.Instant))
            yield Quad(instant, node(TIME.inXSDDate), day(iso))
