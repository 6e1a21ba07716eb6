"""Quads of one graph in, what they say of each subject out, as plain strings: for reading a graph back."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from pyoxigraph import Literal, NamedNode, Quad

from ontology.vocabulary import RDFS


class Facts:
    """Values by subject and predicate; labels keep their language. Blank nodes and triples are left out."""

    def __init__(self, quads: Iterable[Quad]) -> None:
        self._facts: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
        self._labels: dict[str, list[tuple[str, str]]] = defaultdict(list)
        for subject, predicate, value, _ in quads:
            if not isinstance(subject, NamedNode) or not isinstance(value, NamedNode | Literal):
                continue
            me, name = subject.value, predicate.value
            self._facts[me][name].append(value.value)
            if name == RDFS.label and isinstance(value, Literal):
                self._labels[me].append((value.language or "", value.value))

    def with_predicate(self, predicate: str) -> Iterator[tuple[str, list[str]]]:
        """The subjects that have it, with its values."""
        return ((me, facts[predicate]) for me, facts in self._facts.items() if predicate in facts)

    def all(self, subject: str, predicate: str) -> list[str]:
        """The values, in no certain order."""
        return self._facts[subject].get(predicate, []) if subject in self._facts else []

    def one(self, subject: str, predicate: str) -> str:
        """The only value; LookupError when there is another number of them."""
        found = self.all(subject, predicate)
        if len(found) != 1:
            raise LookupError(f"<{subject}> has {len(found)} values of <{predicate}> instead of one")
        return found[0]

    def maybe(self, subject: str, predicate: str) -> str | None:
        """The only value, None without one; LookupError when there are several."""
        return self.one(subject, predicate) if self.all(subject, predicate) else None

    def parts(self, subject: str, predicate: str) -> list[str]:
        """Addresses that end in a number, in its order."""
        return sorted(self.all(subject, predicate), key=number)

    def labels(self, subject: str) -> list[tuple[str, str]]:
        """(language, name) pairs, sorted; the language of one without is empty."""
        return sorted(self._labels.get(subject, ()))


def number(address: str) -> int:
    """The number that an address ends in: 2 of article/1/claim/2."""
    return int(address[address.rfind("/") + 1 :])
