"""What became of addresses that are no more: ``old dcterms:isReplacedBy new`` in the graph ``history``.

People cite events. One that merged with another, or whose date or people became known, is found at its new
address; what was only withdrawn has none. Whatever is replaced leads to what is there now, and nothing that
is there is replaced: an address that comes to life again loses its line, and where its successor goes too the
line leads on to the next, or goes. This is no part of the world: it depends on what was loaded before.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping

from pyoxigraph import NamedNode, Quad

from graph.addresses import Addresses
from graph.backends.backend import Backend
from graph.identity.events import natural_neighbourhood
from graph.terms import node
from graph.world.change import Change
from graph.world.index import plain
from graph.world.neighbours import Neighbours
from graph.world.records import Told
from graph.world.statement import Statement
from graph.world.tallying import Meaning, Tallying
from ontology.names import fold
from ontology.vocabulary import DCTERMS

Successors = Mapping[str, Collection[str]]  # path that is no more → the paths that took its place
_REPLACED = node(DCTERMS.isReplacedBy)


def write_history(
    backend: Backend, addresses: Addresses, ended: Successors, born: Iterable[str], change: Change
) -> None:
    """``ended``: each path that is no more, with what took its place, if anything; ``born``: new paths."""
    graph = NamedNode(addresses.history)
    alive = {NamedNode(addresses.entity(path)) for path in born}
    dead = [NamedNode(addresses.entity(path)) for path in sorted(ended)]
    leading = list(backend.with_objects(_REPLACED, dead, graph))
    before = [*backend.of_subjects(sorted(alive, key=str), graph), *leading]
    after = [
        Quad(quad.subject, _REPLACED, node(addresses.entity(path)), graph)
        for quad in (*leading, *(Quad(me, _REPLACED, me, graph) for me in dead))
        for path in sorted(ended[addresses.path(plain(quad.object))])
        if quad.subject not in alive
    ]
    change.replace(before, after)


def ended_events(near: Neighbours) -> dict[str, set[str]]:
    """The events that are no more, with the events in which their claims are now."""
    before, after = near.paths(after=False), near.paths(after=True)
    found: dict[str, set[str]] = {path: set() for path in near.before if path not in near.after}
    come: dict[str, list[Statement]] = defaultdict(list)
    for said in near.new:
        come[said.article].append(said)
    for said in near.old:
        path = before.get(said.claim)
        if path in found:
            same = (other.claim for other in come[said.article] if _tells_of_the_same(said, other))
            heirs = {after[claim] for claim in same if claim in after}
            if len(heirs) == 1:
                found[path] |= heirs
    gone = {said.claim for said in near.old}
    for claim, path in before.items():
        if path in found and claim not in gone:
            found[path].add(after[claim])
    return found


def ended_entities(tallying: Tallying, old: Iterable[Meaning], new: Iterable[Meaning]) -> dict[str, set[str]]:
    """The entities that are no more, with those that the same names in the same articles mean now."""
    found: dict[str, set[str]] = {path: set() for path in tallying.turned()[0]}
    now: dict[tuple[str, str, str], set[str]] = defaultdict(set)
    for told, paths in new:
        for key, path in _names(told, paths):
            now[key].add(path)
    for told, paths in old:
        for key, path in _names(told, paths):
            if path in found and len(now[key]) == 1:
                found[path] |= now[key]
    return found


def _tells_of_the_same(said: Statement, other: Statement) -> bool:
    """Whether a claim of the old version of an article is this one of the new: the same people, or words."""
    one, two = natural_neighbourhood(said.record), natural_neighbourhood(other.record)  # whoever joined them
    place = (one[0], said.record.scope, said.record.id) == (two[0], other.record.scope, other.record.id)
    return place or one == two


def _names(told: Told, paths: dict[str, str]) -> Iterator[tuple[tuple[str, str, str], str]]:
    for entity in told.reading.entities:
        key = (told.article.id, str(entity.kind), fold(entity.labels[0][1]))
        yield key, paths[told.references[entity.id]]
