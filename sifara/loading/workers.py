"""A pure function and values in, its results out in the same order, worked out by other processes.

The processes start when the first value is given to them, and end with the caller, also when it is killed.
"""

from __future__ import annotations

import os
import pickle
import signal
import threading
import zlib
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from multiprocessing import parent_process
from multiprocessing.context import SpawnContext, SpawnProcess
from types import TracebackType
from typing import Generic, TypeVar

from ontology.errors import InputError
from sifara.loading.garbage import seldom

T = TypeVar("T")
R = TypeVar("R")

_CHUNK = 16  # values that go to a worker at once: some 50 ms of work
_GIVES_WAY = 5  # what takes the results has to keep up, alone: it comes first
_AHEAD = 30  # chunks for each worker that wait to be worked on or taken: more than a batch


class Workers:
    """``count`` processes, none for 1 or less: then the caller does the work itself."""

    def __init__(self, count: int) -> None:
        self._count = count
        self._pool = ProcessPoolExecutor(count, _Context(), _prepare) if count > 1 else None

    def __enter__(self) -> Workers:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._pool is not None:
            self._pool.shutdown(wait=True, cancel_futures=True)

    def map(self, function: Callable[[list[T]], list[R]], values: Iterable[T]) -> Iterator[R]:
        """``function`` takes a list of values and gives a list of results; both must be picklable.

        Values are taken some hundreds ahead of the results. InputError when a process is ended from outside.
        """
        source = iter(values)
        if self._pool is None:
            while chunk := list(islice(source, 1)):
                yield from function(chunk)
            return
        pending: deque[Future[bytes]] = deque()
        packed = _Packed(function)
        try:
            while True:
                while len(pending) < self._count * _AHEAD and (chunk := list(islice(source, _CHUNK))):
                    pending.append(self._pool.submit(packed, chunk))
                if not pending:
                    return
                yield from packed.unpack(pending.popleft().result())
        except BrokenProcessPool as error:
            raise InputError(
                "a process that read articles was ended from outside, perhaps for want of memory; what was "
                "kept stays kept: load again to go on, with fewer --workers"
            ) from error
        finally:
            for future in pending:
                future.cancel()


class _Packed(Generic[T, R]):
    """The function with its results packed: what waits to be taken has a seventh of the bytes."""

    def __init__(self, function: Callable[[list[T]], list[R]]) -> None:
        self._function = function

    def __call__(self, values: list[T]) -> bytes:
        return zlib.compress(pickle.dumps(self._function(values), pickle.HIGHEST_PROTOCOL), level=1)

    def unpack(self, data: bytes) -> list[R]:
        """What ``function`` gave, in the process that asked for it."""
        results: list[R] = pickle.loads(zlib.decompress(data))
        return results


def _prepare() -> None:
    """In each process, once: it goes when the process that started it is gone, and gives way to it."""
    seldom()
    if hasattr(os, "nice"):
        os.nice(_GIVES_WAY)
    threading.Thread(target=_follow, daemon=True).start()


def _follow() -> None:
    parent = parent_process()
    if parent is not None:
        parent.join()
    os._exit(1)


class _Process(SpawnProcess):
    """Ctrl-C goes to every process of a terminal; what it means is for the first one to say."""

    def start(self) -> None:
        if threading.current_thread() is not threading.main_thread():
            super().start()
            return
        before = signal.signal(signal.SIGINT, signal.SIG_IGN)  # handed down
        try:
            super().start()
        finally:
            signal.signal(signal.SIGINT, before)


class _Context(SpawnContext):
    """Processes that begin anew: a copy of this one would have its open store, too."""

    Process = _Process
