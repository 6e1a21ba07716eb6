"""The graph ``index`` of a store: what identity needs to find again, so that no load reads all articles.

It stands beside the claims and changes with them in one transaction, is copied with a backup and is made anew
from the claims when it is missing, broken or of another program's rules. It is not part of the data: not
exported, no article, no world. All of it hangs on five kinds of subject:

    <index>                      format      which program wrote it
    <person/…>, <office/…>       tally       what is said of it, as counts (``graph.world.tally``)
    <index/block/HASH>           profile     each way an unlisted name is told, and how often
    <index/profile/HASH>         reference   where it is told so
    <index/near/HASH/2024-07>    statement   the claims of one neighbourhood and month (``buckets``)
    <article/KEY>                bucket, sketch, band
                                             where its claims stand, and by what copies of its text are found:
                                             a band ends in the week of publication (``graph.world.copies``)
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import cache
from importlib.resources import files

from pyoxigraph import Literal, NamedNode, Quad

from graph.addresses import Addresses, digest
from graph.backends.backend import Backend
from graph.identity.entities import Block, profile
from graph.identity.record import EntityRecord
from graph.world.statement import Statement, read_statement
from graph.world.tally import Tally
from ontology.errors import StoreError
from ontology.terms import EntityKind

_ROOMS = (
    "graph",
    "graph.decisions",
    "graph.identity",
    "graph.world",
    "ontology",
)  # where the rules of the world are written
_KINDS = (".py", ".yml", ".tsv")
HASH_DIGITS = 20


class BrokenIndexError(StoreError):
    """The index says what no index says; it has to be made anew from the claims."""


@cache
def index_format() -> str:
    """What tells an index of these rules from any other: a hash of all that they are written in."""
    found = [file for room in _ROOMS for file in files(room).iterdir() if file.name.endswith(_KINDS)]
    texts = [(file.name, file.read_text(encoding="utf-8")) for file in found]
    return digest(*(part for file in sorted(texts) for part in file), digits=16)


class Index:
    """The terms of the index of one data set, and look-ups in it; every look-up is one request for all."""

    def __init__(self, backend: Backend, addresses: Addresses) -> None:
        self.backend = backend
        self.addresses = addresses
        self.root = addresses.index
        self.graph = NamedNode(self.root)
        self.format, self.tally, self.profile, self.reference, self.statement, self.bucket = (
            NamedNode(f"{self.root}/{name}")
            for name in ("format", "tally", "profile", "reference", "statement", "bucket")
        )
        self.sketch, self.band = (NamedNode(f"{self.root}/{name}") for name in ("sketch", "band"))

    def quad(self, subject: str, predicate: NamedNode, value: str | NamedNode) -> Quad:
        """One quad of the index; a plain string is a literal."""
        return Quad(
            NamedNode(subject), predicate, Literal(value) if isinstance(value, str) else value, self.graph
        )

    def marker(self) -> Quad:
        """The quad that says that the index is whole, and whose it is."""
        return self.quad(self.root, self.format, index_format())

    def values(self, subjects: Iterable[str]) -> dict[str, dict[str, list[str]]]:
        """Subject → predicate (IRI) → values, for the subjects that the index has."""
        found: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
        for quad in self.backend.of_subjects(map(NamedNode, sorted(set(subjects))), self.graph):
            found[plain(quad.subject)][quad.predicate.value].append(plain(quad.object))
        return found

    def subjects(self, predicate: NamedNode, values: Iterable[str]) -> set[str]:
        """The subjects that have one of these literals."""
        objects = map(Literal, sorted(set(values)))
        return {plain(quad.subject) for quad in self.backend.with_objects(predicate, objects, self.graph)}

    def block(self, block: Block) -> str:
        """The address of a block of unlisted references."""
        return f"{self.root}/block/{digest(*block_words(block), digits=HASH_DIGITS)}"

    def named(self, block: Block, told: EntityRecord) -> str:
        """The address of one profile in its block."""
        words = (*block_words(block), told.reference)
        return f"{self.root}/profile/{digest(*words, digits=HASH_DIGITS)}"

    def near(self, neighbourhood: Block, bucket: str) -> str:
        """The address of one bucket of a neighbourhood of claims."""
        return f"{self.root}/near/{digest(*neighbourhood, digits=HASH_DIGITS)}/{bucket}"


def plain(term: object) -> str:
    """The value of an IRI or literal; StoreError for what Sifara does not write."""
    if isinstance(term, NamedNode | Literal):
        return term.value
    raise StoreError(f"{term} in the store was not written by this program; load the articles into a new one")


def block_words(block: Block) -> tuple[str, ...]:
    """The parts of a block, and how many: no two blocks have the same."""
    return (str(len(block)), *map(str, block))


def write_tally(tally: Tally) -> str:
    """The same line for the same counts."""
    return _line([[count, *fact] for fact, count in sorted(tally.items())])


def read_tally(line: str) -> Tally:
    """The inverse of ``write_tally``; BrokenIndexError for any other line."""
    with sound(line):
        return Counter({tuple(fact): count for count, *fact in json.loads(line)})


def write_profile(told: EntityRecord, count: int) -> str:
    """The same line for the same profile and count."""
    decided = [sorted(told.ties), told.joint, list(told.natural)] if told.ties or told.joint else []
    return _line([count, told.kind, told.name, told.state, sorted(told.offices), *decided])


def read_profile(line: str) -> tuple[EntityRecord, int]:
    """The inverse of ``write_profile``; BrokenIndexError for any other line."""
    with sound(line):
        count, kind, name, state, offices, *decided = json.loads(line)
        ties, joint, natural = decided or ((), "", ())
        told = EntityRecord("", "", EntityKind(kind), name, state, frozenset(offices), frozenset(), "", None)
        told = replace(told, ties=frozenset(ties), joint=joint, natural=tuple(natural))
        return profile(told), count


def read_claim(line: str) -> Statement:
    """The inverse of ``graph.world.statement.write_statement``; BrokenIndexError for any other line."""
    with sound(line):
        return read_statement(line)


@contextmanager
def sound(line: str) -> Iterator[None]:
    """Within it, what does not read as the index is written is a BrokenIndexError; ``line``: what to name."""
    try:
        yield
    except (ValueError, TypeError, LookupError) as error:
        raise BrokenIndexError(f"the index of the store is broken: {line[:80]!r} ({error})") from error


def _line(value: list[object]) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
