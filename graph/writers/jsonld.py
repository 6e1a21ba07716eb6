"""A store in, JSON-LD 1.1 of the world out (https://www.w3.org/TR/json-ld11/), in the terms of our context.

``ontology/context.jsonld`` is written into the document with the base, so that it reads without the network.
The part of compaction that its terms need is here, a subject at a time: rdflib's compacts whole graphs in
memory.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any

from pyoxigraph import Literal, NamedNode

from graph.store import Store
from graph.writers.blocks import Block, world_blocks
from graph.writers.shorten import is_plain, prefixed, relative
from ontology.errors import DataError
from ontology.files import read_text
from ontology.resources import CONTEXT
from ontology.vocabulary import PREFIXES, RDF, XSD


def write_jsonld(store: Store, write: Callable[[str], object]) -> None:
    """The world: one object with ``@context`` and ``@graph``, a node for each subject."""
    context = Context(_read_context(), store.addresses.base)
    write('{\n"@context": ' + json.dumps(context.whole, ensure_ascii=False) + ',\n"@graph": [')
    for place, block in enumerate(world_blocks(store)):
        write((",\n" if place else "\n") + json.dumps(context.node(block), ensure_ascii=False, indent=1))
    write("\n]\n}\n")


def _read_context() -> dict[str, Any]:
    try:
        context = json.loads(read_text(CONTEXT))["@context"]
    except (ValueError, KeyError, TypeError) as error:
        raise DataError(f"{CONTEXT}: not a JSON-LD context ({error})") from error
    if not isinstance(context, dict):
        raise DataError(f"{CONTEXT}: @context must be an object")
    return context


class Context:
    """The terms of a context, ready for writing nodes with them."""

    def __init__(self, terms: dict[str, Any], base: str) -> None:
        self.base = base
        self.whole = {"@base": base, **terms}
        self.vocab = terms.get("@vocab", "")
        self.prefixes = {
            name: iri for name, iri in terms.items() if iri in PREFIXES.values() and name[0] != "@"
        }
        self.terms = {
            self._expand(term.get("@id", name)): (name, term)
            for name, term in terms.items()
            if isinstance(term, dict)
        }
        self.taken = set(terms)

    def node(self, block: Block) -> dict[str, Any]:
        """The JSON object of one subject."""
        found: dict[str, Any] = {"id": self.address(block.subject.value)}
        for predicate, values in block.statements:
            if predicate.value == RDF.type:
                names = [self.name(value.value) for value in values]
                found["type"] = names if len(names) > 1 else names[0]
                continue
            key, term = self.terms.get(predicate.value) or (self.name(predicate.value), {})
            if term.get("@container") == "@language":
                found[key] = self._by_language(values)
            else:
                said = [self.value(value, term.get("@type")) for value in values]
                found[key] = said if len(said) > 1 or term.get("@container") == "@set" else said[0]
        return found

    def value(self, value: NamedNode | Literal, coerced: str | None) -> Any:
        """A value, bare where the term's type says the rest."""
        if isinstance(value, NamedNode):
            if coerced == "@vocab":
                return self.name(value.value)
            return self.address(value.value) if coerced == "@id" else {"@id": self.address(value.value)}
        if value.language:
            return {"@language": value.language, "@value": value.value}
        datatype = value.datatype.value
        if coerced and self._expand(coerced) == datatype:
            native = _native(value.value, datatype)
            return value.value if native is None else native
        if datatype == XSD.string:
            return {"@value": value.value} if coerced else value.value
        return {"@type": self.name(datatype), "@value": value.value}

    def name(self, iri: str) -> str:
        """The IRI of a class, property or datatype: bare in our vocabulary, with a prefix in the others."""
        local = iri.removeprefix(self.vocab)
        if self.vocab and iri.startswith(self.vocab) and is_plain(local) and local not in self.taken:
            return local
        return prefixed(iri, self.prefixes) or iri

    def address(self, iri: str) -> str:
        """The IRI of a node: relative to the base in our data, with a prefix elsewhere."""
        return relative(iri, self.base) or prefixed(iri, self.prefixes) or iri

    def _expand(self, name: str) -> str:
        prefix, colon, local = name.partition(":")
        return self.whole[prefix] + local if colon and prefix in self.whole else name

    def _by_language(self, values: tuple[NamedNode | Literal, ...]) -> dict[str, Any]:
        found: dict[str, list[str]] = {}
        for value in values:
            language = value.language if isinstance(value, Literal) else None
            found.setdefault(language or "@none", []).append(value.value)
        return {tag: names if len(names) > 1 else names[0] for tag, names in sorted(found.items())}


def _native(value: str, datatype: str) -> int | bool | None:
    """What JSON itself can say and a reader turns back into the same literal."""
    if datatype == XSD.boolean and value in ("true", "false"):
        return value == "true"
    if datatype == XSD.integer and re.fullmatch(r"0|-?[1-9][0-9]{0,14}", value):
        return int(value)
    return None
