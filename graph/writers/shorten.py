"""An IRI in, a shorter writing of it out, where every reader surely turns it back into the same IRI."""

from __future__ import annotations

import re
from collections.abc import Mapping

_LOCAL = re.compile(r"[A-Za-z_][A-Za-z0-9_-]*")
# no scheme, no query, no "." or ".." that would be resolved away
_RELATIVE = re.compile(r"(?!.*(?:^|/)\.{1,2}(?:/|$))[A-Za-z0-9_~-][A-Za-z0-9._~/=,-]*")


def prefixed(iri: str, prefixes: Mapping[str, str]) -> str | None:
    """ "sif:Meeting"; None where no prefix fits or what follows it would need escapes."""
    for prefix, namespace in prefixes.items():
        if iri.startswith(namespace) and _LOCAL.fullmatch(iri, len(namespace)):
            return f"{prefix}:{iri[len(namespace) :]}"
    return None


def relative(iri: str, base: str) -> str | None:
    """ "state/RU"; None where the base is another's, or doesn't end where resolving would cut it."""
    rest = iri.removeprefix(base)
    fits = base.endswith("/") and len(rest) < len(iri) and _RELATIVE.fullmatch(rest)
    return rest if fits else None


def is_plain(name: str) -> bool:
    """Whether a local name needs no escapes."""
    return bool(_LOCAL.fullmatch(name))
