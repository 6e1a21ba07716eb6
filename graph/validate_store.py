"""A store of any size in, what breaks its shapes out, article by article and then the world in slices.

In memory at once: some articles, or a slice of the world with what it points to, and the addresses of the
world's subjects.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from pyoxigraph import NamedNode, Quad, QuerySolutions

from graph.facts import Facts
from graph.readings import read_article
from graph.store import WORLD, Store
from graph.validate import Checker, Violation
from ontology.errors import StoreError
from ontology.vocabulary import DCTERMS, RDF, SCHEMA, SIF

_SLICE = 400  # subjects of the world
_TYPE = NamedNode(RDF.type)
_CLAIMED = (SIF.supportedBy, SIF.deniedBy)


@dataclass(frozen=True, slots=True)
class Checked:
    """An article, or an entity or event of the world, with what is wrong with it.

    ``address``: in the data. ``kind``: "article", "event", "person", …, the first part of the address.
    ``label``: its title or name, empty when it has none.
    """

    address: str
    kind: str
    label: str
    violations: tuple[Violation, ...]


def validate_store(store: Store) -> Iterator[Checked]:
    """Each article, also where nothing is wrong (so that progress can be told); the world where something is.

    SifaraError when pySHACL is not installed.
    """
    checker = Checker()
    for graph, quads in store.quads_by_graph(store.graphs()):
        yield _article(store, checker, graph, quads)
    yield from _world(store, checker)


def _article(store: Store, checker: Checker, graph: str, quads: list[Quad]) -> Checked:
    facts = Facts(quads)
    names = facts.all(graph, SCHEMA.headline) or facts.all(graph, DCTERMS.identifier)
    found = checker.check(quads)
    if not found:
        try:
            read_article(quads, store.addresses.base)
        except StoreError as error:  # wrong, though no shape says so
            found = [Violation(graph, "", "", str(error), "a whole article; load it anew", "")]
    return Checked(graph, "article", min(names, default=""), tuple(found))


def _world(store: Store, checker: Checker) -> Iterator[Checked]:
    subjects = sorted({q.subject.value for q in store.quads(WORLD) if isinstance(q.subject, NamedNode)})
    some: list[str] = []
    for _, members in groupby(subjects, key=lambda address: _thing(store, address)):
        some += members
        if len(some) >= _SLICE:
            yield from _slice(store, checker, some)
            some = []
    if some:
        yield from _slice(store, checker, some)


def _slice(store: Store, checker: Checker, subjects: list[str]) -> Iterator[Checked]:
    """These subjects, with the types of what they point to."""
    quads = list(store.subject_quads(map(NamedNode, subjects)))
    inside = set(subjects)
    objects = {q.object for q in quads if isinstance(q.object, NamedNode)}
    others = [o for o in objects if o.value not in inside and o.value.startswith(store.addresses.base)]
    types = [quad for quad in store.subject_quads(others) if quad.predicate == _TYPE]
    facts = Facts(quads)
    claimed = [
        (me, name, claim)
        for name in _CLAIMED
        for me, claims in facts.with_predicate(name)
        for claim in sorted(claims)
    ]
    known = set(_known_claims(store, sorted({claim for _, _, claim in claimed})))
    types += [Quad(NamedNode(claim), _TYPE, NamedNode(SIF.Claim)) for claim in sorted(known)]
    found = [violation for violation in checker.check([*quads, *types]) if violation.node in inside]
    found += [_dangling(*one) for one in claimed if one[2] not in known]
    by_thing = sorted(found, key=lambda violation: (_thing(store, violation.node), violation))
    for thing, members in groupby(by_thing, key=lambda violation: _thing(store, violation.node)):
        kind = store.addresses.path(thing).partition("/")[0]
        labels = dict(facts.labels(thing))
        label = labels.get("en") or next(iter(labels.values()), "")
        yield Checked(thing, kind, label, tuple(members))


def _known_claims(store: Store, claims: list[str]) -> Iterator[str]:
    if not claims:
        return
    values = " ".join(f"<{claim}>" for claim in claims)
    answer = store.query(f"SELECT DISTINCT ?c {{ VALUES ?c {{ {values} }} GRAPH ?g {{ ?c a sif:Claim }} }}")
    assert isinstance(answer, QuerySolutions)
    for solution in answer:
        claim = solution["c"]
        assert isinstance(claim, NamedNode)
        yield claim.value


def _dangling(event: str, name: str, claim: str) -> Violation:
    """The world rests on a claim that no article has."""
    return Violation(
        event, name, claim, f"is {claim}, which no article has", "a claim of a stored article", ""
    )


def _thing(store: Store, address: str) -> str:
    """The entity or event that a part of it belongs to: person/x of person/x/office/1."""
    if not address.startswith(store.addresses.base):
        return address
    parts = store.addresses.path(address).split("/")
    return store.addresses.base + "/".join(parts[:2])
