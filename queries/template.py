"""A SPARQL body with declared places and RDF terms in; the SPARQL that runs, here or on an endpoint, out.

A parameter ``since`` is the variable ``?given_since``. The places are lines of their own, comments to any
SPARQL parser, so that every tool can read the file:

``#: values``            the VALUES block with all the parameters that were given: where it is needed, also in
                         each subselect
``#: when NAME …``       the lines up to ``#: end`` stay only when all these parameters were given
``#: unless NAME …``     the lines up to ``#: end`` stay only when none of them was
``#: else``              within such lines: those that stay when the lines before it do not
``#: limit``             ``LIMIT n``

Terms are serialised by pyoxigraph, integers are integers: nothing that a user typed is pasted.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Mapping, Sequence

from pyoxigraph import Literal, NamedNode

from ontology.errors import DataError
from ontology.vocabulary import PREFIXES

Term = NamedNode | Literal

_PLACE = re.compile(r"\s*#:\s*(.*)$")
_GIVEN = re.compile(r"[?$]given_(\w+)")
_PROLOGUE = "".join(f"PREFIX {prefix}: <{iri}>\n" for prefix, iri in PREFIXES.items())


def fill(body: str, values: Mapping[str, Sequence[Term]], limit: int | None = None) -> str:
    """The query, with the prefixes declared.

    ``values``: parameter → the terms that it may have (of several parameters, every combination); a
    parameter with no terms at all makes a query with no answers.
    """
    lines: list[str] = []
    keep = True
    for line in body.splitlines():
        place = _PLACE.match(line)
        if not place:
            if keep:
                lines.append(line)
            continue
        word, *names = place[1].split()
        if word == "when":
            keep = all(name in values for name in names)
        elif word == "unless":
            keep = not any(name in values for name in names)
        elif word == "else":
            keep = not keep
        elif word == "end":
            keep = True
        elif word == "values" and values and keep:
            lines.append(_values_block(values))
        elif word == "limit" and limit is not None:
            lines.append(f"LIMIT {int(limit)}")
    return _PROLOGUE + "\n".join(lines) + "\n"


def check(where: str, body: str, optional: frozenset[str], always: frozenset[str], limited: bool) -> None:
    """A DataError where the places and the parameters do not fit each other.

    ``optional`` parameters may be missing, so their variables stand in ``#: when`` blocks only;
    ``always`` ones have a value in every run.
    """
    counts = {"values": 0, "limit": 0}
    given: frozenset[str] = frozenset()
    inside = False
    seen: set[str] = set()
    for number, line in enumerate(body.splitlines(), start=1):
        at = f"{where}: body line {number}"
        place = _PLACE.match(line)
        if not place:
            found = set(_GIVEN.findall(line))
            seen |= found
            if stray := sorted(found - optional - always):
                raise DataError(
                    f"{at}: ?given_{stray[0]} is no parameter; add '# parameter {stray[0]} (…): …'"
                )
            if loose := sorted(found & optional - given):
                raise DataError(f"{at}: ?given_{loose[0]} may be missing; put it after '#: when {loose[0]}'")
            continue
        word, *names = place[1].split() or [""]
        if word in ("when", "unless") and names and not inside:
            if unknown := sorted(set(names) - optional):
                raise DataError(
                    f"{at}: '{unknown[0]}' is no optional parameter; these are {', '.join(sorted(optional))}"
                )
            given, inside = frozenset(names if word == "when" else ()), True
        elif word == "else" and inside and not names:
            given = frozenset()
        elif word == "end" and inside and not names:
            given, inside = frozenset(), False
        elif word in counts and not names and not inside:
            counts[word] += 1
        elif word == "values" and not names:
            pass  # of a subselect that stays or goes with the lines around it
        else:
            raise DataError(
                f"{at}: '#: {place[1]}' is not a place here; use values, limit, when NAME … end, "
                "unless NAME … end (with else between, not nested)"
            )
    if inside:
        raise DataError(f"{where}: a '#: when' or '#: unless' has no '#: end'")
    if bool(counts["values"]) != bool(optional or always):
        raise DataError(f"{where}: '#: values' must stand in the body if, and only if, there are parameters")
    if counts["limit"] != limited:
        raise DataError(
            f"{where}: '#: limit' stands {counts['limit']} times in the body; it must stand {int(limited)}"
        )
    if unused := sorted((optional | always) - seen):
        raise DataError(f"{where}: '{unused[0]}' is never used; write ?given_{unused[0]} or drop it")


def _values_block(values: Mapping[str, Sequence[Term]]) -> str:
    names = " ".join(f"?given_{name}" for name in values)
    return f"VALUES ({names}) {{ {' '.join(_rows(values))} }}"


def _rows(values: Mapping[str, Sequence[Term]]) -> Iterator[str]:
    for row in itertools.product(*values.values()):
        yield f"({' '.join(str(term) for term in row)})"
