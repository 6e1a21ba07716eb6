"""Decisions that come or go in, the articles of a store whose records they tie otherwise out."""

from __future__ import annotations

from collections.abc import Callable

from pyoxigraph import QuerySolutions

from graph.decisions.decision import Anchor, Decision, Sort, Verdict, home_of
from graph.decisions.tying import Tying
from graph.identity.entities import JOINT, Block
from graph.identity.record import EntityRecord
from graph.world.index import Index, plain, read_profile
from ontology.errors import StoreError


def affected_articles(index: Index, before: Tying, after: Tying) -> set[str]:
    """The articles ("article/KEY"): all that stand in what the decisions link or unlink."""
    changed = [
        decision
        for tying, others in ((before, after), (after, before))
        for key, decision in tying.decisions.items()
        if key not in others.decisions
    ]
    found: set[str] = set()
    homes: set[tuple[str, Block]] = set()
    for decision in changed:
        for anchor in (anchor for side in decision.sides for anchor in side):
            if anchor[0] in (Sort.REFERENCE, Sort.CLAIM):
                found.add(f"article/{anchor[1]}")
            if home_of(anchor) and _moves(decision, anchor):
                homes.add((_layer(anchor), home_of(anchor)))
    for layer, home in list(homes):
        for tying in (before, after):
            if joint := tying.joint(home):
                homes.update((layer, other) for other in tying.with_joint(joint))
    for layer, home in homes:
        key = (JOINT, joint) if (joint := before.joint(home)) else home
        found |= block_articles(index, key) if layer == Sort.NAME else _near_articles(index, key)
    return found


def block_articles(
    index: Index, key: Block, wanted: Callable[[EntityRecord], bool] = lambda _: True
) -> set[str]:
    """The articles that name somebody of a block, by such profiles as are ``wanted``."""
    lines = index.values([index.block(key)]).get(index.block(key), {}).get(index.profile.value, ())
    profiles = [told for told, _ in map(read_profile, lines) if wanted(told)]
    facts = index.values(index.named(key, told) for told in profiles)
    references = (me for found in facts.values() for me in found.get(index.reference.value, ()))
    return {index.addresses.path(me.rpartition("/entity/")[0]) for me in references}


def _near_articles(index: Index, key: Block) -> set[str]:
    """The articles with claims in a neighbourhood, whatever the month."""
    begin = index.near(key, "")
    answer = index.backend.query(
        f"SELECT DISTINCT ?article {{ VALUES ?g {{ {index.graph} }} "  # Virtuoso finds nothing in GRAPH <…>
        f'GRAPH ?g {{ ?article {index.bucket} ?near }} FILTER(STRSTARTS(STR(?near), "{begin}")) }}'
    )
    if not isinstance(answer, QuerySolutions):
        raise StoreError(f"{index.backend.name} answers a SELECT query with no solutions")
    return {index.addresses.path(plain(row["article"])) for row in answer}


def _moves(decision: Decision, anchor: Anchor) -> bool:
    """Whether others than those it names may move with a decision."""
    return decision.verdict is Verdict.SAME or anchor[0] == Sort.NAME


def _layer(anchor: Anchor) -> Sort:
    return Sort.CLAIM if anchor[0] == Sort.CLAIM else Sort.NAME
