"""A large change of a store on disk: written beside the database first, then made from there.

pyoxigraph's bulk load takes half the time of a transaction and little memory, but may be cut off half-way,
and takes nothing out. So what goes and what comes is written to files in a folder, which gets its name when
they are whole and on the disk. From then on the change counts: whoever opens the store next makes it where
this was not finished. To make a part of it twice changes nothing.

    <store>/change/removed.trig    what goes
    <store>/change/added.trig      what comes
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable
from pathlib import Path
from typing import Protocol

import pyoxigraph
from pyoxigraph import NamedNode, Quad, RdfFormat, parse, serialize

from ontology.errors import StoreError

_COUNTS, _PART = "change", "change.part"
_REMOVED, _ADDED = "removed.trig", "added.trig"
FILES = (_COUNTS, _PART)  # what may lie in the folder of a store


class Opened(Protocol):
    """What has a store open. ``make_change`` keeps none itself: an error would hold on to it with its frames,
    and with it to the folder."""

    @property
    def opened(self) -> pyoxigraph.Store:
        """What is open."""
        ...


def write_change(
    folder: Path, removed: Iterable[Quad], added: Iterable[Quad], fresh: Iterable[bytes]
) -> None:
    """Writes down what goes and comes; ``fresh``: TriG that comes besides.

    It counts when this returns. OSError when it can't be written: then there is nothing of it.
    """
    part = folder / _PART
    try:
        part.mkdir()
        _write(part / _REMOVED, [_trig(removed)])
        _write(part / _ADDED, [_trig(added), *fresh])
        _sync(part)
        part.rename(folder / _COUNTS)
    except BaseException:
        shutil.rmtree(part, ignore_errors=True)
        raise
    _sync(folder)


def is_unfinished(folder: Path) -> bool:
    """Whether a change counts that has not been made, or not to its end."""
    return (folder / _COUNTS).exists()


def make_change(place: Opened, folder: Path) -> None:
    """Makes the change that is written down, if there is one; OSError: it can be made later.

    StoreError when what is written down is no longer what was written.
    """
    part, counts = folder / _PART, folder / _COUNTS
    if part.exists():  # was never whole, or has been made
        shutil.rmtree(part)
    if not counts.exists():
        return
    touched = set()
    try:
        for quad in parse(path=str(counts / _REMOVED), format=RdfFormat.TRIG):
            place.opened.remove(quad)
            touched.add(quad.graph_name)
        place.opened.bulk_load(path=str(counts / _ADDED), format=RdfFormat.TRIG)
    except SyntaxError as error:
        raise StoreError(
            f"the change that {counts} holds was damaged from outside ({error.msg}); "
            "restore a backup, or load the articles into a new folder"
        ) from error
    for name in touched:
        if isinstance(name, NamedNode) and not any(place.opened.quads_for_pattern(None, None, None, name)):
            place.opened.remove_graph(name)
    place.opened.flush()  # all of it must be on the disk before the files go
    counts.rename(part)
    shutil.rmtree(part)


def _trig(quads: Iterable[Quad]) -> bytes:
    data = serialize(quads, format=RdfFormat.TRIG)
    assert data is not None  # it would be only when it went to a file
    return data


def _write(path: Path, parts: Iterable[bytes]) -> None:
    with path.open("wb") as file:
        for data in parts:
            file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _sync(folder: Path) -> None:
    """That the folder has these names must be on the disk too; not asked where folders can't be opened."""
    try:
        opened = os.open(folder, os.O_RDONLY)
    except OSError:  # Windows
        return
    try:
        os.fsync(opened)
    finally:
        os.close(opened)
