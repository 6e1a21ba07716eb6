"""How a vocabulary is written down: its terms as annotations, each becoming an IRI.

Imports nothing, so that every room can afford it.
"""

from __future__ import annotations

from typing import ClassVar


class Namespace:
    """Terms declared as annotations: a misspelt one is an AttributeError, and mypy sees it first.

    >>> class EX(Namespace, iri="https://example.org/"):
    ...     Thing: str
    >>> EX.IRI, EX.Thing
    ('https://example.org/', 'https://example.org/Thing')
    """

    IRI: ClassVar[str]

    def __init_subclass__(cls, iri: str) -> None:
        cls.IRI = iri
        for name in cls.__annotations__:
            setattr(cls, name, iri + name)
