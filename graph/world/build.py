"""All readings in, the quads of the default graph out: the same whatever their order.

What the world is, at once and without a store. ``graph.world.update`` comes to the same quads by looking
only at what a change touches; a test holds the two together.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from pyoxigraph import NamedNode, Quad

from graph.addresses import Addresses
from graph.decisions.tying import NOTHING, Tying
from graph.identity.entities import resolve_entities
from graph.identity.events import resolve_events
from graph.storable import storable
from graph.terms import node
from graph.world.copies import copy_quads, find_groups, group_paths, print_of
from graph.world.entities import names_of, tally_quads
from graph.world.events import Surroundings, event_quads
from graph.world.records import Told, statements, tell
from graph.world.tally import Tally, count_facts
from ontology.reading import Reading
from ontology.vocabulary import DEFAULT_BASE, SIF


def world_quads(readings: Iterable[Reading], base: str = DEFAULT_BASE, tying: Tying = NOTHING) -> list[Quad]:
    """The world that these readings tell of; no quad twice, the same list for the same set of readings.

    ``tying``: what people decided. InputError when a reading doesn't hold together (``graph.storable``).
    """
    return derive_world(map(storable, readings), Addresses(base), tying)


def derive_world(kept: Iterable[Reading], addresses: Addresses, tying: Tying = NOTHING) -> list[Quad]:
    """As ``world_quads``, for readings that are storable already, as those from a store are."""
    told = [tell(reading, addresses, tying) for reading in kept]
    entities = resolve_entities(record for one in told for record in one.records)
    paths = {record.reference: path for path, group in entities.items() for record in group}
    tallies: dict[str, Tally] = defaultdict(Counter)
    for one in told:
        for path, tally in count_facts(one, paths).items():
            tallies[path].update(tally)
    prints = {addresses.article(one.article.id): print_of(one.article) for one in told}
    copies = group_paths(find_groups(prints), addresses)
    quads = [quad for path in sorted(tallies) for quad in tally_quads(path, tallies[path], addresses)]
    quads += (denoted_quad(path, reference, addresses) for reference, path in sorted(paths.items()))
    quads += copy_quads(copies, addresses)
    quads += _event_layer(told, paths, tallies, copies, addresses)
    return quads


def denoted_quad(path: str, reference: str, addresses: Addresses) -> Quad:
    """That a reference of an article means this entity."""
    return Quad(NamedNode(addresses.entity(path)), node(SIF.denotedBy), NamedNode(reference))


def _event_layer(
    told: list[Told],
    paths: dict[str, str],
    tallies: dict[str, Tally],
    copies: dict[str, str],
    addresses: Addresses,
) -> Iterator[Quad]:
    said = {statement.claim: statement for one in told for statement in statements(one, paths)}
    events = resolve_events(statement.record for statement in said.values())
    around = Surroundings(
        names={path: names_of(tally) for path, tally in tallies.items()},
        statements=said,
        copies=copies,
        events={record.claim: event.path for event in events for record in (*event.records, *event.denials)},
    )
    for event in events:
        yield from event_quads(event, around, addresses)
