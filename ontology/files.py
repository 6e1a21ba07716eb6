"""Data files in, checked rows and values out: the one place where tables and YAML are read.

A table (``.tsv``) is UTF-8 with tabs between cells, ``#`` lines of comment (the head of each file says
source, licence, date and known gaps), blank lines, one header row and then one row a line. Nothing is quoted
and nothing escaped: a cell holds neither tab nor line break, and no blank at either end.
A file that is not as it should be is a DataError naming file and line.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any, ClassVar

from ontology.errors import DataError

if TYPE_CHECKING:  # 10 ms that the start of the program need not pay
    from importlib.resources.abc import Traversable
    from pathlib import Path


def read_tsv(
    path: Path | Traversable, columns: Sequence[str], key: Sequence[str] = ()
) -> list[dict[str, str]]:
    """The rows of a table in their order, as column → cell.

    ``columns``: what the header row must be. ``key``: the columns that tell a row from every other
    (all of them, when not said).
    """
    return [dict(zip(columns, cells, strict=True)) for _, cells in read_rows(path, columns, key)]


def read_rows(
    path: Path | Traversable, columns: Sequence[str], key: Sequence[str] = ()
) -> Iterator[tuple[int, list[str]]]:
    """As ``read_tsv``, but (line number, cells): for large tables, and for checks that name a line."""
    width = len(columns)
    picked = [columns.index(column) for column in key]
    seen: dict[str, int] = {}
    header = False
    for number, line in enumerate(read_text(path).split("\n"), start=1):
        if not line or line[0] == "#":
            continue
        cells = line.split("\t")
        if not header:
            _check_header(path, number, cells, columns)
            header = True
            continue
        if len(cells) != width:
            raise DataError(
                f"{path}:{number}: {len(cells)} cells; a row has {width}, tabs between: {', '.join(columns)}"
            )
        if line[0] == " " or line[-1] == " " or "\t " in line or " \t" in line:
            raise DataError(f"{path}:{number}: a cell begins or ends with a blank; take it away")
        identity = "\t".join([cells[index] for index in picked]) if picked else line
        if (before := seen.setdefault(identity, number)) != number:
            raise DataError(
                f"{path}:{number}: {identity.replace(chr(9), ' · ')} is already in line {before}; keep one"
            )
        yield number, cells
    if not header:
        raise DataError(f"{path}: no header row; it must be {', '.join(columns)}, tabs between")


def read_yaml(path: Path | Traversable) -> Any:
    """The value of a YAML file; plain words are strings unless they are null, true, false or a number.

    So ``NO`` is Norway's code and not false, ``2024-07-24`` and ``036`` are strings (as in YAML 1.2,
    but for the last). A key given twice is a DataError.
    """
    import yaml  # 15 ms that tables need not pay

    try:
        return yaml.load(read_text(path), _yaml_loader())
    except yaml.MarkedYAMLError as error:
        line = f":{error.problem_mark.line + 1}" if error.problem_mark else ""
        raise DataError(f"{path}{line}: {error.problem or error.context}") from error
    except yaml.YAMLError as error:
        raise DataError(f"{path}: not YAML: {' '.join(str(error).split())}") from error


def read_text(path: Path | Traversable) -> str:
    """The whole text of a data file, line ends as ``\\n``."""
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise DataError(f"{path}: not UTF-8 at byte {error.start}; save the file as UTF-8") from error
    except OSError as error:
        raise DataError(f"{path}: cannot be read ({error.strerror or error})") from error


def _check_header(path: Path | Traversable, number: int, cells: list[str], columns: Sequence[str]) -> None:
    if cells != list(columns):
        raise DataError(
            f"{path}:{number}: the header row is {', '.join(cells)}; "
            f"it must be {', '.join(columns)}, tabs between"
        )


@cache
def _yaml_loader() -> Any:
    import re

    import yaml

    base: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

    class Loader(base):  # type: ignore[misc]
        """Few scalars, no key twice."""

        yaml_implicit_resolvers: ClassVar[dict[str, list[tuple[str, re.Pattern[str]]]]] = {}

        def construct_mapping(self, node: Any, deep: bool = False) -> dict[Hashable, Any]:
            seen: set[Hashable] = set()
            for name, _ in node.value:
                key = self.construct_object(name, deep=True)
                if isinstance(key, Hashable) and key in seen:
                    raise yaml.MarkedYAMLError(
                        problem=f"the key {key!r} is given twice; keep one", problem_mark=name.start_mark
                    )
                if isinstance(key, Hashable):
                    seen.add(key)
            found: dict[Hashable, Any] = super().construct_mapping(node, deep)
            return found

    scalars = (  # a number with a leading zero stays a string: it is a code ("036")
        ("null", r"~|null|", ("~", "n", "")),
        ("bool", r"true|false", ("t", "f")),
        ("int", r"0|[-+]?[1-9][0-9]*", tuple("-+0123456789")),
        ("float", r"[-+]?(?:0|[1-9][0-9]*)\.[0-9]+(?:[eE][-+]?[0-9]+)?", tuple("-+0123456789")),
    )
    for tag, pattern, first in scalars:
        Loader.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(f"(?:{pattern})$"), list(first))
    return Loader
