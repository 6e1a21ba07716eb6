"""Words as people write them in, what the store says with them out, the best first."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from graph.store import Store
from ontology.errors import QueryError, StoreError
from ontology.terms import EntityKind
from ontology.vocabulary import SCHEMA, SIF, kind_class
from queries.cells import Iri, Text
from queries.evidence import address
from queries.labels import find_labels
from queries.nearest import nearest
from queries.parts import ask_part, nodes
from queries.question import Column, ColumnKind, Heading
from queries.search.forms import sought, words
from queries.search.index import Found, Index
from queries.search.keeping import forget_index, index_of
from queries.search.passage import KINDS, Field, Passage
from queries.search.snippet import Piece, snippet
from queries.table import Table
from queries.target import Target
from queries.wording import wording

LONGEST = 1000  # code points of what may be looked for
MOST = 1000  # hits
_MARKS = ("‹", "›")


@dataclass(frozen=True, slots=True)
class Hit:
    """``thing``: an entity, an event or an article. ``kind``: one of ``KINDS``.

    ``snippet``: of the words that were found. ``article``: that has them, of a quote or a headline.
    ``score``: the higher the better; of use within one answer only.
    """

    thing: Iri
    kind: str
    snippet: tuple[Piece, ...]
    field: Field
    article: Iri | None
    language: str
    score: float


def search(
    target: Target, query: str, *, kinds: Iterable[str] = (), limit: int = 20, labels: str = "ar"
) -> tuple[Hit, ...]:
    """What has all the words, else what has any of them; each thing once, with the words that fit best.

    ``kinds``: of ``KINDS``, none for all. ``query`` is words and nothing else: no sign in it has a meaning.
    QueryError: no word, too many, a kind or a limit that is none; StoreError: the target can't be read.
    """
    groups, wanted = _groups(query), _kinds(kinds)
    if not 1 <= limit <= MOST:
        raise QueryError(f"the limit is {limit}; it must be a whole number from 1 to {MOST}")
    try:
        found = _found(target, groups, wanted, limit)
    except sqlite3.DatabaseError:  # a file that broke where nothing had looked before
        if isinstance(target, Store):
            forget_index(target)
        try:
            found = _found(target, groups, wanted, limit)
        except sqlite3.DatabaseError as error:
            raise StoreError(
                f"the search index can't be used ({error}); make room, then try again"
            ) from error
    articles = {p.source for _, p, _ in found if p.field is not Field.NAME}
    names = find_labels(target, [*(thing for *_, thing in found), *articles], labels)
    keys = {key for group in groups for key in group}
    return tuple(
        Hit(
            Iri(thing, names[thing]),
            passage.kind,
            snippet(passage.words, keys),
            passage.field,
            Iri(passage.source, names[passage.source]) if passage.source in articles else None,
            passage.language,
            score,
        )
        for score, passage, thing in found
    )


def hits_table(hits: Iterable[Hit], labels: str = "ar") -> Table:
    """Hits as a table, for the formats; what was looked for stands between ‹ and ›."""
    say = wording(labels)
    names = {
        **{kind.value: Iri(kind_class(kind), say.words[kind.value]) for kind in EntityKind},
        "event": Iri(SIF.Event, say.words["event"]),
        "article": Iri(SCHEMA.NewsArticle, say.words["article"]),
    }
    return Table(
        (
            Column("kind", ColumnKind.TERM, heading=Heading("Kind", "النوع", "Вид")),
            Column("what", ColumnKind.EVENT, heading=Heading("What", "ما هو", "Что")),
            Column("words", ColumnKind.TEXT, heading=Heading("Words", "النص", "Слова")),
            Column("article", ColumnKind.ARTICLE, heading=Heading("Article", "المقال", "Статья")),
        ),
        tuple((names[hit.kind], hit.thing, Text(marked(hit), hit.language), hit.article) for hit in hits),
    )


def marked(hit: Hit) -> str:
    """The snippet as one text."""
    opening, closing = _MARKS
    return "".join(f"{opening}{p.words}{closing}" if p.found else p.words for p in hit.snippet)


def _groups(query: str) -> list[tuple[str, ...]]:
    """For each word the keys that stand for it."""
    if len(query) > LONGEST:
        raise QueryError(f"the search has {len(query)} characters; at most {LONGEST} are looked for")
    groups = list(dict.fromkeys(sought(word.folded) for word in words(query)))
    if not groups:
        raise QueryError(f"{query[:40]!r} has no word to look for; give a name or a word of a text")
    return groups


def _kinds(kinds: Iterable[str]) -> list[str]:
    wanted = [kinds] if isinstance(kinds, str) else list(kinds)
    for kind in wanted:
        if kind not in KINDS:
            raise QueryError(
                f"nothing is of the kind {kind[:40]!r}{nearest(kind, KINDS)}; there are {', '.join(KINDS)}"
            )
    return wanted


def _found(
    target: Target, groups: Sequence[Sequence[str]], kinds: Sequence[str], limit: int
) -> list[tuple[float, Passage, str]]:
    """(score, passage, thing): each thing once."""
    with index_of(target) as index:
        return _things(target, index, groups, kinds, limit, every=True) or _things(
            target, index, groups, kinds, limit, every=False
        )


def _things(
    target: Target,
    index: Index,
    groups: Sequence[Sequence[str]],
    kinds: Sequence[str],
    limit: int,
    *,
    every: bool,
) -> list[tuple[float, Passage, str]]:
    """Several passages may be of one thing: more are looked at until there are enough things, or no more."""
    most = 3 * limit + 10
    while True:
        passages = index.find(groups, kinds, every, most)
        things = _told_of(target, passages)
        if len(things) >= limit or len(passages) < most:
            return things[:limit]
        most *= 4


def _told_of(target: Target, passages: Iterable[Found]) -> list[tuple[float, Passage, str]]:
    """The event in the place of a claim; a claim that no event rests on is left out."""
    found = list(passages)
    claims = [p.thing for _, p in found if p.field is Field.QUOTE]
    events: dict[str, str] = {}
    for claim, event in ask_part(target, "events-of-claims", "claim", nodes(claims)):
        events.setdefault(address(claim), address(event))
    things: dict[str, tuple[float, Passage, str]] = {}
    for score, passage in found:
        thing = events.get(passage.thing) if passage.field is Field.QUOTE else passage.thing
        if thing is not None:
            things.setdefault(thing, (score, passage, thing))
    return list(things.values())
