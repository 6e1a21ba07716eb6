"""``directions.yml`` as values: which of two roles in an event acts on the other."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

from ontology.errors import DataError
from ontology.files import read_yaml
from ontology.terms import Role


@cache
def steps() -> dict[Role, int]:
    """The step of every role; an edge runs from a lower step to a higher one."""
    return check_steps(read_yaml(files("graph") / "directions.yml"))


def check_steps(found: dict[str, Any]) -> dict[Role, int]:
    """The steps that the file says; DataError when a role lacks one, is unknown, or has no number."""
    wrong = set(found) ^ set(Role) | {name for name, step in found.items() if type(step) is not int}
    if wrong:
        raise DataError(
            f"graph/directions.yml: each role needs one number; look at {', '.join(sorted(wrong))}"
        )
    return {Role(name): step for name, step in found.items()}
