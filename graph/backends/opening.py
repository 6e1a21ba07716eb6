"""A folder in, an open pyoxigraph store out; what goes wrong is a StoreError that says how to mend it.

One process at a time has a store open; RocksDB holds a lock for it, which ends with the process.
"""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pyoxigraph

from graph.backends.journal import FILES as JOURNAL
from ontology.errors import StoreError

# What RocksDB names its files; with CURRENT among them a folder is a database, else at most an unborn one.
_OWN_FILE = re.compile(
    r"CURRENT|IDENTITY|LOCK|LOG(\.old\.\d+)?|(MANIFEST|OPTIONS)-\d+(\.dbtmp)?|\d+\.(log|sst|dbtmp|blob)"
    r"|search\.sqlite.*"  # the index of queries.search, which the folder may outlive
    rf"|{'|'.join(map(re.escape, JOURNAL))}"
)

# (what the system says, what to say); the first that is found in the error speaks
_CAUSES = (
    ("No space left|File too large|quota", "can't grow: the disk is full; make room, then load again"),
    (
        "Permission denied|Read-only|not permitted",
        "can't be written; choose a folder that you may write to, or change its permissions",
    ),
    (
        "lock file|lock hold|No locks available|Resource temporarily unavailable",
        "is open in another place; wait for it (--wait SECONDS), end what uses it (another sifara?), "
        "or use a backup of it",
    ),
    (
        "Corruption|column famil|invalid data|MANIFEST|No such file",
        "is damaged or not a store of this program; restore a backup, or load the articles into a new folder",
    ),
)


_TAKEN = _CAUSES[2][0]
_PAUSE = 0.1  # seconds between two looks whether a store has become free


def open_store(path: Path | None, create: bool = True, wait: float = 0) -> pyoxigraph.Store:
    """The store in that folder, made when it isn't there (unless ``create`` is false); None for memory.

    ``wait``: for how many seconds, where another process has it open. StoreError when it can't be opened.
    """
    if path is None:
        return pyoxigraph.Store()
    try:
        _check(path, create)
        path.mkdir(parents=True, exist_ok=True)  # RocksDB's own error would say that the store is damaged
    except OSError as error:
        raise StoreError(
            f"the store {path} can't be made there ({error.strerror}); choose a folder that you may write to"
        ) from error
    end = time.monotonic() + wait
    with explained(path):
        while True:
            try:
                return pyoxigraph.Store(path)
            except OSError as error:
                if time.monotonic() >= end or not re.search(_TAKEN, str(error), re.IGNORECASE):
                    raise
            time.sleep(_PAUSE)


@contextmanager
def explained(path: Path | None) -> Iterator[None]:
    """Turns an error of the system or of the database within into a StoreError, nothing else."""
    try:
        yield
    except (OSError, RuntimeError) as error:  # pyoxigraph raises a RuntimeError for a damaged store
        raise StoreError(_explanation(path, error)) from error


def _explanation(path: Path | None, error: OSError | RuntimeError) -> str:
    reason = " ".join(str(error).split())
    where = f"the store {path}" if path else "the store in memory"
    for said, meaning in _CAUSES:
        if re.search(said, reason, re.IGNORECASE):
            return f"{where} {meaning} ({reason})"
    return f"{where} failed: {reason}; try again, and if it stays so load the articles into a new folder"


def _check(path: Path, create: bool) -> None:
    if path.is_dir():
        names = [entry.name for entry in path.iterdir()]
        if "CURRENT" not in names and not all(_OWN_FILE.fullmatch(name) for name in names):
            stranger = min(name for name in names if not _OWN_FILE.fullmatch(name))
            raise StoreError(f"{path} is not a store: it holds {stranger!r}; give a new or an empty folder")
        if names or create:
            return
    elif path.exists():
        raise StoreError(f"{path} is a file, and a store is a folder; give another path")
    if not create:
        raise StoreError(f"there is no store at {path}; load articles first, or give the path of one")
