"""Large changes of a store on disk: written beside the database first, then made from there.

pyoxigraph's bulk load takes half the time of a transaction and little memory, but may be cut off half-way,
and takes nothing out. So what goes and what comes is written to files in a folder, which gets its name when
they are whole and on the disk. From then on the change counts: whoever opens the store next makes what was
not finished. To make a change twice, and those after it again, comes to the same.

    <store>/change/1/removed.trig    what goes
    <store>/change/1/added.trig      what comes
    <store>/change/2/…               the change after it

What comes is loaded at once. What goes is kept in mind, left out of every look, and taken out once for many
changes: each time the database would write nine files more, one an order of quads, and have to sort them in.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol

import pyoxigraph
from pyoxigraph import NamedNode, Quad, RdfFormat, parse, serialize

from ontology.errors import StoreError

_COUNTS, _PART = "change", "change.part"
_REMOVED, _ADDED = "removed.trig", "added.trig"
FILES = (_COUNTS, _PART)  # what may lie in the folder of a store


class Opened(Protocol):
    """What has a store open. ``Journal`` keeps none itself: an error would hold on to it with its frames,
    and with it to the folder."""

    @property
    def opened(self) -> pyoxigraph.Store:
        """What is open."""
        ...


class Journal:
    """The changes of the store in one folder that count and are not wholly made; for one process at a time.

    Every method may raise OSError: but for ``write`` it can then be done later. StoreError when what is
    written down is no longer what was written.
    """

    def __init__(self, folder: Path) -> None:
        self._counts, self._part = folder / _COUNTS, folder / _PART
        self._changes: list[Path] = []
        self._loaded = 0  # of the changes, from the first
        self._gone: set[Quad] = set()
        self._known = False  # whether changes and gone are those that are written down

    def __len__(self) -> int:
        """How many changes are written down."""
        self._recall()
        return len(self._changes)

    def write(
        self, removed: Collection[Quad], added: Collection[Quad], fresh: Mapping[NamedNode, bytes]
    ) -> None:
        """Writes a change down; ``fresh``: new graphs with their TriG, which come besides.

        It counts when this returns. OSError when it can't be written: then there is nothing of it.
        """
        self._recall()
        folder = self._counts / str(len(self._changes) + 1)
        try:
            self._part.mkdir()
            _write(self._part / _REMOVED, [_trig(removed)])
            _write(self._part / _ADDED, [_trig(added), *fresh.values()])
            _sync(self._part)
            self._counts.mkdir(exist_ok=True)
            self._known = False
            self._part.rename(folder)
        except BaseException:
            shutil.rmtree(self._part, ignore_errors=True)
            raise
        _sync(self._counts)
        _sync(self._counts.parent)
        again = {quad.graph_name for quad in self._gone}.intersection(fresh)
        self._gone.update(removed)
        self._gone.difference_update(added)
        for name, data in fresh.items():
            if name in again:
                self._gone.difference_update(parse(data, format=RdfFormat.TRIG))
        self._changes.append(folder)
        self._known = True

    def load(self, place: Opened) -> None:
        """Loads what comes, so that ``left`` of what the database has is the store."""
        self._recall()
        for folder in self._changes[self._loaded :]:
            with _sound(folder):
                place.opened.bulk_load(path=str(folder / _ADDED), format=RdfFormat.TRIG)
            self._loaded += 1

    def left(self, quads: Iterator[Quad]) -> Iterator[Quad]:
        """Of what was looked up, what has not gone."""
        gone = self._gone
        return (quad for quad in quads if quad not in gone) if gone else quads

    def settle(self, place: Opened) -> None:
        """Makes all changes to their end, and lets go of what was written down."""
        if not self._known and self._part.exists():  # was never whole, or has been made
            shutil.rmtree(self._part)
        if not self:
            return
        self.load(place)
        for quad in self._gone:
            place.opened.remove(quad)
        for name in {quad.graph_name for quad in self._gone}:
            if isinstance(name, NamedNode) and not any(
                place.opened.quads_for_pattern(None, None, None, name)
            ):
                place.opened.remove_graph(name)
        place.opened.flush()  # all of it must be on the disk before the files go
        self._known = False
        self._counts.rename(self._part)
        shutil.rmtree(self._part)
        self._changes, self._loaded, self._gone, self._known = [], 0, set(), True

    def _recall(self) -> None:
        """What is written down, where that is not known: after another process, or an error half-way."""
        if self._known:
            return
        self._changes, self._loaded, self._gone = self._written(), 0, set()
        for folder in self._changes:
            with _sound(folder):
                self._gone.update(parse(path=str(folder / _REMOVED), format=RdfFormat.TRIG))
                self._gone.difference_update(parse(path=str(folder / _ADDED), format=RdfFormat.TRIG))
        self._known = True

    def _written(self) -> list[Path]:
        """The folders of the changes, oldest first."""
        return sorted(self._counts.iterdir(), key=lambda at: int(at.name)) if self._counts.exists() else []


@contextmanager
def _sound(folder: Path) -> Iterator[None]:
    try:
        yield
    except SyntaxError as error:
        raise StoreError(
            f"the change that {folder} holds was damaged from outside ({error.msg}); "
            "restore a backup, or load the articles into a new folder"
        ) from error


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
