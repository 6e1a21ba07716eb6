"""A target in, an index that is in step with it out.

Beside a store on disk it is the file ``search.sqlite`` in its folder: brought up to date by what changed
since (``graph.track``), made anew when it is not there, damaged, of another format, or of another history.
For a store in memory it is kept as long as the store is; where nobody says what changed, it is made for one
search.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from weakref import WeakKeyDictionary

from graph.store import Store
from graph.track import Head
from queries.search.index import Index
from queries.search.passage import all_passages, passages_of
from queries.target import Target

FILE = "search.sqlite"
_PART = 4  # when more than a fourth as many things changed as there are passages, all anew is faster

_in_memory: WeakKeyDictionary[Store, Index] = WeakKeyDictionary()


@contextmanager
def index_of(target: Target) -> Iterator[Index]:
    """The index of what the target holds now. StoreError: the target can't be read."""
    if not isinstance(target, Store) or (head := target.track.head()) is None:
        index = Index(None)
        index.fill(all_passages(target), None)
        yield index
        index.close()
    elif target.path is None:
        yield _in_step(target, _in_memory.get(target), head)
    else:
        index = _beside(target, target.path / FILE, head)
        try:
            yield index
        finally:
            index.close()


def forget_index(store: Store) -> None:
    """Throws away an index that turned out to be damaged; the next search makes it anew."""
    _in_memory.pop(store, None)
    if store.path is not None:
        (store.path / FILE).unlink(missing_ok=True)


def _in_step(store: Store, index: Index | None, head: Head) -> Index:
    """In memory."""
    if index is None or not _follow(store, index, head):
        index = Index(None)
        index.fill(all_passages(store), head)
        _in_memory[store] = index
    return index


def _beside(store: Store, file: Path, head: Head) -> Index:
    """In a file; in memory where none can be written, as on a full disk."""
    if file.exists():
        try:
            index = Index(file)
            if _follow(store, index, head):
                return index
            index.close()
        except sqlite3.Error:  # damaged, or not to be written
            pass
    try:
        return _made_anew(store, file, head)
    except (sqlite3.Error, OSError):
        index = Index(None)
        index.fill(all_passages(store), head)
        return index


def _follow(store: Store, index: Index, head: Head) -> bool:
    """Brings the index up to date; false when it has to be made anew."""
    known = index.head()
    if known == head:
        return True
    changed = store.track.since(known) if known else None
    if changed is None or len(changed) * _PART > index.size():
        return False
    index.replace(changed, passages_of(store, changed), head)
    return True


def _made_anew(store: Store, file: Path, head: Head) -> Index:
    """Made beside and put in place when it is whole, so that a killed run leaves no half of it."""
    draft = file.with_name(f"{FILE}.{os.getpid()}.new")
    for old in file.parent.glob(f"{FILE}*"):
        old.unlink()
    try:
        index = Index(draft, fresh=True)
        index.fill(all_passages(store), head, safe=False)
        index.close()
        with draft.open("rb+") as written:
            os.fsync(written.fileno())
        draft.replace(file)
    finally:
        draft.unlink(missing_ok=True)
    return Index(file)
