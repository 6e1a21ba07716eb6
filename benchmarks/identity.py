"""Whether what is one becomes one, and nothing else, against floors: ``python -m benchmarks.identity``.

The pairs of ``benchmarks/pairs`` are made into small readings (those of institutions are read as texts), and
the world of each pair into one entity or event, or two. Precision: the share of merged pairs that are the
same; recall: the share of the same that were merged. Every pair that went wrong is listed. Exit codes and
``--renew`` as ``benchmarks.quality``.
"""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from benchmarks.floors import Book, Figures, Floors, parser, read_floors, write_floors
from benchmarks.pairs.build import HERE, mention, sentence, told
from graph.world.build import world_quads
from ontology.errors import DataError, SifaraError
from ontology.files import read_tsv
from ontology.reading import Reading
from ontology.terms import EntityKind
from ontology.vocabulary import DEFAULT_BASE, SIF

FLOORS = Path(__file__).with_name("identity_floors.yml")
HEAD = """\
# Floors of identity: `python -m benchmarks.identity` fails when a figure is worse.
# Written by `python -m benchmarks.identity --renew --reason "…"`; do not edit by hand.
# Source: measured on the pairs of benchmarks/pairs. Licence: Apache-2.0. Date: with each group.
# Known gaps: a group has few pairs, one is 0.01 to 0.1 of a figure.
"""
ENTITIES, EVENTS, INSTITUTIONS = (HERE / f"{name}.tsv" for name in ("entities", "events", "institutions"))
FILES = (ENTITIES, EVENTS, HERE / "cast.tsv", INSTITUTIONS)
GROUPS = ("people", "others", "events", "institutions", "all")


@dataclass(frozen=True, slots=True)
class Pair:
    """One row of a table: is it one (``same``), and what became of it (``merged``)?

    ``group``: "people", "others" (organisations, groups, places), "events" or "institutions". ``line``: the
    row in words.
    """

    group: str
    same: bool
    merged: bool
    line: str


def main(arguments: list[str] | None = None) -> int:
    """Measures, and compares or pins; the exit code."""
    args = parser("python -m benchmarks.identity", __doc__).parse_args(arguments)
    if args.renew and not args.reason:
        print("identity: --renew needs --reason", file=sys.stderr)
        return 2
    try:
        pairs = list(judge())
        measured = {group: figures(pairs, group) for group in GROUPS}
        book = read_floors(FLOORS)
        if args.renew:
            for group, found in measured.items():
                floors = Floors(fingerprint(), date.today().isoformat(), args.reason, found)
                book = book.renewed(group, floors, allow_lower=args.allow_lower)
            write_floors(book, FLOORS, HEAD)
    except SifaraError as error:
        print(f"identity: {error}", file=sys.stderr)
        return 1
    for pair in pairs:
        if pair.same != pair.merged:
            print(f"{'missed' if pair.same else 'WRONGLY MERGED'}\t{pair.line}")
    well = [_compare(group, measured[group], book) for group in GROUPS]
    return 0 if all(well) else 1


def judge() -> Iterator[Pair]:
    """Every pair of the tables with what becomes of it, in the order of the files."""
    for row in read_tsv(ENTITIES, ("verdict", "kind", "a", "b", "beside", "why")):
        cells = [row[name] for name in ("a", "b", "beside") if row[name]]
        readings = [mention(f"a{number}", row["kind"], cell) for number, cell in enumerate(cells, 1)]
        group = "people" if row["kind"] == EntityKind.PERSON else "others"
        merged = _are_one(readings, "entity/1", SIF.denotedBy)
        yield Pair(group, _is_same(row), merged, " ⟷ ".join(cells))
    for row in read_tsv(EVENTS, ("verdict", "a", "b", "beside", "why")):
        cells = [row[name] for name in ("a", "b", "beside") if row[name]]
        readings = [told(f"a{number}", cell) for number, cell in enumerate(cells, 1)]
        merged = _are_one(readings, "claim/1", SIF.supportedBy, SIF.deniedBy)
        yield Pair("events", _is_same(row), merged, " ⟷ ".join(cells))
    for row in read_tsv(INSTITUTIONS, ("verdict", "a", "b", "why")):
        readings = [sentence(f"a{number}", row[name]) for number, name in enumerate("ab", 1)]
        merged = _are_one(readings, "entity/1", SIF.denotedBy)
        yield Pair("institutions", _is_same(row), merged, f"{row['a']} ⟷ {row['b']}")


def figures(pairs: list[Pair], group: str) -> dict[str, float]:
    """Precision and recall of one group, or of "all"."""
    asked = [pair for pair in pairs if group in ("all", pair.group)]
    right = sum(pair.same and pair.merged for pair in asked)
    merged, same = sum(pair.merged for pair in asked), sum(pair.same for pair in asked)
    return {"precision": round(right / (merged or 1), 4), "recall": round(right / (same or 1), 4)}


def fingerprint() -> str:
    """The SHA-256 of the tables."""
    return hashlib.sha256(b"".join(path.read_bytes() for path in FILES)).hexdigest()


def _is_same(row: dict[str, str]) -> bool:
    if row["verdict"] not in ("same", "different"):
        raise DataError(f"{row['a']}: the verdict is {row['verdict']!r}; say same or different")
    return row["verdict"] == "same"


def _are_one(readings: list[Reading], part: str, *links: str) -> bool:
    """Whether the first two articles' parts are linked from one thing of the world."""
    homes: dict[str, set[str]] = {}
    for quad in world_quads(readings):
        if quad.predicate.value in links:
            homes.setdefault(str(quad.object), set()).add(str(quad.subject))
    first, second = (
        homes.get(f"<{DEFAULT_BASE}article/{reading.article.id}/{part}>", set()) for reading in readings[:2]
    )
    return bool(first & second)


def _compare(group: str, measured: Figures, book: Book) -> bool:
    """Prints a line; whether all is well."""
    floors = book.corpora.get(group)
    shown = ", ".join(f"{name} {figure:.4f}" for name, figure in measured.items())
    if floors is None:
        print(f"{group}: {shown}; no floors are pinned; pin them with --renew")
        return False
    worse = floors.worse(measured)
    pinned = ", ".join(f"{name} {figure:.4f}" for name, figure in floors.figures.items())
    print(f"{group}: {shown}; at least {pinned}{'; WORSE' if worse else ''}")
    if floors.sha256 != fingerprint():
        print(f"{group}: the pairs are not those that the floors were measured on; look, then --renew")
        return False
    return not worse


if __name__ == "__main__":
    sys.exit(main())
